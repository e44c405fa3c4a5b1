"""A guide of two pages for each test: built once, then copied. The faults are made with Linux' own tools."""

import sys
from pathlib import Path

import pytest
from two_pages import copied, good, moved, run

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide, built; not to be touched."""
    root = copied(tmp_path_factory.mktemp("faults") / "built")
    good(run(root))
    return root


@pytest.fixture
def guide(built: Path, tmp_path: Path) -> Path:
    """A copy of the built guide, to be broken."""
    return moved(built, tmp_path / "guide")
