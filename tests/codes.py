"""The printed codes, read as a phone reads them: from a picture of the paper."""

import pypdfium2
import zxingcpp

DPI = 150
"""Dots per inch: what a plain office printer and a phone's camera do better."""


def read_codes(pdf: bytes) -> list[str]:
    """Return what the codes on the pages of the PDF hold, in their order."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheets = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    return [code.text for sheet in sheets for code in zxingcpp.read_barcodes(sheet)]
