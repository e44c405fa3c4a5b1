"""A phone is shown in its order in the browser edition, whatever marks or letters come with it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from firefox import Tab

LEFTS = """
    const [field, written] = cases;
    const box = document.querySelector(`[name=${field}]`);
    box.value = written;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    const line = document.querySelector(`.slot [data-field=${field}] bdi`);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const lefts = [];
    while (walker.nextNode())
        for (let at = 0; at < walker.currentNode.length; at += 1) {
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + 1);
            if (/\\p{Nd}/u.test(range.toString())) lefts.push(range.getBoundingClientRect().left);
        }
    return [line.textContent, lefts];
"""
Run = Callable[[list[str]], Any]


@pytest.fixture(params=["chromium", "firefox"])
def run(request: pytest.FixtureRequest, folder: Path) -> Run:
    """Return where the digits of a field are shown, with its text."""
    if request.param == "firefox":
        tab: Tab = request.getfixturevalue("tab")
        tab.set_size(1000, 900)
        tab.open(f"{(folder / 'leaflets/lip-twitching').as_uri()}.html")
        return lambda cases: tab.run(f"const cases = {json.dumps(cases)};\n{LEFTS}")
    page = request.getfixturevalue("reader").open("leaflets/lip-twitching")
    return lambda cases: page.evaluate(f"(cases) => {{ {LEFTS} }}", cases)


@pytest.mark.parametrize(
    ("field", "written", "shown"),
    [
        ("phone", "\u200f020 7946 0001", "020 7946 0001"),
        ("phone", "\u061c020 7946 0001", "020 7946 0001"),
        ("phone", "\u2067020 7946 0001\u2069", "020 7946 0001"),
        ("phone", "\u202e020 7946 0001", "020 7946 0001"),
        ("phone", "٠٢٠ ٧٩٤٦ ٠٠٤٠", "٠٢٠ ٧٩٤٦ ٠٠٤٠"),
        ("phone", "۰۲۰ ۷۹۴۶ ۰۰۴۱", "۰۲۰ ۷۹۴۶ ۰۰۴۱"),
        ("out_of_hours", "\u200f020 7946 0002", "020 7946 0002"),
        ("out_of_hours", "ليلا 020 7946 0013", "ليلا 020 7946 0013"),
        ("note", "טלפון +44 20 7946 0015 אם מאחרים", "טלפון +44 20 7946 0015 אם מאחרים"),
    ],
)
def test_a_phone_stands_from_left_to_right(run: Run, field: str, written: str, shown: str) -> None:
    text, lefts = run([field, written])
    assert text.replace("\u00a0", " ").translate({0x202C: None, 0x202D: None}) == shown
    assert lefts == sorted(lefts)
