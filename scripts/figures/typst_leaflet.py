"""Run by Typst's own Python: a leaflet's HTML becomes Typst markup by pandoc, and that a PDF, once or many times.

`typst_leaflet.py PAGE FONTS PDF` writes one; with a number at the end it prints how many seconds that many took,
each with another clinic's details.
"""

import re
import sys
import time
from pathlib import Path

import pypandoc
import typst

HEAD = """#set document(title: "{title}")
#set page(paper: "a4", margin: (x: 12.5mm, top: 11mm, bottom: 14mm), numbering: "1 / 1")
#set text(font: "Atkinson Hyperlegible Next", size: 12pt, lang: "en")
#set par(leading: 0.5em, spacing: 0.6em)
#set list(spacing: 0.45em, tight: true)
#show heading: set block(above: 0.7em, below: 0.4em)
#let horizontalrule = line(length: 100%)
#block(stroke: 0.6pt, inset: 4pt, width: 90mm)[
  #strong(sys.inputs.at("name", default: "Clinic")) \\
  #sys.inputs.at("address", default: "Address") \\
  #sys.inputs.at("phone", default: "Phone") \\
  #sys.inputs.at("closed", default: "When we are closed")
]
"""
CLINIC = re.compile(r'<div class="slot" data-slot="clinic">.*?</div>', re.DOTALL)


def main() -> None:
    """Make what the arguments ask for."""
    page, fonts, pdf, *times = sys.argv[1:]
    html = Path(page).read_text(encoding="utf-8")
    title = html.partition("<title>")[2].partition("</title>")[0]
    html = CLINIC.sub("", html.partition("</footer>")[2])  # the foot comes once, the clinic's box is HEAD's
    markup = HEAD.format(title=title) + pypandoc.convert_text(html, "typst", format="html")
    source = Path(pdf).with_suffix(".typ")
    source.write_text(markup, encoding="utf-8")
    if not times:
        typst.compile(str(source), output=pdf, pdf_standards=["ua-1"], font_paths=[fonts], ignore_system_fonts=True)
        return
    compiler = typst.Compiler(str(source), font_paths=[fonts], ignore_system_fonts=True)
    compiler.compile(format="pdf", pdf_standards=["ua-1"])
    begun = time.perf_counter()
    for number in range(int(times[0])):
        details = {name: f"{name} of clinic {number}" for name in ("name", "address", "phone", "closed")}
        compiler.compile(format="pdf", pdf_standards=["ua-1"], sys_inputs=details)
    print(time.perf_counter() - begun)


main()
