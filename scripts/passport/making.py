"""Makes the passport from what the content rules have read, and from the records of what people have done."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checks.cores import guide_core
from checks.grade import Reading
from checks.grades import LEAFLET, PAGE, Limits, passes
from checks.page import Block, Page
from checks.prose import words
from checks.sourcing import GENERAL, facts_of, is_sign_of_danger
from checks.whole import Whole
from leaflets.catalogue import Imprint
from leaflets.evidence import Grade
from passport.passport import Passport, ReadingLine, Sentence, Task, Weak
from passport.records import KINDS, Kind, Record


def make(whole: Whole, imprint: Imprint, records: Sequence[Record], lock: str) -> Passport:
    """Return the passport; `lock` is the text of requirements.txt."""
    core = guide_core(whole.pages, whole.standards.regions)
    blocks = [block for page in whole.pages if page.clinical for block in page.blocks]
    cited = [name for block in blocks for name in block.facts]
    return Passport(
        version=imprint.version,
        released=imprint.date,
        reviewed=imprint.review.reviewed,
        review_due=imprint.review.review_due,
        readings=tuple(_readings(whole)),
        longest_sentence=max(_sentences(whole.pages), key=lambda one: one.words, default=None),
        sources=_by_grade(Counter(source.weight for source in whole.standards.evidence.sources_of(cited))),
        blocks=len(blocks),
        general=sum(GENERAL in block.facts for block in blocks),
        weak=tuple(_weak(whole)),
        tasks=tuple(_task(kind, records, imprint.version, core) for kind in KINDS),
        built_by=dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE)),
    )


def _readings(whole: Whole) -> Iterator[ReadingLine]:
    for page in whole.pages:
        if page.file.stem in whole.page_readings:
            title = next((heading.text for heading in page.headings if heading.level == 1), page.file.stem)
            yield _line(page.file.stem, title, whole.page_readings[page.file.stem], PAGE)
    for one in whole.leaflets:
        if one.leaflet.id in whole.leaflet_readings:
            yield _line(one.leaflet.id, one.leaflet.title, whole.leaflet_readings[one.leaflet.id], LEAFLET)


def _line(name: str, title: str, reading: Reading, limits: Limits) -> ReadingLine:
    return ReadingLine(
        name=name,
        title=title,
        leaflet=limits is LEAFLET,
        smog=round(reading.adjusted.smog, 1),
        smog_raw=round(reading.raw.smog, 1),
        smog_limit=limits.smog,
        flesch_kincaid=round(reading.adjusted.flesch_kincaid, 1),
        flesch_kincaid_raw=round(reading.raw.flesch_kincaid, 1),
        flesch_kincaid_limit=limits.flesch_kincaid,
        longest_sentence=reading.longest,
        passes=passes(reading, limits),
    )


def _sentences(pages: Sequence[Page]) -> Iterator[Sentence]:
    for page in pages:
        for line, text in page.sentences():
            yield Sentence(path=page.path, line=line, text=text, words=len(words(text)))


def _by_grade(counted: Counter[Grade]) -> dict[Grade, int]:
    grades: tuple[Grade, ...] = ("A", "B", "C", "D")
    return {grade: counted[grade] for grade in grades}


def _weak(whole: Whole) -> Iterator[Weak]:
    """Yield each weak sign of danger that a block rests on with nothing better beside it."""
    places: dict[str, list[str]] = {}
    for page in whole.pages:
        for block in page.blocks:
            for name in _weak_alone(block, whole):
                places.setdefault(name, []).append(f"{page.path}:{block.line}")
    for name in sorted(places):
        yield Weak(fact=name, says=whole.standards.evidence.facts[name].says, places=tuple(places[name]))


def _weak_alone(block: Block, whole: Whole) -> list[str]:
    facts = facts_of(block, whole.standards)
    weak = all(fact.grade == "D" for fact in facts)
    return [fact.id for fact in facts if weak and is_sign_of_danger(fact)]


def _task(kind: Kind, records: Sequence[Record], version: str, core: str | None) -> Task:
    """Return the task; it is done by a record of this version and, where it says which, of this text."""
    of_kind = [record for record in records if record.kind == kind]
    counting = [record for record in of_kind if record.version == version and record.guide in (None, core)]
    newest = (counting or of_kind)[-1:]
    return Task(kind=kind, done=bool(counting), record=newest[0] if newest else None)
