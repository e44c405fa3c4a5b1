"""A page's drawing is parted into its blocks', and nothing is lost or drawn twice."""

from leaflets.drawn import parted

MOVE = b"1 0 0 1 0 9 cm"


def mark(number: int, shown: bytes) -> list[object]:
    return ["/Span", Mark(MCID=number), b"BDC", shown, b"EMC"]


class Mark(dict[str, int]):
    @property
    def data(self) -> bytes:
        return b"<</MCID %d>>" % self["MCID"]


def test_each_block_gets_its_own_group_and_the_moves_before_it() -> None:
    stream = [MOVE, b"q", MOVE, b"q", *mark(0, b"one"), b"Q", b"q", *mark(1, b"two"), b"Q", b"Q"]
    one, two = parted(stream, {0: 0, 1: 1}.__getitem__, 2)
    assert one == b"\n".join([MOVE, b"q", MOVE, b"q", b"/Span", b"<</MCID 0>>", b"BDC", b"one", b"EMC", b"Q", b"Q"])
    assert b"two" in two
    assert b"one" not in two


def test_what_has_no_text_stays_with_the_block_it_stands_in_however_deep() -> None:
    picture = [b"q", b"q", b"q", b"red", b"Q", b"Q", b"Q"]
    stream = [b"q", *mark(0, b"one"), *picture, b"Q", b"q", *mark(1, b"two"), b"Q"]
    one, two = parted(stream, {0: 0, 1: 1}.__getitem__, 2)
    assert one.count(b"red") == 1
    assert b"red" not in two
