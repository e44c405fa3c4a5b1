"""What an author can give an element besides its words: an id and a class on a heading, and a picture's size.

All else in braces, as `{: hidden }`, could hide, turn round or replace words that the rules have read. It is looked for
on the page as it is rendered, so that no spelling passes.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement, fragment_fromstring

from checks.finding import ToldOf
from checks.nodes import plain
from checks.readers import line_of_text
from checks.reading import CARE_KINDS
from checks.rendered import CONTENTS_LABEL
from checks.whole import Whole
from leaflets.care_card import HEADINGS
from leaflets.door import read_text

CLASSES = (*CARE_KINDS, "answers")
"""Of headings: care cards, and the lines to write on beneath a question (overrides/print/text.css)."""
ID = re.compile(r"[A-Za-z][\w-]*")
TAGS = {*HEADINGS, *("p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td")}
TAGS |= {"a", "img", "strong", "em", "code", "pre", "br", "hr", "blockquote", "div"}
"""What Markdown makes, and the places to fill."""
MADE = {
    "a": {"href": r".*", "title": r".*"},
    "img": {"src": r".*", "alt": r".*", "title": r".*", "width": r"\d{1,4}", "height": r"\d{1,4}"},
    "ol": {"start": r"\d+"},
    "div": {"data-fill": r"[a-z-]+"},
    **{marked: {"data-facts": r".*"} for marked in ("p", "li", "dd", "tr")},
}
"""By tag: the attributes that Markdown and its marks make, and what they may be."""
ALIGNED = re.compile(r"text-align: \w+;")


def attribute_typed(whole: Whole) -> Iterator[ToldOf]:
    """An element has no attribute but those a guide needs. WCAG 2.2, 1.3.1: what is seen is what is meant."""
    for page in whole.pages:
        met: Counter[str] = Counter()
        for element in _elements(whole.rendered.get(page.path, "")):
            for sought, what in _faults(element):
                met[sought] += 1
                text = read_text(page.file)
                line = _line(text, sought, met[sought]) or line_of_text(page, plain(element.text_content()))
                yield page.file, (line, what)


def _elements(html: str) -> Iterator[HtmlElement]:
    """Yield the elements of the rendered page."""
    yield from (one for one in fragment_fromstring(html, create_parent="main").iter() if isinstance(one.tag, str))


def _faults(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield what to look for in the page's text, and what is wrong with the element."""
    if element.tag == "main" and not element.attrib:
        return
    if element.tag not in TAGS or (element.tag == "div" and "data-fill" not in element.attrib):
        yield f"<{element.tag}", f"this becomes <{element.tag}>, which is none of a guide's; write it in Markdown"
        return
    for name, value in element.attrib.items():
        if name == "style" and element.tag in {"th", "td"} and ALIGNED.fullmatch(value):
            yield ":-", "a colon beneath the head of a table moves its column; write “---” there"
        elif name == "class" and element.tag in HEADINGS:
            yield from (_unknown_class(word) for word in value.split() if word not in CLASSES)
        elif not _is_known(element.tag, name, value):
            yield _spelling(name, value), _told(element.tag, name, value)


def _is_known(tag: str, name: str, value: str) -> bool:
    """Return whether an element of the tag may have the attribute."""
    if name == "id" and tag in HEADINGS:
        return bool(ID.fullmatch(value))
    pattern = MADE.get(tag, {}).get(name)
    return pattern is not None and re.fullmatch(pattern, value, re.DOTALL) is not None


def _unknown_class(word: str) -> tuple[str, str]:
    known = ", ".join(f".{name}" for name in CLASSES)
    return word, f"no heading has the class “.{word}”; take it away, or write one of {known}"


def _told(tag: str, name: str, value: str) -> str:
    """Return what is wrong with an attribute, in an author's words."""
    typed = CONTENTS_LABEL if name == f"{CONTENTS_LABEL}-typed" else name
    what = f"“{typed}={value[:40]}”" if value else f"“{typed}”"
    kept = "a heading has {#id} and one of its classes, a picture {width=…}, nothing else has any"
    return f"{what} on this {_noun(tag)} could hide or change what readers see; take it away: {kept}"


def _noun(tag: str) -> str:
    nouns = {"p": "paragraph", "li": "list item", "a": "link", "img": "picture", "ul": "list", "ol": "list"}
    return "heading" if tag in HEADINGS else nouns.get(tag, f"<{tag}>")


def _spelling(name: str, value: str) -> str:
    """Return how the attribute is likely to be typed."""
    if name in {"id", "class"}:
        return value.split()[0] if value.split() else name
    return CONTENTS_LABEL if name.startswith(CONTENTS_LABEL) else name


def _line(text: str, sought: str, number: int) -> int:
    """Return the line of the n-th place with braces, a tag or a table's rule that has the word; 0 if there is none."""
    inside = rf"\{{[^{{}}]*(?<![\w-]){re.escape(sought)}" if sought[0] not in "<:" else re.escape(sought)
    places = [found.end() for found in re.finditer(inside, text)]
    at = places[min(number, len(places)) - 1] if places else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
