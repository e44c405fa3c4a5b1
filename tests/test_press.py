import os
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat
from printing import FONTS, press_body

from leaflets.errors import LeafletError
from leaflets.press import press
from leaflets.versions import versions

SECRET = "secret of another folder"
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def fonts_of(pdf: bytes) -> set[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        found = {str(font.BaseFont) for page in document.pages for font in page.Resources.get("/Font", {}).values()}
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in item or "/FontFile3" in item
    return {name.split("+")[1] for name in found}


def test_all_fonts_are_the_projects_and_embedded_even_if_a_style_asks_for_another() -> None:
    body = '<p style="font-family: monospace">a <b>b</b></p><p style="font-family: DejaVu Sans">c'
    fonts = fonts_of(press_body(body).pdf)
    assert fonts == {"Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"}


@pytest.mark.parametrize("before", [None, "/etc/fonts/fonts.conf"])
def test_the_machines_font_settings_are_as_before(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    if before:
        monkeypatch.setenv("FONTCONFIG_FILE", before)
    press_body("<p>x</p>")
    assert os.environ.get("FONTCONFIG_FILE") == before


def test_a_folder_without_fonts_is_refused_before_weasyprint_crashes(tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match="there is no font"):
        press("<p>x", name="x", styles=[], fonts=tmp_path, root=tmp_path)


@pytest.mark.parametrize(
    ("body", "css", "what"),
    [
        ("<p>x</p>", "p { width: max-content }", "Ignored `width: max-content"),
        ("<p>x</p>", 'p::after { content: "☃" }', "U+2603"),
        ('<img alt="x" src="http://[x">', "", "Failed to load image at 'http://[x'"),
    ],
)
def test_whatever_weasyprint_warns_of_stops_the_press(body: str, css: str, what: str) -> None:
    with pytest.raises(LeafletError) as caught:
        press_body(body, css)
    told = str(caught.value)
    assert told.startswith("test-a4: the press says: ")
    assert what in told


def test_a_letter_that_no_font_has_is_told_with_its_section_and_a_remedy() -> None:
    section = '<section><h2 id="help-stroke">Signs</h2><p>Café, \u200bnever ☃</p></section>'
    with pytest.raises(LeafletError) as caught:
        press_body(f"<h1>Title</h1><p>x</p>{section}")
    remedy = "the fonts have no “☃” (U+2603); write it with other letters"
    assert str(caught.value) == f"test-a4, section “help-stroke”: {remedy}"
    with pytest.raises(LeafletError, match=r"^test-a4: the fonts have no “☃”"):
        press_body(f"<h1>☃</h1>{section.replace('☃', 'x')}")
    press_body(section.replace("☃", "x"))


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<img alt="x" src="http://127.0.0.1:9/x.png">', ""),
        ('<img alt="x" src="OUTSIDE">', ""),
        ('<img alt="x" src="../outside/secret.txt">', ""),
        ('<img alt="x" src="%2e%2e/outside/secret.txt">', ""),
        ('<img alt="x" src="link.txt">', ""),
        ('<base href="http://127.0.0.1:9/"><img alt="x" src="x.png">', ""),
        ("<p>x</p>", '@import "OUTSIDE";'),
        ("<p>x</p>", "p { background: url(OUTSIDE) }"),
        ("<p>x</p>", "p { background: url(http://127.0.0.1:9/x.png) }"),
        ("<p>x</p>", "@font-face { font-family: x; src: url(OUTSIDE) } p { font-family: x }"),
    ],
)
def test_nothing_beyond_the_project_is_read(body: str, css: str, tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    secret = outside / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    (inside / "link.txt").symlink_to(secret)
    body, css = (text.replace("OUTSIDE", secret.as_uri()) for text in (body, css))
    with pytest.raises(LeafletError, match="is not a file of this project") as caught:
        press_body(body, css, root=inside)
    assert SECRET not in str(caught.value)


def test_files_of_the_project_and_data_addresses_are_read(tmp_path: Path) -> None:
    Image.new("L", (4, 4)).save(tmp_path / "own.png")
    body = f'<img alt="own" src="own.png"><img alt="data" src="{PIXEL}">'
    pictures = [piece.text for piece in press_body(body, root=tmp_path).pages[0].pieces]
    assert pictures == ["own", "data"]


def test_the_versions_name_all_that_draws() -> None:
    assert {told.split()[0] for told in versions()} >= {"weasyprint", "pydyf", "fonttools", "pango"}


ACCENTED = "ÀÉÎÕÜàéîõüñçøåßşžőłŻĐđğı“”’–•"


def drawn_by_the_press(letters: str) -> list[Image.Image]:
    body = "".join(f"<p>{letter}</p>" for letter in letters)
    css = "p { font-size: 60pt; break-after: page } @page { margin: 20mm }"
    with pypdfium2.PdfDocument(press_body(body, css).pdf) as document:
        return [ink(page.render(scale=1, grayscale=True).to_pil()) for page, _ in zip(document, letters, strict=False)]


def drawn_by_the_font(letter: str) -> Image.Image:
    font = ImageFont.truetype(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf", 60)
    picture = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(picture).text((60, 60), letter, font=font, fill=0)
    return ink(picture)


def ink(picture: Image.Image) -> Image.Image:
    """Return the ink of a picture, white on black in the corner of a picture of fixed size."""
    inverted = ImageChops.invert(picture)
    box = inverted.point(lambda grey: 255 if grey > 64 else 0).getbbox()
    cornered = Image.new("L", (80, 80))
    cornered.paste(inverted.crop(box))
    return cornered


def difference(one: Image.Image, other: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, other)).rms[0]


def test_each_letter_is_drawn_as_itself_accents_included() -> None:
    by_font = {letter: drawn_by_the_font(letter) for letter in ACCENTED}
    for letter, drawn in zip(ACCENTED, drawn_by_the_press(ACCENTED), strict=True):
        nearest = min(by_font, key=lambda other: difference(by_font[other], drawn))
        assert nearest == letter
