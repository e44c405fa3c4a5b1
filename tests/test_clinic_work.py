"""The work on one clinic: its own editions only, and nobody works with other code than the one who asks."""

from dataclasses import replace

import pytest
from printing import read

from leaflets.clinic import Clinic
from leaflets.clinic_work import Order, Tools, code, lay_out_clinic, print_clinic
from leaflets.errors import LeafletError
from leaflets.template import Template


def template(leaflet: str, paper: str, language: str = "en", pdf: bytes = b"") -> Template:
    return Template(
        file=f"{leaflet}-{paper}.pdf",
        leaflet=leaflet,
        title=leaflet,
        language=language,
        paper=paper,
        size=12,
        pages=2,
        sheets=1,
        core="0" * 10,
        imprint=read().imprint,
        pdf=pdf,
    )


TOOLS = Tools(
    templates=(
        template("lip-twitching", "a4"),
        template("lip-twitching", "letter"),
        template("twitch-diary", "a4"),
        template("lip-twitching", "a4", "fr"),
    ),
    language="en",
    code=code(),
)


@pytest.mark.parametrize(
    ("wanted", "files"),
    [
        ({}, ["lip-twitching-a4.pdf", "lip-twitching-letter.pdf", "twitch-diary-a4.pdf"]),
        ({"leaflets": ("twitch-diary",)}, ["twitch-diary-a4.pdf"]),
        ({"papers": ("letter",)}, ["lip-twitching-letter.pdf"]),
        ({"language": "fr"}, ["lip-twitching-a4.pdf"]),
    ],
)
def test_a_clinic_gets_the_leaflets_papers_and_language_that_it_names(wanted: dict[str, str], files: list[str]) -> None:
    assert [one.file for one in TOOLS.editions(Clinic(id="a", name="A", **wanted))] == files


def test_what_leaflets_are_made_of_changes_with_details_templates_and_code_but_not_with_the_row() -> None:
    clinic = Clinic(id="a", name="A", papers=("letter",), place="roster.csv:2")
    made_of = TOOLS.made_of(clinic)
    assert TOOLS.made_of(replace(clinic, place="roster.csv:9")) == made_of
    assert TOOLS.made_of(replace(clinic, name="B")) != made_of
    assert replace(TOOLS, code="x").made_of(clinic) != made_of
    a4, letter, *_ = TOOLS.templates
    assert replace(TOOLS, templates=(replace(a4, pdf=b"x"), letter)).made_of(clinic) == made_of
    assert replace(TOOLS, templates=(a4, replace(letter, pdf=b"x"))).made_of(clinic) != made_of


def test_a_worker_with_other_code_is_told() -> None:
    other = Tools(templates=(), language="en", code="of last year")
    clinic = Clinic(id="a", name="A")
    for work, job in ((lay_out_clinic, clinic), (print_clinic, Order(clinic=clinic, blocks=b""))):
        with pytest.raises(LeafletError, match=r"^a worker has another version of this project"):
            work(other, job)
