"""A static host on this machine, as the guide may be put on one: below a path, with or without “.html”."""

import json
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import Thread
from typing import Self
from urllib.parse import urlsplit

from offline import service_worker

PATH = "/health/guide/"
REFUSED = """async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    if (worker === null || worker.state === "redundant") return;
    await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "redundant" && done()));
}"""
"""Ends once a newer copy has come and was refused."""
CHANGED = "A lip twitch is a new thing"


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder below a path and nothing else; to all other addresses below it the guide's own 404.html."""

    def __init__(self, *arguments: object, below: str, strips_html: bool, asked: list[str], **keywords: object) -> None:
        self.below, self.strips_html, self.asked = below, strips_html, asked
        super().__init__(*arguments, **keywords)

    def send_head(self) -> object:
        address = urlsplit(self.path)
        inside = address.path.startswith(self.below)
        self.asked.append(address.path.removeprefix(self.below) if inside else f"outside: {address.path}")
        if not inside:
            return self.send_error(404)
        if self.strips_html and address.path.endswith(".html"):
            stripped = address.path.removesuffix(".html").removesuffix("index")
            self.send_response(301)
            self.send_header("Location", f"{stripped}?{address.query}" if address.query else stripped)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        file = Path(super().translate_path("/" + urlsplit(path).path.removeprefix(self.below)))
        page = file.with_name(f"{file.name}.html")
        return str(page if self.strips_html and page.is_file() and not path.endswith("/") else file)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")  # as large hosts do
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    """One that drops its connections when it ends: a browser opens some before it has anything to ask."""

    daemon_threads = True

    def __init__(self, *arguments: object) -> None:
        self._open: list[socket] = []
        super().__init__(*arguments)

    def process_request(self, request: socket, client_address: object) -> None:
        self._open.append(request)
        super().process_request(request, client_address)

    def server_close(self) -> None:
        super().server_close()
        for connection in self._open:
            with suppress(OSError):  # it has ended by itself
                connection.shutdown(SHUT_RDWR)


class Host:
    """A host that can be stopped and started again at the same address."""

    def __init__(self, folder: Path, *, below: str = PATH, strips_html: bool = False) -> None:
        self.below = below
        self.asked: list[str] = []
        """The addresses below that path that were asked for, and others with “outside: ” before them."""
        self._handler = partial(_Handler, directory=str(folder), below=below, strips_html=strips_html, asked=self.asked)
        self._server = _Server(("127.0.0.1", 0), self._handler)
        self._serve()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}{self.below}"

    def stop(self) -> None:
        """Refuse every connection, as a network that is gone does."""
        self._server.shutdown()
        self._server.server_close()

    def start(self) -> None:
        self._server = _Server(("127.0.0.1", self._server.server_port), self._handler)
        self._serve()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _serve(self) -> None:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()


def pages(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*.html") if file.name not in service_worker.NOT_KEPT)


NEWER = {"version": "9.0.0", "date": "2999-03-01", "cores": {}, "changes": ["A sign."]}
"""An entry of history.json."""


def tell_version(folder: Path, *newer: object) -> None:
    """Put the entries on top of the guide's history."""
    file = folder / "history.json"
    known = json.loads(file.read_text("utf-8"))["versions"]
    file.write_text(json.dumps({"versions": [*newer, *known]}), "utf-8")


def deploy(folder: Path, *newer: object) -> None:
    """Put another guide on the host: the first page and the symptoms have other words, the history more entries."""
    tell_version(folder, *newer)
    for name, old, new in (("index", "A lip twitch is a small movement", CHANGED), ("symptoms", "lip", "LIP")):
        page = folder / f"{name}.html"
        page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    service_worker.write(folder)
