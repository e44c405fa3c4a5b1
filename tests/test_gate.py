"""A hostile or broken picture ends in one line, within 300 MB and 5 seconds, with nothing read or sent."""

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hostile import png_of, press_within_limits
from PIL import Image
from printing import press_body

from leaflets.errors import LeafletError

SECRET = "secret of another folder"


def jpeg() -> bytes:
    data = BytesIO()
    Image.effect_noise((400, 400), 60).save(data, "JPEG")
    return data.getvalue()


def scan_bomb() -> bytes:
    """A progressive JPEG of a white sheet, with its last scan over and over again."""
    data = BytesIO()
    Image.new("L", (3_000, 3_000), 255).save(data, "JPEG", progressive=True)
    whole = data.getvalue()
    last, end = whole.rindex(b"\xff\xda"), len(whole) - 2
    return whole[:last] + whole[last:end] * 2_000 + whole[end:]


def svg(inside: str, before: str = "") -> bytes:
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 9 9" width="90" height="90">{inside}</svg>'
    ).encode()


def use_bomb() -> bytes:
    """Nine levels of ten: a thousand million squares in 1 kB."""
    levels = '<g id="u0"><rect width="1" height="1"/></g>'
    for level in range(1, 10):
        levels += f'<g id="u{level}">' + f'<use xlink:href="#u{level - 1}"/>' * 10 + "</g>"
    return svg(levels)


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return svg("<text>&e9;</text>", f'<!DOCTYPE svg [<!ENTITY e0 "lol">{entities}]>')


FILES: dict[str, Callable[[], bytes]] = {
    "use-bomb.svg": use_bomb,
    "entity-bomb.svg": entity_bomb,
    "entity.svg": lambda: svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "passwd.svg": lambda: svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
    "http.svg": lambda: svg('<image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/>'),
    "fill.svg": lambda: svg('<rect width="9" height="9" fill="url(http://127.0.0.1:9/x.svg#x)"/>'),
    "style.svg": lambda: svg('<style>@import "http://127.0.0.1:9/x.css";</style>'),
    "deep.svg": lambda: svg("<g>" * 20_000 + "</g>" * 20_000),
    "repeat.svg": lambda: svg('<linearGradient id="g" x2="0.0000001" spreadMethod="repeat"/>'),
    "mega.png": lambda: png_of(9_000, 9_000),
    "giga.png": lambda: png_of(20_000, 20_000),
    "cut-off.png": lambda: png_of(90, 90)[:60],
    "cut-off.jpg": lambda: jpeg()[:-2_000],
    "scans.jpg": scan_bomb,
    "heavy.png": lambda: bytes(2_000_001),
    "a-text.png": lambda: b"no picture",
    "style.css": use_bomb,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with hostile files, and beside it what is none of its business."""
    folder = tmp_path_factory.mktemp("gate") / "project"
    (folder / "images").mkdir(parents=True)
    for name, content in FILES.items():
        (folder / "images" / name).write_bytes(content())
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.css").write_text(SECRET, encoding="utf-8")
    (folder / "images" / "link.png").symlink_to(outside / "secret.css")
    return folder


def refusal(body: str, css: str, root: Path) -> str:
    done = press_within_limits(body, css, root)
    assert done.returncode == 1, (done.returncode, done.stdout[-1000:], done.stderr[-1000:])
    (line,) = done.stderr.splitlines()
    assert line.startswith("test-a4: ")
    assert SECRET not in line
    return line


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("use-bomb.svg", "it has <use>; draw it with shapes, lines and text alone"),
        ("entity-bomb.svg", "it has a <!DOCTYPE>; draw it"),
        ("entity.svg", "it has a <!DOCTYPE>; draw it"),
        ("passwd.svg", "it has <image>; draw it"),
        ("http.svg", "it has <image>; draw it"),
        ("fill.svg", "it reads “url(http://127.0.0.1:9/x.svg#x)”; draw it"),
        ("style.svg", "it has <style>; draw it"),
        ("deep.svg", "it has over 500 elements; draw it more simply"),
        ("repeat.svg", "it has spreadMethod=“repeat”; draw it"),
        ("mega.png", "it has over 10 million pixels; make it smaller"),
        ("giga.png", "it has over 10 million pixels; make it smaller"),
        ("cut-off.png", "it is broken or cut off"),
        ("cut-off.jpg", "it is broken or cut off"),
        ("scans.jpg", "it has over 100 scans; save it again"),
        ("heavy.png", "it is over 2000000 bytes; make it smaller"),
        ("a-text.png", "it is no PNG, JPEG or SVG picture; use one that opens"),
        ("style.css", "it has <use>; draw it"),
        ("missing.png", "there is no such file; mend its address or add it"),
    ],
)
def test_a_hostile_picture_is_refused(name: str, what: str, root: Path) -> None:
    line = refusal(f'<img alt="x" src="images/{name}">', "", root)
    assert line.startswith(f"test-a4: images/{name}: {what}")


@pytest.mark.parametrize("way", ["css", "data", "in the text", "object", "embed"])
def test_it_is_refused_by_whatever_way_it_comes(way: str, root: Path) -> None:
    data = "data:image/svg+xml;base64," + b64encode(use_bomb()).decode()
    body, css = {
        "css": ("<p>x</p>", "p { background: url(images/use-bomb.svg) }"),
        "data": (f'<img alt="x" src="{data}">', ""),
        "in the text": (use_bomb().decode(), ""),
        "object": ('<object type="image/svg+xml" data="images/use-bomb.svg"></object>', ""),
        "embed": ('<embed type="image/svg+xml" src="images/use-bomb.svg">', ""),
    }[way]
    assert "it has <use>; draw it" in refusal(body, css, root)


@pytest.mark.parametrize(
    ("body", "css", "what"),
    [
        ('<img alt="x" src="OUTSIDE">', "", "is not a file of this project; copy it here"),
        ('<img alt="x" src="images/link.png">', "", "is not a file of this project; copy it here"),
        ('<img alt="x" src="../outside/secret.css">', "", "is not a file of this project; copy it here"),
        ('<img alt="x" src="file:///etc/passwd">', "", "is not a file of this project; copy it here"),
        ('<img alt="x" src="http://127.0.0.1:9/x.png">', "", "is not a file of this project; copy it here"),
        ("<p>x</p>", '@import "OUTSIDE";', "is not a file of this project; copy it here"),
        ("<p>x</p>", '@import "http://127.0.0.1:9/x.css";', "is not a file of this project; copy it here"),
        ("<p>x</p>", '@import "images/a-text.png";', "it is no stylesheet (.css); import another or none"),
        ('<link rel="stylesheet" href="OUTSIDE">', "", "is not a file of this project; copy it here"),
        ('<link rel="attachment" href="OUTSIDE">', "", "is to be attached; take away rel=attachment"),
        ('<a rel="Attachment" href="images/link.png">x</a>', "", "is to be attached; take away rel=attachment"),
        ('<svg><image href="OUTSIDE"/></svg>', "", "a drawing in the text: it has <image>; draw it"),
    ],
)
def test_what_is_not_the_projects_is_neither_read_nor_sent(body: str, css: str, what: str, root: Path) -> None:
    outside = (root.parent / "outside" / "secret.css").as_uri()
    assert what in refusal(body.replace("OUTSIDE", outside), css.replace("OUTSIDE", outside), root)


def test_a_stylesheet_may_import_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "one.css").write_text('@import "two.css";', encoding="utf-8")
    (tmp_path / "shared" / "two.css").write_text("p { break-after: page }", encoding="utf-8")
    assert len(press_body("<p>x</p><p>y</p>", '@import "shared/one.css";', root=tmp_path).pages) == 2


def test_the_project_has_no_way_to_attach_a_sound_picture(tmp_path: Path) -> None:
    Image.new("L", (4, 4)).save(tmp_path / "own.png")
    with pytest.raises(LeafletError, match=r"“own\.png” is to be attached"):
        press_body('<a rel="attachment" href="own.png">x</a>', root=tmp_path)


def test_the_largest_picture_that_is_let_in_keeps_the_limits(root: Path) -> None:
    image = Image.new("RGBA", (2_500, 4_000), (0, 0, 0, 99))
    image.save(root / "images" / "large.png")
    done = press_within_limits('<img alt="x" src="images/large.png" style="width: 9mm">', "", root)
    assert (done.returncode, done.stderr) == (0, "")
