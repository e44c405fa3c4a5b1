"""The icons of an installed guide, drawn from the logo. After a change of the logo, from the project's folder:

.venv/bin/python scripts/offline/icons.py
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
import weasyprint

LOGO = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "images" / "logo.svg"
ICONS = LOGO.parents[1] / "icons"
GREEN = "#00574b"
"""--md-primary-fg-color of overrides/assets/css/guide.css, behind the logo in the site's header too."""
POINTS = 240
"""Side of the drawing before it becomes pixels."""
COLOURS = 64
"""Enough for two colours and the edges between them."""


@dataclass(frozen=True, kw_only=True)
class Icon:
    """A square picture of the logo."""

    name: str
    side: int
    """Pixels."""
    logo: float
    """The logo's width as a part of the side."""
    corner: float
    """The corners' radius as a part of the side."""


DRAWN = (
    Icon(name="icon-48", side=48, logo=0.84, corner=0.2),  # Kiwix shows it in its library
    Icon(name="icon-192", side=192, logo=0.8, corner=0.2),
    Icon(name="icon-512", side=512, logo=0.8, corner=0.2),
    # A phone cuts it into its own shape and promises to leave the middle 80 % (W3C manifest, “safe zone”).
    Icon(name="icon-maskable-512", side=512, logo=0.62, corner=0),
)


def icon(logo: str, wanted: Icon) -> bytes:
    """Return the icon as PNG, from the logo's SVG; the same bytes for the same logo."""
    width = POINTS * wanted.logo
    at = f"left: {(POINTS - width) / 2}pt; top: {(POINTS - width) / 2}pt; width: {width}pt; height: {width}pt"
    tile = f"background: {GREEN}; border-radius: {POINTS * wanted.corner}pt"
    page = f"@page {{ size: {POINTS}pt; margin: 0 }} body {{ margin: 0 }} div {{ height: {POINTS}pt; {tile} }}"
    html = f"<style>{page} svg {{ position: absolute; {at} }}</style><div></div>{logo}"
    with pypdfium2.PdfDocument(weasyprint.HTML(string=html).write_pdf()) as document:
        bitmap = document[0].render(scale=wanted.side / POINTS, fill_color=(0, 0, 0, 0), maybe_alpha=True)
        drawn = bitmap.to_pil().convert("RGBA").quantize(COLOURS)
    file = BytesIO()
    drawn.save(file, "png", optimize=True)
    return file.getvalue()


def main() -> None:
    """Write all icons."""
    logo = LOGO.read_text(encoding="utf-8")
    for wanted in DRAWN:
        (ICONS / f"{wanted.name}.png").write_bytes(icon(logo, wanted))


if __name__ == "__main__":
    main()
