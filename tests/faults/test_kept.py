"""What is kept in `.cache/`, cut short, garbage or of another version: made again, told in a line, the same bytes."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from two_pages import few, files, good, run

RECORD = ".cache/record.json"
GARBAGE = random.Random(20261122).randbytes(5_000)
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda content: content[: len(content) // 2],
    "garbage": lambda content: GARBAGE,
    "empty": lambda content: b"",
    "a bit turned": lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    "of another version": lambda content: b"2" + content,
}


@pytest.mark.parametrize("damage", few(DAMAGES, 2))
def test_all_that_is_kept_may_be_damaged(guide: Path, damage: str) -> None:
    site = files(guide / "site")
    kept = [*guide.glob(".cache/leaflets/en/*"), *guide.glob(".cache/handbook/*")]
    assert len(kept) == 5, "two leaflets, their pictures and the handbook"
    for file in [*kept, *guide.glob(".cache/fontconfig/*"), guide / RECORD]:
        file.write_bytes(DAMAGES[damage](file.read_bytes()))
    said = good(run(guide)).splitlines()
    told = [line for line in said if "damaged" in line]
    assert sum(line.startswith(RECORD) for line in told) == 1
    assert 3 <= sum(line.startswith("Cache: ") for line in told) <= len(kept), (
        "a picture is not asked for without its leaflet"
    )
    assert files(guide / "site") == site
    assert "site/ is unchanged" in good(run(guide))
