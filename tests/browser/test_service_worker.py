"""After one visit no network is needed: the copy in the browser, its renewal, and what must not spoil it."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hosting import CHANGED, NEWER, REFUSED, Host, deploy, pages, tell_version
from playwright.sync_api import Browser, Page

from offline import service_worker

KEPT = """() => new Promise((done) => {
    if (navigator.serviceWorker.controller !== null) done();
    navigator.serviceWorker.addEventListener("controllerchange", done);
})"""
HOLDS = """async (expected) => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    while ((await cache.keys()).length !== expected) await new Promise((next) => setTimeout(next, 20));
}"""
"""Ends once the copy holds so many files."""


@pytest.fixture
def deployed(site: Path, tmp_path: Path) -> Path:
    """The folder that the host serves."""
    return Path(shutil.copytree(site, tmp_path / "deployed"))


@pytest.fixture
def host(deployed: Path) -> Iterator[Host]:
    with ExitStack() as stack:
        host = Host(deployed)
        stack.callback(host.stop)
        yield host


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Open an address in a fresh browser window and wait until the guide is kept."""
    with ExitStack() as stack:
        context = browser.new_context(reduced_motion="reduce")
        context.set_default_timeout(20_000)
        stack.callback(context.close)

        def visited(address: str) -> Page:
            page = context.new_page()
            page.goto(address)
            until(page, KEPT)
            return page

        yield visited


def until(page: Page, script: str, argument: int = 0) -> None:
    """Wait until the script's promise is kept. Playwright's own waiting is forbidden by the pages' policy."""
    late = "new Promise((_, fail) => setTimeout(fail, 20000, 'it never came'))"
    page.evaluate(f"(argument) => Promise.race([({script})(argument), {late}]).then(() => null)", argument)


def notice(page: Page):
    return page.locator("#guide-update .guide-update")


def test_every_page_the_search_and_a_leaflet_work_after_one_visit_with_the_host_gone(host, deployed, visit):
    page = visit(host.address)
    host.stop()
    try:
        for name in pages(deployed):
            assert page.goto(host.address + name).ok, name
            assert page.locator("h1").count() == 1
        page.goto(host.address)
        page.get_by_role("textbox", name="Search").click()
        page.keyboard.insert_text("caffeine")
        with page.expect_navigation():
            page.locator(".md-search-result__item a").first.click()
        assert "caffeine" in page.locator("article").inner_text().lower()
        [letters, pdf] = page.evaluate(
            """async () => {
                const leaflet = await fetch("leaflets/lip-twitching-a4.pdf");
                const bytes = new Uint8Array(await leaflet.arrayBuffer());
                return [String.fromCharCode(...bytes.slice(0, 5)), bytes.length];
            }"""
        )
        assert letters == "%PDF-"
        assert pdf == (deployed / "leaflets" / "lip-twitching-a4.pdf").stat().st_size
    finally:
        host.start()


def test_an_address_without_html_or_with_a_question_is_the_same_page_offline(host, visit):
    page = visit(host.address)
    host.stop()
    try:
        for address in ("causes", "causes?h=tea", "causes.html?h=tea#low-minerals", "causes.html#low-minerals"):
            page.goto(host.address + address)
            assert page.locator("h1").inner_text().startswith("Causes")
        page.goto(f"{host.address}no/such/page")
        assert page.url == host.address  # there all links work
    finally:
        host.start()


def test_a_host_that_takes_html_off_addresses_is_kept_too(deployed, visit):
    with Host(deployed, strips_html=True) as host:
        page = visit(f"{host.address}causes.html")
        assert page.url == f"{host.address}causes"
        host.stop()
        for address in ("", "index.html", "help", "help.html"):
            page.goto(host.address + address)
            assert page.url == host.address + address  # anything unknown is led home
        page.get_by_role("link", name="What helps").first.click()
        assert page.locator("h1").inner_text().startswith("What helps")
        host.start()


def test_what_says_whether_a_copy_is_current_is_never_answered_from_the_copy(host, deployed, visit):
    (deployed / "history.json").write_text("[]")
    service_worker.write(deployed)
    page = visit(host.address)
    ask = "(name) => fetch(name).then((answer) => answer.text(), () => 'no network')"
    for name in ("history.json", "editions.json"):
        assert page.evaluate(ask, name) == (deployed / name).read_text("utf-8")
    host.stop()
    try:
        assert [page.evaluate(ask, name) for name in ("history.json", "editions.json")] == ["no network"] * 2
    finally:
        host.start()


def test_a_newer_guide_is_told_and_shown_when_the_reader_asks(host, deployed, visit):
    page = visit(host.address)
    deploy(deployed, NEWER)
    page.reload()
    notice(page).wait_for()
    assert "A newer version of this guide is here: 9.0.0 of 1 March 2999." in notice(page).inner_text()
    assert CHANGED not in page.locator("article").inner_text()  # nothing moves under a reader's eyes
    assert page.locator("#guide-update").get_attribute("role") == "status"
    page.keyboard.press("Tab")  # the link to the text
    button = page.get_by_role("button", name="Show it")
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert CHANGED in page.locator("article").inner_text()
    assert notice(page).count() == 0
    host.stop()
    try:
        page.reload()
        assert CHANGED in page.locator("article").inner_text()
    finally:
        host.start()


def test_a_host_that_is_rolled_back_brings_another_guide_and_no_newer_one(host, deployed, visit):
    index, own = deployed / "index.html", json.loads((deployed / "history.json").read_text("utf-8"))
    version, day = own["versions"][0]["version"], own["versions"][0]["date"]
    old = index.read_text("utf-8")
    newer = old.replace(f'data-version="{version}" data-date="{day}"', 'data-version="9.0.0" data-date="2999-03-01"')
    index.write_text(newer.replace("A lip twitch is a small movement", CHANGED), "utf-8")
    tell_version(deployed, NEWER)
    service_worker.write(deployed)
    page = visit(host.address)
    assert CHANGED in page.locator("article").inner_text()
    index.write_text(old, "utf-8")
    (deployed / "history.json").write_text(json.dumps(own), "utf-8")
    service_worker.write(deployed)
    page.reload()
    notice(page).wait_for()
    assert f"Another version of this guide is here: {version} of" in notice(page).inner_text()
    assert "newer" not in notice(page).inner_text().lower()
    page.reload()  # a recall by the host reaches its readers all the same
    assert CHANGED not in page.locator("article").inner_text()


def test_other_words_under_the_same_version_are_not_called_newer(host, deployed, visit):
    page = visit(host.address)
    deploy(deployed)
    page.reload()
    notice(page).wait_for()
    assert notice(page).inner_text().startswith("Another version of this guide is here: ")


def test_a_worker_that_tells_no_version_is_another_guide(host, deployed, visit):
    page = visit(host.address)
    deploy(deployed, NEWER)
    worker = deployed / "sw.js"
    worker.write_text(worker.read_text("utf-8").replace('"message"', '"nothing"'), "utf-8")
    page.reload()
    notice(page).wait_for()
    assert notice(page).inner_text().startswith("Another version of this guide is here.")


def test_the_notice_can_wait_and_is_usable_by_everyone(host, deployed, visit):
    page = visit(host.address)
    page.set_viewport_size({"width": 320, "height": 640})
    deploy(deployed)
    page.reload()
    notice(page).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    heights = (
        notice(page).locator("button").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    )
    assert min(heights) >= 24
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [one["id"] for one in found] == []
    page.get_by_role("button", name="Later").click()
    assert notice(page).count() == 0


def test_a_first_visit_tells_of_nothing_newer(host, visit):
    page = visit(host.address)
    assert notice(page).count() == 0
    page.goto(f"{host.address}help.html")
    assert notice(page).count() == 0


@pytest.mark.parametrize("fault", ["missing", "half copied"])
def test_a_broken_deploy_leaves_the_old_copy_whole(host, deployed, visit, fault):
    page = visit(host.address)
    deploy(deployed)
    if fault == "missing":
        (deployed / "symptoms.html").unlink()
    else:
        (deployed / "symptoms.html").write_text("<title>Sign in to this network</title>")
    until(page, REFUSED)
    assert notice(page).count() == 0
    host.stop()
    try:
        for name in pages(deployed):
            assert page.goto(host.address + name).ok, name
        page.goto(host.address)
        assert CHANGED not in page.locator("article").inner_text()
        assert page.goto(f"{host.address}symptoms.html").ok
        assert page.locator("h1").inner_text().startswith("Symptoms")
    finally:
        host.start()


def test_a_newer_guide_fetches_only_what_has_changed_and_leaves_nothing_old(host, deployed, visit):
    page = visit(host.address)
    deploy(deployed)
    host.asked.clear()
    page.reload()
    notice(page).wait_for()
    assert sorted(host.asked) == ["index.html", "sw.js", "symptoms.html"]
    until(page, HOLDS, len(list(service_worker.kept(deployed))))


def test_a_phone_can_install_it(host, visit):
    page = visit(host.address)
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    told = json.loads(manifest["data"])
    assert told["name"] == "Lip twitching"
    for icon in told["icons"]:
        answer = page.request.get(host.address + icon["src"])
        assert answer.headers["content-type"] == icon["type"]


def test_a_guide_opened_from_a_folder_asks_for_none_of_this(reader):
    page = reader.open("index")
    assert page.locator("link[rel=manifest]").count() == 0
