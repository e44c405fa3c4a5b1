"""Emergency and advice numbers by region."""

from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from leaflets.regions import AdviceLine, PhoneNumber, read_regions

DATA = Path(__file__).resolve().parent.parent / "docs" / "data"


def test_the_regions_have_these_emergency_numbers() -> None:
    numbers = {
        region.code: [phone.number for phone in region.emergency] for region in read_regions(DATA / "regions.yml")
    }
    assert numbers == {
        "GB": ["999", "112"],
        "EU": ["112"],
        "IE": ["112", "999"],
        "US": ["911"],
        "CA": ["911"],
        "AU": ["000"],
        "NZ": ["111"],
        "IN": ["112", "108", "102"],
        "LK": ["1990"],
    }


def test_only_two_regions_have_an_advice_line() -> None:
    advice = {region.code: region.advice for region in read_regions(DATA / "regions.yml")}
    assert {code: line for code, line in advice.items() if line} == {
        "GB": AdviceLine(name="NHS 111", number="111"),
        "NZ": AdviceLine(name="Healthline", number="0800 611 116"),
    }


def test_no_number_counts_as_checked_yet() -> None:
    assert not any(region.checked for region in read_regions(DATA / "regions.yml"))


def test_a_number_is_linked_without_its_spaces() -> None:
    assert PhoneNumber(number="0800 611 116").tel == "0800611116"


REGION = """\
- code: GB
  name: United Kingdom
  emergency: [{number: "999"}]
  advice: null
  note: ""
  sources: [S01]
  checked: false
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (REGION + REGION, "regions.yml:8: the code “GB” stands here twice; take one away"),
        (
            REGION.replace('"999"', "999"),
            "regions.yml:3: “number”: input should be a valid string; put it in quotes",
        ),
        (REGION.replace("advice:", "advise:"), "regions.yml:4: unknown key “advise”; did you mean “advice”?"),
        (REGION.replace('"999"', "call us"), "regions.yml:3: “number”: string should match"),
        (REGION.replace("[S01]", "[]"), "regions.yml:6: “sources”: tuple should have at least 1 item"),
        (REGION.replace('{number: "999"}', ""), "regions.yml:3: “emergency”: tuple should have"),
    ],
)
def test_a_mistake_is_told_by_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("regions.yml").write_text(text)
    with pytest.raises(LeafletError) as error:
        read_regions(Path("regions.yml"))
    assert str(error.value).startswith(told)
