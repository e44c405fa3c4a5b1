"""Run by WeasyPrint's own Python: a leaflet's HTML becomes a PDF/UA-1, once or many times.

`weasyprint_leaflet.py PAGE FONTCONFIG PDF` writes one, with the fonts of that file of fontconfig's; with a number at
the end it prints how many seconds that many took.
"""

import os
import sys
import time
from pathlib import Path

import weasyprint


def main() -> None:
    """Make what the arguments ask for."""
    page, os.environ["FONTCONFIG_FILE"], pdf, *times = sys.argv[1:]
    Path(pdf).write_bytes(_printed(page))
    begun = time.perf_counter()
    for _ in range(int(times[0]) if times else 0):
        _printed(page)
    print(time.perf_counter() - begun)


def _printed(page: str) -> bytes:
    return bytes(weasyprint.HTML(page).write_pdf(pdf_variant="pdf/ua-1"))


main()
