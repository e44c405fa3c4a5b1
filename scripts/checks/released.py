"""What is out stays as it was: the entries of history.yml against the git tags of their versions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.finding import ToldOf, from_error
from checks.git import file_at, tags
from checks.whole import Whole
from leaflets.door import line_of, parse, read_text
from leaflets.errors import LeafletError

HISTORY = "docs/data/history.yml"
WITHDRAWN = "withdrawn"
"""The one key that an entry may get after it is out."""


def version_changed_after_release(whole: Whole) -> Iterator[ToldOf]:
    """The entry of a version that is out, which its git tag says, stays as it was there: prints are known by it.

    It may be withdrawn later, and then stays so: a print that was called unfit is never called fit again.
    NHS standard for creating health content: version control. Silent where there is no git, no repository or no tag.
    """
    try:
        for line, message in _changed(whole.config.parent):
            yield whole.standards.folder / "history.yml", (line, message)
    except LeafletError as error:
        for found in from_error(error, ""):
            yield Path(found.path), (found.line, found.message)


def _changed(root: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and what is wrong for each entry that is not as its tag has it."""
    file = root / HISTORY
    text = read_text(file) if file.exists() else ""  # that there is none is told by another rule
    now = _entries(text)
    for tag in tags(root) or ():
        was = _entries((file_at(root, tag, HISTORY) or b"").decode(errors="replace"))
        version = tag.removeprefix("v")
        yield from _taken_up_again(was, now, text, tag)
        if version not in was or was[version] in _may_be(now.get(version)):
            continue
        remedy = f"put it back as “git show {tag}:{HISTORY}” has it"
        if version in now:
            line = line_of(text, (list(now).index(version), "version"))
            yield line, f"version {version} is out (tag {tag}) and its entry is not that of its tag; {remedy}"
        else:
            yield 1, f"version {version} is out (tag {tag}) and has no entry; {remedy}"


def _may_be(entry: Any) -> tuple[Any, ...]:
    """Return the ways in which the entry may have come out: as it is, or before it was withdrawn."""
    if not isinstance(entry, dict):
        return ()
    return entry, {key: value for key, value in entry.items() if key != WITHDRAWN}


def _taken_up_again(was: dict[str, Any], now: dict[str, Any], text: str, tag: str) -> Iterator[tuple[int, str]]:
    """Yield the line and what is wrong for each version that the tag has as withdrawn and that is not so now."""
    for at, (version, entry) in enumerate(now.items()):
        if was.get(version, {}).get(WITHDRAWN) and not entry.get(WITHDRAWN):
            remedy = f"put its “{WITHDRAWN}” back as “git show {tag}:{HISTORY}” has it"
            yield line_of(text, (at, "version")), f"version {version} was withdrawn (tag {tag}); {remedy}"


def _entries(text: str) -> dict[str, Any]:
    """Return the entries by version, as plain data, in their order; none if the text is no history."""
    try:
        entries = parse(text, HISTORY)
    except LeafletError:
        return {}
    listed = entries if isinstance(entries, list) else []
    return {str(entry.get("version")): entry for entry in listed if isinstance(entry, dict)}
