"""An author's mistakes in the real guide: one line with file and remedy, exit 1, and the old `site/` stays."""

import re
import shutil
from pathlib import Path

import pytest
from clone import borrow_venv, build, home

ROOT = Path(__file__).resolve().parent.parent
WIDE = (
    "| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 [general] |"
)
CARD = "## Call your doctor, midwife or pharmacist today if: {#same-day .same-day}"
MISTAKES = [
    (
        "mkdocs.yml",
        "tingling, while-you-wait]",
        "tingling, while-you-wayt]",
        r"mkdocs.yml:\d+: .*did you mean “while-you-wait”\? \[catalogue\]",
    ),
    (
        "mkdocs.yml",
        "{page: index,",
        "{page: indexx,",
        r"mkdocs.yml:\d+: .*there is no page “indexx”; did you mean “index”\? \[catalogue\]",
    ),
    (
        "mkdocs.yml",
        "parts: [face-today,",
        "parts: [face-todai,",
        r"mkdocs.yml:\d+: .*did you mean “face-today”\? \[catalogue\]",
    ),
    ("mkdocs.yml", "papers: {a4: 2,", "papers: {a44: 2,", r"mkdocs.yml:\d+: .*“a44”; did you mean “a4”\?"),
    (
        "mkdocs.yml",
        "      title: Twitch diary",
        "      titel: Twitch diary",
        r"mkdocs.yml:\d+: .*“titel”.*did you mean “title”\?",
    ),
    (
        "mkdocs.yml",
        "  - Causes: causes.md",
        "  - Causes: cause.md",
        r"mkdocs.yml:\d+: .*“cause.md”, and there is no such page; .*",
    ),
    (
        "mkdocs.yml",
        "site_name: Lip twitching",
        "site_name: Lip: twitching",
        r"mkdocs.yml:1: mapping values are not allowed here; .*",
    ),
    ("mkdocs.yml", 'review_due: "2027-05-22"', 'review_due: "May 2027"', r"mkdocs.yml:\d+: .*review_due.*"),
    (
        "docs/data/facts.yml",
        "F001:\n",
        "F001:\n  sayz: x\n",
        r"docs/data/facts.yml:\d+: .*“sayz”.*did you mean “says”\?",
    ),
    (
        "docs/en/causes.md",
        "## Tiredness",
        "![A lip](images/lip.png) [general]\n\n## Tiredness",
        r"docs/en/causes.md:\d+: .*images/lip.png.*; .*",
    ),
    (
        "docs/en/causes.md",
        "## Tiredness",
        "[All the pages](morre.md) [general]\n\n## Tiredness",
        r"docs/en/causes.md:\d+: .*“morre.md”.*; .*",
    ),
    ("docs/en/causes.md", "## Tiredness", WIDE + "\n\n## Tiredness", r"docs/en/causes.md:\d+: .*columns.*; .*"),
    (
        "docs/en/help.md",
        "## Call your doctor today if: {#same-day .same-day}",
        CARD,
        r"docs/en/help.md:\d+: .*services.*; .*",
    ),
    ("docs/en/causes.md", "---\ndescription", "---\nx: [\ndescription", r"docs/en/causes.md:\d+: .*YAML.*; .*"),
]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guide in a folder of its own, with a `.venv` that stands."""
    root = tmp_path_factory.mktemp("a clone") / "guide"
    for folder in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in ("mkdocs.yml", "requirements.txt"):
        shutil.copy(ROOT / file, root)
    borrow_venv(root)
    return root


@pytest.mark.parametrize(("file", "right", "wrong", "line"), MISTAKES, ids=[mistake[3] for mistake in MISTAKES])
def test_a_mistake_is_one_line_with_its_remedy_and_the_old_site_stays(
    clone: Path, file: str, right: str, wrong: str, line: str
) -> None:
    (clone / "site").mkdir(exist_ok=True)
    (clone / "site" / "index.html").write_text("the old site", encoding="utf-8")
    path = clone / file
    text = path.read_text(encoding="utf-8")
    assert text.count(right) >= 1
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    try:
        done = build(clone)
    finally:
        path.write_text(text, encoding="utf-8")
    assert re.fullmatch(line + r"\n", done.stderr), done.stderr
    assert done.returncode == 1
    assert home(clone) == "the old site"


def test_the_same_guide_without_a_mistake_is_built(clone: Path) -> None:
    done = build(clone)
    assert done.stderr == ""
    assert done.returncode == 0
    assert "Most twitches are harmless" in home(clone)
