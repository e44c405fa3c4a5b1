"""The icons of an installed guide: committed, and drawn from the logo that the site has."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from offline import icons


@pytest.mark.parametrize("wanted", icons.DRAWN, ids=lambda wanted: wanted.name)
def test_a_committed_icon_is_drawn_from_the_logo(wanted: icons.Icon) -> None:
    with Image.open(icons.ICONS / f"{wanted.name}.png") as file:
        committed = file.convert("RGBA")
    with Image.open(BytesIO(icons.icon(icons.LOGO.read_text(encoding="utf-8"), wanted))) as file:
        drawn = file.convert("RGBA")
    assert committed.size == (wanted.side, wanted.side)
    assert max(ImageStat.Stat(ImageChops.difference(committed, drawn)).mean) < 1  # another PDFium draws edges otherwise


def test_a_phone_may_cut_the_corners_of_the_maskable_icon_and_only_of_that() -> None:
    for wanted in icons.DRAWN:
        with Image.open(icons.ICONS / f"{wanted.name}.png") as file:
            *_, alpha = file.convert("RGBA").getpixel((0, 0))
        assert (alpha > 127) == ("maskable" in wanted.name)
