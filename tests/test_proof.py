"""What is on the paper is what the leaflet says: each rule below changes that, and each is told in a line."""

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

import pytest
from printing import FONTS, composed, project, read

from leaflets.catalogue import Leaflet, Paper
from leaflets.errors import LeafletError
from leaflets.fit import complaints
from leaflets.press import press
from leaflets.proof import unproven

SIGN = ".emergency li:nth-child(2)"
DRAWING = "linear-gradient(#fff, #fff)"
BAND = "content: ''; left: 15mm; width: 150mm"
LEAFLET: Leaflet = read().leaflets[0]


@cache
def own_project() -> Path:
    return project(Path(mkdtemp(prefix="proof-")))


def told(
    css: str = "", change: Callable[[str], str] = str, *, paper: str = "a4", leaflet: str = "lip-twitching"
) -> list[str]:
    """What the build says of the leaflet, printed with more rules of a stylesheet or with its HTML changed."""
    root = own_project()
    more = root / "more.css"
    more.write_text(css, encoding="utf-8")
    html, name = change(composed(leaflet)), f"{leaflet}-{paper}"
    sheets = [root / "overrides" / "print" / f"{sheet}.css" for sheet in ("text", paper)]
    try:
        printed = press(html, name=name, styles=[*sheets, more], fonts=FONTS, root=root)
    except LeafletError as error:
        return str(error).splitlines()
    on = Paper(name=paper, pages=len(printed.pages))
    found = [*unproven(LEAFLET, on, printed.words, printed.pdf, html, FONTS), *complaints(LEAFLET, on, printed.pages)]
    return [str(complaint) for complaint in found]


@pytest.mark.parametrize("paper", ["a4", "a4-large-print", "a4-trifold", "a4-booklet"])
def test_a_leaflet_as_it_is_is_proven(paper: str) -> None:
    assert told(paper=paper) == []


HIDES = [
    "display: none",
    "visibility: hidden",
    "visibility: collapse",
    "opacity: 0",
    "opacity: 0.3",
    "opacity: 0.9",
    "font-size: 0",
    "font-size: 1px",
    "font-size: 6pt",
    "color: #fff",
    "color: #999",
    "color: #777",
    "color: red",
    "color: transparent",
    "color: rgb(0 0 0 / 20%)",
    "color: oklch(0.9 0 0)",
    "background: #000",
    "background: #444",
    "text-indent: -9999px",
    "margin-left: -30mm",
    "margin-top: -30mm",
    "position: absolute; left: -3000px",
    "position: absolute; left: 120mm; top: 0",
    "position: relative; top: -20px",
    "position: relative; left: 80mm",
    "position: fixed; top: 0",
    "position: running(gone)",
    "float: footnote",
    "float: right; width: 60mm",
    "display: inline",
    "height: 0; overflow: hidden",
    "width: 30mm; white-space: nowrap; overflow: hidden",
    "clip: rect(0, 0, 0, 0); position: absolute",
    "transform: scale(0)",
    "transform: scale(0.3)",
    "transform: scaleX(-1)",
    "transform: rotate(180deg)",
    "transform: translateX(100px)",
    "line-height: 0",
    "letter-spacing: -0.5em",
    "word-spacing: -1em",
    "max-lines: 1; continue: discard; width: 30mm",
    "text-overflow: ellipsis; overflow: hidden; white-space: nowrap; width: 40mm",
    "outline: 2mm solid #000; outline-offset: -3mm",
]
SAYS_OTHERWISE = [
    "text-decoration: line-through",
    "text-decoration: line-through #eee",
    "text-transform: uppercase",
    "direction: rtl",
    "direction: rtl; unicode-bidi: bidi-override",
    "font-variant-caps: small-caps",
    "text-shadow: 0 0 3px red",
    "list-style-type: 'never '",
    "list-style-type: decimal",
    f"list-style-image: {DRAWING}",
    f"background-image: {DRAWING}",
    f"border-image: {DRAWING} 3",
    "hyphens: auto; width: 20mm",
]
SHEETS = [
    f"{SIGN}::after {{ content: ' (no need to hurry)' }}",
    f"{SIGN}::before {{ content: 'not: ' }}",
    f"{SIGN}::before {{ content: open-quote }} {SIGN} {{ quotes: 'no' 'no' }}",
    f"{SIGN}::marker {{ content: 'no ' }}",
    f"{SIGN}::first-letter {{ font-size: 1pt }}",
    f"{SIGN}::after {{ content: {DRAWING} }}",
    f"@counter-style x {{ system: cyclic; symbols: 'ignore'; suffix: ' ' }} {SIGN} {{ list-style-type: x }}",
    f"{SIGN}::after {{ {BAND}; display: block; margin-top: -8mm; height: 8mm; background: #fff; position: relative }}",
    f".emergency::after {{ {BAND}; position: absolute; top: 80mm; height: 20mm; background: rgb(255 255 255 / 90%) }}",
    f".emergency::after {{ {BAND}; position: absolute; top: 80mm; height: 1mm; background: #000 }}",
    "section { position: relative; z-index: -1 } main { background: #fff }",
    ".emergency ul { display: flex; flex-direction: column-reverse }",
    f".emergency ul {{ display: flex; flex-direction: column }} {SIGN} {{ order: 5 }}",
    f".emergency ul {{ display: grid }} {SIGN} {{ order: 5 }}",
    ".emergency li { float: right }",
    "li { font-feature-settings: 'sups' }",
    "li { font-variant-position: super }",
    "@page { @top-center { content: 'Do not call' } }",
    f"@page {{ background: {DRAWING} }}",
    "@page { counter-increment: page 2 }",
    "body::after { content: 'All is well' }",
    ".page::after { content: '9' }",
    ".page::after { content: counter(page) ' (harmless)' }",
    ".care-level { display: none }",
    ".care-level { color: #000; background: #000 }",
    "h1 { display: none }",
    ".imprint { display: none }",
    ".imprint + .imprint { display: none }",
    "footer { visibility: hidden }",
    "footer { color: #aaa }",
    ".slot-name { display: none }",
    "[data-slot=note] { display: none }",
    "[data-slot=emergency-number] { display: none }",
    ".at-the-head { display: block }",
    "main { direction: rtl }",
    "html { font-size: 8pt }",
    "* { color: #fff !important }",
]


@pytest.mark.parametrize("css", [*(f"{SIGN} {{ {one} }}" for one in (*HIDES, *SAYS_OTHERWISE)), *SHEETS])
def test_a_stylesheet_that_hides_or_changes_words_is_refused(css: str) -> None:
    found = told(css)
    assert found
    assert all("lip-twitching-a4: " in line for line in found), found


def on_the_sign(attributes: str) -> Callable[[str], str]:
    return partial(re.sub, r"<li>(\s*an arm)", rf"<li {attributes}>\1")


@pytest.mark.parametrize(
    "attributes",
    ["hidden", 'style="display: none"', 'style="opacity: 0"', 'style="font-size: 2pt"', 'dir="rtl"', 'class="place"'],
)
def test_an_attribute_that_hides_words_is_refused(attributes: str) -> None:
    changed = on_the_sign(attributes)
    assert changed(composed("lip-twitching")) != composed("lip-twitching")
    assert told(change=changed)
