"""A shared machine with Firefox: from a folder and from a host, nothing of a visitor is left for the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import Tab, firefox
from hosting import Host

from parts import firefox_program

LINE = "const line = document.getElementById('guide-kiosk'); return line.hidden ? '' : line.innerText"
DIARY = "guide.keep('diary', [{date: '2026-11-20', time: '', doing: 'private words', part: ''}])"
FINISHED = """
    const home = new URL(document.getElementById("guide-kiosk").dataset.home, location).href;
    document.querySelector("#guide-kiosk > p [data-does=finished]").click();
    return home;
"""
HERE = """
    await new Promise((next) => setTimeout(next, 50));
    return document.readyState === "complete" ? location.href : "";
"""
PLACES = {
    "feedback": ("message", "A visitor's reply"),
    "leaflets/lip-twitching": ("name", "A visitor's clinic"),
    "leaflets/twitch-diary": ("name", "A visitor's clinic"),
}
"""A field of each page and what a visitor types there."""


@pytest.fixture
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    program = firefox_program()
    assert program
    with firefox(program, tmp_path_factory.mktemp("firefox")) as tab:
        yield tab


@pytest.fixture(params=["from a folder", "from a host"])
def guide(request: pytest.FixtureRequest, folder: Path, tab: Tab) -> Iterator[str]:
    """The address of the guide on a machine that was set up to be shared."""
    with Host(folder) as host:
        address = f"{folder.as_uri()}/" if request.param == "from a folder" else host.address
        tab.open(f"{address}index.html#kiosk")
        yield address


def finish(tab: Tab) -> None:
    """Press “Finished” and wait until the guide's first page is there."""
    home = tab.run(FINISHED)
    for _ in range(400):
        if tab.run(HERE) == home:
            return
    raise AssertionError(f"not at {home}")


def type_in(tab: Tab, field: str, words: str) -> None:
    tab.run(f"document.querySelector('[name={field}]').focus()")
    tab.press(words)


def test_every_kind_of_page_says_that_the_machine_is_shared(tab: Tab, guide: str) -> None:
    for name in ("index", "help", *PLACES):
        tab.open(f"{guide}{name}.html")
        assert str(tab.run(LINE)).startswith("This machine is shared."), name


def test_finished_forgets_the_diary(tab: Tab, guide: str) -> None:
    tab.open(f"{guide}diary.html")
    tab.run(DIARY)
    tab.open(f"{guide}diary.html")
    assert "private words" in str(tab.run("return document.body.textContent"))
    finish(tab)
    tab.open(f"{guide}diary.html")
    assert tab.run("return guide.recall('diary', null)") is None
    assert "private words" not in str(tab.run("return document.body.textContent"))


@pytest.mark.parametrize("name", PLACES)
def test_finished_forgets_what_was_typed_there(tab: Tab, guide: str, name: str) -> None:
    field, words = PLACES[name]
    tab.open(f"{guide}{name}.html")
    type_in(tab, field, words)
    assert tab.run(f"return document.querySelector('[name={field}]').value") == words
    finish(tab)
    tab.open(f"{guide}{name}.html")
    assert tab.run(f"return document.querySelector('[name={field}]').value") == ""
    assert words not in str(tab.run("return document.body.innerText"))
