"""How long a reader waits for the search: from the last key to its answer, on a slow machine."""

from collections.abc import Sequence

from playwright.sync_api import Page

SLOWDOWN = 4
"""How many times slower than this machine the page's processor is made: about a cheap phone."""
_WATCH = """() => {
    const list = document.querySelector(".md-search-result__list");
    window.answered = new Promise((resolve) => {
        let pressed;
        addEventListener("keydown", () => (pressed = performance.now()), { capture: true, once: true });
        const watch = new MutationObserver(() => {
            if (pressed === undefined || !list.childElementCount) return;
            watch.disconnect();
            resolve(performance.now() - pressed);
        });
        watch.observe(list, { childList: true });
    });
}"""


def answer_times(page: Page, questions: Sequence[str]) -> tuple[float, ...]:
    """Return for each question the milliseconds from its last key to the first result that is shown.

    `page` is an open page of the site in Chromium; each question is typed into its search box.
    """
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially("a")  # the index is read at the first use
    page.locator(".md-search-result__link").first.wait_for()
    times = tuple(_answer_time(page, question) for question in questions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return times


def _answer_time(page: Page, question: str) -> float:
    box = page.locator(".md-search__input")
    box.fill(question[:-1])
    page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 300))")  # the answer to what came before
    page.evaluate(_WATCH)
    page.keyboard.press(question[-1])
    return float(page.evaluate("window.answered"))
