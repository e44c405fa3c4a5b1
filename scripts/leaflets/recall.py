"""Recall: the code that leads from a print to the page that says whether a newer one has replaced it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import segno
from markupsafe import Markup

from leaflets.catalogue import Catalogue, Imprint
from leaflets.errors import LeafletError
from leaflets.labels import Labels
from leaflets.web_address import NAME

QUIET_ZONE = 4
"""Modules of white that a reader needs around the code (ISO/IEC 18004, 6.3.8)."""
LONGEST = 150
"""Characters of an address that all papers have room for, in the code and in words. The code is then of version 8
with 49 modules a side (ISO/IEC 18004, table 7: 152 bytes at level M), and on 24 mm with its white each has 0.42 mm."""
ANY_CORE = "0" * 10
"""As long as every core; see `compose.core`."""
PAGE = "current"
"""The page that says whether a print is current; prints that are out lead to it, so its name stays."""
PLACE = '<div data-fill="print-status"></div>'
"""Where that page says it."""


@dataclass(frozen=True, kw_only=True)
class Recall:
    """Where to ask whether a print is current."""

    address: str
    code: Markup
    """The address as a QR code, a drawing in HTML that says what it is."""


def recall(leaflet: str, imprint: Imprint, core: str, labels: Labels) -> Recall | None:
    """Return where a print of the leaflet with this core is asked about; None while the guide is not on the web."""
    if not imprint.address:
        return None
    address = printed_address(leaflet, imprint, core)
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(title=labels["paper-recall-code"], border=QUIET_ZONE, omitsize=True)
    return Recall(address=address, code=Markup(drawing))


def printed_address(leaflet: str, imprint: Imprint, core: str) -> str:
    """Return where the site tells of a print of the leaflet with this core."""
    return f"{imprint.address.rstrip('/')}/{PAGE}.html#{leaflet}-{imprint.version}-{core}"


def check_lengths(catalogue: Catalogue, *, source: str) -> None:
    """Raise a LeafletError if a code would hold more than there is room for; `source` is the place of the address."""
    for leaflet in catalogue.leaflets if catalogue.imprint.address else ():
        over = len(printed_address(leaflet.id, catalogue.imprint, ANY_CORE)) - LONGEST
        if over > 0:
            what = f"the address in the code of “{leaflet.id}” has {over} characters more than there is room for"
            raise LeafletError(f"{source}: {NAME}: {what}; put the guide at an address that is so much shorter")


def check_page(pages: Mapping[str, str], urls: Mapping[str, str], *, folder: str) -> None:
    """Raise a LeafletError if the site lacks the page that printed codes lead to.

    `pages` is the rendered content and `urls` the address within the site, by page name; `folder` is that of the
    Markdown files.
    """
    if wrong := next(_wrong_page(pages, urls), ""):
        remedy = "or build without SITE_URL, since the code on each print leads there"
        raise LeafletError(f"{folder}/{PAGE}.md:1: {wrong}, {remedy}")


def _wrong_page(pages: Mapping[str, str], urls: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the page that tells of prints, and how to mend it."""
    if PAGE not in pages:
        yield f"the guide has no such page; write one with the line {PLACE} and let mkdocs.yml not exclude it"
    elif PLACE not in pages[PAGE]:
        yield f"the page does not say which print is current; add the line {PLACE}"
    elif urls[PAGE] != f"{PAGE}.html":
        yield f"it comes out as {urls[PAGE]}; write “use_directory_urls: false” in mkdocs.yml"
