"""Fontconfig for one folder of fonts."""

import os
from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from leaflets.fontconfig import only_fonts_of


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    folder = tmp_path / "fonts & more"
    folder.mkdir()
    (folder / "a.ttf").write_bytes(b"")
    return folder


@pytest.mark.parametrize("before", [None, "/etc/fonts/fonts.conf"])
def test_fontconfig_sees_only_the_folder_and_afterwards_what_it_saw_before(
    fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    if before:
        monkeypatch.setenv("FONTCONFIG_FILE", before)
    with only_fonts_of(fonts, cache=tmp_path / "cache"):
        config = Path(os.environ["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
    assert "fonts &amp; more</dir>" in config
    assert config.count("<dir>") == 1
    assert os.environ.get("FONTCONFIG_FILE") == before


def test_a_folder_without_fonts_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(LeafletError, match="there is no font here; restore the folder"),
        only_fonts_of(tmp_path, cache=tmp_path / "cache"),
    ):
        pass
