"""The core that check.py computes is the one that the build prints."""

import json
from pathlib import Path

from test_checks import ROOT
from test_trace import whole

from checks.cores import cores


def test_each_core_is_the_one_of_the_build(site: Path) -> None:
    told = json.loads((site / "editions.json").read_text(encoding="utf-8"))["editions"]
    built = {edition["leaflet"]: edition["core"] for edition in told if edition["core"]}
    assert cores(whole(), ROOT) == built
