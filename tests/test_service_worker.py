"""What the service worker is told to keep; that it does so is tested in a browser."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

import hooks
from offline import service_worker


def told(folder: Path) -> dict[str, str]:
    """The files and hashes that the folder's worker names."""
    found = re.search(r"const FILES = (\{.*?\});", (folder / "sw.js").read_text("utf-8"), re.DOTALL)
    assert found is not None
    files: dict[str, str] = json.loads(found[1])
    return files


def test_every_file_of_the_site_is_kept_but_those_that_must_be_fresh_or_are_not_for_readers(site: Path) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert set(told(site)) == files - set(service_worker.NOT_KEPT)
    assert {"index.html", "help.html", "search/search_index.json", "handbook.pdf"} <= set(told(site))


def test_a_file_is_named_with_the_hash_that_it_has_once_the_build_is_done(site: Path) -> None:
    for name, integrity in told(site).items():
        assert integrity == f"sha256-{b64encode(sha256((site / name).read_bytes()).digest()).decode()}", name


def test_the_worker_changes_with_a_file_and_not_otherwise(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("one")
    service_worker.write(tmp_path)
    first = (tmp_path / "sw.js").read_text()
    service_worker.write(tmp_path)
    assert (tmp_path / "sw.js").read_text() == first
    page.write_text("two")
    service_worker.write(tmp_path)
    assert (tmp_path / "sw.js").read_text() != first


def test_a_preview_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks.build, "command", "serve")
    hooks._for_no_network(SimpleNamespace(site_dir=str(tmp_path)))
    assert list(tmp_path.iterdir()) == []
