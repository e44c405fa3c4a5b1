"""How long a reader waits for the search: from the last key to its answer, on a slow machine."""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

SLOWDOWN = 4
"""How many times slower than this machine the page's processor is made: about a cheap phone."""
SETTLED = 500
"""Milliseconds in which the answer comes to what was typed before the last key."""
_WATCH = """(answers) => {
    window.answered = new Promise((resolve) => {
        let pressed;
        addEventListener("keydown", () => (pressed = performance.now()), { capture: true, once: true });
        const watch = new MutationObserver(() => {
            if (pressed === undefined || !answers.querySelector("li")) return;
            watch.disconnect();
            resolve(performance.now() - pressed);
        });
        watch.observe(answers, { childList: true, subtree: true, characterData: true });
    });
}"""
_WATCH_PAGES = """
    const now = () => performance.timeOrigin + performance.now();
    const noted = (event) => event.key === "Enter" && sessionStorage.setItem("pressed", now());
    addEventListener("keydown", noted, { capture: true });
    const watch = new MutationObserver(() => {
        const none = document.querySelector("#search-results .search-summary")?.textContent.includes("did not match");
        if (!none && !document.querySelector("#search-results li")) return;
        watch.disconnect();
        window.answered = now() - sessionStorage.getItem("pressed");
    });
    watch.observe(document, { childList: true, subtree: true });
"""
"""Sphinx answers on another page than the one that is asked."""


@dataclass(frozen=True, kw_only=True)
class Box:
    """A search that answers while one types."""

    opener: str
    """Selector of what is clicked first."""
    field: str
    answers: str
    """Selector of what the results are listed in, as `li`."""


MATERIAL = Box(opener=".md-search__input", field=".md-search__input", answers=".md-search-result__list")
"""Ours too: it has Material's box."""
ZENSICAL = Box(opener=".md-search__button", field="input[role=combobox]", answers="dialog[aria-label=Search]")


def while_typing(box: Box, page: Page, questions: Sequence[str]) -> tuple[float, ...]:
    """Return for each question the seconds from its last key to the first result that is shown.

    `page` is an open page of the site in Chromium; each question is typed into its search box.
    """
    _slow_down(page)
    page.locator(box.opener).first.click()
    page.locator(box.field).press_sequentially("a")  # the index is read at the first use
    page.locator(f"{box.answers} li a").first.wait_for()
    return tuple(_answer_time(box, page, question) for question in questions)


def after_enter(page: Page, questions: Sequence[str]) -> tuple[float, ...]:
    """Return for each question the seconds from Enter to the first result on Sphinx's search page, or to its “none”.

    `page` is an open page of the site in Chromium; each question is asked there.
    """
    _slow_down(page)
    page.add_init_script(_WATCH_PAGES)
    asked_from, times = page.url, []
    for question in questions:
        page.goto(asked_from)
        page.locator("input.sidebar-search").fill(question)
        page.keyboard.press("Enter")
        page.wait_for_function("() => window.answered")
        times.append(float(page.evaluate("window.answered")) / 1000)
    return tuple(times)


def _slow_down(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})


def _answer_time(box: Box, page: Page, question: str) -> float:
    page.locator(box.field).fill(question[:-1])
    page.wait_for_timeout(SETTLED)
    page.locator(box.answers).evaluate(_WATCH)
    page.keyboard.press(question[-1])
    page.wait_for_function("() => window.answered")
    return float(page.evaluate("window.answered")) / 1000
