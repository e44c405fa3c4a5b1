"""The ZIM: sound by zimcheck, and found in by kiwix-serve as people use it."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import md5
from pathlib import Path
from urllib.request import urlopen

import pytest

from offline import packs, zim


def needs(program: str) -> pytest.MarkDecorator:
    """Leave a test out where the machine lacks the program; in CI it then fails."""
    missing = not shutil.which(program) and not os.environ.get("CI")
    return pytest.mark.skipif(missing, reason=f"this machine has no {program}")


@pytest.fixture(scope="module")
def file(packed: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kiwix") / "guide.zim"
    path.write_bytes(packed["zim"])
    return path


@contextmanager
def serving(file: Path) -> Iterator[str]:
    """Yield the address at which kiwix-serve shows the ZIM."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ("kiwix-serve", "--address=127.0.0.1", f"--port={port}", str(file))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert server.stdout is not None
            assert "is running" in server.stdout.readline()
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@needs("zimcheck")
def test_zimcheck_passes(file: Path) -> None:
    done = subprocess.run(("zimcheck", "--all", file), capture_output=True, text=True)
    assert "Overall Test Status: Pass" in done.stdout
    assert done.returncode == 0


@needs("kiwix-serve")
def test_kiwix_serve_finds_words_in_the_text_and_shows_the_page(file: Path) -> None:
    with serving(file) as address:
        with urlopen(f"{address}/search?content=guide&pattern=calcium") as answer:
            found = answer.read().decode()
        with urlopen(f"{address}/guide/causes.html") as answer:
            page = answer.read().decode()
    assert "/guide/causes.html" in found
    assert "Content-Security-Policy" not in page
    assert "offline.js" not in page


def test_every_file_that_a_page_needs_is_in_it_and_nothing_that_only_the_web_needs(site: Path) -> None:
    names = {name for name, _ in zim.entries(packs.read_site(site))}
    assert {"index.html", "search/search_index.json", "leaflets/lip-twitching-a4.pdf", "handbook.pdf"} <= names
    assert names.isdisjoint({"sw.js", "sitemap.xml", "404.html", "manifest.webmanifest", "assets/js/offline.js"})


def test_its_closing_checksum_is_that_of_its_content(packed: dict[str, bytes]) -> None:
    made = packed["zim"]
    assert made[-16:] == md5(made[:-16], usedforsecurity=False).digest()


def test_another_content_has_another_mark(packed: dict[str, bytes]) -> None:
    made = bytearray(packed["zim"])
    made[len(made) // 2] ^= 1
    assert zim.with_fixed_marks(bytes(made))[zim.UUID] != packed["zim"][zim.UUID]
    assert zim.with_fixed_marks(packed["zim"]) == packed["zim"]
