"""Small pieces of HTML for the site's pages, from the templates in overrides/fills."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "fills"

_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,  # MkDocs' own environment has none
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def fill(template: str, **values: object) -> str:
    """Return the HTML of `overrides/fills/TEMPLATE.html` with the values, escaped.

    Raise jinja2.UndefinedError for a value that the template names and does not get.
    """
    return _environment.get_template(f"{template}.html").render(values)
