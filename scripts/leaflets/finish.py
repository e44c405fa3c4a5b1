"""The finisher: mends the tags of a PDF just before it is written.

Each repair says which fault of WeasyPrint 70.0 it mends and how one would know that it is no longer
needed. tests/test_finish.py leaves out one repair after the other and looks for its fault.
"""

from typing import Any

import pydyf

from leaflets.claim import claim_ua, say_colours_shortly
from leaflets.shorten import hang_texts
from leaflets.slots import keep_places
from leaflets.speech import order_words, part_words, tell_languages
from leaflets.tags import boxes, elements, outside, parents, referred, root
from leaflets.text_layer import spell_words

POINT = 0.75
"""Points in a CSS pixel."""
NUMBERING = {
    "disc": "/Disc",
    "circle": "/Circle",
    "square": "/Square",
    "decimal": "/Decimal",
    "lower-alpha": "/LowerAlpha",
    "none": "/None",
}
"""CSS list-style-type to PDF ListNumbering (ISO 32000-1, table 347)."""


def finish(document: Any, pdf: Any) -> None:
    """Mend the PDF of a laid out document; WeasyPrint calls this just before it writes."""
    for repair in REPAIRS:
        repair(document, pdf)
    keep_places(document, pdf)
    hang_texts(pdf)


def finish_objects(document: Any, pdf: Any) -> None:
    """Mend what is to be grafted into another PDF, which makes the claims itself."""
    for repair in REPAIRS:
        if repair not in (claim_ua, say_colours_shortly):
            repair(document, pdf)
    hang_texts(pdf)


def wrap_list_bodies(document: Any, pdf: Any) -> None:
    """Put what a list item holds besides its label and its body into one body.

    Fault: a `<p>` in an `<li>` hangs on LI itself. Not needed when veraPDF's 7.2-20 holds without.
    """
    for item in elements(pdf, "/LI"):
        strays = [kid for kid in item["K"] if referred(pdf, kid)["S"] not in ("/Lbl", "/LBody")]
        if strays:
            body = pydyf.Dictionary({**item, "S": "/LBody", "K": pydyf.Array(strays)})
            body["P"] = item.reference
            pdf.add_object(body)
            kept = [kid for kid in item["K"] if kid not in strays]
            item["K"] = pydyf.Array([*kept, body.reference])
            for kid in strays:
                referred(pdf, kid)["P"] = body.reference


def number_lists(document: Any, pdf: Any) -> None:
    """Say of each list how its items are labelled.

    Fault: L has no ListNumbering. Not needed when it has.
    """
    lists = [box for box in boxes(document) if box.element_tag in ("ul", "ol", "dl")]
    for box, element in zip(lists, elements(pdf, "/L"), strict=True):
        style = box.children[0].style["list_style_type"] if box.children else "none"
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": NUMBERING[style]})


def scope_headers(document: Any, pdf: Any) -> None:
    """Say of each table header whether it heads its column or its row.

    Fault: TH has no Scope. Not needed when it has.
    """
    for box in boxes(document):
        if box.element_tag == "th" and hasattr(box, "mark"):
            row = box.element.get("scope") == "row"
            box.mark["A"]["Scope"] = "/Row" if row else "/Column"


def name_links(document: Any, pdf: Any) -> None:
    """Give each link its title or text as description.

    Fault: its Contents is the bare address. Not needed when it is the title or the text.
    """
    for box in boxes(document):
        if box.link_annotation:
            text = box.element.get("title") or "".join(box.element.itertext())
            box.link_annotation["Contents"] = pydyf.String(" ".join(text.split()))


def place_figures(document: Any, pdf: Any) -> None:
    """Give each picture's place in points from the page's foot.

    Fault: its BBox is in CSS pixels from the head. Not needed when BBox is where the picture is.
    """
    for figure in elements(pdf, "/Figure"):
        height = referred(pdf, figure["Pg"])["MediaBox"][3]
        left, top, right, bottom = (side * POINT for side in figure["A"]["BBox"])
        figure["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def keep_pixels(document: Any, pdf: Any) -> None:
    """Let no picture be smoothed.

    Fault: Interpolate is true, which PDF/A-2 forbids. Not needed when veraPDF's 6.2.8-3 holds without.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Subtype") == "/Image":
            item.extra["Interpolate"] = "false"


def read_margins_once(document: Any, pdf: Any) -> None:
    """Make what is printed in the margins an artifact, and on the last page the end of the text.

    Fault: its tags hang outside of the tree. Not needed when they do not.
    """
    document_element, last_page = root(pdf), pdf.page_references[-1]
    for element in outside(pdf):
        if element["P"] == document_element.reference and element["Pg"] == last_page:
            document_element["K"].append(element.reference)
    for element in outside(pdf):
        page = referred(pdf, element["Pg"])
        for number in (kid for kid in element["K"] if isinstance(kid, int)):
            _make_artifact(referred(pdf, page["Contents"]), number)
            parents(pdf, page)[number] = "null"


REPAIRS = (
    claim_ua,
    say_colours_shortly,
    wrap_list_bodies,
    number_lists,
    scope_headers,
    name_links,
    place_figures,
    keep_pixels,
    part_words,
    order_words,
    spell_words,
    tell_languages,
    read_margins_once,
)


def _make_artifact(stream: Any, number: int) -> None:
    """Turn the marked content with this number into an artifact of pagination."""
    for index, operand in enumerate(stream.stream):
        if isinstance(operand, dict) and operand.get("MCID") == number:
            stream.stream[index - 1] = "/Artifact"
            stream.stream[index] = pydyf.Dictionary({"Type": "/Pagination"})
