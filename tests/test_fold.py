import pytest

from leaflets.fold import FOLDS, fold_of, unit_of


@pytest.mark.parametrize(
    ("kind", "panels", "sides"),
    [
        ("trifold", 6, ((5, 6, 1), (2, 3, 4))),
        ("trifold", 12, ((5, 6, 1), (2, 3, 4), (11, 12, 7), (8, 9, 10))),
        ("booklet", 4, ((4, 1), (2, 3))),
        ("booklet", 8, ((8, 1), (2, 7), (6, 3), (4, 5))),
        ("booklet", 12, ((12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7))),
    ],
)
def test_the_panels_of_each_side_from_left_to_right(kind: str, panels: int, sides: tuple[tuple[int, ...], ...]) -> None:
    assert FOLDS[kind].sides(panels) == sides


@pytest.mark.parametrize("sheets", range(1, 8))
def test_a_folded_booklet_is_read_from_first_to_last_page(sheets: int) -> None:
    sides = FOLDS["booklet"].sides(4 * sheets)
    leaves = list(zip(sides[::2], sides[1::2], strict=True))  # each sheet lies in the one before it
    first_half = [page for (_, front), (back, _) in leaves for page in (front, back)]
    second_half = [page for (front, _), (_, back) in reversed(leaves) for page in (back, front)]
    assert first_half + second_half == list(range(1, 4 * sheets + 1))


@pytest.mark.parametrize(("panels", "filled"), [(1, 4), (4, 4), (5, 8), (8, 8)])
def test_whole_sheets_are_filled_up(panels: int, filled: int) -> None:
    assert FOLDS["booklet"].filled_up(panels) == filled


def test_the_papers_name_says_how_it_is_folded() -> None:
    assert fold_of("a4-trifold") is FOLDS["trifold"]
    assert fold_of("a4-large-print") is None
    assert [unit_of(paper) for paper in ("a4", "letter-trifold", "letter-booklet")] == ["page", "panel", "page"]
