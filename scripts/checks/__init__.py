"""The content rules: one small generator a rule, which has the rule's name.

A rule for a page yields the line and "what is wrong; how to mend it". To add one: write it in the
module of its subject, with its public source in the docstring, list it here, and give it a folder
of cases in tests/checks/.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from checks import care_cards, headings, lengths, links, sourcing
from checks.finding import Finding, Told, from_error
from checks.page import Page
from checks.reading import read_page
from checks.standards import Standards, read_standards
from leaflets.door import shown
from leaflets.errors import LeafletError

PAGE_RULES: tuple[Callable[[Page], Iterator[Told]], ...] = (
    headings.front_matter,
    headings.one_h1,
    headings.heading_too_long,
    headings.heading_skipped,
    headings.heading_in_title_case,
    lengths.sentence_too_long,
    lengths.paragraph_too_long,
    lengths.list_too_long,
    lengths.list_without_empty_line,
    sourcing.facts_missing,
    sourcing.fact_mark_unreadable,
    sourcing.fact_unknown,
    sourcing.fact_left_out,
    care_cards.care_card_without_class,
    care_cards.care_card_heading,
    care_cards.care_card_body,
    care_cards.care_card_services,
    care_cards.care_card_twice,
    links.link_says_nothing,
    links.image_without_alt,
    links.image_missing,
    links.table_too_wide,
    links.raw_html,
)
GUIDE_RULES: tuple[Callable[[Sequence[Page], Standards], Iterator[sourcing.ToldOf]], ...] = (
    sourcing.care_fact_without_place,
    sourcing.region_source_unknown,
)


def run(docs_dir: Path, data_dir: Path) -> list[Finding]:
    """Return every mistake in the guide's pages and data, in the order of files and lines."""
    standards, findings = read_standards(data_dir)
    pages = []
    for file in sorted(docs_dir.rglob("*.md")):
        try:
            pages.append(read_page(file, standards))
        except LeafletError as error:
            findings += from_error(error, "readable")
    findings += [finding for page in pages for finding in check_page(page)]
    findings += _check_guide(pages, standards)
    return sorted(findings)


def check_page(page: Page) -> Iterator[Finding]:
    """Yield what the rules for a page find on it."""
    for rule in PAGE_RULES:
        for line, message in rule(page):
            yield Finding(path=page.path, line=line, rule=_name(rule), message=message)


def _check_guide(pages: Sequence[Page], standards: Standards) -> Iterator[Finding]:
    """Yield what the rules for all pages together find."""
    for rule in GUIDE_RULES:
        for file, (line, message) in rule(pages, standards):
            yield Finding(path=shown(file), line=line, rule=_name(rule), message=message)


def _name(rule: Callable[..., object]) -> str:
    return rule.__name__.replace("_", "-")
