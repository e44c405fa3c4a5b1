"""What the figures are worked out from: a fault is counted, a peer without the page refused, a late answer told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
import weasyprint

from figures import answer_time, clinics, scaling, search, validity, views
from figures.browser import browser
from figures.figure import Goal
from figures.search import Asked
from figures.sites import Site
from figures.timing import Outcome, Run
from leaflets.errors import LeafletError

LONG = "A sentence that is long enough to be looked for in the document, number {}."
PAGE = "".join(f"<p>{LONG.format(number)}</p>" for number in range(4))
ANSWERS = """<!doctype html><title>Search</title>
<input class="md-search__input"><ol class="md-search-result__list"></ol>
<script>
const list = document.querySelector("ol");
document.querySelector("input").addEventListener("input", (event) => setTimeout(() => {
    if (event.target.value !== "SILENT") list.innerHTML = `<li><a href="#">${event.target.value}</a></li>`;
}, 40));
</script><script src="https://example.org/shim.js"></script>"""
"""A page that is asked as Material's are, and answers 40 ms after each key."""


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    """The browser tests of this process keep Playwright in its own."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


def walls(*seconds: float) -> Outcome:
    return Outcome(runs=tuple(Run(wall=wall) for wall in seconds))


def printed(html: str) -> bytes:
    return bytes(weasyprint.HTML(string=html).write_pdf())


def letters_off(html: str) -> int:
    with pypdfium2.PdfDocument(printed(html)) as document:
        return validity._letters_off(document[0], document[0].get_textpage())


def test_a_page_costs_what_it_adds_to_the_smallest_guide() -> None:
    outcomes = [walls(2.0), walls(90.0, 8.3, 1.0), walls(36.3)]  # 63 pages more in 6.3 s, 343 in 34.3
    figure = scaling._growth("it", outcomes, goal=Goal(limit=1.3))
    assert figure.ours == pytest.approx(100)
    assert figure.theirs == pytest.approx(100)
    assert (figure.met, figure.unit) == (True, "ms")


def test_a_guide_that_cannot_be_built_leaves_no_growth_and_says_why() -> None:
    figure = scaling._growth("it", [walls(1.0), Outcome(missing="out of memory"), walls(9.0)], goal=None)
    assert (figure.ours, figure.theirs, figure.missing) == (None, None, "out of memory")


def test_a_page_is_lost_when_most_of_it_is_not_in_the_pdf_wherever_its_lines_break() -> None:
    pdf = validity._letters("\n".join(LONG.format(number).replace(" ", "\n") for number in range(2)))
    assert not validity._lost(PAGE, pdf)
    assert validity._lost(PAGE, pdf[: len(pdf) // 2])


def test_what_is_not_printed_by_all_makes_no_page_a_lost_one() -> None:
    assert not validity._lost(f"<p>{LONG.format(1)}</p><form>{PAGE}</form>", validity._letters(LONG.format(1)))


def test_each_letter_off_the_paper_is_counted_if_only_in_part() -> None:
    assert letters_off("<p>Within") == 0
    assert letters_off("<style>body { margin: 0 -6mm; font: 30mm monospace } @page { margin: 0 }</style>ab<br>cd") == 2


def test_the_broken_rules_of_a_pdf_without_tags_are_counted(tmp_path: Path) -> None:
    untagged = tmp_path / "untagged.pdf"
    untagged.write_bytes(printed("<p>Text"))
    assert validity._broken(untagged) > 1
    no_pdf = tmp_path / "no.pdf"
    with pytest.raises(LeafletError, match="veraPDF: "):
        validity._broken(no_pdf)


def test_a_page_weighs_what_its_own_server_sends_for_it(tmp_path: Path, thread: ThreadPoolExecutor) -> None:
    (tmp_path / views.PAGE).write_text('<img src="a.png"><img src="b.png"><img src="https://example.org/c.png">')
    (tmp_path / "a.png").write_bytes(bytes(5000))
    (tmp_path / "unused.png").write_bytes(bytes(5000))
    assert thread.submit(weight, tmp_path).result() == pytest.approx(5.09, abs=0.03)


def test_a_site_without_the_page_is_refused_and_weighs_not_least(tmp_path: Path, thread: ThreadPoolExecutor) -> None:
    with pytest.raises(LeafletError, match=r"^a peer: its server gives no causes\.html$"):
        thread.submit(weight, tmp_path).result()


def weight(folder: Path) -> float:
    with browser() as chromium:
        return views._weight(chromium, Site(name="a peer", folder=folder))


def test_a_rate_is_the_leaflets_of_a_second_and_stands_alone_without_a_peer() -> None:
    figure = clinics._rate("leaflets", walls(0.005, 0.001, 0.004), walls(0.2), "peer", Goal(limit=20, least=True))
    assert (figure.ours, figure.theirs, figure.met) == (250, 5, True)
    alone = clinics._rate("leaflets", walls(0.004))
    assert (alone.ours, alone.theirs, alone.peer, alone.missing) == (250, None, "", "")


@pytest.mark.parametrize("where", [search.HTTP, search.FOLDER])
def test_a_search_is_timed_from_the_last_key_to_its_answer(
    tmp_path: Path, thread: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(search, "QUESTIONS", ("abc", "de"))
    took = thread.submit(ask, tmp_path, where).result()
    assert 0.04 <= took < 2


def test_a_search_without_an_answer_says_what_it_asks_for_in_vain(
    tmp_path: Path, thread: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "QUESTIONS", ("SILENT",))
    monkeypatch.setattr(search, "LONGEST", 3000)
    told = r"^a peer gives no answer from file:// without a network; it asks for https://example\.org/shim\.js$"
    with pytest.raises(LeafletError, match=told):
        thread.submit(ask, tmp_path, search.FOLDER).result()


def ask(folder: Path, where: str) -> float:
    (folder / "index.html").write_text(ANSWERS, encoding="utf-8")
    typed = search.partial(answer_time.while_typing, answer_time.MATERIAL)
    with browser() as chromium:
        asked = Asked(build=lambda: Site(name="a peer", folder=folder), ask=typed)
        return search._slowest(chromium, asked, where).wall


def test_a_row_of_the_search_has_the_median_of_ours_beside_the_peers_or_why_it_has_none() -> None:
    ours = walls(0.05, 0.01, 0.02)
    beside = search._row(search.HTTP, ours, walls(0.04), "peer", search.AS_MATERIAL)
    assert (beside.ours, beside.theirs, beside.met) == (20, 40, True)
    silent = search._row(search.FOLDER, ours, Outcome(missing="no answer"), "peer")
    assert (silent.ours, silent.theirs, silent.missing) == (20, None, "no answer")
    assert search._row(search.FOLDER, ours, goal=search.AT_ONCE).met
