"""What is filled in on the site becomes lines and boxes to write in."""

from bs4 import Tag

BUTTONS = "button, input[type=submit], input[type=button], input[type=reset], input[type=hidden]"
MESSAGES = "output, [role=alert], [role=status]"
TICKS = "input[type=checkbox], input[type=radio]"
LINES_OF_TEXTAREA = 4


def empty_span(look: str) -> Tag:
    """Return an empty span of that look, a class of handbook.css."""
    return Tag(name="span", attrs={"class": look}, can_be_empty_element=False)


def rule_fields(article: Tag) -> None:
    """Turn fields into lines and boxes to tick; drop the form's buttons and messages."""
    for tag in article.select(f"{BUTTONS}, {MESSAGES}"):
        tag.decompose()
    for tag in article.select(TICKS):
        tag.replace_with(empty_span("tick"))
    for tag in article.select("textarea"):
        tag.replace_with(*(empty_span("line") for _ in range(LINES_OF_TEXTAREA)))
    for tag in article.select("input, select"):
        tag.replace_with(empty_span("line"))
    for tag in article.select("form, fieldset"):
        tag.name = "div"
    for tag in article.select("legend"):
        tag.name = "p"
