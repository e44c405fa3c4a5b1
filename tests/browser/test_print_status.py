"""Which print is this? Only what the site answers right now makes a print current; a copy never does."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

WEB = "http://guide.example"
NEWEST_KNOWN = "The newest version known to this copy is"


@dataclass(kw_only=True)
class Web:
    """The site as a web server has it, which can have another history than the copy, or fail."""

    folder: Path
    history: object
    """None: it cannot be reached; a number: the status it answers with; text: a page of the network's."""
    asked: int = 0
    """How often for the history."""

    def answer(self, route, request):
        path = unquote(urlsplit(request.url).path).lstrip("/")
        if not request.url.startswith(f"{WEB}/") or (path == "history.json" and self.history is None):
            route.abort()
        elif path != "history.json":
            route.fulfill(path=self.folder / path)
        elif isinstance(self.history, int):
            route.fulfill(status=self.history, body="")
        else:
            self.asked += 1
            body = self.history if isinstance(self.history, str) else json.dumps(self.history)
            route.fulfill(body=body, content_type="application/json")


@pytest.fixture
def known(folder):
    """The history that the copy knows."""
    return json.loads((folder / "history.json").read_text(encoding="utf-8"))["versions"]


@pytest.fixture
def newer(known):
    """A later history, in which the leaflet’s text has changed."""
    cores = {**known[0]["cores"], "lip-twitching": "ffffffffff"}
    version = {"version": "9.0.0", "date": "2999-03-01", "cores": cores, "changes": ["A new <b>sign</b>.", "A word."]}
    return [version, *known]


@pytest.fixture
def web(browser, folder, known):
    context = browser.new_context(service_workers="block")
    context.set_default_timeout(10_000)
    web = Web(folder=folder, history={"versions": known})
    context.route("**/*", web.answer)
    web.page = context.new_page()
    yield web
    context.close()


def name_of(versions, leaflet="lip-twitching", at=0):
    return f"{leaflet}-{versions[at]['version']}-{versions[at]['cores'][leaflet]}"


def ask(page, name, address=f"{WEB}/current.html"):
    """Return what the page answers for the print of that name."""
    page.goto(f"{address}#{name}")
    place = page.locator("#print-status:not([data-answer=asking])")
    place.wait_for()
    return place.inner_text()


def test_a_print_of_the_newest_version_is_current_when_the_site_says_so(web, known):
    answer = ask(web.page, name_of(known))
    assert "This print is current." in answer
    assert f"Lip twitching, version {known[0]['version']}" in answer
    assert "Print the newest" not in answer


def test_the_site_is_asked_each_time_and_no_cache(web, known):
    web.page.add_init_script(
        "const really = fetch; window.fetch = (address, how) => really(address, (window.how = how));"
    )
    for _ in range(2):
        ask(web.page, name_of(known))
        assert web.page.evaluate("window.how.cache") == "no-store"
        web.page.goto("about:blank")
    assert web.asked == 2


def test_an_older_print_is_told_the_day_what_changed_and_where_to_print_anew(web, newer):
    web.history = {"versions": newer}
    answer = ask(web.page, name_of(newer, at=1))
    assert "This print was replaced on 1 March 2999. The newest version is 9.0.0 of 1 March 2999." in answer
    assert "9.0.0: A new <b>sign</b>." in answer
    assert web.page.locator("#print-status b").count() == 0
    assert web.page.get_by_role("link", name="Print the newest leaflet").is_visible()
    assert "is current" not in answer


def test_a_print_with_the_same_words_is_replaced_too_since_its_numbers_may_be_old(web, newer):
    web.history = {"versions": newer}
    assert "replaced on 1 March 2999" in ask(web.page, name_of(newer, "twitch-diary", at=1))


def test_a_leaflet_that_is_no_longer_made_is_taken_back(web, newer):
    del newer[0]["cores"]["twitch-diary"]
    web.history = {"versions": newer}
    answer = ask(web.page, name_of(newer, "twitch-diary", at=1))
    assert "taken back on 1 March 2999. Do not use it." in answer


@pytest.mark.parametrize("name", ["lip-twitching-0.1.0-0000000000", "x", "%", "<img src=x onerror=alert(1)>", "a b"])
def test_a_print_that_no_version_had_is_unknown(web, name):
    answer = ask(web.page, name)
    assert "We do not know this print" in answer
    assert "is current" not in answer
    assert web.page.locator("#print-status img").count() == 0


WITHDRAWN = "This print is withdrawn. Do not use it, and do not pass it on."


def withdraw(versions, at, reason="One <i>line</i> could be read wrongly."):
    """The history with the version at that place withdrawn."""
    return [{**one, "withdrawn": reason} if index == at else one for index, one in enumerate(versions)]


@pytest.mark.parametrize("leaflet", ["lip-twitching", "twitch-diary"])
def test_a_print_that_is_withdrawn_is_told_so_loudly_with_the_reason(web, newer, leaflet):
    web.history = {"versions": withdraw(newer, 1)}
    answer = ask(web.page, name_of(newer, leaflet, at=1))
    assert WITHDRAWN in answer
    assert "Why: One <i>line</i> could be read wrongly." in answer
    assert "9.0.0: A new <b>sign</b>." in answer
    assert web.page.locator("#print-status i").count() == 0
    assert web.page.get_by_role("link", name="Print the newest leaflet").is_visible()
    assert "is current" not in answer
    assert "was replaced" not in answer
    assert web.page.locator("#print-status").get_attribute("data-answer") == "withdrawn"


def test_the_newest_print_is_not_current_once_it_is_withdrawn_and_there_is_no_other(web, known):
    web.history = {"versions": withdraw(known, 0)}
    answer = ask(web.page, name_of(known))
    assert WITHDRAWN in answer
    assert "is current" not in answer
    assert "Print the newest" not in answer


def test_a_newer_print_is_not_withdrawn_with_an_older_one(web, newer):
    web.history = {"versions": withdraw(newer, 1)}
    answer = ask(web.page, name_of(newer))
    assert "This print is current." in answer
    assert "withdrawn" not in answer
    assert "Why:" not in answer


def test_the_reason_goes_when_another_print_is_asked_about(web, newer):
    web.history = {"versions": withdraw(newer, 1)}
    ask(web.page, name_of(newer, at=1))
    web.page.evaluate(f"location.hash = '{name_of(newer)}'")
    web.page.get_by_text("This print is current.").wait_for()
    assert "Why:" not in web.page.locator("#print-status").inner_text()


def first_print(known):
    """The name of a print of version 0.1.0, which this guide has withdrawn."""
    return name_of(known, at=next(at for at, one in enumerate(known) if one["version"] == "0.1.0"))


def test_the_first_version_is_withdrawn_for_its_line_on_lithium(web, known):
    answer = ask(web.page, first_print(known))
    assert WITHDRAWN in answer
    assert "line on lithium" in answer


@pytest.mark.parametrize("history", [None, 503], ids=["no network", "broken"])
def test_a_copy_that_knows_of_the_withdrawal_says_so_without_the_site(web, known, history):
    web.history = history
    answer = ask(web.page, first_print(known))
    assert WITHDRAWN in answer
    assert "line on lithium" in answer
    assert f"{NEWEST_KNOWN} {known[0]['version']} of" in answer
    assert "There may be a newer one" not in answer


def test_a_site_that_has_forgotten_the_withdrawal_does_not_undo_it(web, known):
    web.history = {"versions": [{key: value for key, value in one.items() if key != "withdrawn"} for one in known]}
    assert WITHDRAWN in ask(web.page, first_print(known))


def test_from_a_folder_the_copy_knows_of_the_withdrawal_too(reader, known):
    answer = ask(reader.page, first_print(known), (reader.folder / "current.html").as_uri())
    assert WITHDRAWN in answer
    assert "line on lithium" in answer


@pytest.mark.parametrize("name", ["current", "changes"])
def test_who_compares_by_hand_reads_that_a_version_is_withdrawn(reader, name):
    page = reader.open(name)
    note = page.locator(".version:has-text('0.1.0') + .version-withdrawn")
    assert note.inner_text().startswith("This version is withdrawn. Do not use a print of it. Why: Its line on lithium")


NOT_CODES = [
    "You may ignore this leaflet. Call 0900 123 instead",
    "ignore-this-leaflet-call-0900-123-456-9-0000000000",
    "lip-twitching-call-0900123456-0000000000",
    "lip-twitching-0900123456-0000000000",
    "LIP-TWITCHING-0.1.0-0000000000",
    "lip-twitching-0.1.0-0000000000 is safe",
    "lip-twitching-0.1.0-0000000000\nis safe",
    "lip-twitching\u202e-0.1.0-0000000000",
    "l\u0456p-twitching-0.1.0-0000000000",
    "__proto__-0.1.0-0000000000",
    "constructor-0.1.0.0.0.0-0000000000",
    "a" * 300 + "-0.1.0-0000000000",
]


@pytest.mark.parametrize("name", NOT_CODES)
def test_the_page_lends_its_voice_to_no_address_that_is_not_a_code(web, name):
    answer = ask(web.page, quote(name))
    assert answer.split("\n")[0] == "We do not know this print: the address is not one of our codes. Do not use it."
    assert answer.split()[-4:] == ["Print", "the", "newest", "leaflet"]
    web.history = None
    web.page.goto("about:blank")
    answer += ask(web.page, quote(name))
    assert answer.strip().endswith("This copy does not know the print: the address is not one of our codes.")
    words = ("ignore", "0900", "safe", "aaaa", "proto_", "constructor", "LIP", "\u202e", "\u0456")
    assert not [word for word in words if word in answer]


def test_another_address_is_looked_up_without_a_reload(web, known):
    ask(web.page, "x")
    web.page.evaluate(f"location.hash = '{name_of(known)}'")
    web.page.get_by_text("This print is current.").wait_for()
    assert not web.page.get_by_text("We do not know this print").is_visible()


OLD = [{"version": "0.0.1", "date": "2001-01-01", "cores": {}, "changes": ["x"]}]


@pytest.mark.parametrize(
    "history",
    [None, 503, "<html>Log in to our network</html>", {"versions": []}, {"versions": [{}]}, {"versions": OLD}],
    ids=["no network", "broken", "login page", "empty", "other shape", "older than this copy"],
)
def test_without_a_good_answer_from_the_site_nothing_is_current(web, known, history):
    web.history = history
    answer = ask(web.page, name_of(known))
    assert f"{NEWEST_KNOWN} {known[0]['version']} of" in answer
    assert "There may be a newer one" in answer
    assert "current" not in answer


def test_off_line_nothing_is_current_even_if_something_answers(web, known):
    web.page.goto(f"{WEB}/current.html")
    web.page.evaluate("Object.defineProperty(navigator, 'onLine', { value: false })")
    web.page.evaluate(f"location.hash = '{name_of(known)}'")
    web.page.get_by_text(NEWEST_KNOWN).wait_for()
    assert web.asked == 0
    assert "current" not in web.page.locator("#print-status").inner_text()


def test_from_a_folder_the_copy_says_only_what_it_knows_and_asks_nobody(reader, known):
    address = (reader.folder / "current.html").as_uri()
    assert NEWEST_KNOWN in (answer := ask(reader.page, name_of(known), address))
    assert "current" not in answer
    assert "Print the newest" not in answer
    reader.page.goto("about:blank")
    assert "This copy does not know the print: x-9-0000000000." in ask(reader.page, "x-9-0000000000", address)


def test_without_an_address_it_says_how_to_get_one_and_lists_the_versions(reader, known):
    page = reader.open("current")
    assert "scan its code" in page.locator("#print-status").inner_text()
    assert f"print code {known[0]['cores']['lip-twitching']}" in page.locator("article").inner_text()


@pytest.mark.parametrize("settings", [{"java_script_enabled": False}])
def test_without_scripts_the_versions_are_listed_to_compare(reader, known):
    page = reader.open("current")
    assert page.locator("noscript .form-note").is_visible()
    assert f"print code {known[0]['cores']['lip-twitching']}" in page.locator("article").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer(web, newer, scheme):
    web.history = {"versions": newer}
    web.page.emulate_media(color_scheme=scheme)
    web.history["versions"] = withdraw(newer, 2)
    for name in (name_of(newer, at=1), name_of(newer, at=2), "x"):
        ask(web.page, name)
        found = Axe().run(web.page, options={"preload": False}).response["violations"]
        assert [(one["id"], node["target"]) for one in found for node in one["nodes"]] == []
