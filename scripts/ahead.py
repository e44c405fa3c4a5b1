"""The content rules at work ahead: beside a build that still loads MkDocs, which takes as long."""

from collections.abc import Callable
from contextlib import chdir
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets import crew

if TYPE_CHECKING:  # who begins need not load the rules
    from checks.finding import Finding
    from checks.whole import Whole

_begun: dict[tuple[Path, Path], Callable[[], "tuple[Whole, list[Finding]]"]] = {}
"""What returns the result, by project and folder of pages."""


def begin(root: Path) -> None:
    """Let the rules look at the project's pages beside this process, where it can be copied."""
    from leaflets.settings import docs_folder  # loads YAML, which an unchanged guide does without

    docs_dir = docs_folder(root)
    _begun[root, docs_dir] = crew.aside(partial(_looked_at, root, docs_dir))


def looked_at(root: Path, docs_dir: Path) -> "tuple[Whole, list[Finding]]":
    """Return the guide as the rules have read it, and what they have found: once from ahead, then anew each time."""
    return _begun.pop((root, docs_dir), partial(_looked_at, root, docs_dir))()


def _looked_at(root: Path, docs_dir: Path) -> "tuple[Whole, list[Finding]]":
    import checks
    from checks.whole import read_whole

    with chdir(root):  # findings name files as seen from there
        whole = read_whole(root, docs_dir)
        return whole, checks.findings(whole)
