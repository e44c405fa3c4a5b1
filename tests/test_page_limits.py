"""A page that Markdown would read for minutes is refused before it is read, with its line."""

from pathlib import Path

import pytest

from checks.reading import read_page
from checks.standards import read_standards
from leaflets.errors import LeafletError
from leaflets.page_limits import refuse_endless

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# A\n\n" + "[" * 4000, "a.md:3: over 50 brackets are open here; close them"),
        ("# A\n\nx\n" + "[a](" * 4000, "a.md:4: over 50 brackets"),
        ("# A\n\n" + "![a" * 100, "a.md:3: over 50 brackets"),
        ("# A\n\n" + "[\n" * 100, "a.md:53: over 50 brackets"),
        ("word " * 20_001, "a.md:1: the page is over 100 kB; split it into two"),
        ("ü" * 50_001, "a.md:1: the page is over 100 kB"),
    ],
)
def test_a_page_without_end_is_refused_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(LeafletError) as refused:
        refuse_endless(text, "a.md")
    assert str(refused.value).startswith(told)
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    standards, _ = read_standards(ROOT / "docs" / "data")
    with pytest.raises(LeafletError, match=r":1: the page|brackets are open"):
        read_page(tmp_path / "a.md", standards)


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md) " * 500,
        "[" * 50,
        "([\n\n" * 100,
        "a) b) c)\n" * 500,
        *(p.read_text("utf-8") for p in ROOT.glob("docs/en/*.md")),
    ],
)
def test_a_page_as_people_write_it_passes(text: str) -> None:
    refuse_endless(text, "a.md")
