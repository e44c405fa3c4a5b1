"""Mends the tags of the printed book: what WeasyPrint 70 gets wrong and no HTML avoids (pikepdf).

Each repair tells its fault and how to see that it is no longer needed.
"""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf, String

Step = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
PRINTS = 4
"""The annotation flag Print (ISO 32000-1, table 165)."""
PIXEL = 0.75
"""Points in a CSS pixel."""


def finish(printed: bytes) -> bytes:
    """Return the book with its tags mended; the same bytes for the same print."""
    repairs = {"/LI": wrap_item, "/TH": scope_head, "/Figure": place_figure}
    with Pdf.open(BytesIO(printed)) as pdf:
        tagged = list(elements(pdf.Root.StructTreeRoot))
        for element in tagged:
            if repair := repairs.get(str(element.S)):
                repair(pdf, element)
        mark_margins(pdf, tagged)
        name_links(pdf, printed)
        mended = BytesIO()
        pdf.save(
            mended,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
        return mended.getvalue()


def elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the structure elements beneath the parent in reading order."""
    for kid in kids(parent):
        yield kid
        yield from elements(kid)


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the structure elements directly in the element; `/K` may be one thing or many."""
    found = element.get("/K", Array())
    things = list(found) if isinstance(found, Array) else [found]
    return [thing for thing in things if isinstance(thing, Dictionary) and "/S" in thing]


def wrap_item(pdf: Pdf, item: pikepdf.Object) -> None:
    """Put what stands bare in a list item (a paragraph, a box) into an LBody.

    Fault: PDF/UA-1 7.2-20, an LI holds Lbl and LBody only. Not needed when a print of
    `<li><p>` passes veraPDF.
    """
    parts = kids(item)
    bare = [part for part in parts if part.S not in (Name.Lbl, Name.LBody)]
    if not bare:
        return
    body = Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(bare))
    body = pdf.make_indirect(body)
    for part in bare:
        part.P = body
    item.K = Array([*(part for part in parts if part not in bare), body])


def scope_head(pdf: Pdf, cell: pikepdf.Object) -> None:
    """Say whether a head cell heads a column or a row.

    Fault: TH has no Scope. Not needed when a printed TH has one.
    """
    in_head = str(cell.P.P.S) == "/THead"
    cell.A.Scope = Name.Column if in_head else Name.Row


def place_figure(pdf: Pdf, figure: pikepdf.Object) -> None:
    """Give a picture's place in points from the page's foot.

    Fault: its BBox is in CSS pixels from the head. Not needed when a picture's BBox is where it
    is drawn.
    """
    height = float(figure.Pg.MediaBox[3])
    left, top, right, bottom = (float(side) * PIXEL for side in figure.A.BBox)
    figure.A.BBox = Array([left, height - bottom, right, height - top])


def mark_margins(pdf: Pdf, tagged: list[pikepdf.Object]) -> None:
    """Make running heads and feet artifacts, so that no screen reader reads them on every page.

    Fault: they are tagged as Span, and those elements hang outside of the tree. Not needed when
    every marked content belongs to an element inside of the tree.
    """
    inside = {element.objgen for element in tagged}
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        owners = parents[int(page.obj.StructParents)]
        stray = {mark for mark, owner in enumerate(owners) if owner.objgen not in inside}
        steps = [_unmarked(step, stray) for step in pikepdf.parse_content_stream(page)]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))
        for mark in stray:
            owners[mark] = None


def _unmarked(step: Step, stray: set[int]) -> Step:
    """Return the step of a page's drawing, as an artifact's begin if it begins a stray mark."""
    if step.operator != Operator("BDC") or "/MCID" not in step.operands[1]:
        return step
    if int(step.operands[1].MCID) not in stray:
        return step
    return ContentStreamInstruction([Name.Artifact, Dictionary(Type=Name.Pagination)], step.operator)


def name_links(pdf: Pdf, printed: bytes) -> None:
    """Let each link be called by its printed words, and let it print.

    Fault: its Contents is the raw address or the name of an anchor, and the flag Print is not
    set. Not needed when Contents of a printed link reads like its text.
    """
    with pypdfium2.PdfDocument(printed) as shown:
        for page, look in zip(pdf.pages, shown, strict=True):
            text = look.get_textpage()
            for link in page.get("/Annots", Array()):
                words = " ".join(text.get_text_bounded(*_corners(link.Rect)).split())
                link.Contents = String(words or str(link.Contents))
                link.F = PRINTS


def _corners(box: pikepdf.Object) -> tuple[float, float, float, float]:
    """Return left, low, right and high of a rectangle, whichever corner it begins with."""
    x1, y1, x2, y2 = map(float, box)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
