from io import BytesIO

from PIL import Image
from printing import edition

from leaflets.thumbnail import picture, size


def test_a_picture_is_small_and_shows_the_page() -> None:
    png = picture(edition("lip-twitching-a4").pdf)
    assert len(png) < 6000
    with Image.open(BytesIO(png)) as image:
        assert image.size == (240, 340)
        greys = image.convert("L")
        assert greys.getextrema() == (0, 255)
        assert greys.getpixel((2, 2)) == 255
        card_label = greys.crop((18, 66, 20, 68))
        assert card_label.getextrema()[1] < 128, "the emergency card's label is black"


def test_the_same_pdf_gives_the_same_picture() -> None:
    pdf = edition("twitch-diary-letter").pdf
    assert picture(pdf) == picture(pdf)


def test_a_pdf_tells_its_pages_sheets_and_paper() -> None:
    a4, letter = (size(edition(f"twitch-diary-{paper}").pdf) for paper in ("a4", "letter"))
    assert (a4.pages, a4.sheets) == (2, 1)
    assert (round(a4.width), round(a4.height)) == (210, 297)
    assert (round(letter.width), round(letter.height)) == (216, 279)
