"""What a preview does once its pages are shown: print the leaflets, which takes longer than the pages."""

import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Self

Work = Callable[[Path, Callable[[], bool]], None]
"""Is given the folder of the shown site, and a function that returns whether to go on."""
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""
LOOK = 0.02
"""Seconds between two looks for a leaflet that is waited for."""


def leave(work: Work) -> bool:
    """Return whether the work is done once the pages are shown; if not, do it now."""
    if Afterwards.left is None:
        return False
    Afterwards.left.append(work)
    return True


class Afterwards:
    """A thread after each build of a preview, for what that build has left; `told` tells what is to be mended."""

    left: ClassVar[list[Work] | None] = None
    """None where nobody does what is left, as under MkDocs' own commands."""

    def __init__(self, told: Callable[[Callable[[], None]], object]) -> None:
        self._told = told
        self._site = Path()
        self._thread = threading.Thread()
        self._going_on = True

    def __enter__(self) -> Self:
        """From now on work can be left."""
        Afterwards.left = []
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the rest undone: the preview ends."""
        self._going_on, Afterwards.left = False, None
        self.finish()

    def begin(self, site: Path) -> None:
        """Start with what the build of the site has left."""
        works, Afterwards.left = Afterwards.left or [], []
        self._site = site
        self._thread = threading.Thread(target=self._do, args=(works,), daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait until nothing is left to do."""
        if self._thread.is_alive():
            self._thread.join()

    def app(self, serve: App) -> App:
        """Return the application that lets whoever asks for a leaflet wait until it is printed."""

        def wait_and_serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            answers: list[Any] = []
            content = serve(environ, lambda *answer: answers.append(answer))
            if answers[-1][0].startswith("404"):
                self._wait_for(self._site / environ["PATH_INFO"].lstrip("/"))
                content = serve(environ, lambda *answer: answers.append(answer))
            start_response(*answers[-1])
            return content

        return wait_and_serve

    def _wait_for(self, file: Path) -> None:
        while self._thread.is_alive() and not file.exists():
            self._thread.join(LOOK)

    def _do(self, works: list[Work]) -> None:
        for work in works:
            self._told(partial(work, self._site, lambda: self._going_on))
