"""The lean page: a rendered page as paper needs it, which the plugin gets for the themed one."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from handbook.book import Book
from handbook.cards import fold_long_cards, rule_slots
from handbook.fields import rule_fields
from handbook.fonts import FOLDER
from handbook.pictures import inline_drawings, inline_pictures
from handbook.tables import fit_tables
from leaflets.labels import Labels
from leaflets.letters import check_text

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
SCREEN_ONLY = {
    *("script", "style", "link", "meta", "template", "noscript"),
    *("iframe", "object", "embed", "audio", "video", "canvas"),
}
SCREEN_ONLY_CLASSES = {"needs-script", "site-only", "edition-picture", "headerlink", "footnote-backref"}
"""What a reader of paper cannot use, or what would make WeasyPrint fetch something."""
PRINTED = {
    "id",
    "class",
    "href",
    "src",
    "alt",
    "colspan",
    "rowspan",
    "scope",
    "start",
    "lang",
    "dir",
}
"""The attributes that stay; any other prints nothing, and `style` could fetch."""


@dataclass(frozen=True, kw_only=True)
class LeanPage:
    """One page of the guide, ready for the plugin."""

    source: str
    """The Markdown file, for messages."""
    html: str
    """The whole page, with the book's title, language and styles in its head."""
    texts: tuple[str, ...]
    """All that it prints, piece by piece in reading order."""


def drop_screen_only(article: Tag) -> None:
    """Take out what only a screen can use, and a heading that then has nothing beneath it."""
    for tag in article.find_all(_is_screen_only):
        tag.decompose()
    for heading in article.find_all(HEADINGS):
        below = heading.find_next_sibling()
        if below is None or (below.name in HEADINGS and below.name <= heading.name):
            heading.decompose()


def _is_screen_only(tag: Tag) -> bool:
    """Return whether only a screen can use the element; asked of each, for which CSS selectors are slow."""
    classes = tag.get_attribute_list("class")
    return tag.name in SCREEN_ONLY or tag.has_attr("hidden") or not SCREEN_ONLY_CLASSES.isdisjoint(classes)


def _works_on_paper(href: str) -> bool:
    """Return whether the link leads out of the site or to a page of it; its files are not here."""
    address = urlsplit(href)
    if address.scheme:
        return address.scheme in {"http", "https", "mailto", "tel"}
    return bool(href) and (not address.path or address.path.endswith((".html", "/")))


def mend_links(article: Tag) -> None:
    """Leave only links that work on paper and that WeasyPrint tags right.

    A link in a heading is torn out of it by the plugin (toc.py, makeLink). An element within a
    link gets an annotation of its own, which breaks PDF/UA-1 7.18.5 (seen with WeasyPrint 70).
    """
    for link in article.find_all("a"):
        in_heading = link.find_parent(HEADINGS)
        if link.img or in_heading or not _works_on_paper(str(link.get("href", ""))):
            link.unwrap()
        else:
            link.string = link.get_text()


def write_out_facts(article: Tag) -> None:
    """Turn each `dl` of `div`s into lines, or into one paragraph where it stands in a list.

    WeasyPrint tags such a `dl` as a list without items; bold names would double the book's tags.
    """
    for facts in article.select("dl:has(> div)"):
        facts.name = "p" if facts.find_parent("li") else "div"
        lines = facts.find_all("div", recursive=False)
        for name in facts.find_all("dt"):
            name.string = f"{name.get_text()}: "
        for part in facts.find_all(["dt", "dd"]):
            part.unwrap()
        for line in lines:
            if facts.name == "div":
                line.name = "p"
                continue
            if line is not lines[-1]:
                line.append("; ")
            line.unwrap()
    article.smooth()


def tidy(article: Tag) -> None:
    """Keep only the attributes that print."""
    for tag in article.find_all(True):
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in PRINTED}


def head(book: Book, styles: str) -> str:
    """Return the head of every lean page; the plugin takes the first one for the book."""
    return (
        f"<head><title>{escape(book.title)}</title>"
        f'<meta name="language" content="{escape(book.language)}">'
        f'<style class="handbook">{styles}</style></head>'
    )


def lean_page(
    content: str, *, source: str, address: str, files: Mapping[str, Path], book: Book, styles: str, labels: Labels
) -> LeanPage:
    """Return the rendered content as paper needs it.

    `address` is the page's, relative to the site; `files` are what the site is made from, by their addresses.
    Raise a LeafletError for a picture or a letter that does not print.
    """
    content = inline_drawings(content, source=source)
    article = BeautifulSoup(f"<article>{content}</article>", "html.parser").find_all("article")[0]
    drop_screen_only(article)
    inline_pictures(article, source=source, page=address, files=files)
    rule_slots(article, labels)
    fold_long_cards(article)
    rule_fields(article)
    mend_links(article)
    write_out_facts(article)
    fit_tables(article)
    tidy(article)
    check_text(article.get_text(), where=f"{source}:1", fonts=[FOLDER])
    html = f"<!doctype html><html>{head(book, styles)}<body>{article}</body></html>"
    return LeanPage(source=source, html=html, texts=tuple(article.stripped_strings))
