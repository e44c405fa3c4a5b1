"""Where the facts come from: at the end of a page by section, and all on the page of sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement, fragment_fromstring

from leaflets.evidence import Evidence, Source
from leaflets.fills import fill
from leaflets.labels import Labels

LIST = 'data-fill="sources"'
"""Marks the page that lists all sources."""
CITING = ("data-facts", "data-sources")
"""What cites has one: blocks of Markdown their facts (facts.py), rows of numbers their sources (numbers.html)."""
PAGES = 1024
"""How many pages are remembered: each is asked for twice in a build, and again at each edit of a preview."""


@dataclass(frozen=True, kw_only=True)
class Cites:
    """What one element cites, by name."""

    facts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CitingSection:
    """One section of a page."""

    title: str
    """Empty for what stands above the first heading."""
    cites: tuple[Cites, ...]


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What one section of a page rests on."""

    section: str
    """The section's title."""
    sources: tuple[Source, ...]


def page_sources_html(page_html: str, evidence: Evidence, labels: Labels, *, address: str) -> str:
    """Return a closed list of the page's sources by section (h2); empty if it cites none.

    `address` is that of the page that lists all sources, which they link to; empty if no page does.
    """
    grounds = [
        Grounds(section=section.title or labels["page-sources-start"], sources=sources)
        for section in _sections(page_html)
        if (sources := _sources(section.cites, evidence))
    ]
    return fill("page-sources", grounds=grounds, address=address, labels=labels) if grounds else ""


def list_address(pages: Mapping[str, str]) -> str:
    """Return the address of the page that lists all sources; `pages` are rendered, by name, and not yet filled."""
    return next((f"{name}.html" for name, html in pages.items() if LIST in html), "")


def pages_by_source(pages: Mapping[str, str], evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Return for each source's id the titles of the pages that rest on it; `pages` are the site's pages by title."""
    used: dict[str, tuple[str, ...]] = {}
    for title, html in pages.items():
        for source in _sources((cites for section in _sections(html) for cites in section.cites), evidence):
            used[source.id] = (*used.get(source.id, ()), title)
    return used


def sources_html(evidence: Evidence, used: Mapping[str, Sequence[str]], labels: Labels) -> str:
    """Return the list of every source used, in the order of sources.yml.

    `used` gives the titles of the pages that use a source by the source's id.
    """
    sources = [source for source in evidence.sources.values() if source.id in used]
    return fill("sources", sources=sources, used=used, labels=labels)


@lru_cache(maxsize=PAGES)
def _sections(page_html: str) -> tuple[CitingSection, ...]:
    """Return each section with what is cited in it, in reading order."""
    return tuple(
        CitingSection(title=title, cites=tuple(map(_cites, citing))) for title, citing in _citing_by_section(page_html)
    )


def _citing_by_section(page_html: str) -> Iterator[tuple[str, list[HtmlElement]]]:
    """Yield each section's title and the elements in it that cite."""
    title, citing = "", list[HtmlElement]()
    for element in fragment_fromstring(page_html, create_parent="div").iter("*"):
        if element.tag == "h2":
            yield title, citing
            title, citing = element.text_content(), []
        elif any(name in element.attrib for name in CITING):
            citing.append(element)
    yield title, citing


def _cites(element: HtmlElement) -> Cites:
    facts = (name for name in element.get("data-facts", "").split() if name != "general")
    return Cites(facts=tuple(facts), sources=tuple(element.get("data-sources", "").split()))


def _sources(cites: Iterable[Cites], evidence: Evidence) -> tuple[Source, ...]:
    """Return what is cited, by its facts or by sources that are named themselves, each once."""
    met: dict[str, Source] = {}
    for cite in cites:
        named = [evidence.sources[name] for name in cite.sources if name in evidence.sources]
        met |= {source.id: source for source in (*evidence.sources_of(cite.facts), *named)}
    return tuple(met.values())
