import pytest
from bs4 import BeautifulSoup

from handbook.columns import halves
from handbook.pdf_event_hook import fold_contents


@pytest.mark.parametrize(
    ("lengths", "left"),
    [((10, 60, 10, 10, 10), 2), ((1, 1, 1, 1), 2), ((9, 1, 1), 1), ((1, 1, 9), 2), ((1, 1, 1), 1), ((5,), 1), ((), 0)],
)
def test_the_longer_half_is_as_short_as_can_be(lengths: tuple[int, ...], left: int) -> None:
    assert halves(lengths, lengths) == (lengths[:left], lengths[left:])


def test_the_contents_become_two_lists_in_order_and_no_chapter_is_parted() -> None:
    chapters = "".join(f"<li>{n}<ul>{'<li>section</li>' * 3}</ul></li>" for n in range(5))
    soup = BeautifulSoup(f'<div id="doc-toc"><h1>Contents</h1><ul>{chapters}</ul></div>', "html.parser")
    fold_contents(soup)
    lists = soup.select("#doc-toc > ul")
    assert [column["class"] for column in lists] == [["column"]] * 2
    assert [[li.contents[0] for li in column.find_all("li", recursive=False)] for column in lists] == [
        ["0", "1"],
        ["2", "3", "4"],
    ]
    assert [len(li.select("li")) for li in soup.select("#doc-toc > ul > li")] == [3] * 5
