"""What pictures are printed: sound PNG and JPEG of a usual size, and drawings of shapes, lines and text."""

import zlib
from io import BytesIO

import pytest
from hostile import chunk, png_of
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from leaflets.errors import LeafletError
from leaflets.pictures import from_data, media_type


def drawn(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode()


def saved(kind: str, mode: str = "L", **settings: bool) -> bytes:
    data = BytesIO()
    Image.linear_gradient("L").resize((40, 40)).convert(mode).save(data, kind, **settings)
    return data.getvalue()


def refused(picture: bytes) -> str:
    with pytest.raises(LeafletError) as caught:
        media_type(picture, where="x.svg")
    return str(caught.value)


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (saved("PNG"), "image/png"),
        (saved("PNG", "RGBA"), "image/png"),
        (saved("JPEG"), "image/jpeg"),
        (saved("JPEG", progressive=True), "image/jpeg"),
        (drawn('<title>A lip</title><g fill="none"><path d="M0 0L9 9"/></g>'), "image/svg+xml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><!-- by hand -->\n' + drawn("<text>1 &lt; 2</text>"), "image/svg+xml"),
        (
            drawn('<linearGradient id="g"><stop offset="0"/></linearGradient><rect style="fill: url(#g)"/>'),
            "image/svg+xml",
        ),
    ],
)
def test_a_sound_picture_is_let_in_as_what_it_is(picture: bytes, kind: str) -> None:
    assert media_type(picture, where="x") == kind


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('<a href="#x"/>', "<a>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<script/>", "<script>"),
        ("<style/>", "<style>"),
        ("<pattern/>", "<pattern>"),
        ('<g xmlns="http://www.w3.org/1999/xhtml"/>', "<g>"),
        ('<linearGradient href="#other"/>', "href=“#other”"),
        ('<g xml:base="http://a.b/"/>', "base=“http://a.b/”"),
        ('<g fill="url(x.svg#g)"/>', "“url(x.svg#g)”"),
        ("<g fill=\"URL ( 'http://a.b/x.svg#g'\"/>", "“URL ( 'http://a.b/x.svg#g'”"),
        ('<g fill="url (#g)"/>', "“url (#g)”"),
        ('<g id="a&#10;b" class="url&#10;(x"/>', "“url (x”"),
        ('<g style="fill: u\\72l(http://a.b/)"/>', "\\72l"),
    ],
)
def test_a_drawing_that_draws_or_reads_anything_else_is_not(inside: str, what: str) -> None:
    told = refused(drawn(inside))
    assert told.startswith("x.svg: it ")
    assert what in told
    assert told.endswith("draw it with shapes, lines and text alone")


@pytest.mark.parametrize("picture", [b"", b"GIF89a", b"%PDF-1.7", b"<svg", drawn("")[:-1], b"<?xml encoding='x'?><a/>"])
def test_what_is_no_picture_of_the_three_kinds_is_not(picture: bytes) -> None:
    assert "it is no PNG, JPEG or SVG picture; use one that opens" in refused(picture)


PNG = saved("PNG")
DATA_AT = PNG.index(b"IDAT")


@pytest.mark.parametrize(
    "picture",
    [
        PNG[:-30],  # Pillow raises OSError, ValueError and SyntaxError for these three
        PNG[: DATA_AT - 4] + chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(5_000_000))) + PNG[DATA_AT - 4 :],
        PNG[: DATA_AT - 4] + b"\0\0\0\2" + PNG[DATA_AT:],
    ],
)
def test_a_broken_picture_is_not(picture: bytes) -> None:
    assert refused(picture) == "x.svg: it is broken or cut off; save it again"


@pytest.mark.parametrize("side", [3_200, 10_000, 20_000])
def test_a_picture_of_very_many_pixels_is_not(side: int) -> None:
    assert "it has over 10 million pixels; make it smaller" in refused(png_of(side, side))


def test_a_picture_in_a_print_shops_colours_is_not() -> None:
    assert "it is in a print shop's colours (CMYK); save it as RGB or grey" in refused(saved("JPEG", "CMYK"))


def test_a_drawing_of_very_much_is_not() -> None:
    assert "it has over 500 elements; draw it more simply" in refused(drawn("<g/>" * 500))
    assert "it is over 200000 bytes; draw it more simply" in refused(drawn(f"<desc>{'x' * 200_000}</desc>"))


def test_the_setting_of_pillow_that_others_rely_on_is_as_before() -> None:
    for setting in (True, False):
        ImageFile.LOAD_TRUNCATED_IMAGES = setting
        media_type(saved("PNG"), where="x")
        assert ImageFile.LOAD_TRUNCATED_IMAGES is setting


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([saved("PNG"), saved("JPEG"), saved("JPEG", progressive=True), drawn("<text>x</text>")]),
    st.integers(0, 2_000),
    st.integers(0, 60),
    st.binary(max_size=20),
)
def test_whatever_is_broken_in_a_picture_no_other_error_comes_out(
    picture: bytes, start: int, length: int, other: bytes
) -> None:
    start %= len(picture)
    try:
        media_type(picture[:start] + other + picture[start + length :], where="x")
    except LeafletError as error:
        assert len(str(error).splitlines()) == 1


def test_a_data_address_gives_its_bytes() -> None:
    assert from_data("data:image/svg+xml,%3Csvg fill='url(#g)'/>") == b"<svg fill='url(#g)'/>"
    assert from_data("data:;base64,YWI=") == b"ab"


@pytest.mark.parametrize("address", ["data:", "data:image/png", "data:;base64,a", "x.png"])
def test_what_is_no_data_address_is_told(address: str) -> None:
    with pytest.raises(LeafletError, match="it is no data address; mend it"):
        from_data(address)
