"""The list of packages in dist/: all that the lock names, the same bytes each time."""

import json
import re
from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from offline.sbom import sbom

LOCK = Path(__file__).resolve().parent.parent / "requirements.txt"


def test_the_list_holds_each_pin_of_the_lock_with_its_hashes() -> None:
    listed = json.loads(sbom(LOCK))
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    pins = dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    assert {part["name"]: part["version"] for part in listed["components"]} == pins
    for part in listed["components"]:
        assert part["externalReferences"][0]["hashes"], part["name"]


@pytest.mark.slow
def test_the_list_is_the_same_bytes_in_another_folder_and_at_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / LOCK.name).write_bytes(LOCK.read_bytes())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    listed = sbom(tmp_path / LOCK.name)
    assert listed == sbom(LOCK)
    assert str(tmp_path).encode() not in listed
    assert "timestamp" not in json.loads(listed).get("metadata", {})


def test_a_lock_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match=r"requirements\.txt:1: no list of packages .*; restore it"):
        sbom(tmp_path / "requirements.txt")
