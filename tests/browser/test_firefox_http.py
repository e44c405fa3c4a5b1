"""The site in Firefox over http: kept at the first visit, renewed when the reader asks, and never half."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import Tab, firefox
from hosting import CHANGED, NEWER, REFUSED, Host, deploy, pages
from test_firefox import search

from parts import firefox_program

KEPT = """
    const copies = navigator.serviceWorker;
    if (copies.controller === null) await new Promise((done) => copies.addEventListener("controllerchange", done));
"""
NOTICE = """
    for (let tries = 0; tries < 400; tries++) {
        const notice = document.querySelector("#guide-update .guide-update");
        if (notice) return notice.innerText;
        await new Promise((next) => setTimeout(next, 50));
    }
"""
TEXT = "return document.querySelector('article').innerText"


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    program = firefox_program()
    assert program
    with firefox(program, tmp_path_factory.mktemp("firefox")) as tab:
        tab.set_size(1280, 900)
        yield tab


@pytest.fixture
def deployed(site: Path, tmp_path: Path) -> Path:
    """The folder that the host serves."""
    return Path(shutil.copytree(site, tmp_path / "deployed"))


@pytest.fixture
def host(deployed: Path, tab: Tab) -> Iterator[Host]:
    """A host whose guide Firefox has kept; it may be stopped and is then started for its end."""
    host = Host(deployed)
    tab.open(host.address)
    tab.run(KEPT)
    yield host
    host.stop()


def test_every_page_the_search_and_a_leaflet_work_with_the_host_gone(tab: Tab, host: Host, deployed: Path) -> None:
    host.stop()
    try:
        for name in pages(deployed):
            tab.open(host.address + name)
            assert tab.run("return document.querySelectorAll('h1').length") == 1, name
        tab.open(host.address + "about.html")
        assert search(tab, "anxeity").endswith("#stress")
        leaflet = "return (await (await fetch('leaflets/lip-twitching-a4.pdf')).text()).slice(0, 5)"
        assert tab.run(leaflet) == "%PDF-"
    finally:
        host.start()


def test_a_newer_guide_is_told_and_shown_when_the_reader_asks(tab: Tab, host: Host, deployed: Path) -> None:
    deploy(deployed, NEWER)
    tab.open(host.address)
    assert "A newer version of this guide is here: 9.0.0" in str(tab.run(NOTICE))
    assert CHANGED not in str(tab.run(TEXT))
    tab.run("document.querySelector('#guide-update [data-does=show]').click()")
    tab.open(host.address)
    assert CHANGED in str(tab.run(TEXT))


def test_other_words_under_the_same_version_are_not_called_newer(tab: Tab, host: Host, deployed: Path) -> None:
    deploy(deployed)
    tab.open(host.address)
    assert str(tab.run(NOTICE)).startswith("Another version of this guide is here: ")


def test_a_broken_deploy_leaves_the_old_copy_whole(tab: Tab, host: Host, deployed: Path) -> None:
    deploy(deployed)
    (deployed / "symptoms.html").unlink()
    tab.open(host.address)
    tab.run(f"await ({REFUSED})()")
    host.stop()
    try:
        tab.open(host.address)
        assert CHANGED not in str(tab.run(TEXT))
        tab.open(host.address + "symptoms.html")
        assert "LIP" not in str(tab.run(TEXT))
    finally:
        host.start()
