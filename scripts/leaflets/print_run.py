"""A print run: all editions of a catalogue, what is unchanged recalled and the rest printed side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from leaflets import cache, crew, thumbnail
from leaflets.catalogue import Catalogue, Imprint, Leaflet, Paper
from leaflets.claim import PROFILE
from leaflets.compose import compose, core
from leaflets.editions import TEXT, Edition, file_name, templates
from leaflets.fit import Complaint, complaints
from leaflets.fold import fold_of
from leaflets.font_list import check_fonts
from leaflets.impose import impose
from leaflets.labels import Labels
from leaflets.section import cut
from leaflets.slots import empty
from leaflets.versions import versions

HERE = Path(__file__).parent
PICTURE = ".png"
"""Ends the name under which the small picture of a PDF is kept."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """All that one edition is printed from."""

    leaflet: Leaflet
    paper: Paper
    language: str
    imprint: Imprint
    html: str
    core: str
    """See `compose.core`."""
    root: Path
    """The project."""
    key: str
    """The name under which the print is kept: it changes with all that the press takes in."""


@dataclass(frozen=True, kw_only=True)
class Print:
    """What the press made of a task."""

    pdf: bytes
    picture: bytes
    complaints: tuple[Complaint, ...] = ()


class PrintRun:
    """Editions on their way: what is unchanged is recalled, the rest is printed."""

    def __init__(self, tasks: Sequence[Task], entries: cache.Cache, *, beside: bool) -> None:
        self.tasks = tasks
        self._entries = entries
        self._recalled = {task.key: kept for task in tasks if (kept := _recall(task, entries))}
        new = [task for task in tasks if task.key not in self._recalled]
        self._results: Callable[[], Iterable[Print]] = crew.begin(_print, new) if beside else partial(map, _print, new)

    @property
    def composed(self) -> dict[str, str]:
        """The HTML of each leaflet by its id."""
        return {task.leaflet.id: task.html for task in self.tasks}

    def each(self) -> Iterator[Edition]:
        """Yield the editions in the catalogue's order, and keep for next time what has no complaint.

        Raise a LeafletError for what keeps a leaflet from being printed; what can be lived with for
        now is in the editions' complaints.
        """
        results = iter(self._results())
        for task in self.tasks:
            kept = self._recalled.get(task.key)
            yield _edition(task, kept or self._kept(task.key, next(results)))
        self._entries.forget_unused()

    def end(self) -> tuple[Edition, ...]:
        """Return all editions; raise a LeafletError as `each` does."""
        return tuple(self.each())

    def _kept(self, key: str, printed: Print) -> Print:
        """Return what was printed, kept for next time if it has no complaint."""
        if not printed.complaints:
            self._entries.keep(key, printed.pdf)
            self._entries.keep(key + PICTURE, printed.picture)
        return printed


def begin(
    catalogue: Catalogue,
    pages: Mapping[str, str],
    *,
    labels: Labels,
    language: str,
    root: Path,
    tell: Callable[[str], object],
    for_clinics: bool = False,
    beside: bool = True,
) -> PrintRun:
    """Start to print all editions of the catalogue and return at once.

    `pages` is the rendered content by page name; `root` is the project, whose `.cache` is used;
    `tell` is given a line about what is damaged there. `for_clinics` leaves the slots empty, for details
    to be stamped in, instead of lines to write on. Unless the editions are printed `beside`, by the crew, each
    is printed in this process and only when it is asked for. Raise a LeafletError for a section that is not there
    and for a font that is not the project's.
    """
    check_fonts(_fonts(root))
    shared = sorted((templates(root) / "shared").glob("*.css"))
    code = [*sorted(HERE.glob("*.py")), PROFILE]
    press_key = cache.key(*versions(), files=[*shared, *sorted(_fonts(root).glob("*.ttf")), *code])
    tasks = []
    for leaflet in catalogue.leaflets:
        sections = [cut(pick, pages) for pick in leaflet.sections]
        html = compose(
            leaflet,
            sections,
            catalogue.imprint,
            labels=labels,
            language=language,
            templates=templates(root),
        )
        html = empty(html) if for_clinics else html
        told = core(html)
        tasks += [
            Task(
                leaflet=leaflet,
                paper=paper,
                language=language,
                imprint=catalogue.imprint,
                html=html,
                core=told,
                root=root,
                key=cache.key(html, str(paper.pages), press_key, files=_styles(paper, root)),
            )
            for paper in leaflet.papers
        ]
    kept = cache.Cache(root / ".cache" / ("templates" if for_clinics else "leaflets") / language, tell)
    return PrintRun(tasks, kept, beside=beside)


def _recall(task: Task, entries: cache.Cache) -> Print | None:
    """Return what was printed before and needs no printing now."""
    pdf, picture = entries.recall(task.key), entries.recall(task.key + PICTURE)
    return Print(pdf=pdf, picture=picture) if pdf and picture else None


def _print(task: Task) -> Print:
    """Return the task printed, with what is wrong with it."""
    from leaflets.press import press  # WeasyPrint takes long to import, and only what is new needs it.
    from leaflets.proof import unproven

    printed = press(
        task.html,
        name=f"{task.leaflet.id}-{task.paper.name}",
        styles=_styles(task.paper, task.root),
        fonts=_fonts(task.root),
        root=task.root,
    )
    complained = (
        *complaints(task.leaflet, task.paper, printed.pages),
        *unproven(task.leaflet, task.paper, printed.words, printed.pdf, task.html, _fonts(task.root)),
    )
    fold = fold_of(task.paper.name)
    pdf = impose(printed.pdf, fold) if fold else printed.pdf
    return Print(pdf=pdf, picture=thumbnail.picture(pdf), complaints=complained)


def _edition(task: Task, printed: Print) -> Edition:
    """Return the edition that the task was for."""
    size = thumbnail.size(printed.pdf)
    return Edition(
        file=file_name(task.leaflet, task.paper),
        leaflet=task.leaflet.id,
        title=task.leaflet.title,
        language=task.language,
        paper=task.paper.name,
        pdf=printed.pdf,
        picture=printed.picture,
        pages=task.paper.pages if fold_of(task.paper.name) else size.pages,
        sheets=size.sheets,
        core=task.core,
        imprint=task.imprint,
        complaints=printed.complaints,
    )


def _styles(paper: Paper, root: Path) -> list[Path]:
    """Return the stylesheets of the paper, a later one winning."""
    return [templates(root) / f"{name}.css" for name in (TEXT, paper.name)]


def _fonts(root: Path) -> Path:
    """Return the folder of the fonts for paper."""
    return root / "scripts" / "fonts"
