"""The content rules: one small generator a rule, which has the rule's name.

A rule for a page yields the line and "what is wrong; how to mend it"; one for the whole guide the file too. To add one:
write it in the module of its subject, with its public source in the docstring, list it here, and give it a folder of
cases in tests/checks/.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from checks import (
    attributes,
    care_cards,
    claims,
    cores,
    data,
    fonts,
    grades,
    headings,
    keeps,
    lengths,
    links,
    look_alikes,
    numbers,
    one_action,
    papers,
    readers,
    records,
    released,
    reviews,
    sourcing,
    terms,
    wording,
)
from checks.finding import Finding, Told, ToldOf, from_error
from checks.page import Page
from checks.whole import Whole, read_whole
from leaflets.door import shown
from leaflets.errors import LeafletError
from strays import strays

PAGE_RULES: tuple[Callable[[Page], Iterator[Told]], ...] = (
    headings.front_matter,
    headings.one_h1,
    headings.heading_without_words,
    headings.heading_too_long,
    headings.heading_skipped,
    headings.heading_in_title_case,
    lengths.sentence_too_long,
    lengths.paragraph_too_long,
    lengths.list_too_long,
    lengths.list_without_empty_line,
    wording.hard_word,
    wording.says_should,
    wording.mostly_passive,
    wording.absolute_word,
    wording.danger_called_normal,
    terms.term_not_in_glossary,
    terms.term_before_explained,
    numbers.number_written_badly,
    numbers.phone_unknown,
    sourcing.facts_missing,
    sourcing.fact_mark_unreadable,
    sourcing.fact_unknown,
    sourcing.fact_left_out,
    sourcing.fact_weak_alone,
    keeps.fact_lost_its_limit,
    care_cards.care_card_without_class,
    care_cards.care_card_heading,
    care_cards.care_card_body,
    care_cards.care_card_services,
    care_cards.care_card_twice,
    one_action.care_card_mixed,
    links.link_says_nothing,
    links.image_without_alt,
    links.image_missing,
    links.table_too_wide,
    links.raw_html,
    links.link_address_unfit,
    look_alikes.letter_for_digit,
)
WORD_RULES: tuple[Callable[[Page], Iterator[Told]], ...] = (
    lengths.sentence_too_long,
    wording.hard_word,
    wording.says_should,
    wording.absolute_word,
    wording.danger_called_normal,
    numbers.phone_unknown,
)
"""Those for a page that hold for labels and other words outside of pages too."""
GUIDE_RULES: tuple[Callable[[Whole], Iterator[ToldOf]], ...] = (
    grades.page_hard_to_read,
    grades.leaflet_hard_to_read,
    papers.leaflet_without_emergency_card,
    papers.leaflet_without_version,
    papers.leaflet_text_between_cards,
    data.care_fact_without_place,
    data.words_page_missing,
    data.page_called_not_clinical,
    data.fact_without_source,
    data.region_source_unknown,
    data.source_unused,
    data.page_without_way_to_help,
    records.record,
    records.review_without_record,
    claims.claim_without_record,
    claims.review_label_changed,
    fonts.font_unlisted,
    records.region_unconfirmed,
    readers.read_differently,
    attributes.attribute_typed,
    look_alikes.look_alike,
    reviews.review_overdue,
    reviews.review_due_soon,
)
SLOW_RULES: tuple[Callable[[Whole], Iterator[ToldOf]], ...] = (
    cores.core_without_version,
    released.version_changed_after_release,
)
"""Those that render the pages, as a build does anyway and tells the same by itself, or ask git."""
WARNINGS = {reviews.review_overdue, reviews.review_due_soon}
"""What one can live with for now."""


def run(root: Path, docs_dir: Path, *, as_of: date | None = None) -> list[Finding]:
    """Return every mistake in the pages, the data and mkdocs.yml, in the order of files and lines.

    `as_of` is the day on which reviews are looked at; none are looked at without.
    """
    if outside := list(strays(root)):
        return sorted(from_error(LeafletError("\n".join(outside)), "guide-file"))
    whole = read_whole(root, docs_dir, as_of=as_of)
    return sorted([*findings(whole), *_check_guide(whole, SLOW_RULES)])


def findings(whole: Whole) -> list[Finding]:
    """Return every mistake in the guide, in the order of files and lines."""
    on_pages = [finding for page in whole.pages for finding in check_page(page)]
    elsewhere = [finding for page in whole.elsewhere for finding in check_page(page, WORD_RULES)]
    return sorted([*whole.findings, *on_pages, *elsewhere, *_check_guide(whole, GUIDE_RULES)])


def check_page(page: Page, rules: Iterable[Callable[[Page], Iterator[Told]]] = PAGE_RULES) -> Iterator[Finding]:
    """Yield what the rules for a page find on it."""
    for rule in rules:
        for line, message in rule(page):
            yield Finding(path=page.path, line=line, rule=name(rule), message=message)


def _check_guide(whole: Whole, rules: Iterable[Callable[[Whole], Iterator[ToldOf]]]) -> Iterator[Finding]:
    """Yield what the rules for all of the guide find."""
    for rule in rules:
        for file, (line, message) in rule(whole):
            yield Finding(path=shown(file), line=line, rule=name(rule), message=message, warning=rule in WARNINGS)


def name(rule: Callable[..., object]) -> str:
    """Return the rule's name as findings have it."""
    return rule.__name__.replace("_", "-")
