"""A shared machine: nothing that one visitor typed or chose is left for the next."""

import pytest

DIARY = "guide.keep('diary', [{date: '2026-11-20', time: '', doing: 'private words'}])"


def kiosk(reader, how="#kiosk"):
    """The first page of a machine that was set up so."""
    reader.open("index")
    reader.page.evaluate("guide.keep('region', 'GB')")
    reader.page.goto("about:blank")
    reader.page.goto(f"{(reader.folder / 'index.html').as_uri()}{how}")
    return reader.page


def leave_traces(page):
    page.evaluate(f"{DIARY}; guide.keep('region', 'US')")


def is_forgotten(page):
    page.wait_for_url("**/index.html")
    page.locator("#guide-kiosk").wait_for()
    assert page.evaluate("[guide.recall('diary', null), guide.recall('region', null)]") == [None, "GB"]


def test_every_page_says_that_the_machine_is_shared_until_it_is_switched_off(reader):
    kiosk(reader)
    for name in ("help", "diary"):
        assert "This machine is shared." in reader.open(name).locator("#guide-kiosk").inner_text()
    kiosk(reader, "#kiosk=off")
    assert not reader.open("help").locator("#guide-kiosk").is_visible()


def test_finished_forgets_what_was_typed_and_keeps_what_was_set_up(reader):
    kiosk(reader)
    leave_traces(reader.open("diary"))
    reader.page.locator("#guide-kiosk > p [data-does=finished]").click()
    is_forgotten(reader.page)


def test_a_rest_is_asked_about_and_then_forgets(reader):
    reader.page.clock.install()
    kiosk(reader)
    page = reader.open("diary")
    leave_traces(page)
    page.clock.run_for(151_000)
    assert page.get_by_role("alertdialog").is_visible()
    page.get_by_role("button", name="I am still here").click()
    assert not page.get_by_role("alertdialog").is_visible()
    page.clock.run_for(60_000)
    assert page.evaluate("guide.recall('diary', null)") is not None
    page.clock.run_for(121_000)
    is_forgotten(page)


@pytest.mark.parametrize("leave", ["index", "help"])
def test_a_reply_does_not_come_back_with_back(reader, leave):
    page = reader.open("feedback")
    page.locator("[name=message]").fill("my secret")
    reader.open(leave)
    page.go_back()
    assert page.locator("[name=message]").input_value() == ""
