"""What is filled in on the site becomes lines and boxes to write in."""

from bs4 import Tag

BUTTONS = {"submit", "button", "reset", "hidden"}
"""Types of inputs that nobody writes in."""
MESSAGES = {"alert", "status"}
"""Roles of what a form answers."""
LINES_OF_TEXTAREA = 4
LOOKS = {"checkbox": "tick", "radio": "tick"}
"""What is put in an input's place, by its type; in any other's a line."""
NAMES = {"form": "div", "fieldset": "div", "legend": "p"}
"""What an element is on paper that only groups fields."""
FIELDS = {*NAMES, "button", "output", "input", "select", "textarea"}


def empty_span(look: str) -> Tag:
    """Return an empty span of that look, a class of handbook.css."""
    return Tag(name="span", attrs={"class": look}, can_be_empty_element=False)


def rule_fields(article: Tag) -> None:
    """Turn fields into lines and boxes to tick; drop the form's buttons and messages."""
    for tag in article.find_all(_is_of_a_form):
        kind = str(tag.get("type"))
        if tag.decomposed:  # it was in a message
            continue
        if tag.get("role") in MESSAGES or tag.name in {"button", "output"} or (tag.name == "input" and kind in BUTTONS):
            tag.decompose()
        elif tag.name in NAMES:
            tag.name = NAMES[tag.name]
        elif tag.name == "textarea":
            tag.replace_with(*(empty_span("line") for _ in range(LINES_OF_TEXTAREA)))
        else:
            tag.replace_with(empty_span(LOOKS.get(kind, "line")))


def _is_of_a_form(tag: Tag) -> bool:
    """Return whether there is something to do; asked of each element, for which CSS selectors are slow."""
    return tag.name in FIELDS or tag.get("role") in MESSAGES
