"""Afterwards: a preview shows its pages first; whoever asks for a leaflet waits until it is printed."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from afterwards import Afterwards, leave


def served_from(site: Path) -> Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]:
    """A server as MkDocs has it: the file, or 404."""

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        file = site / environ["PATH_INFO"].lstrip("/")
        start_response("200 OK" if file.exists() else "404 Not Found", [])
        return [file.read_bytes()] if file.exists() else [b"none"]

    return serve


def asked(afterwards: Afterwards, site: Path, path: str) -> tuple[str, bytes]:
    told: list[str] = []
    content = afterwards.app(served_from(site))({"PATH_INFO": path}, lambda status, headers: told.append(status))
    return told[-1], b"".join(content)


def do(work: Callable[[], None]) -> None:
    work()


@pytest.fixture
def may_print() -> Iterable[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_nothing_is_left_where_nobody_does_it(tmp_path: Path) -> None:
    assert not leave(lambda site, go_on: None)
    with Afterwards(do):
        assert leave(lambda site, go_on: None)
    assert not leave(lambda site, go_on: None)


def test_whoever_asks_for_a_leaflet_waits_for_it_and_a_page_is_there_at_once(
    tmp_path: Path, may_print: threading.Event
) -> None:
    (tmp_path / "index.html").write_bytes(b"page")

    def print_it(site: Path, go_on: Callable[[], bool]) -> None:
        may_print.wait()
        (site / "a.pdf").write_bytes(b"leaflet")

    with Afterwards(do) as afterwards:
        leave(print_it)
        afterwards.begin(tmp_path)
        assert asked(afterwards, tmp_path, "/index.html") == ("200 OK", b"page")
        threading.Timer(0.05, may_print.set).start()
        assert asked(afterwards, tmp_path, "/a.pdf") == ("200 OK", b"leaflet")
        afterwards.finish()
        assert asked(afterwards, tmp_path, "/never.pdf") == ("404 Not Found", b"none")


def test_the_end_of_the_preview_leaves_the_rest_undone(tmp_path: Path, may_print: threading.Event) -> None:
    printed = []

    def print_them(site: Path, go_on: Callable[[], bool]) -> None:
        while go_on():
            printed.append(site)
            may_print.wait(0.01)

    with Afterwards(do) as afterwards:
        leave(print_them)
        afterwards.begin(tmp_path)
    assert set(printed) <= {tmp_path}
