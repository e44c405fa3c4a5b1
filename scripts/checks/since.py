"""What a reviewer has to read again: the sentences on health that have changed since a version, by its git tag."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from checks import git
from checks.page import Page
from checks.prose import sentences
from checks.reading import read_page
from checks.standards import Standards
from leaflets.errors import LeafletError, did_you_mean


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence on a page, and what it rests on."""

    line: int
    text: str
    facts: tuple[str, ...] = ()


def pages_of(version: str, root: Path, standards: Standards) -> list[Page]:
    """Return the pages as they were in the version; raise a LeafletError if it has no git tag `v<version>`."""
    tags = git.tags(root)
    if tags is None:
        raise LeafletError("--since: git could not read this folder; use a clone of the project, with its tags")
    tag = f"v{version.removeprefix('v')}"
    if tag not in tags:
        known = [name.removeprefix("v") for name in tags]
        raise LeafletError(f"--since {version}: there is no git tag {tag}; {did_you_mean(version, known)}")
    with TemporaryDirectory() as folder:
        git.unpack(root, tag, Path(folder))
        return [read_page(file, standards) for file in sorted(Path(folder, "docs", "en").rglob("*.md"))]


def changes(before: Sequence[Page], now: Sequence[Page]) -> Iterator[str]:
    """Yield a line for each sentence of a page on health that is new, gone, worded anew or rests on other facts."""
    old_pages, new_pages = ({page.file.name: page for page in pages if page.clinical} for pages in (before, now))
    for name in sorted({*old_pages, *new_pages}):
        old, new = (_said(pages.get(name)) for pages in (old_pages, new_pages))
        for was, now_said in _pairs(old, new):
            yield from _change(f"docs/en/{name}", was, now_said)


def _said(page: Page | None) -> list[Said]:
    """Return the page's headings and sentences in order; none if there is no such page."""
    if page is None:
        return []
    said = [Said(line=heading.line, text=heading.text) for heading in page.headings]
    for block in page.blocks:
        for part in block.parts:
            for breaks, text in sentences(part, page.standards.wording.abbreviations):
                said.append(Said(line=block.line + breaks, text=text, facts=block.facts))
    return sorted(said, key=lambda one: one.line)


def _pairs(old: Sequence[Said], new: Sequence[Said]) -> Iterator[tuple[Said | None, Said | None]]:
    """Yield what stood before with what stands there now; None where nothing did or does."""
    matcher = SequenceMatcher(a=[one.text for one in old], b=[one.text for one in new], autojunk=False)
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield from zip_longest(old[old_start:old_end], new[new_start:new_end])


def _change(path: str, was: Said | None, now: Said | None) -> Iterator[str]:
    if was is None and now is not None:
        yield f"{path}:{now.line}: new: “{now.text}” {_mark(now)}"
    elif was is not None and now is None:
        yield f"{path}: gone: “{was.text}” {_mark(was)}"
    elif was and now and was.text != now.text:
        yield f"{path}:{now.line}: was “{was.text}” {_mark(was)}, is “{now.text}” {_mark(now)}"
    elif was and now and was.facts != now.facts:
        yield f"{path}:{now.line}: “{now.text}” rested on {_mark(was)}, rests on {_mark(now)}"


def _mark(said: Said) -> str:
    return f"[{', '.join(said.facts)}]"
