"""Logos: sound pictures within the roster's folder, made small; anything else is told in a line."""

import os
import re
import zlib
from base64 import b64decode, b64encode
from io import BytesIO
from pathlib import Path

import pytest
from hostile import chunk, png_of
from PIL import Image
from test_gate import FILES

from leaflets.drawing import pixels
from leaflets.errors import LeafletError
from leaflets.logo import LONGEST_SIDE, Logo, logo_of, reader
from leaflets.pictures import JPEG_SCAN, media_type


def saved(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), **settings: object) -> bytes:
    data = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(data, kind, **settings)
    return data.getvalue()


def content(logo: Logo) -> bytes:
    return b64decode(logo.data.partition(",")[2])


def opened(logo: Logo) -> Image.Image:
    return Image.open(BytesIO(content(logo)))


def refused(picture: bytes) -> str:
    with pytest.raises(LeafletError) as caught:
        logo_of(picture, where="“x”")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_is_printed_in_grey_or_rgb(mode: str) -> None:
    image = opened(logo_of(saved("PNG", mode), where="“x”"))
    assert (image.format, image.size) == ("PNG", (40, 20))
    assert image.mode in {"L", "RGB"}


def test_a_deep_grey_keeps_its_shades() -> None:
    image = opened(logo_of(saved("PNG", "I;16"), where="“x”"))
    deep = Image.open(BytesIO(saved("PNG", "I;16")))
    assert image.getpixel((3, 9)) == pytest.approx(deep.getpixel((3, 9)) / 256, abs=1)  # type: ignore[operator]


def transparent() -> bytes:
    data = BytesIO()
    Image.new("RGBA", (9, 9), (255, 0, 0, 0)).save(data, "PNG")
    return data.getvalue()


def test_what_is_transparent_is_white_paper() -> None:
    assert opened(logo_of(transparent(), where="“x”")).getpixel((4, 4)) == (255, 255, 255)


def test_a_print_shops_colours_become_a_screens() -> None:
    data = BytesIO()
    Image.new("CMYK", (40, 40), (0, 255, 255, 0)).save(data, "JPEG")
    logo = logo_of(data.getvalue(), where="“x”")
    red, green, blue = opened(logo).getpixel((20, 20))  # type: ignore[misc]
    assert opened(logo).mode == "RGB"
    assert red > 180 > 90 > max(green, blue)
    assert media_type(content(logo), where="x") == "image/jpeg"


def test_a_colour_profile_is_left_out_even_a_broken_one() -> None:
    data = saved("JPEG", "CMYK", icc_profile=b"\0\0\1\0lcms" + b"\xff" * 120)
    assert "icc_profile" not in opened(logo_of(data, where="“x”")).info


def test_a_large_picture_is_made_small_and_its_notes_are_left_out() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    exif[0x0112] = 6  # lies on its side
    logo = logo_of(saved("JPEG", size=(3000, 1500), exif=exif, comment=b"private"), where="“x”")
    assert (logo.width, logo.height) == (LONGEST_SIDE // 2, LONGEST_SIDE)
    assert b"private" not in content(logo)
    assert not opened(logo).getexif()
    assert len(logo.data) < 100_000


def test_the_same_picture_gives_the_same_bytes() -> None:
    picture = saved("JPEG", size=(900, 300))
    assert logo_of(picture, where="a") == logo_of(picture, where="b")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 30 10"', (1000, 333)),
        ('viewBox="0,0,10,20" width="9" height="9"', (500, 1000)),
        ('width="20mm" height="10mm"', (1000, 500)),
    ],
)
def test_a_drawing_is_taken_as_it_is_with_its_ratio(attributes: str, size: tuple[int, int]) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0L9 9"/></svg>'.encode()
    logo = logo_of(drawing, where="“x”")
    assert (logo.width, logo.height) == size
    assert content(logo) == drawing


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (png_of(9000, 9000), "it has over 50 million pixels; make it smaller"),
        (saved("PNG")[:-40], "it is broken or cut off; save it again"),
        (saved("JPEG")[:-40], "it is broken or cut off; save it again"),
        (b"\xff\xd8\xff" + JPEG_SCAN * 101, "it has over 100 scans; save it again"),
        (b"x" * 2_000_001, "it is over 2000000 bytes; make it smaller"),
        (b"GIF89a", "it is a GIF picture, which cannot be printed; save the logo as PNG and name that file"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "it has no size; save it as PNG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 0"/>', "it has no size; save it as PNG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e9 9"/>', "it has no size; save it as PNG"),
        (b"", "it is no PNG, JPEG or SVG picture, or broken; save the logo as PNG"),
        (b"<svg/>", "it is no PNG, JPEG or SVG picture; save the logo as PNG"),
        (saved("PNG", size=(400, 10)), "it is 400 × 10; cut it to a less narrow shape"),
    ],
)
def test_a_bomb_and_a_broken_picture_are_told_in_a_line(picture: bytes, told: str) -> None:
    assert refused(picture).startswith(f"“x”: {told}")


def test_a_text_that_grows_without_end_in_a_png_is_refused() -> None:
    text = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000)))
    picture = saved("PNG")
    assert "broken" in refused(picture[:33] + text + picture[33:])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "roster"
    folder.mkdir()
    (tmp_path / "outside.png").write_bytes(saved("PNG"))
    (folder / "logo.png").write_bytes(saved("PNG"))
    return folder


def test_a_logo_is_found_as_seen_from_the_roster_and_through_a_link_within_the_folder(folder: Path) -> None:
    (folder / "link.png").symlink_to("logo.png")
    read = reader(folder)
    assert read("logo.png") == read("link.png") == read("./logo.png")
    assert read("logo.png") is read("logo.png")


def test_a_broken_logo_that_every_row_names_is_looked_at_once(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"broken")
    read = reader(folder)
    for mended in (False, True):
        if mended:
            (folder / "logo.png").write_bytes(saved("PNG"))
        with pytest.raises(LeafletError, match="it is no PNG"):
            read("logo.png")


@pytest.mark.parametrize("name", ["../outside.png", "link.png", "links/outside.png", "{tmp}/outside.png"])
def test_a_logo_outside_of_the_rosters_folder_is_refused(folder: Path, name: str) -> None:
    (folder / "link.png").symlink_to("../outside.png")
    (folder / "links").symlink_to("..")
    with pytest.raises(LeafletError, match="is outside of the roster's folder; copy it there"):
        reader(folder)(name.replace("{tmp}", str(folder.parent)))


@pytest.mark.parametrize("name", ["none.png", "folder", "pipe", "logo.png/x", "x" * 300, "loop", "https://a.b/c.png"])
def test_what_is_no_file_is_told_and_never_waited_for(folder: Path, name: str) -> None:
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    with pytest.raises(LeafletError, match=r"there is no file|cannot be read"):
        reader(folder)(name)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">%s</svg>'
SHAPE = 'd="M0 0h20v10h-20z"'
BLUE = (0, 94, 184)
ILLUSTRATOR = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">]>
<svg version="1.1" xmlns="&ns_svg;" xmlns:i="&ns_ai;" x="0px" y="0px" viewBox="0 0 20 10"
 style="enable-background:new 0 0 20 10;" xml:space="preserve"><style type="text/css">.st0{{fill:#005EB8;}}</style>
<switch><foreignObject requiredExtensions="&ns_ai;" width="1" height="1"/><g i:extraneous="self"><path class="st0"
 {SHAPE}/></g></switch><i:pgf id="adobe_illustrator_pgf">eJzsvWmP</i:pgf></svg>"""
INKSCAPE = f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="200mm" height="100mm" viewBox="0 0 20 10">
<sodipodi:namedview id="v" pagecolor="#ffffff"/><defs id="d"/><metadata id="m">me</metadata>
<g inkscape:label="Layer 1"><path style="fill:#005eb8" {SHAPE}/></g></svg>"""


@pytest.mark.parametrize(
    "drawing",
    [
        ILLUSTRATOR,
        INKSCAPE,
        SVG % f'<g color="#005eb8"><path fill="currentColor" {SHAPE}/></g>',
        SVG % f"<style>:root{{--b:#005eb8}} .a{{fill:var(--b)}}</style><path class='a' {SHAPE}/>",
        SVG % f"<style>:root{{--a:var(--b);--b:#005eb8}}</style><path style='fill:var(--a)' {SHAPE}/>",
        SVG % f'<path fill="var(--none, #005eb8)" {SHAPE}/>',
        SVG % f'<defs><path id="p" {SHAPE}/></defs><use xlink:href="#p" fill="#005eb8"/>',
        SVG % f'<clipPath id="c"><path {SHAPE}/></clipPath><path fill="#005eb8" clip-path="url(#c)" {SHAPE}/>',
        SVG % f"<style>.a{{fill:#005eb8}}@media (width){{.a{{fill:#fff}}}}</style><path class='a' {SHAPE}/>",
    ],
)
def test_a_drawing_of_a_drawing_program_is_printed_in_its_colours(drawing: str) -> None:
    logo = logo_of(drawing.encode(), where="“x”")
    png = content(logo) if "png" in logo.data[:20] else pixels(content(logo), wide=True, side=40, where="x")
    image = Image.open(BytesIO(png)).convert("RGB")
    assert image.getpixel((image.width // 2, image.height // 2)) == BLUE
    assert logo.width == 2 * logo.height
    assert not logo.is_faint
    assert not re.search(rb"metadata|<!DOCTYPE|sodipodi|adobe", content(logo))


def test_a_picture_within_a_drawing_is_printed() -> None:
    picture = b64encode(saved("PNG")).decode()
    drawing = SVG % f'<image width="20" height="10" xlink:href="data:image/png;base64,{picture}"/>'
    image = opened(logo_of(drawing.encode(), where="“x”"))
    assert len(image.convert("RGB").getcolors(1_000_000)) > 50  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(name for name in FILES if not name.endswith(("png", "jpg"))))
def test_a_hostile_drawing_reads_no_file_and_ends_soon(name: str) -> None:
    try:
        logo = logo_of(FILES[name](), where="“x”")
    except LeafletError as error:
        assert str(error).endswith("save it as PNG") or str(error).endswith("save the logo as PNG")
    else:
        assert not re.search(rb"file:|http://127|@import|script", content(logo))


def test_a_drawing_that_shows_a_file_of_the_machine_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(saved("PNG"))
    drawing = SVG % f'<image width="20" height="10" href="{tmp_path}/secret.png"/>'
    assert refused(drawing.encode()).endswith("a picture of another file, which is not in it; save it as PNG")


@pytest.mark.parametrize(
    ("begin", "name"),
    [
        (b"II*\0", "a TIFF picture"),
        (b"\0\0\0\x18ftypheic", "a HEIC picture, as telephones take"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "an EPS drawing"),
        (b"%PDF-1.7", "a PDF or an Illustrator (AI) drawing"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WEBP picture"),
        (b"BM\x99\0\0\0\0\0\0\0", "a BMP picture"),
        (b"PK\x03\x04\x14\0[Content_Types].xml", "a Word, Excel or PowerPoint file"),
        (b"8BPS", "a Photoshop file (PSD)"),
        (b"<!DOCTYPE html><html>", "a web page"),
    ],
)
def test_what_people_choose_instead_is_named_with_a_remedy(begin: bytes, name: str) -> None:
    told = refused(begin + b"x" * 99)
    assert told == f"“x”: it is {name}, which cannot be printed; save the logo as PNG and name that file"


def test_a_photograph_of_12_million_pixels_is_made_small_and_right_way_up() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    noise = Image.effect_noise((1000, 750), 60).resize((4000, 3000)).convert("RGB")
    data = BytesIO()
    noise.save(data, "JPEG", quality=97, exif=exif)
    assert len(data.getvalue()) > 2_000_000
    logo = logo_of(data.getvalue(), where="“x”")
    assert (logo.width, logo.height) == (360, 480)


@pytest.mark.parametrize(
    "picture",
    [
        (SVG % f'<path fill="#fff" {SHAPE}/>').encode(),
        (SVG % "").encode(),
        transparent(),
    ],
)
def test_a_logo_that_nobody_would_see_on_white_paper_is_known(picture: bytes) -> None:
    assert logo_of(picture, where="“x”").is_faint
    assert not logo_of(saved("PNG"), where="“x”").is_faint


@pytest.mark.parametrize("box", ["*0 0 9 9", "0 0 9", "a b c d", "0 0 9 9 9", ""])
def test_a_view_box_that_is_not_four_numbers_is_told(box: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="9" height="9"><rect/></svg>'
    with pytest.raises(LeafletError, match="its size cannot be read; save it as PNG"):
        logo_of(drawing.encode(), where="“logo.svg”")
