from io import BytesIO

from PIL import Image
from printing import edition

from leaflets.thumbnail import picture, size


def opened(name: str) -> Image.Image:
    return Image.open(BytesIO(picture(edition(name).pdf))).convert("L")


def test_a_picture_shows_a_sheets_front_and_back_side_by_side() -> None:
    image = opened("lip-twitching-a4")
    assert image.size == (240 + 8 + 240, 340)
    assert image.getextrema() == (0, 255)
    assert image.getpixel((2, 2)) == image.getpixel((485, 2)) == 255
    assert image.getpixel((244, 100)) == 170, "the gap between front and back"
    card_label = image.crop((16, 76, 18, 81))
    assert card_label.getextrema()[1] < 128, "the emergency card's label is black"


def test_each_sheet_is_a_row_and_the_back_is_beneath_if_it_lies_across() -> None:
    assert opened("lip-twitching-letter-large-print").size == (488, 311 + 8 + 311)
    assert opened("lip-twitching-a4-trifold").size == (240, 170 + 8 + 170)


def test_of_a_book_only_the_first_sides_are_shown() -> None:
    pdf = edition("lip-twitching-letter-large-print").pdf
    with Image.open(BytesIO(picture(pdf, sides_shown=2))) as image:
        assert image.size == (488, 311)


def test_a_picture_is_small() -> None:
    assert max(len(picture(edition(f"lip-twitching-a4{kind}").pdf)) for kind in ("", "-large-print")) < 16_000


def test_the_same_pdf_gives_the_same_picture() -> None:
    pdf = edition("twitch-diary-letter").pdf
    assert picture(pdf) == picture(pdf)


def test_a_pdf_tells_its_pages_sheets_and_paper() -> None:
    a4, letter = (size(edition(f"twitch-diary-{paper}").pdf) for paper in ("a4", "letter"))
    assert (a4.pages, a4.sheets) == (2, 1)
    assert (round(a4.width), round(a4.height)) == (210, 297)
    assert (round(letter.width), round(letter.height)) == (216, 279)
