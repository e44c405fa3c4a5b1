"""Reading a PDF as a screen reader does: along its tags."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Spoken:
    tags: tuple[str, ...]
    """From the outermost to the one that holds the text."""
    text: str


def read_aloud(pdf: bytes) -> list[Spoken]:
    """Return the texts of the PDF in the order of its tags, artifacts left out."""
    texts = _texts_by_mark(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        return list(_spoken(document.Root.StructTreeRoot.K, (), pages, texts, {}))


def elements(pdf: bytes, tag: str) -> list[dict[str, Any]]:
    """Return the elements with the tag, as plain Python, in the order of the tree."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return list(_elements(document.Root.StructTreeRoot.K, tag))


def _elements(kid: Any, tag: str) -> Iterator[dict[str, Any]]:
    for item in kid if isinstance(kid, pikepdf.Array) else [kid]:
        if isinstance(item, pikepdf.Dictionary) and "/S" in item:
            if f"/{tag}" == item.S:
                kids = item.K if isinstance(item.K, pikepdf.Array) else [item.K]
                yield {
                    "kids": [str(inner.S) for inner in kids if hasattr(inner, "S")],
                    "attributes": {key: str(value) for key, value in item.get("/A", {}).items()},
                    "actual": str(item.get("/ActualText", "")),
                    "language": str(item.get("/Lang", "")),
                }
            yield from _elements(item.get("/K", pikepdf.Array()), tag)


def _spoken(
    kid: Any, tags: tuple[str, ...], pages: dict[Any, int], texts: dict[Any, str], around: Any
) -> Iterator[Spoken]:
    if isinstance(kid, pikepdf.Array):
        for inner in kid:
            yield from _spoken(inner, tags, pages, texts, around)
    elif isinstance(kid, int):
        text = texts.get((pages[around.Pg.objgen], kid), "")
        yield Spoken(tags, str(around.get("/ActualText", text)))
    elif "/Stm" in kid:
        yield Spoken(tags, str(around.get("/ActualText", _texts_of_form(kid.Stm).get(int(kid.MCID), ""))))
    elif "/MCID" in kid:  # a piece that stands on another page than its element
        yield Spoken(tags, texts.get((pages[kid.Pg.objgen], int(kid.MCID)), ""))
    elif "/S" in kid:
        inner = kid.get("/K", pikepdf.Array())
        yield from _spoken(inner, (*tags, str(kid.S)[1:]), pages, texts, kid)


def _texts_of_form(form: pikepdf.Object) -> dict[int, str]:
    """Return the text of each marked content in a form by number."""
    found: dict[int, str] = {}
    mark, letters = -1, dict[int, str]()
    for operands, operator in pikepdf.parse_content_stream(form):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            mark = int(operands[1].MCID)
        elif str(operator) == "Tf":
            letters = _letters(form.Resources.Font[str(operands[0])])
        elif str(operator) in ("TJ", "Tj"):
            shown = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            glyphs = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            numbers = (int.from_bytes(glyphs[i : i + 2]) for i in range(0, len(glyphs), 2))
            found[mark] = found.get(mark, "") + "".join(letters[number] for number in numbers)
    return found


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """Return what each glyph of a font says."""
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"^<([0-9a-f]{4})> <([0-9a-f]*)>$", table, re.MULTILINE)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


def _texts_by_mark(pdf: bytes) -> dict[tuple[int, int], str]:
    """Return the text of each marked content by page and number."""
    found: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            letters = page.get_textpage()
            for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
                size = pdfium.FPDFTextObj_GetText(item.raw, letters.raw, None, 0)
                buffer = (ctypes.c_ushort * (size // 2))()
                pdfium.FPDFTextObj_GetText(item.raw, letters.raw, buffer, size)
                text = bytes(buffer).decode("utf-16-le").rstrip("\0")
                found[number, mark] = found.get((number, mark), "") + text
    return found
