"""Each repair is left out in turn: its fault must show, or WeasyPrint has mended it and the repair can go."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from urllib.parse import quote

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lettering import hebrew_font
from PIL import Image, ImageChops, ImageCms
from printing import FONTS, press_body
from tagged import elements, read_aloud
from verapdf import failures

from leaflets import finish

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
DOTS = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
BODY = """
<footer><p>Imprint</p></footer><main><h1>Title</h1>
<p>One line that is long enough to be broken over two lines, for it goes on and on until the paper
ends. A <a href="https://example.org/x">link to more</a> and <a href="#t" title="The table">in</a>.</p>
<ul><li><p>alpha</p></li><li>beta</li></ul><ol><li>gamma</li></ol>
<table id="t"><thead><tr><th>A</th><th>B</th></tr></thead>
<tbody><tr><th scope="row">C</th><td>D</td></tr></tbody></table>
<p lang="he" dir="rtl">אבג <b>דהו</b> 12 <a href="#t" title="The table">זחט.</a></p>
<p><span></span>In English, then <span lang="fr">en français</span>,
<a lang="fr" href="#t" title="The table">un lien</a> and
<img lang="fr" alt="un point" src="data:image/svg+xml,DOT"><img alt="dots" src="DOTS"></p></main>
""".replace("DOTS", DOTS).replace("DOT", quote(DOT))


@cache
def fonts() -> Path:
    """The project's fonts and a Hebrew one."""
    folder = Path(mkdtemp(prefix="fonts-"))
    copytree(FONTS, folder, dirs_exist_ok=True)
    hebrew_font(folder / "hebrew.ttf")
    return folder


def printed(body: str = BODY) -> bytes:
    return press_body(body, fonts=fonts()).pdf


def claims_both(pdf: bytes) -> bool:
    with pikepdf.open(BytesIO(pdf)) as document:
        metadata = document.open_metadata()
        return (metadata.get("pdfuaid:part"), metadata.pdfa_status) == ("1", "2A")


def colours_are_said_shortly(pdf: bytes) -> bool:
    with pikepdf.open(BytesIO(pdf)) as document:
        profile = document.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    return len(profile) < 1000 and is_srgb(profile)


def is_srgb(profile: bytes) -> bool:
    """Tell whether the profile shows a thousand colours as the International Color Consortium's own sRGB does."""
    srgb = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    steps = range(0, 256, 28)
    colours = [(red, green, blue) for red in steps for green in steps for blue in steps]
    given = Image.new("RGB", (len(colours), 1))
    given.putdata(colours)
    shown = ImageCms.profileToProfile(given, BytesIO(profile), BytesIO(srgb), renderingIntent=1)
    return max(high for _, high in ImageChops.difference(given, shown).getextrema()) <= 1


def items_hold_labels_and_bodies(pdf: bytes) -> bool:
    held = [item["kids"] for item in elements(pdf, "LI")]
    return held == [["/Lbl", "/LBody"]] * 3 and failures(pdf, "ua1") == []


def lists_are_numbered(pdf: bytes) -> bool:
    attributes = [element["attributes"] for element in elements(pdf, "L")]
    return [found.get("/ListNumbering") for found in attributes] == ["/Disc", "/Decimal"]


def headers_have_a_scope(pdf: bytes) -> bool:
    scopes = [element["attributes"].get("/Scope") for element in elements(pdf, "TH")]
    return scopes == ["/Column", "/Column", "/Row"]


def links_say_where_they_lead(pdf: bytes) -> bool:
    with pikepdf.open(BytesIO(pdf)) as document:
        links = list(document.pages[0].Annots)
        assert all(int(link.F) == 4 for link in links), "a link that is not printed"
        return [str(link.Contents) for link in links] == ["link to more", "The table", "The table", "The table"]


def a_picture_is_where_it_is_told(pdf: bytes) -> bool:
    with pikepdf.open(BytesIO(pdf)) as document, pypdfium2.PdfDocument(pdf) as shown:
        figure, _ = (item for item in document.objects if isinstance(item, pikepdf.Dictionary) and _is_figure(item))
        told = [float(side) for side in figure.A.BBox]
        drawn = [item.get_bounds() for item in shown[0].get_objects() if item.type == pdfium.FPDF_PAGEOBJ_PATH]
    return any(told == pytest.approx(bounds, abs=0.1) for bounds in drawn)


def _is_figure(item: pikepdf.Dictionary) -> bool:
    return item.get("/S") == pikepdf.Name.Figure


def pictures_are_not_smoothed(pdf: bytes) -> bool:
    return not any(rule.startswith("6.2.8-3") for rule in failures(pdf, "2a"))


def hebrew_is_told_as_it_is_read(pdf: bytes) -> bool:
    told = [element["actual"] for tag in ("Span", "Link") for element in elements(pdf, tag)]
    return [words for words in told if any("א" <= letter <= "ת" for letter in words)] == ["אבג ", "דהו", "זחט."]


def other_languages_are_told(pdf: bytes) -> bool:
    told = [element["language"] for tag in ("Span", "Link", "Figure") for element in elements(pdf, tag)]
    return Counter(told) == Counter({"": told.count(""), "he": 4, "fr": 3})


def words_are_parted_at_the_ends_of_lines(pdf: bytes) -> bool:
    spans = [element["actual"] for element in elements(pdf, "Span") if element["actual"]]
    return [words[-10:] for words in spans if words.isascii()] == ["until the "]


def margins_are_read_once(pdf: bytes) -> bool:
    return [spoken.text.strip() for spoken in read_aloud(pdf)].count("Imprint") == 1


CHECKS: dict[str, Callable[[bytes], bool]] = {
    "claim_ua": claims_both,
    "say_colours_shortly": colours_are_said_shortly,
    "wrap_list_bodies": items_hold_labels_and_bodies,
    "number_lists": lists_are_numbered,
    "scope_headers": headers_have_a_scope,
    "name_links": links_say_where_they_lead,
    "place_figures": a_picture_is_where_it_is_told,
    "keep_pixels": pictures_are_not_smoothed,
    "part_words": words_are_parted_at_the_ends_of_lines,
    "order_words": hebrew_is_told_as_it_is_read,
    "tell_languages": other_languages_are_told,
    "read_margins_once": margins_are_read_once,
}
IN_OTHER_SCRIPTS = ["spell_words"]
"""Their checks stand in test_text_layer.py."""


def test_every_repair_has_a_check() -> None:
    assert [repair.__name__ for repair in finish.REPAIRS if repair.__name__ not in IN_OTHER_SCRIPTS] == list(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_a_repair_is_made_and_still_needed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CHECKS[name](printed())
    others = tuple(repair for repair in finish.REPAIRS if repair.__name__ != name)
    monkeypatch.setattr(finish, "REPAIRS", others)
    assert not CHECKS[name](printed()), f"WeasyPrint no longer needs {name}: delete it"


def test_all_repairs_together_leave_nothing_for_verapdf() -> None:
    pdf = printed()
    assert (failures(pdf, "ua1"), failures(pdf, "2a")) == ([], [])


def test_an_imprint_over_several_pages_is_an_artifact_on_all_but_the_last() -> None:
    body = BODY.replace("<ul>", '<p style="break-before: page">Second page</p><ul>')
    pdf = printed(body)
    spoken = [part.text.strip() for part in read_aloud(pdf)]
    assert spoken.count("Imprint") == 1
    assert spoken[-1] == "Imprint"
    assert failures(pdf, "ua1") == []


def told(pdf: bytes) -> list[tuple[str, str]]:
    """What is said and in which element, a Span that only holds text left out."""
    return [(next((tag for tag in reversed(part.tags) if tag != "Span"), ""), part.text) for part in read_aloud(pdf)]


def spans_that_say_nothing(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        items = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
        spans = [item for item in items if item.get("/S") == pikepdf.Name.Span and any(map(_is_mark, item.K))]
        return sum(not {"/ActualText", "/Lang"} & set(span.keys()) for span in spans)


def _is_mark(kid: object) -> bool:
    return isinstance(kid, int)


def test_texts_hang_on_the_elements_around_them_and_are_read_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    hung = printed()
    monkeypatch.setattr(finish, "hang_texts", lambda pdf: None)
    as_made = printed()
    assert spans_that_say_nothing(as_made) > 10, "WeasyPrint no longer needs hang_texts: delete it"
    assert spans_that_say_nothing(hung) == 0
    assert told(hung) == told(as_made)
    assert len(hung) < len(as_made)


def test_nothing_is_left_that_nothing_refers_to() -> None:
    pdf = printed()
    with pikepdf.open(BytesIO(pdf)) as document:
        kept = {item.objgen for item in document.objects if not isinstance(item, pikepdf.Stream) or _is_drawn(item)}
        document.save(packed := BytesIO())
    with pikepdf.open(packed) as again:
        assert len(kept) == sum(not isinstance(item, pikepdf.Stream) or _is_drawn(item) for item in again.objects)


def _is_drawn(stream: pikepdf.Stream) -> bool:
    """Whether it is no part of how the file itself is written."""
    return stream.get("/Type") not in (pikepdf.Name.ObjStm, pikepdf.Name.XRef)
