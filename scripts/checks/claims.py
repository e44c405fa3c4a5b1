"""Rules for what words claim of a review: only on the strength of a record is the guide said to be checked."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic.dataclasses import dataclass

from checks.finding import Told, ToldOf
from checks.page import Page
from checks.scalars import scalars
from checks.whole import Whole
from checks.wording import forms_of
from leaflets.door import KNOWN_KEYS_ONLY, read_text, read_yaml
from leaflets.errors import LeafletError
from passport.records import read_kept

WORDS = Path(__file__).with_name("claims-en.yml")
CONFIG, LABELS = "mkdocs.yml", "labels"
"""The file whose words are titles and names, and the folder of labels."""
DENIED = re.compile(
    r"\b(?:no|not|nobody|none|never|nor|without|be|get|who has|if|have (?:it|them|this|your)|\w+n['’]t)\b[^.;:,!?]*$",
    re.IGNORECASE,
)
"""Before a claim in the same sentence it turns the claim round, or asks."""
SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
REWRITE = "write that, since the records decide what it says to readers"
REMEDY = "take it out, or keep the record of who has done it in docs/data/reviews"


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Claims:
    """The words of one language; see the file's comments."""

    begin: dict[str, str]
    whole: dict[str, str]
    people: tuple[str, ...]
    done: tuple[str, ...]
    always: tuple[str, ...]
    authorities: tuple[str, ...]


def claim_without_record(whole: Whole) -> Iterator[ToldOf]:
    """No page, title, publisher or label says that people have checked the guide, unless a record does.

    HONcode, principles 1 and 5; NHS standard for creating health content: clinical sign-off.
    """
    try:
        claims = _read()
        kept, _ = read_kept(whole.standards.folder / "reviews")
    except LeafletError:
        return  # told by the rule for records
    known = {name for one in kept for name in one.record.names}
    for page in (*whole.pages, *whole.elsewhere):
        for line, text in page.texts():
            found = _claim(_without_fixed(page, line, text, claims), page, claims)
            if found and not any(name in text for name in known):
                yield page.file, (line, f"“{found}” claims a check or an authority that no record tells of; {REMEDY}")


def review_label_changed(whole: Whole) -> Iterator[ToldOf]:
    """The labels that say whether the guide was checked say just that: they stand on each page and each print."""
    for page in whole.elsewhere:
        if page.file.parent.name == LABELS:
            yield from ((page.file, told) for told in _changed_labels(page.file))


def _changed_labels(file: Path) -> Iterator[Told]:
    try:
        labels = {one.keys[0]: one for one in scalars(read_text(file), file.name) if one.keys}
    except LeafletError:
        return  # told already
    claims = _read()
    for key, label in labels.items():
        if key in claims.whole and label.text != claims.whole[key]:
            yield label.line, f"label “{key}” is not “{claims.whole[key]}”; {REWRITE}"
        if key in claims.begin and not label.text.startswith(claims.begin[key]):
            yield label.line, f"label “{key}” does not begin with “{claims.begin[key]}”; {REWRITE}"


def _without_fixed(page: Page, line: int, text: str, claims: Claims) -> str:
    """Return a label without the words that it has to have; any other text as it is."""
    if page.file.parent.name != LABELS:
        return text
    key = next((one.keys[0] for one in scalars(read_text(page.file), page.path) if one.keys and one.line == line), "")
    return text.removeprefix((claims.begin | claims.whole).get(key, ""))


def _claim(text: str, page: Page, claims: Claims) -> str:
    """Return what claims a check in the text; empty if nothing does."""
    patterns = [_checks(claims), forms_of(claims.always)]
    if page.file.name == CONFIG or page.file.parent.name == LABELS:
        patterns.append(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, claims.authorities))})(?!\w)"))
    for sentence in SENTENCE.findall(text):
        if sentence.endswith("?"):
            continue
        for pattern in patterns:
            for found in pattern.finditer(sentence):
                if not DENIED.search(sentence[: found.start()]):
                    return str(found[0])
    return ""


@cache
def _read() -> Claims:
    return read_yaml(WORDS, Claims)


def _checks(claims: Claims) -> re.Pattern[str]:
    """Return what finds “checked by”, “doctors have approved”, “doctors approve this guide” and “doctor-approved”."""
    done = "|".join(_past(word) for word in claims.done)
    people = "|".join(f"{re.escape(one)}s?" for one in claims.people)
    return re.compile(
        rf"\b(?:{done})\b(?:\s+and\s+\w+)?(?:\s+off)?\s+by\b"
        rf"|\b(?:written|prepared|read)\s+by\s+(?:an?\s+|the\s+|our\s+)?(?:{people})\b"
        rf"|\b(?:{people})\b(?:\s+\w+)?\s+(?:{'|'.join(claims.done)})s?\s+(?:this|our|the)\s+(?:guide|leaflet|page|text|words|advice)\b"
        rf"|\b(?:{people})\b(?:\.?\s+[A-Z]\S*)*,?(?:\s+\w+)?\s+(?:has|have|had)\s+(?:\w+\s+)?(?:{done})\b"
        rf"|\b(?:{people})[- ](?:{done})\b",
        re.IGNORECASE,
    )


def _past(word: str) -> str:
    """Return the word's past: check, checked; approve, approved; certify, certified; vet, vetted."""
    if word.endswith("e"):
        return f"{word}d"
    if word.endswith("y"):
        return f"{word[:-1]}ied"
    return f"{word}(?:{word[-1]})?ed" if word in ("vet",) else f"{word}ed"
