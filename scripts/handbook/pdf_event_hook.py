"""What mkdocs-with-pdf calls by this module's name: it gives the book our styles and no others.

The plugin imports `pdf_event_hook` from `sys.path` and says nothing when it finds none;
`handbook.run` makes sure of it.
"""

from logging import Logger
from typing import Any

from bs4 import BeautifulSoup, Tag

from handbook.columns import halves

LOST = {
    "#doc-cover[data-title]": "our cover.html.j2 was not used; look at custom_template_path",
    "#doc-toc a": "there are no contents; look at toc_level",
    "style.handbook": "our styles are lost; look at head() in handbook/lean.py",
}
"""What the plugin can drop in silence, as a CSS selector, and what to say then."""


def inject_link(html: str, href: str, page: Any, logger: Logger) -> str:
    """Return the page as it is; without this the plugin's theme handler would rewrite it."""
    return html


def pre_pdf_render(soup: BeautifulSoup, logger: Logger) -> BeautifulSoup:
    """Return the book as it is to be printed; an error logged here stops the build (watch.py)."""
    dress(soup)
    number_contents(soup)
    fold_contents(soup)
    for part, message in LOST.items():
        if not soup.select_one(part):
            logger.error(message)
    return soup


def dress(soup: BeautifulSoup) -> None:
    """Take out all styles but ours, and give the book its language, which the plugin drops."""
    for style in soup.select("style:not(.handbook), link, script"):
        style.decompose()
    language = soup.find("meta", attrs={"name": "language"})
    if isinstance(language, Tag) and soup.html:
        soup.html["lang"] = str(language["content"])
        language.decompose()


def number_contents(soup: BeautifulSoup) -> None:
    """Put an empty span beside each link of the contents, for handbook.css to print the page in.

    Not in the link, because an element in a link breaks PDF/UA-1 7.18.5, and with no CSS leader,
    which tags every dot.
    """
    for link in soup.select("#doc-toc a"):
        place = {"class": "page-number", "data-to": str(link["href"])}
        link.insert_after(soup.new_tag("span", attrs=place))


def fold_contents(soup: BeautifulSoup) -> None:
    """Make the list of contents two lists about as long, one a column, with each chapter whole."""
    for contents in soup.select("#doc-toc > ul"):
        chapters = contents.find_all("li", recursive=False)
        for half in halves(chapters, [1 + len(chapter.find_all("li")) for chapter in chapters]):
            column = soup.new_tag("ul", attrs={"class": "column"})
            column.extend(half)
            contents.insert_before(column)
        contents.decompose()
