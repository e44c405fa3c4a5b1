"""Composing: sections, imprint and labels become one leaflet's HTML, the same for every paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from leaflets.care_card import lines_of
from leaflets.catalogue import Imprint, Leaflet
from leaflets.join import join, words
from leaflets.labels import Labels
from leaflets.recall import Recall, recall
from leaflets.review import checked, in_words
from leaflets.section import Section

PAGE = Markup('<span class="page"></span>')
PAGES = Markup('<span class="pages"></span>')
"""The stylesheet counts the pages into these."""
LABELS = "data-labels"
"""The attribute of `<main>` that has the labels around the text."""
AROUND = ("language", "paper-", "slot-")
"""How the names of these labels begin."""
ELSEWHERE = "paper-name-"
"""How those begin that only the site shows."""
CORES = 64
"""How many texts are remembered with their cores: a build asks for each several times."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section as the template prints it."""

    html: Markup
    more: str
    """The title of the page that has more on this, named beneath; empty if it has no more."""


def compose(
    leaflet: Leaflet,
    sections: Sequence[Section],
    imprint: Imprint,
    *,
    labels: Labels,
    language: str,
    templates: Path,
) -> str:
    """Return the leaflet's HTML with no stylesheet; `templates` is the folder of leaflet.html."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    template = environment.get_template("leaflet.html")
    parts = list(_parts(sections, labels))

    def rendered(code: str, recall: Recall | None) -> str:
        return template.render(
            leaflet=leaflet,
            parts=parts,
            guide=labels.say("paper-guide", guide=imprint.guide) if imprint.guide else "",
            published=_published(imprint, labels),
            version=labels.say("paper-version", version=imprint.version, date=in_words(imprint.date, labels)),
            code=code,
            reviewed=checked(imprint, labels, of="paper"),
            around=_around(labels),
            page_of=Markup(escape(labels["paper-page"]).format(page=PAGE, pages=PAGES)),
            recall=recall,
            labels=labels,
            language=language,
        )

    # The imprint names the core, which is that of what stands above the imprint.
    named = core(rendered("", None))
    return rendered(labels.say("paper-code", core=named), recall(leaflet.id, imprint, named, labels))


@lru_cache(maxsize=CORES)
def core(html: str) -> str:
    """Return the leaflet's core: ten hex digits of the SHA-256 of its text in reading order, and of its labels.

    The text is that of `<main>` without its slots. What is printed around it (slots, imprint, recall) says other things
    in each release and clinic: of these the labels count, as they are written with their {places}. So the core, which
    stands in the imprint itself, changes whenever a patient reads something else.
    """
    main = BeautifulSoup(html, "html.parser").main
    labels = main.get(LABELS, "") if main else ""
    return sha256(normalize("NFC", f"{own_words(html)}\n{labels}").encode()).hexdigest()[:10]


@lru_cache(maxsize=CORES)
def own_words(html: str) -> str:
    """Return the text of the composed leaflet in reading order, a line for each block, without slots and imprint."""
    return words(str(BeautifulSoup(html, "html.parser").main))


def _parts(sections: Sequence[Section], labels: Labels) -> Iterator[Part]:
    """Yield the sections; the last that leaves parts of a page out names the page that has the rest.

    An earlier one may be a care card, and nothing stands between two of them.
    """
    for section, html in zip(sections, join(sections), strict=True):
        partial = [other.pick for other in sections if other.pick.page == section.pick.page and other.pick.parts]
        more = section.page_title if section.pick in partial[-1:] else ""
        yield Part(html=Markup(_with_lines(html, labels)), more=more)


def _with_lines(html: str, labels: Labels) -> str:
    """Return the HTML with each slot made lines to write on, for each number that goes there."""
    tree = BeautifulSoup(html, "html.parser")
    for slot in tree.find_all(class_="slot"):
        slot.clear()
        for name in lines_of(str(slot["data-slot"])):
            line = tree.new_tag("p", attrs={"class": "write"})
            line.string = labels[f"slot-{name}"]
            slot.append(line)
    return str(tree)


def _around(labels: Labels) -> str:
    """Return the labels that are printed around a leaflet's text, as they are written, a line each."""
    printed = {key: text for key, text in labels.texts.items() if key.startswith(AROUND)}
    return "\n".join(f"{key}: {text}" for key, text in sorted(printed.items()) if not key.startswith(ELSEWHERE))


def _published(imprint: Imprint, labels: Labels) -> str:
    """Return who publishes the leaflet and how to reach them, or that nobody is named."""
    said = "paper-publisher" if imprint.publisher else "paper-no-publisher"
    contact = labels.say("paper-contact", contact=imprint.contact) if imprint.contact else ""
    return f"{labels.say(said, publisher=imprint.publisher)} {contact}".strip()
