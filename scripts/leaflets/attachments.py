"""What a guide may show or offer beside its pages, PNG, JPEG, SVG and PDF, looked at before the site has it.

The site copies such a file as it is. A browser that opens it by itself knows no policy of a page, so nothing in it may
run, fetch, or lead elsewhere.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import ParseError, XMLParser

from leaflets.errors import LeafletError
from leaflets.pictures import LARGEST_DRAWING, DrawingGate, media_type

KINDS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
}
"""By the end of the name, in small letters."""
OTHERS = "keep only pages (.md), pictures (.png, .jpg, .svg) and PDFs (.pdf) here"
OPENS = {".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".ico", ".eps", ".svgz"}
"""Pictures of other kinds, which paper cannot show either."""
DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods"}
ACTIVE = (
    *("/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/EmbeddedFile"),
    *("/SubmitForm", "/ImportData", "/RichMedia", "/XFA"),
)
"""What lets a PDF run, send or carry something."""
ELSEWHERE = re.compile(
    r"(?:https?|ftp|file|data|blob|javascript|vbscript):|//|@import|image-set|\bsrc\(", re.IGNORECASE
)
"""In an attribute of a drawing: an address."""


def check(path: Path) -> None:
    """Raise a LeafletError, which says what is wrong and how to mend it, if the file may not stand on the site."""
    suffix = path.suffix
    if suffix not in KINDS:
        raise LeafletError(_unknown(suffix))
    content = path.read_bytes()
    if suffix == ".pdf":
        _check_pdf(content)
    elif suffix == ".svg":
        _check_drawing(content)
    elif (found := _picture(content)) != KINDS[suffix]:
        raise LeafletError(f"the name says {suffix} and the file is {found}; save it again as what its name says")


def _unknown(suffix: str) -> str:
    """Return what is wrong with a file that ends so."""
    if suffix.casefold() in KINDS:
        return f"the name ends in {suffix}; write {suffix.casefold()}, in small letters"
    if suffix.casefold() in OPENS:
        return f"a picture that ends in {suffix} cannot be shown everywhere and printed; save it as PNG"
    if suffix.casefold() in DOCUMENTS:
        return f"not every reader can open a file that ends in {suffix}; save it as PDF"
    return f"a guide's folder holds no file that ends in “{suffix}”, for the site would publish it unread; {OTHERS}"


def _picture(content: bytes) -> str:
    """Return the media type of a picture; raise a LeafletError for what cannot be printed."""
    try:
        return media_type(content, where="")
    except LeafletError as error:
        raise LeafletError(str(error).removeprefix(": ")) from None


class _SiteGate(DrawingGate):
    """Looks at a drawing that a browser may open by itself: more can run there than on paper."""

    def start(self, tag: object, attributes: Mapping[str, str]) -> None:
        """Raise a LeafletError for an element or attribute that runs, moves, or names an address."""
        super().start(tag, attributes)
        for name, value in attributes.items():
            local = re.split("[}:]", name)[-1].casefold()
            if local.startswith("on") or ELSEWHERE.search(value):
                raise self._error(f"it has {local}=“{value[:40]}”")

    def pi(self, target: str, data: str | None = None) -> None:
        """Raise a LeafletError: an instruction can bring in a sheet that draws or runs anything."""
        raise self._error(f"it has <?{target[:40]}")


def _check_drawing(content: bytes) -> None:
    """Raise a LeafletError for what is no drawing, or one that does more than draw."""
    if len(content) > LARGEST_DRAWING:
        raise LeafletError(f"it is over {LARGEST_DRAWING} bytes; draw it more simply, or save it as PNG")
    parser = XMLParser(target=_SiteGate(""))
    try:
        parser.feed(content)
        parser.close()
    except (ParseError, ValueError) as error:
        raise LeafletError("it is no SVG drawing; save it again as plain SVG, or as PNG") from error
    except LeafletError as error:
        what = str(error).removeprefix(": ").partition(";")[0]
        raise LeafletError(
            f"{what}, which is more than a drawing; save it as PNG, or draw with shapes and text alone"
        ) from None


def _check_pdf(content: bytes) -> None:
    """Raise a LeafletError for what is no PDF, or one that runs, sends or carries something."""
    import pikepdf  # loads slowly, and most guides offer no PDF of their own

    if not content.startswith(b"%PDF-"):
        raise LeafletError("it is no PDF; save it again as PDF")
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            found = next((name for thing in pdf.objects for name in _active(thing)), "")
    except pikepdf.PdfError as error:
        raise LeafletError("it is broken or locked; save it again as PDF, without a password") from error
    if found:
        raise LeafletError(f"it has {found}, which runs or carries something; print it to a new PDF and put that here")


def _active(thing: object) -> list[str]:
    """Return the names in an object of a PDF that let it run, send or carry something."""
    import pikepdf

    known: list[str] = []
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            known += [name for name in map(str, one) if name in ACTIVE]
            known += [str(one.get(name)) for name in ("/S", "/Subtype") if str(one.get(name)) in ACTIVE]
            waiting += [inner for inner in one.values() if not getattr(inner, "is_indirect", False)]
        elif isinstance(one, pikepdf.Array):
            waiting += [inner for inner in one if not getattr(inner, "is_indirect", False)]
    return known
