"""Rules for links, pictures, tables and raw HTML."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from checks.finding import Told
from checks.numbers import phones
from checks.page import Page

_ALLOWED_HTML = re.compile(r'(<div data-fill="[a-z-]+"></div>|<!--(?!-?>)(?:(?!--!?>).)*-->|\s)*', re.DOTALL)
"""What site.py fills, and what nobody sees: a browser ends a comment at its first “-->”, and at “--!>” and “<!-->”."""
PICTURE_WORDS = frozenset({"a", "an", "the", "this", "of", "picture", "image", "photo", "figure", "graphic", "icon"})
"""What says that there is a picture, which a screen reader says by itself."""
MOST_COLUMNS = 7
"""A leaflet on A4 has 182 mm between its margins: 26 mm a column, two or three words of 12 pt type."""


def link_says_nothing(page: Page) -> Iterator[Told]:
    """A link's words tell where it leads. WCAG 2.2, 2.4.4; NHS service manual, "Links"."""
    vague = {word for phrase in page.standards.wording.vague_links for word in phrase.casefold().split()}
    for link in page.links:
        if vague.issuperset(re.findall(r"\w+", link.text.casefold())):
            what = f"the link “{link.text}” to {link.address} does not tell where it leads"
            yield link.line, f"{what}; write the name of what it opens"


def image_without_alt(page: Page) -> Iterator[Told]:
    """A picture has words that stand for it. WCAG 2.2, 1.1.1."""
    for picture in page.pictures:
        words = re.findall(r"[^\W\d_]+", picture.text.casefold())
        if PICTURE_WORDS.issuperset(words) or re.fullmatch(r"\S+\.\w{2,4}", picture.text):
            what = f"the picture {picture.address} has no words for who cannot see it"
            yield picture.line, f"{what}; write them, as ![words](…)"


def image_missing(page: Page) -> Iterator[Told]:
    """A picture's file is in the guide, which fetches nothing from the web."""
    for picture in page.pictures:
        address = urlsplit(picture.address)
        if address.scheme or address.netloc:
            what = f"the picture {picture.address} would be fetched from the web"
            yield picture.line, f"{what}; put the file beside the page"
        elif not (page.file.parent / unquote(address.path)).is_file():
            yield (
                picture.line,
                f"there is no picture {picture.address}; add the file, or correct its name",
            )


SCHEMES = ("", "http", "https", "mailto", "tel", "sms")
"""How an address may begin, in small letters; a number must be one of regions.yml (phone_unknown)."""


def link_address_unfit(page: Page) -> Iterator[Told]:
    """A link leads to a page, a mail address or a number, and a number's words are what is dialled. WCAG 2.2, 2.4.4."""
    for link in (*page.links, *page.pictures):
        if what := _unfit(link.address):
            yield link.line, what
    for link in page.links:
        dialled = re.sub(r"\D", "", link.address) if link.address.startswith("tel:") else None
        words = re.sub(r"\D", "", link.text)
        if dialled is not None and words and dialled != words:
            yield link.line, f"the link “{link.text}” dials {link.address}; write the number that it dials as its words"
        elif dialled is None and any(phones(link.text, page.standards.wording.abbreviations)):
            what = f"the link “{link.text}” names a number to call and leads to {link.address}"
            yield link.line, f"{what}; write tel: and the number as its address, or other words"


def _unfit(address: str) -> str:
    """Return what is wrong with the address itself."""
    scheme = re.match(r"\s*([A-Za-z][\w+.-]*)\s*:", unquote(address))
    if scheme and scheme[1] not in SCHEMES:
        return f"{address[:60]} begins with “{scheme[1]}:”; begin with https:, mailto: or tel:, in small letters"
    if address.startswith(("//", "\\")) or "\\" in address:
        return f"the address {address[:60]} names no way to get there; begin with https://, or name a page"
    if address.startswith("mailto:") and "?" in address:
        return f"the address {address[:60]} fills in more than whom to write to; end it before the “?”"
    return ""


def raw_html(page: Page) -> Iterator[Told]:
    """A page holds no HTML but places to fill and comments: it could fetch, run or hide what paper and checks miss."""
    for line, html in page.raw:
        if not _ALLOWED_HTML.fullmatch(html):
            yield line, f"this is raw HTML ({html.splitlines()[0][:40]}); write it in Markdown"


def table_too_wide(page: Page) -> Iterator[Told]:
    """A table has at most 7 columns, to fit the paper at 12 pt (UKAAF clear print)."""
    for table in page.tables:
        if table.number > MOST_COLUMNS:
            wide = f"this table has {table.number} columns and does not fit the paper"
            yield table.line, f"{wide}; split it, {MOST_COLUMNS} are the most"
