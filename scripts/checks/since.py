"""What a reviewer has to read again: what the guide says on health and has not said in a version, by its git tag."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from checks import git
from checks.said import Said, said_in
from checks.standards import Standards
from leaflets.errors import LeafletError, did_you_mean


def said_at(version: str, root: Path, standards: Standards) -> dict[str, list[Said]]:
    """Return what the guide said in the version; raise a LeafletError if it has no git tag `v<version>`."""
    tags = git.tags(root)
    if tags is None:
        raise LeafletError("--since: git could not read this folder; use a clone of the project, with its tags")
    tag = f"v{version.removeprefix('v')}"
    if tag not in tags:
        known = [name.removeprefix("v") for name in tags]
        raise LeafletError(f"--since {version}: there is no git tag {tag}; {did_you_mean(version, known)}")
    with TemporaryDirectory() as folder:
        git.unpack(root, tag, Path(folder))
        return said_in(Path(folder), standards)


def changes(before: Mapping[str, Sequence[Said]], now: Mapping[str, Sequence[Said]]) -> Iterator[str]:
    """Yield a line for each thing that is new, gone, worded anew or rests on other facts, by file."""
    for name in sorted({*before, *now}):
        for was, is_ in _pairs(before.get(name, ()), now.get(name, ())):
            yield from _change(name, was, is_)


def _pairs(old: Sequence[Said], new: Sequence[Said]) -> Iterator[tuple[Said | None, Said | None]]:
    """Yield what stood before with what stands there now; None where nothing did or does."""
    matcher = SequenceMatcher(a=[one.text for one in old], b=[one.text for one in new], autojunk=False)
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield from zip_longest(old[old_start:old_end], new[new_start:new_end])


def _change(path: str, was: Said | None, now: Said | None) -> Iterator[str]:
    if was is None and now is not None:
        yield f"{path}:{now.line}: new: {_quoted(now)}"
    elif was is not None and now is None:
        yield f"{path}: gone: {_quoted(was)}"
    elif was and now and was.text != now.text:
        yield f"{path}:{now.line}: was {_quoted(was)}, is {_quoted(now)}"
    elif was and now and was.facts != now.facts:
        yield f"{path}:{now.line}: “{now.text}” rested on {_mark(was)}, rests on {_mark(now)}"


def _quoted(said: Said) -> str:
    return f"“{said.text}” {_mark(said)}" if said.facts else f"“{said.text}”"


def _mark(said: Said) -> str:
    return f"[{', '.join(said.facts)}]"
