"""Where the facts come from: at the end of a page by section, and all on the page of sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup

from leaflets.evidence import Evidence, Source
from leaflets.fills import fill
from leaflets.labels import Labels


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What one section of a page rests on."""

    section: str
    """The section's title."""
    sources: tuple[Source, ...]


def page_sources_html(page_html: str, evidence: Evidence, labels: Labels) -> str:
    """Return a closed list of the page's sources by section (h2); empty if it cites none."""
    cited = _facts_by_section(page_html, start=labels["page-sources-start"])
    grounds = [
        Grounds(section=title, sources=sources)
        for title, facts in cited
        if (sources := evidence.sources_of(facts))
    ]
    return fill("page-sources", grounds=grounds, labels=labels) if grounds else ""


def sources_html(evidence: Evidence, used: Mapping[str, Sequence[str]], labels: Labels) -> str:
    """Return the list of every source used, in the order of sources.yml.

    `used` gives the titles of the pages that use a source by the source's id.
    """
    sources = [source for source in evidence.sources.values() if source.id in used]
    return fill("sources", sources=sources, used=used, labels=labels)


def _facts_by_section(page_html: str, *, start: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each section's title and the facts it cites, in reading order.

    `start` names what stands above the first section.
    """
    title, facts = start, list[str]()
    for element in BeautifulSoup(page_html, "html.parser").select("h2, [data-facts]"):
        if element.name == "h2":
            yield title, facts
            title, facts = element.get_text(), []
        else:
            facts += [name for name in str(element["data-facts"]).split() if name != "general"]
    yield title, facts
