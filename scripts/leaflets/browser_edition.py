"""The browser edition: a leaflet as a page whose slots a clinic fills in and prints, with nothing to install."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup
from markupsafe import Markup

from leaflets import numbers
from leaflets.catalogue import Imprint, Leaflet
from leaflets.clinic_rules import as_json, rules
from leaflets.compose import core
from leaflets.countries import SAID
from leaflets.fills import fill
from leaflets.fold import fold_of
from leaflets.labels import Labels
from leaflets.regions import Region

TELLS = (
    *("saved", "not-saved", "no-room", "saved-file", "loaded", "forgotten", "mend"),
    *("load-not-json", "load-unknown", "load-twice", "load-wrong", "load-logo"),
    *("logo-kind", "logo-other", "logo-large", "logo-flat", "logo-white", "logo-broken", "logo-shown"),
)
"""What clinic-bar.js tells: names of labels after “clinic-”."""
FAULTS = (
    *(f"wrong-{fault}" for fault in ("kind", "break", "invisible", "marks", "long", "form", "choice", "number")),
    *(f"wrong-never-{name}" for name in rules().never),
)
"""What clinic-text.js and clinic-profile.js find wrong with a detail: names of labels after “clinic-”."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of the clinic's profile in the bar."""

    name: str
    longest: int
    """Characters."""
    type: str = "text"
    """As HTML has it."""
    required: bool = False
    lines: int = 0
    """Of the box to write in; 0 where a line will do."""
    counted: bool = False
    wide: bool = False


FIELDS = (  # as long as every paper has room for, see LENGTHS in block.py, which loads WeasyPrint
    Field(name="name", longest=100, required=True),
    Field(name="phone", longest=30, type="tel"),
    Field(name="out_of_hours", longest=60),
    Field(name="address", longest=120, lines=3),
    Field(name="hours", longest=60),
    Field(name="website", longest=80),
    Field(name="email", longest=60),
    Field(name="note", longest=300, lines=3, counted=True, wide=True),
)


def file_name(leaflet: Leaflet) -> str:
    """Return where the leaflet's browser edition stands in the site."""
    return f"leaflets/{leaflet.id}.html"


def running_line(html: str, leaflet: Leaflet, imprint: Imprint, labels: Labels) -> str:
    """Return the stylesheet that prints on every page which print it is; browsers repeat no element of the page."""
    line = labels.say("recall-print", title=leaflet.title, version=imprint.version, core=core(html))
    quoted = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'@page {{ @bottom-left {{ content: "{quoted}" }} }}\n'


def browser_edition(
    html: str,
    leaflet: Leaflet,
    *,
    regions: Sequence[Region],
    labels: Labels,
    language: str,
    leaflets: Sequence[Leaflet] = (),
) -> str:
    """Return the page; `html` is the leaflet as `compose` gives it, whose core stays as it is.

    `leaflets` are all that a profile can name; the page's own is one of them in any case.
    """
    made_on = {one.id: [paper.name for paper in one.papers] for one in (*leaflets, leaflet)}
    tree = BeautifulSoup(html, "html.parser")
    for slot in tree.select(".slot"):
        inside = fill("browser-slot", name=str(slot["data-slot"]), labels=labels)
        slot.clear()
        slot.append(BeautifulSoup(inside, "html.parser"))
    return fill(
        "browser-edition",
        leaflet=leaflet,
        papers=papers(leaflet),
        fields=FIELDS,
        tells=TELLS,
        faults=FAULTS,
        rules=as_json(editions=made_on, languages=[language], called=SAID),
        regions=list(_numbers(regions, labels)),
        unchecked=not all(region.checked for region in regions),
        main=Markup(str(tree.main)),
        after=Markup("\n".join(map(str, tree.select(".recall, .at-the-end")))),
        labels=labels,
        language=language,
    )


def papers(leaflet: Leaflet) -> tuple[str, ...]:
    """Return the papers that a browser can print the leaflet on: those that are not folded."""
    return tuple(paper.name for paper in leaflet.papers if fold_of(paper.name) is None)


def _numbers(regions: Sequence[Region], labels: Labels) -> Iterator[tuple[Region, str, str]]:
    """Yield each region with its emergency and advice numbers in words; empty for a line to write on."""
    for region in regions:
        emergency, advice = numbers.emergency(region), numbers.advice(region)
        yield region, numbers.in_words(emergency, labels), numbers.in_words(advice, labels)
