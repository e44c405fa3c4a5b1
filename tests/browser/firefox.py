"""Firefox by WebDriver BiDi, the W3C's protocol that it speaks by itself: no driver program is needed.

Playwright's own Firefox is a download that a machine without the network cannot have, and its BiDi client asks
for commands that Firefox ESR does not know.
"""

import itertools
import json
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from websockets.sync.client import ClientConnection, connect

SETTINGS = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,  # every request beyond this machine goes to a port where nobody answers
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
EVENTS = ["log.entryAdded", "network.beforeRequestSent", "network.fetchError"]
SECONDS = 60


class FirefoxError(Exception):
    """Firefox refused a command, or a script in its page threw."""


class Tab:
    """A page in Firefox: what it is told, and what it tells by itself."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._numbers = socket, itertools.count(1)
        self.events: list[dict[str, Any]] = []
        self.send("session.new", capabilities={})
        # Of its own: the window that Firefox opens by itself gets no focus.
        self._context = self.send("browsingContext.create", type="window")["context"]
        self.send("session.subscribe", events=EVENTS)

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Return what Firefox answers; raise a FirefoxError if it refuses."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=SECONDS))
            if said.get("id") == number:
                break
            self.events.append(said)
        if said["type"] == "error":
            raise FirefoxError(f"{method}: {said['message']}")
        return dict(said["result"])

    def open(self, address: str) -> None:
        """Go there and wait until the page has loaded."""
        self.send("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def run(self, script: str) -> Any:
        """Return what the script returns, which may be a promise, as JSON can hold it."""
        given = self.send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await (async () => {{ {script} }})() ?? null))()",
            target={"context": self._context},
            awaitPromise=True,
            userActivation=True,
        )
        if given["type"] == "exception":
            raise FirefoxError(given["exceptionDetails"]["text"])
        return json.loads(given["result"]["value"])

    def press(self, keys: str) -> None:
        """Press the keys one by one, as a person types; WebDriver's codes stand for Enter, Tab and the like."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.send("input.performActions", context=self._context, actions=[source])

    def printed(self, width: float, height: float, *, grounds: bool = False) -> bytes:
        """Return the page as a PDF on paper of that size in centimetres; `grounds` is “Print backgrounds”."""
        paper = {"width": width, "height": height}
        told = self.send("browsingContext.print", context=self._context, page=paper, background=grounds)
        return b64decode(told["data"])

    def set_size(self, width: int, height: int) -> None:
        """Make the page so large, in CSS pixels."""
        self.send("browsingContext.setViewport", context=self._context, viewport={"width": width, "height": height})

    def picture(self) -> bytes:
        """Return the whole page as a PNG."""
        shot = self.send("browsingContext.captureScreenshot", context=self._context, origin="document")
        return b64decode(shot["data"])

    def pdf(self) -> bytes:
        """Return the PDF that it prints, on A4 without margins of the browser's own."""
        page = {"width": 21.0, "height": 29.7}
        margin = {"top": 0, "bottom": 0, "left": 0, "right": 0}
        return b64decode(self.send("browsingContext.print", context=self._context, page=page, margin=margin)["data"])

    def trouble(self, site: str) -> list[str]:
        """Return every error and every request that left the site, since it was last asked."""
        self.send("browsingContext.getTree")  # what was told before is here by now
        told, self.events = self.events, []
        return [line for event in told if (line := _complaint(event, site))]


def _complaint(event: dict[str, Any], site: str) -> str:
    """Return what the event tells against the page; empty text for nothing."""
    params = event["params"]
    match event["method"]:
        case "log.entryAdded" if params["level"] == "error":
            return str(params["text"])
        case "network.beforeRequestSent" if not params["request"]["url"].startswith((site, "data:", "about:")):
            return f"outside: {params['request']['url']}"
        case "network.fetchError":
            return f"failed: {params['request']['url']}"
    return ""


@contextmanager
def firefox(program: str, profile: Path, settings: Mapping[str, object] = MappingProxyType({})) -> Iterator[Tab]:
    """Give a tab in a Firefox without a window, with the network cut and these settings more; end it afterwards."""
    every = {**SETTINGS, **settings}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in every.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = (program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0")
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        with connect(f"{_address(process)}/session", proxy=None, max_size=None) as socket:
            tab = Tab(socket)
            yield tab
            with suppress(FirefoxError):
                tab.send("browser.close")
    finally:
        process.kill()
        process.communicate()
        shutil.rmtree(profile, ignore_errors=True)


def _address(process: "subprocess.Popen[str]") -> str:
    """Return the address at which Firefox listens, which it prints when it does."""
    assert process.stderr
    for line in process.stderr:
        if "WebDriver BiDi listening on " in line:
            return line.rpartition(" ")[2].strip()
    raise FirefoxError("Firefox ended before it listened")
