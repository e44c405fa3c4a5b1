"""The work on one clinic, as a worker does it here or on another machine: its blocks, then its leaflets."""

import pickle
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from leaflets import editions
from leaflets.block import BlockPress
from leaflets.cache import key
from leaflets.clinic import Clinic
from leaflets.editions import Edition
from leaflets.errors import LeafletError
from leaflets.stamp import stamp
from leaflets.template import Template
from leaflets.versions import versions

ROOT = Path(__file__).resolve().parents[2]
ONE_AT_A_TIME = threading.Lock()
"""A Dask worker may have several threads; Pango is not made for them."""


@dataclass(frozen=True, kw_only=True)
class Tools:
    """What every clinic is printed with."""

    templates: tuple[Template, ...]
    language: str
    """Of a clinic that names none."""
    code: str
    """See `code`."""

    def in_language(self, clinic: Clinic) -> tuple[Template, ...]:
        """Return all templates in the clinic's language."""
        return tuple(one for one in self.templates if one.language == (clinic.language or self.language))

    def editions(self, clinic: Clinic) -> tuple[Template, ...]:
        """Return the templates of the clinic's leaflets, papers and language."""
        return tuple(
            template
            for template in self.in_language(clinic)
            if template.leaflet in (clinic.leaflets or (template.leaflet,))
            and template.paper in (clinic.papers or (template.paper,))
        )

    def made_of(self, clinic: Clinic) -> str:
        """Return a text that changes with everything that the clinic's leaflets are made of."""
        templates = [_digest(template.pdf) for template in self.editions(clinic)]
        return key(self.code, repr(replace(clinic, place="")), *templates, files=())


@dataclass(frozen=True, kw_only=True)
class LaidOut:
    """A clinic's blocks, or why there are none."""

    blocks: bytes = b""
    """Pickled: they go from one worker to another, and nobody else looks at them."""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Order:
    """A clinic to print."""

    clinic: Clinic
    blocks: bytes


@dataclass(frozen=True, kw_only=True)
class Prints:
    """A clinic's leaflets."""

    files: Mapping[str, bytes]
    """PDFs by file name."""
    list: str
    """The text of its `editions.json`."""


@cache
def code() -> str:
    """Return what is the same wherever a clinic's leaflets would be the same bytes: our files and the libraries."""
    folders = ("scripts/leaflets", "scripts/fonts", "scripts/clinic-fonts", "overrides/print", "overrides/labels")
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*"))
    return key(*versions(), files=[path for path in paths if path.is_file() and path.suffix != ".pyc"])


@cache
def _block_press(templates: tuple[Template, ...]) -> BlockPress:
    """Return what lays out for the templates; it is made once a process."""
    return BlockPress(templates, ROOT)


@cache
def _digest(pdf: bytes) -> str:
    return sha256(pdf).hexdigest()


def lay_out_clinic(tools: Tools, clinic: Clinic) -> LaidOut:
    """Return the clinic's details laid out for the slots."""
    _check_code(tools)
    try:
        with ONE_AT_A_TIME:
            return LaidOut(blocks=pickle.dumps(_block_press(tools.in_language(clinic)).lay_out(clinic)))
    except LeafletError as error:
        return LaidOut(problems=tuple(str(error).splitlines()))


def print_clinic(tools: Tools, order: Order) -> Prints:
    """Return all leaflets of a clinic."""
    _check_code(tools)
    with ONE_AT_A_TIME:
        blocks = pickle.loads(order.blocks)
        printed = [_edition(template, stamp(template, blocks)) for template in tools.editions(order.clinic)]
    made_of = tools.made_of(order.clinic)
    return Prints(
        files={edition.file: edition.pdf for edition in printed},
        list=editions.as_json(printed[0].imprint.version, printed, clinic=order.clinic.id, made_of=made_of),
    )


def _edition(template: Template, pdf: bytes) -> Edition:
    """Return the clinic's copy of the template."""
    return Edition(
        file=template.file,
        leaflet=template.leaflet,
        title=template.title,
        language=template.language,
        paper=template.paper,
        pdf=pdf,
        pages=template.pages,
        sheets=template.sheets,
        core=template.core,
        imprint=template.imprint,
        picture=b"",
    )


def _check_code(tools: Tools) -> None:
    """Raise a LeafletError if this worker would print other bytes than the one who asks."""
    if tools.code != code():
        raise LeafletError("a worker has another version of this project or its libraries; bring it to the same")
