"""Recall: the code that leads from a print to the page that says whether a newer one has replaced it."""

from dataclasses import dataclass

import segno
from markupsafe import Markup

from leaflets.catalogue import Imprint
from leaflets.labels import Labels

QUIET_ZONE = 4
"""Modules of white that a reader needs around the code (ISO/IEC 18004, 6.3.8)."""


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
    address = f"{imprint.address.rstrip('/')}/current.html#{leaflet}-{imprint.version}-{core}"
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(title=labels["paper-recall-code"], border=QUIET_ZONE, omitsize=True)
    return Recall(address=address, code=Markup(drawing))
