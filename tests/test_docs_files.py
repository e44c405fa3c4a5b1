"""What a guide's folder may hold: pages, sound pictures and PDFs, none in another's place."""

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from two_pages import copied, one_line, run

from leaflets import docs_files
from leaflets.docs_files import misplaced, names, theme_folders

ROOT = Path(__file__).resolve().parent.parent
THEMES = theme_folders(ROOT)
HTML = b"<!doctype html><html><script>document.title = 'RAN'</script></html>"


def picture(kind: str) -> bytes:
    content = BytesIO()
    Image.new("RGB", (4, 4)).save(content, kind)
    return content.getvalue()


def drawing(inside: str, *, root: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{root}>{inside}</svg>'.encode()


def document(**trailer: pikepdf.Object) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for name, value in trailer.items():
        pdf.Root[f"/{name}"] = value
    content = BytesIO()
    pdf.save(content)
    return content.getvalue()


SCRIPTED = document(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))


def told_of(folder: Path, *files: str, content: bytes = b"") -> list[str]:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return list(misplaced(folder, names(folder), THEMES))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("images/lip.png", picture("PNG")),
        ("images/lip.jpg", picture("JPEG")),
        ("images/lip.jpeg", picture("JPEG")),
        (
            "images/lip.svg",
            drawing('<title>A lip</title><path d="M0 0h9" fill="#0c0"/><text x="1" y="2">Note: lip</text>'),
        ),
        ("forms/diary.pdf", document()),
        ("assets/images/lip.png", picture("PNG")),
        ("sub/help.md", b"# Help\n"),
        (".DS_Store", b"\0"),
        (".drafts/new.html", HTML),
    ],
)
def test_what_an_author_needs_is_left_alone(tmp_path: Path, name: str, content: bytes) -> None:
    assert told_of(tmp_path, name, content=content) == []


@pytest.mark.parametrize(
    "name",
    [
        *(
            "evil.html",
            "evil.htm",
            "evil.xhtml",
            "evil.shtml",
            "evil.mhtml",
            "evil.HTML",
            "evil.html.txt",
            "a.png.html",
        ),
        *("evil.js", "evil.mjs", "evil.css", "evil.xml", "evil.xsl", "evil.json", "evil.webmanifest", "evil.wasm"),
        *("env.txt", "noname", "CNAME", "help.md~", "help.md.bak", "data.csv", "a.zip", "a.mp4", "a.ttf", "a.svgz"),
        *("a.gif", "a.webp", "a.docx", "A.PNG", "a.Pdf"),
    ],
)
def test_any_other_file_is_refused_by_name_with_a_remedy(tmp_path: Path, name: str) -> None:
    (told,) = told_of(tmp_path, name, content=picture("PNG"))
    assert told.startswith(f"{tmp_path / name}:1: ")
    assert "; " in told


@pytest.mark.parametrize("suffix", sorted({*docs_files.OTHER_PAGES, ".MD", ".Md", ".Markdown"}))
def test_a_page_that_no_rule_reads_is_refused_whatever_its_ending(tmp_path: Path, suffix: str) -> None:
    (told,) = told_of(tmp_path, f"x{suffix}", content=b"# X\n")
    assert told.endswith("; name it x.md")


def test_every_ending_that_mkdocs_takes_for_a_page_is_among_them() -> None:
    from mkdocs.utils import markdown_extensions

    assert set(markdown_extensions) - {docs_files.PAGE} <= set(docs_files.OTHER_PAGES)


@pytest.mark.parametrize("name", ["README.md", "readme.md", "sub/Readme.md"])
def test_a_page_that_mkdocs_shows_under_another_name_is_refused(tmp_path: Path, name: str) -> None:
    (told,) = told_of(tmp_path, name, content=b"# X\n")
    assert "would show this page as index.html" in told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *((f"lip{suffix}", HTML) for suffix in (".png", ".jpg", ".svg", ".pdf")),
        ("lip.png", picture("JPEG")),
        ("lip.jpg", picture("GIF")),
        ("lip.png", drawing("")),
        ("lip.png", picture("PNG")[:40]),
        ("lip.svg", gzip.compress(drawing(""))),
        ("lip.pdf", picture("PNG")),
        ("lip.pdf", b"%PDF-1.7\n" + HTML),
        ("lip.pdf", HTML + document()),
        ("lip.pdf", SCRIPTED),
        ("lip.pdf", document(Names=pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary()))),
    ],
)
def test_a_file_that_is_not_what_its_name_says_or_does_more_is_refused(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (told,) = told_of(tmp_path, name, content=content)
    assert told.startswith(f"{tmp_path / name}:1: ")
    assert "; " in told


DRAWINGS = {
    "script": drawing("<script>alert(1)</script>"),
    "handler": drawing("", root=' onload="alert(1)"'),
    "handler within": drawing('<rect width="9" height="9" OnClick="alert(1)"/>'),
    "HTML within": drawing('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
    "HTML's script": drawing('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
    "link": drawing('<a href="javascript:alert(1)"><text y="5">x</text></a>'),
    "old link": drawing('<a xmlns:x="http://www.w3.org/1999/xlink" x:href="help.html"><text y="5">x</text></a>'),
    "use": drawing('<use href="data:image/svg+xml,x"/>'),
    "picture": drawing('<image href="https://example.org/a.png"/>'),
    "animation": drawing('<rect width="9" height="9"><set attributeName="href" to="javascript:alert(1)"/></rect>'),
    "animated": drawing('<rect width="9" height="9"><animate attributeName="x" from="0" to="9"/></rect>'),
    "sheet": drawing("<style>@import 'https://example.org/a.css';</style>"),
    "address": drawing('<rect width="9" height="9" fill="url(https://example.org/a.svg#b)"/>'),
    "set of addresses": drawing('<rect width="9" height="9" style="fill: image-set(\'//example.org/a.png\' 1x)"/>'),
    "sheet by an instruction": b'<?xml-stylesheet type="text/xsl" href="data:text/xml,x"?>' + drawing(""),
    "doctype": b'<!DOCTYPE svg [<!ENTITY a "x">]>' + drawing("&a;"),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_that_does_more_than_draw_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (told,) = told_of(tmp_path, "evil.svg", content=DRAWINGS[name])
    assert told.startswith(f"{tmp_path / 'evil.svg'}:1: it ")
    assert told.endswith("; save it as PNG, or draw with shapes and text alone")


@pytest.mark.parametrize(
    "name",
    [
        *("assets/images/logo.svg", "Assets/Images/LOGO.svg", "assets/images/favicon.png", "assets/icons/icon-192.png"),
        *("leaflets/lip-twitching.md", "leaflets/lip-twitching-a4.pdf", "Leaflets/any.png", "search/a.png"),
        *("handbook.pdf", "Handbook.pdf", "handbook.png", "404.md"),
    ],
)
def test_nothing_stands_at_an_address_of_the_builder_or_its_theme(tmp_path: Path, name: str) -> None:
    (told,) = told_of(tmp_path, name, content=picture("PNG"))
    assert "at this address; give this file another name" in told


def test_names_that_differ_in_capitals_or_accents_alone_are_twins(tmp_path: Path) -> None:
    told = told_of(tmp_path, "help.md", "Help.md", "caf\u00e9.md", "cafe\u0301.md", content=b"# X\n")
    assert sorted(line.rpartition("this name and ")[2] for line in told) == [
        "Help.md for one; rename one of them",
        "cafe\u0301.md for one; rename one of them",
    ]


EVIL = {
    "assets/js/numbers.js": b"document.title = 'RAN'",
    "print/a4.css": b".emergency { display: none !important }",
    "evil.html": HTML,
    "images/evil.svg": DRAWINGS["script"],
    "x.markdown": b"# Stroke signs\n\nA drooping face always goes away by itself.\n",
    "README.md": b"# Read me\n",
}


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield copied(tmp_path_factory.mktemp("evil") / "guide")


@pytest.mark.parametrize("name", EVIL)
def test_a_build_refuses_it_by_name(guide: Path, name: str) -> None:
    file = guide / "docs" / "en" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(EVIL[name])
    try:
        assert one_line(run(guide)).startswith(f"docs/en/{name}:1: ")
    finally:
        file.unlink()
    assert not (guide / "site").exists()
