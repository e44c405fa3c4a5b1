"""Generated guides of as many pages as are wanted: plain Markdown, the same text for every program."""

import re
from pathlib import Path
from shutil import copytree, rmtree

from checks.cores import guide_core
from checks.reading import read_page
from checks.standards import read_standards
from checks.whole import page_files
from figures import leaflet, own
from figures.bench import Bench

WORDS = [
    *("rest", "light", "day", "pen", "page", "cup", "hand", "door", "chair", "tree", "street", "bread", "milk"),
    *("song", "lamp", "stone", "coat", "ship", "ring", "week", "month", "year", "warm", "cold", "slow", "fast"),
    *("near", "far", "next", "late", "soon"),
]
"""Short ones: the rules measure how easy a page reads."""
SENTENCE = 8
"""Words of a sentence. A paragraph has three; a page has four parts, each of three paragraphs and a list or a table."""
HEADS = ("morning", "noon", "evening", "night")
LEAFLET = """  leaflets:
    generated:
      title: Generated
      papers: {a4: 1}
      sections:
        - {page: index, section: card}
"""


CARD = """## Call your emergency number now if: {#card .emergency}

### There is a fire: {#fire}

- there is smoke
- the door is hot"""
"""Stands on the first page alone, for the leaflet: none may be without such a card."""
BLOCKS = {
    r"(?m)^  leaflets:\n(?:    .*\n)+": LEAFLET,
    r"(?m)^nav:\n(?: .*\n)+": "",
    r"(?m)^not_in_nav:.*\n(?: .*\n)+": "",
}
"""What is put into mkdocs.yml instead of what."""
DATA = {
    "facts.yml": "F001: {says: Generated., sources: [S01], grade: A, tag: USE}",
    "sources.yml": "S01: {title: Generated, organisation: Made up, address: made up, date: undated, weight: A, "
    "copy_read: nothing}",
    "regions.yml": "- {code: XX, name: Nowhere, emergency: [{number: '112'}], advice: null, note: '', sources: [S01], "
    "checked: false}",
    "plain-words.yml": "hard: {utilise: use}",
    "codes.yml": "[]",
    "search.yml": "{ignored: [], endings: [], alike: [], asked: {}}",
}
"""Put in the place of data that speak of this guide's own pages."""
FACT = " [F001]"
"""Ends what the first page says: it holds a care card, so its sentences rest on a fact."""
HISTORY = """- version: "{version}"
  date: "{date}"
  cores: {{generated: "{core}"}}
  guide: "{guide}"
  changes: [Generated.]
"""


def write(folder: Path, count: int) -> None:
    """Write index.md and page-1.md to page-(COUNT - 1).md, of about 450 words each."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{_name(number)}.md").write_text(page(number, count), encoding="utf-8")


def page(number: int, count: int) -> str:
    """Return the Markdown of one page of a guide of so many pages."""
    parts = [*([] if number else [CARD]), *(_part(number, part, count) for part in range(1, 5))]
    head = "---\ndescription: Generated.\n---" if number == 0 else "---\ndescription: Generated.\nclinical: false\n---"
    text = "\n\n".join(parts)
    return "\n\n".join([head, f"# Page {number}", text if number else _with_facts(text)]) + "\n"


def for_ours(bench: Bench, docs: Path, name: str, *, handbook: bool) -> Path:
    """Return a copy of our project that builds those pages and one leaflet of them, and the handbook if wanted."""
    guide = own.copy(bench.root, bench.place(name))
    rmtree(guide / "docs" / "en")
    copytree(docs, guide / "docs" / "en")
    for file, content in DATA.items():
        (guide / "docs" / "data" / file).write_text(f"{content}\n", encoding="utf-8")
    config = (guide / "mkdocs.yml").read_text(encoding="utf-8")
    for block, instead in BLOCKS.items():
        config = re.sub(block, instead, config)
    if not handbook:
        config = re.sub(r"(?m)^  - with-pdf:\n(?:      .*\n)+", "", config)
    (guide / "mkdocs.yml").write_text(config, encoding="utf-8")
    _write_history(guide)
    return guide


def _write_history(guide: Path) -> None:
    """Write the history of the generated leaflet, which a strict build compares with it."""
    rendered = leaflet.rendered(guide)
    imprint, told = rendered.guide.catalogue.imprint, leaflet.print_run_of(guide, rendered).tasks[0].core
    standards, _ = read_standards(guide / "docs" / "data")
    written = [read_page(file, standards) for file in page_files(guide / "docs" / "en")]
    whole = guide_core(written, rendered.guide.regions)
    history = HISTORY.format(version=imprint.version, date=imprint.date, core=told, guide=whole)
    (guide / "docs" / "data" / "history.yml").write_text(history, encoding="utf-8")


def _part(number: int, part: int, count: int) -> str:
    """Return one section: three paragraphs, a list or a table between them, and a link to another page."""
    seed = number * 7 + part
    other = (number + part) % count
    middle = _table(seed) if part == 2 else "\n".join(f"- {_sentence(seed + line)}" for line in range(2))
    link = f"More of this is on [page {other}]({_name(other)}.md#part-{part})."
    return "\n\n".join(
        [f"## Part {part} {{#part-{part}}}", _paragraph(seed), middle, _paragraph(seed + 9), _paragraph(seed + 4), link]
    )


def _with_facts(text: str) -> str:
    """Return the text with the fact at the end of each paragraph, item and row."""
    rows = re.sub(rf"(?m)^(\| (?!{HEADS[0]})[a-z].*) \|$", rf"\1{FACT} |", text)
    return re.sub(r"(?m)^(?![#|\n-]|$).*$|^- .*$", rf"\g<0>{FACT}", rows)


def _paragraph(seed: int) -> str:
    return " ".join(_sentence(seed + number) for number in range(3))


def _sentence(seed: int) -> str:
    words = (WORDS[(seed * 5 + place * (1 + seed % 6)) % len(WORDS)] for place in range(SENTENCE))
    return " ".join(words).capitalize() + "."


def _table(seed: int) -> str:
    rows = [HEADS, ("---",) * len(HEADS)]
    rows += [tuple(WORDS[(seed + row * column) % len(WORDS)] for column in range(1, 5)) for row in range(4)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _name(number: int) -> str:
    return f"page-{number}" if number else "index"
