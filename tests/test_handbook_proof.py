"""The proof that reads the printed handbook back, and the watch over what is only logged."""

import logging
from pathlib import Path

import pytest
import weasyprint

from handbook import proof
from handbook.fonts import FOLDER
from handbook.lean import LeanPage
from handbook.watch import watching
from leaflets.errors import LeafletError
from leaflets.fontconfig import only_fonts_of

STYLE = """@page { size: A4; margin: 20mm 20mm 18mm }
body { margin: 0; font: 11pt "Atkinson Hyperlegible Next" }
.frame { border: 1pt solid; box-sizing: border-box }"""


def pages(body: str, tmp_path: Path) -> tuple[proof.ProofPage, ...]:
    with only_fonts_of(FOLDER, cache=tmp_path):
        return proof.read(weasyprint.HTML(string=f"<style>{STYLE}</style>{body}").write_pdf())


def lean(*texts: str) -> LeanPage:
    return LeanPage(source="docs/en/x.md", html="", texts=texts)


def test_a_page_that_is_whole_passes_though_lines_and_pages_part_it(tmp_path: Path) -> None:
    words = "many words that go on to the next page " * 300
    read = pages(f"<ol><li>{words}</li><li>last words</li></ol>", tmp_path)
    assert len(read) > 1
    proof.check_whole(read, [lean(words, "last words")])


def test_a_lost_page_is_told(tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match=r"docs/en/x\.md:1: “lost words” is not in the handbook; see"):
        proof.check_whole(pages("<p>found words</p>", tmp_path), [lean("found words", "lost words")])


@pytest.mark.parametrize(
    ("body", "over"),
    [
        ("<p>narrow</p>", False),
        (
            '<div class="frame">as wide as the column</div>',
            False,
        ),
        (f"<p>{'w' * 200}</p>", True),
        ('<table class="frame" style="width: 200mm"><tr><td>x</td></tr></table>', True),
    ],
)
def test_what_leaves_the_paper_is_told(body: str, over: bool, tmp_path: Path) -> None:
    read = pages(body, tmp_path)
    if over:
        with pytest.raises(LeafletError, match="page 1 is wider than its paper; "):
            proof.check_width(read)
    else:
        proof.check_width(read)


def test_a_page_that_is_nearly_empty_and_a_file_too_large_are_complaints(tmp_path: Path) -> None:
    read = pages(
        '<div class="frame" style="height: 258mm">full</div><p>rest</p>',
        tmp_path,
    )
    near_empty, too_large = proof.complaints(read, 400 * 1024)
    assert "page 2 is filled to" in near_empty
    assert "400 KB is more than 300" in too_large


def test_a_chapter_and_contents_of_a_few_lines_are_no_complaint(tmp_path: Path) -> None:
    short = '<h1 style="break-before: page">A chapter</h1><p>of a line</p>'
    assert list(proof.complaints(pages(f"<p>cover</p>{short}{short}", tmp_path)[1:], 1024)) == []


def test_a_warning_is_heard_and_stopped_and_the_loggers_are_as_before(
    caplog: pytest.LogCaptureFixture,
) -> None:
    plugin, weasy = logging.getLogger("mkdocs.with-pdf"), logging.getLogger("weasyprint")
    before = [(logger.level, logger.filters[:]) for logger in (plugin, weasy)]
    with watching() as watch:
        weasy.warning("two\nlines")
        plugin.info("not worth a word")
        plugin.error("Failed to generate the cover page")
    assert watch.heard == ["two lines", "Failed to generate the cover page"]
    assert caplog.messages == []
    assert [(logger.level, logger.filters[:]) for logger in (plugin, weasy)] == before
