"""A logo in the browser edition: what is taken of it, and what is told as a receptionist can mend it."""

import json
from base64 import b64decode, b64encode
from io import BytesIO

import pytest
from PIL import Image

from leaflets.logo import in_address

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40"'
RECT = '<rect width="60" height="40" fill="#123456"/>'
RUNS = "<script>parent.hacked = 1</script>"


@pytest.fixture
def leaflet(reader):
    return reader.open("leaflets/lip-twitching")


def choose(page, data, kind="image/png"):
    file = {"name": "logo", "mimeType": kind, "buffer": data if isinstance(data, bytes) else data.encode()}
    page.locator("#clinic-logo").set_input_files(file)


def chosen(page):
    """Return the kind and the bytes of the logo that the leaflet shows."""
    page.locator(".status", has_text="The logo is on the leaflet.").wait_for()
    head, _, data = page.locator(".slot-logo").get_attribute("src").partition(";base64,")
    return head.removeprefix("data:image/"), b64decode(data)


def refused(page, says):
    page.locator("#clinic-logo-error", has_text=says).wait_for()
    assert page.locator(".slot-logo:visible").count() == 0


def picture(kind="PNG", size=(60, 40), colour="#123456", mode="RGB"):
    data = BytesIO()
    Image.new(mode, size, colour).save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("TIFF", picture("TIFF")),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0"),
        ("PDF", b"%PDF-1.7\n"),
        ("EPS", b"%!PS-Adobe-3.0 EPSF-3.0\n"),
        ("EPS", b"\xc5\xd0\xd3\xc6\x20\0\0\0"),
        ("GIF", picture("GIF")),
        ("WebP", picture("WEBP")),
        ("BMP", picture("BMP")),
        ("Photoshop", b"8BPS\0\x01"),
    ],
)
def test_a_file_of_another_kind_is_named_whatever_it_is_called(leaflet, kind, data):
    choose(leaflet, data)
    refused(leaflet, f"This is a {kind} file. Open it, save it as PNG")


@pytest.mark.parametrize(
    "data",
    [
        picture(colour="white"),
        picture(colour=(255, 255, 255, 255), mode="RGBA"),
        picture(colour=(0, 0, 0, 0), mode="RGBA"),
        picture("JPEG", colour="#fdfdfd"),
        f'{SVG}><rect width="60" height="40" fill="#fff"/></svg>',
        f"{SVG}/>",
    ],
)
def test_a_logo_that_nobody_would_see_on_paper_is_told(leaflet, data):
    choose(leaflet, data)
    refused(leaflet, "This logo is white or empty")


def test_a_photograph_of_12_megapixels_is_made_smaller(leaflet):
    photograph = Image.effect_noise((4000, 3000), 60).convert("RGB")
    data = BytesIO()
    photograph.save(data, "JPEG", quality=88)
    assert len(data.getvalue()) > 5_000_000
    choose(leaflet, data.getvalue(), "image/jpeg")
    kind, small = chosen(leaflet)
    assert (kind, Image.open(BytesIO(small)).size) == ("jpeg", (480, 360))


HELD = b64encode(picture()).decode()


@pytest.mark.parametrize(
    ("drawing", "kind"),
    [
        (f'{SVG} onload="parent.hacked = 1">{RUNS}{RECT}</svg>', "svg+xml"),
        (f'{SVG} style="fill:red">{RECT}<image href="http://outside.example/x.png"/></svg>', "svg+xml"),
        (f'{SVG}>{RECT}<image xlink:href="data:image/png;base64,{HELD}" width="9" height="9"/></svg>', "png"),
        (f'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">{SVG}>{RECT}</svg>', "svg+xml"),
        (f"{SVG}><style>.a{{fill:#123456}}</style><rect class='a' width='60' height='40'/></svg>", "png"),
        (f'{SVG}><g id="a">{RECT}</g><use xlink:href="#a"/></svg>', "png"),
        (f"{SVG}><foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>{RECT}</svg>", "svg+xml"),
        (f'{SVG} xmlns:i="urn:i"><i:pgf>AAAA</i:pgf><metadata/>{RECT}</svg>', "svg+xml"),
        (f'{SVG}><a xlink:href="javascript:parent.hacked=1">{RECT}</a></svg>', "png"),
        (f"{SVG}><style>@import url(http://outside.example/x.css);</style>{RECT}</svg>", "png"),
        (f'{SVG}><rect width="60" height="40" fill="url(http://outside.example/#a)"/>{RECT}</svg>', "png"),
        (f"\ufeff{SVG}>{RECT}</svg>".encode("utf-16"), "svg+xml"),
        (f"{SVG}>{RECT * 600}</svg>", "png"),
    ],
)
def test_a_drawing_is_kept_as_plain_shapes_or_in_pixels_and_nothing_in_it_runs(leaflet, drawing, kind):
    choose(leaflet, drawing, "image/svg+xml")
    found, data = chosen(leaflet)
    assert found == kind
    text = data.decode("latin-1").lower()
    assert [word for word in ("script", "onload", "outside", "foreignobject", "pgf") if word in text] == []
    logo = in_address(f"data:image/{found};base64,{b64encode(data).decode()}")
    assert abs(logo.width / logo.height - 1.5) < 0.01
    assert leaflet.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    ("logo", "says"),
    [
        (("svg+xml", b"<svg"), "The field logo of this file is not right. This picture cannot be read."),
        (("png", b"%PDF-1.7"), "The field logo of this file is not right. This is a PDF file."),
        (("png", picture(colour="white")), "This logo is white or empty"),
        (("png", picture(size=(600, 20))), "too narrow"),
        (("png", b""), "The field logo of this file is not right."),
    ],
)
def test_a_logo_in_a_profile_is_looked_at_as_one_that_is_chosen(leaflet, logo, says):
    kind, data = logo
    profile = {"name": "North", "logo": f"data:image/{kind};base64,{b64encode(data).decode()}"}
    file = {"name": "clinic.json", "mimeType": "application/json", "buffer": json.dumps(profile).encode()}
    leaflet.locator("#clinic-file").set_input_files(file)
    leaflet.locator(".status", has_text=says).wait_for()
    assert leaflet.locator("[name=name]").input_value() == ""


def test_a_drawing_in_a_profile_loses_what_could_run(leaflet):
    drawing = f'{SVG} onload="parent.hacked = 1">{RUNS}{RECT}</svg>'.encode()
    profile = {"name": "North", "logo": f"data:image/svg+xml;base64,{b64encode(drawing).decode()}"}
    file = {"name": "clinic.json", "mimeType": "application/json", "buffer": json.dumps(profile).encode()}
    leaflet.locator("#clinic-file").set_input_files(file)
    leaflet.locator(".status", has_text="Loaded.").wait_for()
    shown = leaflet.locator(".slot-logo").get_attribute("src").partition(";base64,")[2]
    assert b"hacked" not in b64decode(shown)
