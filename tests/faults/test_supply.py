"""What comes in is what was locked, and what goes out tells nothing of the machine that built it."""

import gzip
import re
import shutil
import socket
import subprocess
import sys
import zipfile
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pytest
from clone import borrow_venv
from mutations import write_clinics
from two_pages import ROOT, edit, few, good, run_in

import bootstrap

LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
USER, HOST = "zaphod-of-betelgeuse", "heart-of-gold"
PNG_CHUNK = re.compile(rb"(?:zTXt|iTXt|tEXt|eXIf|iCCP)")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_and_names_no_host_or_folder(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^[\w.-]+==.*(?:\n    --hash=.*)*", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE)), "nothing but pins"
    for pin in pins:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", pin), pin
    assert "http" not in text
    assert "file:" not in text


def wheel(folder: Path) -> Path:
    """A package of one line, as a wheel."""
    files = {
        "tiny.py": b"WORD = 'tiny'\n",
        "tiny-1.dist-info/METADATA": b"Metadata-Version: 2.1\nName: tiny\nVersion: 1\n",
        "tiny-1.dist-info/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    sums = {name: urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode() for name, content in files.items()}
    record = "".join(f"{name},sha256={sums[name]},{len(content)}\n" for name, content in files.items())
    path = folder / "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**files, "tiny-1.dist-info/RECORD": record.encode()}.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """A project whose packages come from a folder, and the hash of the one that is there."""
    root = tmp_path / "guide"
    (root / "packages").mkdir(parents=True)
    digest = sha256(wheel(root / "packages").read_bytes()).hexdigest()
    shutil.copy(ROOT / "requirements.txt", root)
    borrow_venv(root)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(root / "packages"))
    return root, digest


def test_the_locked_package_is_installed(shop: tuple[Path, str]) -> None:
    root, digest = shop
    (root / "requirements.txt").write_text(f"tiny==1 --hash=sha256:{digest}\n")
    bootstrap._install(root, "requirements.txt")
    word = subprocess.check_output([bootstrap.python(root), "-c", "import tiny; print(tiny.WORD)"], text=True)
    assert word == "tiny\n"


@pytest.mark.parametrize(
    ("pin", "line"),
    [
        ("tiny==1 --hash=sha256:{wrong}", "requirements.txt: a fetched package is not the locked one; try again later"),
        ("tiny==1", "requirements.txt: a package has no hash in it; restore the file from the repository"),
    ],
)
def test_a_changed_or_missing_hash_stops_the_set_up_with_one_line(
    shop: tuple[Path, str], pin: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root, digest = shop
    (root / "requirements.txt").write_text(pin.format(wrong=digest[::-1]))
    with pytest.raises(SystemExit) as stopped:
        bootstrap._install(root, "requirements.txt")
    assert stopped.value.code == 2
    assert capsys.readouterr().err == f"{line}\n"
    assert subprocess.call([bootstrap.python(root), "-c", "import tiny"], stderr=subprocess.DEVNULL) == 1


def layers(name: str, content: bytes) -> Iterator[bytes]:
    """The file's bytes, and what is packed inside of them."""
    yield content
    if name.endswith(".gz"):
        yield gzip.decompress(content)
    elif name.endswith((".zip", ".epub")):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield inner.encode()
                yield from layers(inner, archive.read(inner))
    elif name.endswith(".pdf"):
        yield from pdf_layers(content)
    elif name.endswith(".png"):
        for chunk in PNG_CHUNK.finditer(content):
            yield from inflated(content[chunk.end() :])


def pdf_layers(content: bytes) -> Iterator[bytes]:
    with pikepdf.open(BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes() if thing.get("/Filter") != "/DCTDecode" else thing.read_raw_bytes()
            yield from texts(thing)


def texts(thing: object) -> Iterator[bytes]:
    """The texts in an object of a PDF, however they are written there."""
    if isinstance(thing, pikepdf.String):
        yield str(thing).encode()
    elif isinstance(thing, pikepdf.Array):
        for item in thing:
            yield from () if isinstance(item, pikepdf.Object) and item.is_indirect else texts(item)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for _, item in thing.items():
            yield from () if isinstance(item, pikepdf.Object) and item.is_indirect else texts(item)


def inflated(content: bytes) -> Iterator[bytes]:
    for start in range(min(90, len(content))):
        try:
            yield zlib.decompressobj().decompress(content[start:])
        except zlib.error:
            continue


COMMANDS = {
    "site": ("build.py",),
    "dist": ("pack.py",),
    "clinics/out": ("clinics.py", "clinics/roster.csv", "--out", "clinics/out", "--workers", "1"),
}
"""By the folder of what they make."""


@pytest.mark.parametrize("folder", few(COMMANDS, 1))
def test_what_is_made_tells_nothing_of_the_machine(guide: Path, folder: str) -> None:
    shutil.rmtree(guide / ".cache")
    edit(guide)
    write_clinics(guide / "clinics")
    named = ("unshare", "--uts", "--map-root-user", "sh", "-c", f'hostname {HOST} && exec "$0" "$@"')
    can = subprocess.run([*named, "true"], capture_output=True).returncode == 0
    before = named if can else ()
    good(run_in(guide, *COMMANDS[folder], before=before, USER=USER, LOGNAME=USER, HOME=f"/home/{USER}"))
    host = HOST if can else socket.gethostname()
    words = (str(guide), str(guide.parent), str(ROOT), sys.prefix, sys.base_prefix, "/tmp/", USER, host)
    secrets = {
        form for word in words for form in (word.encode(), word.encode("utf-16-be"), quote(word, safe="").encode())
    }
    made = [path for path in (guide / folder).rglob("*") if path.is_file()]
    assert {path.suffix for path in made} & {".pdf", ".zip"}
    for path in made:
        for layer in layers(path.name, path.read_bytes()):
            assert not [secret for secret in secrets if secret in layer], path


@pytest.mark.parametrize("form", ["plain", "UTF-16", "in a file in a zip"])
def test_a_word_in_a_pdf_is_found_in_each_form(form: str) -> None:
    word = USER if form == "plain" else f"{USER} \N{SNOWMAN}"
    pdf, zipped = BytesIO(), BytesIO()
    with pikepdf.new() as document:
        document.Root.Lang = pikepdf.Array([pikepdf.Dictionary(Title=pikepdf.String(word))])
        document.save(pdf)
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.pdf", pdf.getvalue())
    name, content = ("a.zip", zipped) if form == "in a file in a zip" else ("a.pdf", pdf)
    assert any(USER.encode() in layer for layer in layers(name, content.getvalue()))
