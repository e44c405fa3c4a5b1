"""The content rules at work beside a build that is still being loaded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from two_pages import ROOT, copied

from leaflets import crew

PROGRAM = """
import json, os, sys
from pathlib import Path
import ahead

root = Path()
docs = root / "docs" / "en"
def rules():
    return [finding.rule for finding in ahead.looked_at(root, docs)[1]]

if {begin}:
    ahead.begin(root)
    looked_at, ahead._looked_at = ahead._looked_at, lambda *_: sys.exit("looked at in this process")
first = rules()
if {begin}:
    ahead._looked_at = looked_at
page = docs / "index.md"
page.write_text(page.read_text() + "\\nA paresthesia.\\n")
print(json.dumps([first, rules()]))
"""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("ahead") / "guide")


def looks(guide: Path, *, begin: bool, before: str) -> list[list[str]]:
    """The rules that find something before and after a page is spoilt, in a process as a build's: it has no threads."""
    page = guide / "docs" / "en" / "index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + before, encoding="utf-8")
    try:
        words = [sys.executable, "-c", PROGRAM.format(begin=begin)]
        done = subprocess.run(
            words, cwd=guide, env={"PYTHONPATH": str(ROOT / "scripts")}, capture_output=True, text=True
        )
    finally:
        page.write_text(text, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return list(json.loads(done.stdout))


@pytest.mark.skipif(crew.cores() < 2 or sys.platform != "linux", reason="one core alone does one thing at a time")
@pytest.mark.parametrize("before", ["", "\nAn [open door](nowhere.md).\n"])
def test_a_look_ahead_is_made_by_another_process_and_counts_once(guide: Path, before: str) -> None:
    ahead, without = (looks(guide, begin=begin, before=before) for begin in (True, False))
    assert ahead == without
    assert len(ahead[0]) < len(ahead[1])
