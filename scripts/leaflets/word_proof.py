"""The proof that a leaflet's words are laid out: each of them, in their order, in their section, and no other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from leaflets.laid_text import LaidText, Owner, Words
from leaflets.page_count import Fault

BULLETS = {"•", "◦", "▪"}
"""The markers of disc, circle and square."""
SAME_LINE = 0.6
"""Of the letters' size: baselines that are nearer stand on one line."""
HAIR = 1.0
"""CSS pixels that are rounding."""
Chunk = tuple[int, str]
"""An owner and words of it, up to its next child or its end."""
Chunks = list[Chunk]


def words_astray(words: Words) -> Iterator[Fault]:
    """Yield what is on the pages and in no page's text, missing, said otherwise, or out of its place."""
    for page in words.styled_pictures:
        yield page, "", "a stylesheet shows a picture, and a picture can say anything; put it into the page"
    own = [text for text in words.laid if not text.generated]
    yield from _made_by_styles(words)
    for part in ("text", "around"):
        yield from _differs(_of(words.owners, words.typed, part), _flowing(words, own, part), words)
    yield from _slots(words, own)
    yield from _imprint(words, own)
    yield from _out_of_order(words, own)
    yield from _out_of_section(words, own)


def _made_by_styles(words: Words) -> Iterator[Fault]:
    """Yield what a stylesheet adds, but for bullets, the numbers of items and those of pages."""
    for text in words.laid:
        owner = words.owners[text.owner] if text.owner >= 0 else Owner(part="around")
        counted = {"page": str(text.page), "pages": str(words.pages)}.get(owner.counts)
        markers = {owner.counts} if owner.counts.endswith(".") else BULLETS
        allowed = markers if text.generated == "marker" else {counted}
        if (text.generated or text.owner < 0) and text.text.strip() not in allowed:
            yield text.page, owner.section, f"“{text.text.strip()}” is printed, and no page says it"


def letters_typed(words: Words) -> str:
    """Return the letters of the text as the press has read it."""
    return _letters(_of(words.owners, words.typed, "text"))


def _flowing(words: Words, own: Sequence[LaidText], part: str) -> Chunks:
    """Return what is laid out of the text or around it; a table's headings once."""
    first_page: dict[int, int] = {}
    kept = [
        text
        for text in own
        if not words.owners[text.owner].repeated or first_page.setdefault(text.owner, text.page) == text.page
    ]
    return _of(words.owners, [(text.owner, text.text) for text in kept if text.owner >= 0], part)


def _slots(words: Words, own: Sequence[LaidText]) -> Iterator[Fault]:
    """Yield each slot that is not there once with all its words."""
    laid = [(text.owner, text.text) for text in own if text.owner >= 0]
    slots = {words.owners[owner].part: words.owners[owner] for owner, _ in words.typed}
    shown: dict[str, int] = {}
    for part, owner in slots.items():
        if part.startswith("slot"):
            has = _of(words.owners, laid, part)
            name = owner.name if owner.twice else part
            shown[name] = shown.get(name, 0) + bool(has)
            if has:
                yield from _differs(_of(words.owners, words.typed, part), has, words)
    for name, count in shown.items():
        if count != 1:
            slot = slots[name].name if name in slots else name
            yield 1, "", f"the slot “{slot}” is there {count} times and not once"


def _imprint(words: Words, own: Sequence[LaidText]) -> Iterator[Fault]:
    """Yield each paragraph of the imprint that is cut wherever it stands, or that stands nowhere."""
    typed = {part: _of(words.owners, words.typed, part) for part in {one.part for one in words.owners}}
    there = set()
    for (page, part), texts in groupby(own, lambda text: (text.page, words.owners[text.owner].part)):
        if part.startswith("imprint") and (laid := _joined((text.owner, text.text) for text in texts)):
            there.add(_letters(laid))
            yield from _differs(typed[part], laid, words, page)
    counted = {owner.part for owner in words.owners if owner.counts}
    for part, chunks in typed.items():
        if part.startswith("imprint ") and part not in counted and chunks and _letters(chunks) not in there:
            yield words.pages, "", f"{_quoted(chunks)} of the imprint is not printed"


def _differs(typed: Chunks, laid: Chunks, words: Words, page: int = 0) -> Iterator[Fault]:
    """Yield the first difference between what is typed and what is laid out, letter by letter but for spaces."""
    wanted = [(owner, _close(text)) for owner, text in typed]
    found = [(owner, _close(text)) for owner, text in laid]
    if wanted == found:
        return
    at = next(
        (i for i, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other),
        min(len(wanted), len(found)),
    )
    missing, extra = typed[at : at + 1], laid[at : at + 1]
    owner = words.owners[(missing or extra)[0][0]]
    on = page or next((text.page for text in words.laid if extra and text.owner == extra[0][0]), words.pages)
    if not missing:
        what = f"{_quoted(extra)} is printed, and no page says it there"
    elif wanted[at] in found[at:]:
        what = f"{_quoted(missing)} is not printed where it is typed"
    elif extra and extra[0][0] == missing[0][0]:
        what = "“{}” is printed as “{}”".format(*_unlike(missing[0][1], extra[0][1]))
    else:
        what = f"{_quoted(missing)} is not printed"
    yield on, owner.section, what


def _unlike(one: str, other: str) -> tuple[str, str]:
    """Return two texts from the first word on in which they differ."""
    ours, theirs = one.split(), other.split()
    pairs = enumerate(zip(ours, theirs, strict=False))
    at = next((index for index, (word, printed) in pairs if word != printed), min(len(ours), len(theirs)))
    return _short(" ".join(ours[at:])), _short(" ".join(theirs[at:]))


def _out_of_order(words: Words, own: Sequence[LaidText]) -> Iterator[Fault]:
    """Yield what does not stand after, beneath or on a new column to the right of what comes before it."""
    texts = [text for text in own if words.owners[text.owner].part == "text" and not words.owners[text.owner].repeated]
    for before, after in pairwise(texts):
        line = SAME_LINE * max(before.size, after.size)
        lower = after.baseline > before.baseline + line
        right = after.left >= before.right - HAIR
        if after.page < before.page or (after.page == before.page and not (lower or right)):
            section = words.owners[after.owner].section
            yield after.page, section, f"“{_short(after.text)}” is not printed after “{_short(before.text)}”"


def _out_of_section(words: Words, own: Sequence[LaidText]) -> Iterator[Fault]:
    """Yield what stands beyond the frame of its section, and so beside its card."""
    for text in own:
        if text.turned:
            yield text.page, words.owners[text.owner].section, f"“{_short(text.text)}” runs in the other direction"
        box = text.around
        if box and not (
            box.left - HAIR <= text.left <= text.right <= box.right + HAIR
            and box.top - HAIR <= text.baseline <= box.bottom + HAIR
        ):
            yield (
                text.page,
                words.owners[text.owner].section,
                f"“{_short(text.text)}” is printed outside of its section",
            )


def _of(owners: Sequence[Owner], chunks: Iterable[Chunk], part: str) -> Chunks:
    """Return the chunks of one part of the leaflet."""
    return _joined(chunk for chunk in chunks if owners[chunk[0]].part == part)


def _joined(chunks: Iterable[Chunk]) -> Chunks:
    """Return chunks of one owner that follow one another as one."""
    return [(owner, " ".join(text for _, text in group)) for owner, group in groupby(chunks, lambda chunk: chunk[0])]


def _close(text: str) -> str:
    return "".join(text.split())


def _letters(chunks: Chunks) -> str:
    return _close("".join(text for _, text in chunks))


def _quoted(chunks: Chunks) -> str:
    return f"“{_short(' '.join(text for _, text in chunks))}”"


def _short(text: str) -> str:
    return " ".join(text.split()[:8])
