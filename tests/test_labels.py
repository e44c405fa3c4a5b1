"""The fixed words for readers."""

from pathlib import Path

import pytest

from leaflets import labels
from leaflets.errors import LeafletError

ENGLISH = Path(__file__).resolve().parent.parent / "overrides" / "labels" / "en.yml"


def test_a_label_is_found_by_its_key(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("page: Page\npage-of: of\n")
    assert labels.read(tmp_path / "en.yml")["page-of"] == "of"


def test_an_unknown_label_is_told_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("en.yml").write_text("page: Page\n")
    with pytest.raises(LeafletError) as error:
        labels.read(Path("en.yml"))["pages"]
    assert str(error.value) == "en.yml:1: there is no label “pages”; did you mean “page”?"


def test_a_label_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("page: Page\nno: 1\n")
    with pytest.raises(LeafletError, match=r"en.yml:2: .*; put it in quotes"):
        labels.read(tmp_path / "en.yml")


def test_the_english_labels_can_be_read() -> None:
    assert labels.read(ENGLISH)


def test_a_place_that_a_label_cannot_have_is_told_with_those_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("en.yml").write_text("old: Version {versoin}\nnew: Version {version}\n")
    found = labels.read(Path("en.yml"))
    assert found.say("new", version="1.2") == "Version 1.2"
    with pytest.raises(LeafletError, match=r"^en.yml:1: label “old” has a wrong place .*; it can have {version}$"):
        found.say("old", version="1.2")
