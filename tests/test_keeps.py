"""The words that limit a fact: each block of the guide that names it says them, and fails without them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from test_checks import DATA, page
from test_trace import whole

import checks
from checks.keeps import LISTS, fact_lost_its_limit, sentence_of
from checks.page import Block, Page
from checks.reading import _page
from checks.sourcing import facts_of
from leaflets.door import from_yaml, read_text
from leaflets.errors import LeafletError
from leaflets.evidence import Fact
from leaflets.limits import Limit, whole_words

PAGES = {one.file.stem: one for one in whole().pages}
FACTS = whole().standards.evidence.facts
MEDICINES = {"F012", "F038", "F040", "F041", *(f"F{number}" for number in range(110, 120))}
MEDICINES |= {"F135", "F136", "F139", "F162", "F165", "F169", "F171", "F183", "F187", "F188", "F190"}


def test_each_sign_of_danger_and_each_fact_on_a_medicine_keeps_what_limits_it() -> None:
    needed = {name for name, fact in FACTS.items() if fact.care and fact.tag != "LEAVE OUT"} | MEDICINES
    assert {name for name in needed if not FACTS[name].keeps} == set()


def needs() -> Iterator[tuple[Page, Block, Fact, Limit]]:
    """Each place in the guide that needs a limit."""
    for one in PAGES.values():
        for block in one.blocks:
            text = sentence_of(one, block)
            for fact in facts_of(block, one.standards):
                for limit in fact.keeps:
                    if not limit.where or whole_words(limit.where).search(text):
                        yield one, block, fact, limit


def without(text: str, lines: set[int], words: tuple[str, ...]) -> str:
    """The page's text without the words on these lines, which may run over a line's end; attributes are left alone."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        words_end = line.index(" {#") if " {#" in line else len(line)
        found += [(number, letter, at < words_end) for at, letter in enumerate(f"{line}\n")]
    bare = "".join(letter for _, letter, _ in found)
    for match in reversed(list(whole_words(words).finditer(bare))):
        if all(found[at][0] in lines and (found[at][2] or found[at][1] == "\n") for at in range(*match.span())):
            kept = "".join("\n" for at in range(*match.span()) if found[at][1] == "\n")
            bare = f"{bare[: match.start()]}x{kept}{bare[match.end() :]}"
    return bare


def lines_of(one: Page, block: Block) -> set[int]:
    """The lines that are read as one sentence with the block."""
    own = set(range(block.line, block.line + block.parts[0].count("\n") + 1))
    above = [element for element in one.elements if element.line <= block.line]
    if block.kind == "list item" and len(above) > 1 and above[-1].kind in LISTS:
        lead = above[-2].line
        spread = next((other.parts[0].count("\n") for other in one.blocks if other.line == lead), 0)
        own |= set(range(lead, lead + spread + 1))
    own |= {card.heading.line for card in one.cards if block in card.blocks}
    return own | {column.line for column in one.columns if above and above[-1].line <= column.line < block.line}


@pytest.mark.parametrize("stem", sorted({one.file.stem for one, *_ in needs()}))
def test_each_kept_word_that_is_taken_out_of_a_page_is_missed_there(stem: str) -> None:
    for one, block, fact, limit in needs():
        if one.file.stem == stem:
            text = without(read_text(one.file), lines_of(one, block), limit.words)
            poorer = replace(_page(text, one.file, one.standards), standards=one.standards)
            told = [found for found in checks.check_page(poorer, [fact_lost_its_limit]) if found.line == block.line]
            assert any(f"rests on {fact.id} " in found.message for found in told), (block, fact.id, limit)


def test_the_guide_needs_many_limits() -> None:
    assert sum(1 for _ in needs()) > 300
    assert {fact.id for _, _, fact, _ in needs()} >= {"F090", "F096", "F098", "F109a", "F115", "F122", "F162"}


@pytest.mark.parametrize(
    ("keeps", "told"),
    [
        ("bad", "“keeps”: input should be a valid tuple"),
        ("[bad |]", "“bad |” has no words on one side of a “|”"),
        ("['…']", "“…” has no words"),
        ("[{shake: }]", "is neither words, as bad | badly, nor a pair"),
        ("[[bad]]", "is neither words"),
        ("[{'': bad}]", "“” has no words"),
    ],
)
def test_keeps_that_cannot_be_read_are_told_by_line(keeps: str, told: str) -> None:
    text = f"F001:\n  says: a\n  sources: []\n  tag: USE\n  keeps: {keeps}\n"
    with pytest.raises(LeafletError) as error:
        from_yaml(text, dict[str, Fact], source="facts.yml")
    assert str(error.value).startswith("facts.yml:5: ")
    assert told in str(error.value)


def test_a_paragraph_ending_in_a_colon_leads_only_the_list_right_below_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# A\n\nOn lithium, before the next dose: [general]\n\nSo. [general]\n\n- you twitch [F115]\n")
    standards = page(DATA / "words.md").standards
    (found,) = fact_lost_its_limit(_page(file.read_text(), file, standards))
    assert found[0] == 7


LIMITS = [
    ("help", "vomiting or bad shaking", "vomiting or shaking", "F115"),
    ("summary", "shake badly", "shake", "F115"),
    ("treatment", "bad shaking", "shaking", "F115"),
    ("index", "swell fast", "swell", "F096"),
    ("causes", "stomach-acid", "stomach", "F038"),
    ("children", "usually does not cry", "does not cry", "F187"),
    ("children", "New Zealand limits it", "It is limited", "F113"),
]


@pytest.mark.parametrize(("stem", "old", "new", "fact"), LIMITS)
def test_a_line_that_once_frightened_without_need_cannot_come_back(stem: str, old: str, new: str, fact: str) -> None:
    one = PAGES[stem]
    text = re.sub(re.escape(old), new, one.file.read_text(encoding="utf-8"), flags=re.IGNORECASE)
    told = list(fact_lost_its_limit(_page(text, one.file, one.standards)))
    assert any(f"rests on {fact} " in message for _, message in told)
