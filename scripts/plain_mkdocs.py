"""MkDocs's two commands, build and preview, run from here so that they are told plainly."""

import gc
import logging
from collections.abc import Iterator
from contextlib import chdir, contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils.yaml import yaml_load

import site_swap
from afterwards import Afterwards
from leaflets.errors import LeafletError
from leaflets.libraries import found_by_name
from leaflets.rendered import EnoughRendered, Rendered
from leaflets.settings import refuse_settings
from leaflets.web_address import place_of_address, web_address
from strays import refuse_strays
from teller import Teller

MANY_OBJECTS = 100_000
"""New objects after which Python looks for garbage. With its 700 that takes an eighth of a build, which ends soon."""
POLL = 0.1
"""Seconds between two looks for edited files. MkDocs' 0.5 is half of what a preview then takes."""
SETTLE = 0.05
"""Seconds without an edit after which a preview builds: an editor may save in several steps."""


def build(root: Path, into: Path) -> bool:
    """Build the guide strictly into a folder; return False, told why, if something is wrong."""
    gc.set_threshold(MANY_OBJECTS, *gc.get_threshold()[1:])
    with _teller(root) as teller:
        return teller.told(partial(_build, teller, into))


def render(root: Path) -> Rendered | None:
    """Return the guide with its pages rendered, and write no site; return None, told why, if something is wrong."""
    rendered: list[Rendered] = []
    with _teller(root) as teller, TemporaryDirectory(prefix="render-") as folder:
        teller.told(lambda: rendered.append(_render(teller, Path(folder))))
    return rendered[0] if rendered else None


def serve(root: Path, address: str | None) -> bool:
    """Preview the guide until Ctrl-C; return False, told why, if it cannot even begin.

    A mistake made meanwhile is told, and the last good preview stays up.
    """
    gc.set_threshold(MANY_OBJECTS, *gc.get_threshold()[1:])
    with (
        _teller(root) as teller,
        TemporaryDirectory(prefix="preview-") as folder,
        Afterwards(teller.told) as afterwards,
    ):
        return teller.told(partial(_serve, teller, afterwards, Path(folder), address))


@contextmanager
def _teller(root: Path) -> Iterator[Teller]:
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    teller = Teller(root)
    log.addHandler(teller)
    try:
        with chdir(root):  # messages name files as seen from there
            yield teller
    finally:
        log.removeHandler(teller)


def _config(teller: Teller, site: Path, *, strict: bool = False, address: str | None = None) -> MkDocsConfig:
    file = str(teller.root / "mkdocs.yml")
    refuse_strays(teller.root)
    refuse_settings(Path(file))
    _refuse_address(Path(file))
    try:
        with found_by_name():  # mkdocs-with-pdf imports WeasyPrint
            config = load_config(file, site_dir=str(site), strict=strict, dev_addr=address)
    except UnicodeDecodeError:
        raise  # The teller knows it.
    except ValueError as error:  # PyYAML lets Python complain, as for 2026-13-45
        raise LeafletError(f"mkdocs.yml:1: a value cannot be read ({error}); put it in quotes") from None
    teller.docs = Path(config.docs_dir)
    return config


def _refuse_address(file: Path) -> None:
    """Raise a LeafletError for a `site_url` that no guide can have; MkDocs reads the file next and tells all else."""
    given = None
    with suppress(OSError, TypeError, ValueError, yaml.YAMLError, MkDocsException), file.open("rb") as text:
        given = yaml_load(text)
    if isinstance(given, dict):
        web_address(given.get("site_url"), source=place_of_address(file))


def _build(teller: Teller, into: Path) -> None:
    config = _config(teller, into, strict=True)
    gc.freeze()  # what is imported now is never garbage, and no copy of this process need look at it again
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def _render(teller: Teller, unused: Path) -> Rendered:
    """Return what a strict build renders; MkDocs wants a folder to write to, which stays empty."""
    config = _config(teller, unused, strict=True)
    config.plugins.on_startup(command=cast(Any, "render"), dirty=False)  # MkDocs hands on any word
    try:
        mkdocs_build(config)
    except EnoughRendered as enough:
        return enough.rendered
    finally:
        config.plugins.on_shutdown()
    raise LeafletError("mkdocs.yml:1: the hook scripts/hooks.py did not run; list it under hooks")


def _serve(teller: Teller, afterwards: Afterwards, folder: Path, address: str | None) -> None:
    """Do as `mkdocs serve` does, but build aside, so that a failed build spoils nothing."""
    load = partial(_config, teller, site_swap.fresh(folder), address=address)
    config = load()
    config.plugins.on_startup(command="serve", dirty=False)
    host, port = config.dev_addr
    url = f"http://{host}:{port}/"

    def rebuild(config: MkDocsConfig | None = None) -> None:
        afterwards.finish()
        if teller.told(lambda: _preview(config or load(), url, folder)):
            afterwards.begin(folder / "site")

    server = LiveReloadServer(rebuild, host, port, root=str(folder / "site"), polling_interval=POLL)
    server.build_delay = SETTLE
    server.set_app(afterwards.app(server.serve_request))
    try:
        rebuild(config)
        for path in (config.docs_dir, config.config_file_path, *config.watch):
            server.watch(path)
        server = config.plugins.on_serve(server, config=config, builder=rebuild)
        _listen(server, url)
    finally:
        server.shutdown()
        config.plugins.on_shutdown()


def _preview(config: MkDocsConfig, url: str, folder: Path) -> None:
    site_swap.fresh(folder)
    config.site_url = url
    mkdocs_build(config, serve_url=url)
    site_swap.swap(folder)


def _listen(server: LiveReloadServer, url: str) -> None:
    log = logging.getLogger("mkdocs.livereload")
    log.addFilter(_plainly)
    try:
        server.serve()
    except KeyboardInterrupt:
        print("Preview: ended")
    except OSError as error:
        remedy = "choose another address with --address"
        raise LeafletError(f"{url}: {error.strerror}; {remedy}") from error
    finally:
        log.removeFilter(_plainly)


def _plainly(record: logging.LogRecord) -> bool:
    """Let the server say that it is up, and errors; it also notes every 404."""
    _, up, url = record.getMessage().partition(" Serving on ")
    if up:
        record.msg, record.args = f"Preview: {url} (Ctrl-C ends it)", ()
    return bool(up) or record.levelno >= logging.ERROR
