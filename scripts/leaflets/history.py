"""The history: each version of the guide, what changed in it, and the core of each leaflet in it.

A print names its leaflet, version and core; with the history a reader learns whether a newer one is out.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from leaflets.catalogue import Imprint, Leaflet, LeafletId
from leaflets.door import KNOWN_KEYS_ONLY, line_of, read_text, read_yaml, refuse, shown
from leaflets.fills import fill
from leaflets.labels import Labels
from leaflets.review import in_words

Core = Annotated[str, Field(pattern=r"^[0-9a-f]{10}$")]
"""See `compose.core`."""
FILE = "history.json"
"""Where the site has the history for programs and for the page that knows a print."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Version:
    """One version of the guide."""

    version: Annotated[str, Field(pattern=r"^[0-9A-Za-z.+-]+$")]
    date: date
    cores: dict[LeafletId, Core]
    guide: Core | None = None
    """Of all pages on health; what people sign is this text. See `checks.cores.guide_core`."""
    changes: Annotated[tuple[str, ...], Field(min_length=1)]
    """What changed since the version before, in a reader's words."""
    withdrawn: Annotated[str, Field(pattern=r"\S")] | None = None
    """Why no print of it may be used any more and what to do, in a reader's words; None while it may be used."""


def read_history(path: Path) -> tuple[Version, ...]:
    """Return the versions, the newest first; raise a LeafletError for a mistake, a wrong order or one given twice."""
    history = read_yaml(path, tuple[Version, ...])
    refuse(_out_of_order(path, history))
    return history


def stale(
    history: Sequence[Version],
    imprint: Imprint,
    cores: Mapping[str, str],
    guide: str | None,
    *,
    source: str,
    text: str,
) -> Iterator[str]:
    """Yield a line for each way in which the history does not fit the guide as it is now.

    `cores` are the cores by leaflet as `compose` gives them; `guide` is the guide's, None if unknown.
    `source` and `text` are the history's name and content.
    """
    newest = history[0] if history else None
    if newest is None or newest.version != imprint.version:
        told = f"version “{imprint.version}” of mkdocs.yml does not stand on top"
        yield f"{source}:1: {told}; add it with its date, its changes, {_written(cores, guide)}"
        return
    if newest.date != imprint.date:
        line = line_of(text, (0, "date"))
        yield f"{source}:{line}: mkdocs.yml dates version {newest.version} {imprint.date}; write the same day in both"
    if newest.withdrawn:
        remedy = "raise extra.version in mkdocs.yml and add that version on top, with what is wrong mended"
        yield f"{source}:{line_of(text, (0, 'withdrawn'))}: version {newest.version} is withdrawn; {remedy}"
    if guide not in (None, newest.guide):
        yield f'{source}:{line_of(text, (0, "guide"))}: {_changed("the pages on health", newest)} guide: "{guide}"'
    for leaflet in sorted({*cores, *newest.cores}):
        if newest.cores.get(leaflet) != cores.get(leaflet):
            yield f"{source}:{line_of(text, (0, 'cores', leaflet))}: {_differs(leaflet, newest, cores)}"


def as_json(history: Sequence[Version]) -> str:
    """Return the text of history.json, the newest version first; one that is withdrawn says why."""
    told = [
        {
            "version": version.version,
            "date": version.date.isoformat(),
            "cores": version.cores,
            "changes": version.changes,
            **({"withdrawn": version.withdrawn} if version.withdrawn else {}),
        }
        for version in history
    ]
    return json.dumps({"versions": told}, ensure_ascii=False, indent=1) + "\n"


def changes_html(history: Sequence[Version], leaflets: Sequence[Leaflet], labels: Labels) -> str:
    """Return the list of all versions with what changed and the core of each leaflet."""
    return _filled("changes", history, leaflets, labels)


def print_status_html(history: Sequence[Version], leaflets: Sequence[Leaflet], labels: Labels) -> str:
    """Return the place in which print-status.js says whether a print is the newest, and the list to do it by hand."""
    return _filled("print-status", history, leaflets, labels)


def _filled(template: str, history: Sequence[Version], leaflets: Sequence[Leaflet], labels: Labels) -> str:
    """Return one of the two pages' HTML."""
    return fill(
        template,
        history=history,
        days={version.version: in_words(version.date, labels) for version in history},
        titles={leaflet.id: leaflet.title for leaflet in leaflets},
        known=as_json(history),
        file=FILE,
        labels=labels,
    )


def _differs(leaflet: str, newest: Version, cores: Mapping[str, str]) -> str:
    """Return what is wrong with the leaflet's core and how to mend it."""
    if leaflet not in cores:
        return (
            f"there is no leaflet “{leaflet}” any more; raise extra.version in mkdocs.yml and add that version on top"
        )
    return f'{_changed(f"“{leaflet}”", newest)} {leaflet}: "{cores[leaflet]}"'


def _changed(what: str, newest: Version) -> str:
    """Return that the text of something has changed, up to what is to be written."""
    remedy = f"raise extra.version in mkdocs.yml and add it here, or before {newest.version} is out write"
    return f"the text of {what} is not that of version {newest.version}; {remedy}"


def _written(cores: Mapping[str, str], guide: str | None) -> str:
    """Return the cores as the file has them."""
    written = ", ".join(f'{leaflet}: "{core}"' for leaflet, core in cores.items())
    return f'guide: "{guide or ""}" and cores: {{{written}}}'


def _out_of_order(path: Path, history: Sequence[Version]) -> Iterator[str]:
    """Yield a mistake for each version that stands above a newer one or is given twice."""
    text = read_text(path)
    above: dict[str, Version] = {}
    for index, version in enumerate(history):
        where = f"{shown(path)}:{line_of(text, (index, 'version'))}"
        if version.version in above:
            yield f"{where}: version “{version.version}” stands here twice; take one away"
        elif any(version.date > newer.date for newer in above.values()):
            yield f"{where}: version “{version.version}” is newer than one above it; put the newest on top"
        above[version.version] = version
