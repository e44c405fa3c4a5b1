"""A built site as a reader's browser has it: served on this machine, with nothing from elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import BrowserContext, Request, Route


class Quiet(SimpleHTTPRequestHandler):
    """A web server of a folder."""

    def log_message(self, *_: object) -> None:
        """Say nothing of a request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address of a server of the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def keep_to(
    context: BrowserContext,
    address: str,
    *,
    asked: Callable[[str], object] = str,
    refused: Callable[[Request], object] = str,
) -> None:
    """Let pages fetch from that address alone; `asked` is given each URL there, `refused` what goes elsewhere."""

    def decide(route: Route, request: Request) -> None:
        if request.url.startswith(address):
            asked(request.url)
            route.continue_()
        else:
            refused(request)
            route.abort()

    context.route("**/*", decide)
