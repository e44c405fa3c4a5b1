"""Rules that look at all pages and data files together."""

from collections.abc import Iterator

from checks.finding import ToldOf
from checks.page import Page
from checks.terms import GLOSSARY
from checks.whole import Whole
from leaflets.door import line_of, read_text
from leaflets.errors import did_you_mean


def care_fact_without_place(whole: Whole) -> Iterator[ToldOf]:
    """Every warning sign to USE is told in a care card of its kind.

    PEMAT-P (AHRQ), actionability: a reader learns what to do, and when.
    """
    file = whole.standards.folder / "facts.yml"
    cards = [card for page in whole.pages for card in page.cards]
    told = {(card.kind, name) for card in cards for block in card.blocks for name in block.facts}
    for fact in whole.standards.evidence.facts.values():
        if fact.care and fact.tag == "USE" and (fact.care, fact.id) not in told:
            what = f"no “{fact.care}” card tells of {fact.id}"
            line = line_of(read_text(file), (fact.id,))
            yield file, (line, f"{what}; tell it there, or change its tag")


def words_page_missing(whole: Whole) -> Iterator[ToldOf]:
    """A guide that knows how medical words end has a page that explains them. PEMAT-P (AHRQ), item 4.

    Without one nothing would be told of any medical word.
    """
    file = whole.config.parent / "docs" / "en" / f"{GLOSSARY}.md"
    readable = any(page.file.stem == GLOSSARY for page in whole.pages) or not file.exists()
    if whole.standards.plain.medical_endings and not whole.standards.glossary and readable:
        yield file, (1, "no table explains the medical words; add one, as | Word | What it means |")


def page_called_not_clinical(whole: Whole) -> Iterator[ToldOf]:
    """A page with a care card, or one that a leaflet prints, tells of health: its blocks name their facts.

    NHS standard for creating health content: a record of the sources used.
    """
    printed = {piece.page.path: one.leaflet.id for one in whole.leaflets for piece in one.pieces}
    for page in whole.pages:
        why = "has a care card" if page.cards else f"is printed in “{printed.get(page.path)}”"
        if not page.clinical and (page.cards or page.path in printed):
            yield page.file, (1, f"this page {why} and says clinical: false; take out that line")


def fact_without_source(whole: Whole) -> Iterator[ToldOf]:
    """A fact that has a grade names a source, or a fact that does: a grade is that of its best source.

    NHS standard for creating health content: a record of the sources used.
    """
    file, evidence = whole.standards.folder / "facts.yml", whole.standards.evidence
    for fact in evidence.facts.values():
        if fact.grade and not evidence.sources_of([fact.id]):
            line = line_of(read_text(file), (fact.id, "sources"))
            remedy = "name one, or take out its grade if it says that nothing was found"
            yield file, (line, f"{fact.id} has grade {fact.grade} and no source; {remedy}")


def region_source_unknown(whole: Whole) -> Iterator[ToldOf]:
    """A region's numbers name sources that stand in sources.yml."""
    file = whole.standards.folder / "regions.yml"
    known = whole.standards.evidence.sources
    for index, region in enumerate(whole.standards.regions if known else ()):
        for name in (name for name in region.sources if name not in known):
            line = line_of(read_text(file), (index, "sources"))
            yield file, (line, f"there is no source {name}; {did_you_mean(name, known)}")


def source_unused(whole: Whole) -> Iterator[ToldOf]:
    """A source stands behind a number or a fact that may be used: one that does not lends weight that nothing has.

    NHS standard for creating health content: a record of the sources used.
    """
    file = whole.standards.folder / "sources.yml"
    evidence = whole.standards.evidence
    usable = [fact.id for fact in evidence.facts.values() if fact.tag != "LEAVE OUT"]
    used = {source.id for source in evidence.sources_of(usable)}
    used |= {name for region in whole.standards.regions for name in region.sources}
    for name in evidence.sources:
        if name not in used and whole.standards.regions:
            line = line_of(read_text(file), (name,))
            yield (
                file,
                (line, f"nothing rests on {name}; name it in a fact that may be used or in a region, or take it out"),
            )


def page_without_way_to_help(whole: Whole) -> Iterator[ToldOf]:
    """A page on health carries an emergency card, or a link to the page that does.

    NHS service manual, "Help users decide when and where to get care": people land on any page.
    """
    with_card = {page.file.name for page in whole.pages if any(card.kind == "emergency" for card in page.cards)}
    for page in whole.pages:
        if page.clinical and page.blocks and page.file.name not in with_card and not _leads_to(page, with_card):
            where = " or ".join(sorted(with_card)) or "a page that has one"
            yield page.file, (1, f"this page tells of no emergency sign and leads to none; link to {where}")


def _leads_to(page: Page, names: set[str]) -> bool:
    return any(link.address.partition("#")[0] in names for link in page.links)
