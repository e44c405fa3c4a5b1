"""What is kept comes back whole or not at all, also beside another run."""

from pathlib import Path

import pytest

from leaflets.cache import Cache


def test_what_is_kept_is_recalled_and_what_was_never_kept_is_not(tmp_path: Path) -> None:
    Cache(tmp_path / "prints", print).keep("key", b"content")
    again = Cache(tmp_path / "prints", print)
    assert again.recall("key") == b"content"
    assert again.recall("other") is None


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\0" * 40])
def test_what_is_damaged_is_told_in_a_line_and_not_recalled(damage: bytes, tmp_path: Path) -> None:
    told: list[str] = []
    shelf = Cache(tmp_path / "prints", told.append)
    shelf.keep("0123456789", b"content")
    (tmp_path / "prints" / "0123456789").write_bytes(damage)
    assert shelf.recall("0123456789") is None
    assert told == ["Cache: prints/01234567… is damaged and made again"]


def test_what_was_not_used_is_forgotten(tmp_path: Path) -> None:
    Cache(tmp_path, print).keep("old", b"old")
    shelf = Cache(tmp_path, print)
    shelf.keep("new", b"new")
    shelf.forget_unused()
    assert [file.name for file in tmp_path.iterdir()] == ["new"]


def test_another_run_that_tidies_up_meanwhile_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def write_and_lose(path: Path, content: bytes) -> int:
        written = write(path, content)
        Cache(tmp_path, print).forget_unused()
        return written

    monkeypatch.setattr(Path, "write_bytes", write_and_lose)
    Cache(tmp_path, print).keep("key", b"content")
    assert Cache(tmp_path, print).recall("key") is None
