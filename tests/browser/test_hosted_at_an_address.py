"""Served where it was built for, at a host's root or in a folder, all works and stays there: Chromium and Firefox."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from codes import read_codes
from firefox import Tab, firefox
from hosting import Host, pages
from playwright.sync_api import Browser, Page
from test_firefox import search as search_in_firefox
from test_firefox_http import KEPT

from parts import firefox_program

ORIGIN = "https://health.example.org"
FOLDERS = ["", "guide/", pytest.param("patients/lip-twitching/", marks=pytest.mark.slow)]
PRINTS = ["lip-twitching-a4", "twitch-diary-letter-large-print"]
H1 = "return document.querySelector('h1').innerText"
STYLED = "return getComputedStyle(document.querySelector('.md-header')).position"
KINDS = """
    const kinds = [];
    for (const name of ["leaflets/lip-twitching-a4.pdf", "leaflets/lip-twitching-a4.png", "handbook.pdf"]) {
        const answer = await fetch(new URL(name, base));
        kinds.push(answer.headers.get("Content-Type"));
    }
    return kinds;
"""
STATUS = """
    const place = document.getElementById("print-status");
    for (let tries = 0; tries < 400 && place.dataset.answer === "asking"; tries++) {
        await new Promise((next) => setTimeout(next, 50));
    }
    return [place.dataset.answer, place.innerText];
"""
MANIFEST = """
    const link = document.querySelector("link[rel=manifest]");
    const told = await (await fetch(link.href)).json();
    return [told.start_url, told.scope].map((address) => new URL(address, link.href).href);
"""
PICTURES = """
    await Promise.all([...document.images].map((picture) => picture.decode()));
    return [...document.images].map((picture) => picture.src);
"""
MENU = "return [...document.querySelectorAll('#guide-menu a')].find((link) => link.innerText === 'Causes').href"


class Window(Protocol):
    """A browser's window, told the same in both."""

    def open(self, address: str) -> None: ...
    def run(self, script: str) -> object: ...
    def search(self, words: str) -> str: ...


class ChromiumWindow:
    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        self._page.goto("about:blank")  # another “#” alone opens nothing anew
        self._page.goto(address, wait_until="load")

    def run(self, script: str) -> object:
        return self._page.evaluate(f"async () => {{ {script} }}")

    def search(self, words: str) -> str:
        self._page.get_by_role("textbox", name="Search").click()
        self._page.keyboard.insert_text(words)
        found = self._page.locator(".md-search-result__link").first
        found.wait_for()
        return str(found.evaluate("(link) => link.href"))


class FirefoxWindow:
    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        tab.set_size(1280, 900)

    def open(self, address: str) -> None:
        self._tab.open("about:blank")
        self._tab.open(address)

    def run(self, script: str) -> object:
        return self._tab.run(script)

    def search(self, words: str) -> str:
        search_in_firefox(self._tab, words)
        return str(self._tab.run("return document.querySelector('.md-search-result__link').href"))


@pytest.fixture(params=["Chromium", "Firefox"])
def window(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Window]:
    if request.param == "Chromium":
        browser: Browser = request.getfixturevalue("browser")
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        context.set_default_timeout(20_000)
        yield ChromiumWindow(context.new_page())
        context.close()
    else:
        program = firefox_program()
        assert program
        profile = tmp_path / "profile"
        profile.mkdir()
        with firefox(program, profile) as tab:
            yield FirefoxWindow(tab)


@pytest.mark.parametrize("folder", FOLDERS)
def test_all_of_the_guide_works_where_it_was_built_for_and_nothing_leads_outside(
    project_at: Callable[[str], Path], window: Window, folder: str
) -> None:
    site = project_at(f"{ORIGIN}/{folder}") / "site"
    host = Host(site, below=f"/{folder}")
    try:
        look_online(window, host, site)
        assert [asked for asked in host.asked if asked.startswith("outside")] == []
    finally:
        host.stop()
    look_offline(window, host, site)


def printed_codes(site: Path, host: Host) -> list[str]:
    """What the codes on two prints hold, with this host in the place of the one that they were printed for."""
    codes = [code for name in PRINTS for code in read_codes((site / "leaflets" / f"{name}.pdf").read_bytes())]
    assert len(codes) == len(PRINTS)
    root = host.address.removesuffix(host.below)
    assert all(code.startswith(f"{ORIGIN}{host.below}") for code in codes)
    return [code.replace(ORIGIN, root) for code in codes]


def look_online(window: Window, host: Host, site: Path) -> None:
    window.open(host.address)
    window.run(KEPT)
    assert window.run(MANIFEST) == [host.address] * 2
    for name in pages(site):
        window.open(host.address + name)
        assert window.run(H1), name
    window.open(f"{host.address}leaflets.html")
    pictures = window.run(PICTURES)
    assert isinstance(pictures, list)
    assert all(str(picture).startswith((host.address, "data:")) for picture in pictures)
    assert window.run(f"const base = {host.address!r}; {KINDS}") == ["application/pdf", "image/png", "application/pdf"]
    for code in printed_codes(site, host):
        window.open(code)
        answer = window.run(STATUS)
        assert isinstance(answer, list)
        assert answer[0] == "newest", answer
        assert "This print is current." in answer[1]
    look_at_not_found(window, host)


def look_at_not_found(window: Window, host: Host) -> None:
    """A host answers to whatever it does not have with 404.html, which has to work from there."""
    for unknown in ("nothing", "no/such/deep/page.html", "leaflets/none.html"):
        window.open(host.address + unknown)
        assert "404" in str(window.run(H1))
        assert window.run(STYLED) == "sticky"
        assert window.run(MENU) == f"{host.address}causes.html"
        found = window.search("caffeine")
        assert found.startswith(host.address)
        window.open(found)
        assert "404" not in str(window.run(H1))


def look_offline(window: Window, host: Host, site: Path) -> None:
    """The host is stopped: what the browser keeps answers, at the same addresses."""
    for name in pages(site):
        window.open(host.address + name)
        assert "404" not in str(window.run(H1)), name
    window.open(host.address)
    assert window.search("anxeity").startswith(host.address)
    assert window.run(f"const base = {host.address!r}; {KINDS}") == ["application/pdf", "image/png", "application/pdf"]
    for code in printed_codes(site, host):
        window.open(code)
        answer = window.run(STATUS)
        assert isinstance(answer, list)
        assert answer[0] == "unreached"
        assert "current" not in answer[1]
