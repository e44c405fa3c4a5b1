"""For the tests in a browser: the site as a reader has it, from a folder, with no network."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from firefox import Tab, firefox
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright

from parts import chromium, firefox_program

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@dataclass(kw_only=True)
class Reader:
    """A browser window on the site, and all that went wrong in it."""

    page: Page
    folder: Path
    trouble: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open the page and wait until its scripts have run."""
        self.page.goto(f"{(self.folder / name).as_uri()}.html", wait_until="load")
        return self.page

    def cut_network(self, context: BrowserContext) -> None:
        """Let nothing but the folder's files through, and note every attempt, failure and error."""
        context.route("**/*", self._files_only)
        context.on("requestfailed", self._note_failure)
        context.on("weberror", lambda error: self.trouble.append(f"script: {error.error}"))
        context.on("console", lambda line: line.type == "error" and self.trouble.append(line.text))

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # so ends what was on its way when the page was left
            self.trouble.append(f"failed: {request.url}")

    def _files_only(self, route: Route, request: Request) -> None:
        if request.url.startswith(self.folder.as_uri()):
            route.continue_()
        else:
            self.trouble.append(f"outside: {request.url}")
            route.abort()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    root_cannot_sandbox = ["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=root_cannot_sandbox)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site in a folder with a name as people give them."""
    return Path(shutil.copytree(site, tmp_path_factory.mktemp("stick") / "USB stick ä #1"))


@pytest.fixture
def settings() -> dict[str, object]:
    """What kind of browser the test wants; a test overrides it by parametrising `settings`."""
    return {"viewport": DESKTOP}


@pytest.fixture
def reader(browser: Browser, folder: Path, settings: dict[str, object]) -> Iterator[Reader]:
    """A fresh browser window; a request that leaves the site or an error in it fails the test."""
    context = browser.new_context(reduced_motion="reduce", **settings)
    context.set_default_timeout(10_000)
    reader = Reader(page=context.new_page(), folder=folder)
    reader.cut_network(context)
    yield reader
    context.close()
    assert reader.trouble == []


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Firefox, one for all tests of a module."""
    program = firefox_program()
    assert program
    with firefox(program, tmp_path_factory.mktemp("firefox")) as tab:
        yield tab
