"""The finisher: mends the tags of a PDF just before it is written.

Each repair says which fault of WeasyPrint 70.0 it mends and how one would know that it is no longer
needed. tests/test_finish.py leaves out one repair after the other and looks for its fault.
"""

from typing import Any

import pydyf

from leaflets.tags import (
    boxes,
    elements,
    outside,
    parents,
    referred,
    root,
    tagged_texts,
    texts_before_dropped_spaces,
)

UA_IDENTIFIER = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The claim, and its schema explained, as PDF/A asks (ISO 19005-2, 6.6.2.3)."""
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


def claim_ua(document: Any, pdf: Any) -> None:
    """Say in the metadata that this is PDF/UA-1 as well as PDF/A-2a.

    Fault: `pdf_variant` takes one of the two. Not needed when it takes both.
    """
    metadata = referred(pdf, pdf.catalog["Metadata"])
    end = b"</rdf:RDF>"
    metadata.stream = [part.replace(end, UA_IDENTIFIER + end) for part in metadata.stream]
    metadata.compress = False  # not every reader of metadata can undo it


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


def part_words(document: Any, pdf: Any) -> None:
    """Give the last text of a line the space that parts it from the next line.

    Fault: the space at which a line breaks is dropped, and a screen reader may join two words. Not
    needed when the texts of a paragraph's Spans, one after the other, are the paragraph's text.
    """
    spaced = {id(box) for box in texts_before_dropped_spaces(document)}
    spans = [span for span in elements(pdf, "/Span") if isinstance(span["K"][0], int)]
    for box, span in zip(tagged_texts(document), spans, strict=True):
        if id(box) in spaced:
            span["ActualText"] = pydyf.String(f"{box.text} ")


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
    wrap_list_bodies,
    number_lists,
    scope_headers,
    name_links,
    part_words,
    read_margins_once,
)


def _make_artifact(stream: Any, number: int) -> None:
    """Turn the marked content with this number into an artifact of pagination."""
    for index, operand in enumerate(stream.stream):
        if isinstance(operand, dict) and operand.get("MCID") == number:
            stream.stream[index - 1] = "/Artifact"
            stream.stream[index] = pydyf.Dictionary({"Type": "/Pagination"})
