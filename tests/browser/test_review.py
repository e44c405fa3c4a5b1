"""The review cycle: what is out of date says so when it is looked at, with no build."""

import pytest


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", "Check again by 22 May 2027."),
        ("2027-05-22", "Check again by 22 May 2027."),
        ("2027-05-23", "It is out of date since 22 May 2027."),
        ("2031-01-01", "It is out of date since 22 May 2027."),
    ],
)
def test_the_foot_turns_the_day_after_the_check_is_due(reader, day, said):
    reader.page.clock.set_fixed_time(f"{day}T12:00:00")
    assert said in reader.open("causes").locator(".guide-foot-checked").inner_text()


def test_the_list_of_the_about_page_turns_too(reader):
    reader.page.clock.set_fixed_time("2027-05-23T00:00:01")
    names = reader.open("about").locator(".facts-list dt").all_inner_texts()
    assert "Out of date since" in names
    assert "Check again by" not in names


@pytest.mark.parametrize("settings", [{"java_script_enabled": False}])
def test_without_scripts_the_day_is_shown(reader):
    foot = reader.open("causes").locator(".guide-foot-checked").inner_text()
    assert foot == "No clinician has checked this guide yet. Check again by 22 May 2027."
