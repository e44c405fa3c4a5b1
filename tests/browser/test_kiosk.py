"""A shared machine: nothing that one visitor typed or chose is left for the next."""

import pytest
from ink import sheets

DIARY = "guide.keep('diary', [{date: '2026-11-20', time: '', doing: 'private words'}])"
LEAFLETS = ("lip-twitching", "twitch-diary")


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


def filled_leaflet(reader, name):
    """A fill-in leaflet of a shared machine whose clinic kept its details; a visitor has typed others over them."""
    page = reader.open(f"leaflets/{name}")
    page.locator("[name=name]").fill("The clinic of this house")
    page.locator("[name=phone]").fill("020 7946 0000")
    page.locator("#clinic [data-does=save]").click()
    kiosk(reader)
    page = reader.open(f"leaflets/{name}")
    page.locator("[name=name]").fill("A visitor's own words")
    return page


def is_forgotten_on(reader, name):
    reader.page.wait_for_url("**/index.html")
    reader.page.go_back()
    for _ in ("as Back shows it", "anew"):
        assert reader.page.get_by_text("A visitor's own words").count() == 0
        reader.open(f"leaflets/{name}")
        assert reader.page.locator("[name=name]").input_value() == "The clinic of this house"


@pytest.mark.parametrize("name", LEAFLETS)
def test_finished_on_a_leaflet_forgets_what_was_typed_there_and_keeps_what_the_clinic_saved(reader, name):
    page = filled_leaflet(reader, name)
    page.locator("#guide-kiosk > p [data-does=finished]").click()
    is_forgotten_on(reader, name)


def test_finished_on_a_leaflet_takes_back_what_a_visitor_saved(reader):
    page = filled_leaflet(reader, LEAFLETS[0])
    page.locator("#clinic [data-does=save]").click()
    page.locator("#guide-kiosk > p [data-does=finished]").click()
    is_forgotten_on(reader, LEAFLETS[0])


def test_a_rest_on_a_leaflet_is_asked_about_and_then_forgets(reader):
    reader.page.clock.install()
    page = filled_leaflet(reader, LEAFLETS[0])
    page.clock.run_for(151_000)
    assert page.get_by_role("alertdialog").is_visible()
    page.clock.run_for(31_000)
    is_forgotten_on(reader, LEAFLETS[0])


@pytest.mark.parametrize("name", LEAFLETS)
def test_a_leaflet_is_printed_without_the_line_and_the_question(reader, name):
    reader.page.clock.install()
    page = filled_leaflet(reader, name)
    page.clock.run_for(151_000)
    assert page.get_by_role("alertdialog").is_visible()
    assert page.locator(".sheet #guide-kiosk").count() == 0
    printed = " ".join(sheet.words for sheet in sheets(page.pdf(format="A4")))
    assert "A visitor's own words" in printed.replace("\r\n", " ")
    for words in ("This machine is shared", "Finished", "Are you still there"):
        assert words not in printed


@pytest.mark.parametrize("leave", ["index", "help"])
def test_a_reply_does_not_come_back_with_back(reader, leave):
    page = reader.open("feedback")
    page.locator("[name=message]").fill("my secret")
    reader.open(leave)
    page.go_back()
    assert page.locator("[name=message]").input_value() == ""
