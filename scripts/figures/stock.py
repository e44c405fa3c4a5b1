"""Stock MkDocs with Material on our very pages, with and without a plugin that prints.

Our hooks fill the pages: sources, numbers, lists of leaflets. A peer with the Markdown alone would print less, so
each is given the content that our build shows, by a hook of four lines.
"""

import json
import shutil
import sys
from pathlib import Path

from figures import peers, timing
from figures.bench import Bench
from figures.peers import Peer
from figures.timing import Run

PEEK = """import json, pathlib
PAGES = {}
def on_page_context(context, page, **_): PAGES[page.file.src_uri] = page.content
def on_post_build(config): pathlib.Path(config.site_dir, "shown.json").write_text(json.dumps(PAGES))
"""
"""A hook for our build, which tells what each page shows."""
FILL = """import json, pathlib
SHOWN = json.loads(pathlib.Path(__file__).with_name("shown.json").read_text())
def on_page_content(html, page, **_): return SHOWN[page.file.src_uri]
"""
"""A hook for a peer's build, which gives each page what ours shows."""
OUR_HOOK = "  - scripts/hooks.py\n"
CONFIG = """INHERIT: {ours}/mkdocs.yml
docs_dir: {ours}/docs/en
theme:
  custom_dir: theme
plugins: [{plugins}]
hooks: [fill.py]
watch: []
"""


def shown(own: Path) -> str:
    """Return what each page shows in the build of our copy, as JSON by Markdown file."""
    (own / "peek.py").write_text(PEEK, encoding="utf-8")
    config = (own / "mkdocs.yml").read_text(encoding="utf-8")
    (own / "peek.yml").write_text(config.replace(OUR_HOOK, OUR_HOOK + "  - peek.py\n"), encoding="utf-8")
    site = own / ".cache" / "peek"
    timing.command([sys.executable, "-m", "mkdocs", "build", "-q", "-f", "peek.yml", "-d", site], folder=own)
    return (site / "shown.json").read_text(encoding="utf-8")


def guide(bench: Bench, name: str, own: Path, pages: str, *plugins: str) -> Path:
    """Return a folder with the guide for stock MkDocs: search, offline and the plugins, and the pages as shown."""
    folder = bench.place(name)
    shutil.copytree(own / "overrides" / "assets", folder / "theme" / "assets")
    config = CONFIG.format(ours=own.as_posix(), plugins=", ".join(("search", "offline", *plugins)))
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "fill.py").write_text(FILL, encoding="utf-8")
    (folder / "shown.json").write_text(pages, encoding="utf-8")
    return folder


def build(bench: Bench, folder: Path, peer: Peer = peers.STOCK) -> Run:
    """Return what the peer's `mkdocs build` took; `site/` is emptied first, as MkDocs does."""
    program = peers.program(bench, peer, "mkdocs")
    return timing.command((program, "build", "-q"), folder=folder, NO_MKDOCS_2_WARNING="1")


def pages_of(shown_pages: str) -> dict[str, str]:
    """Return the HTML that each page shows, by Markdown file."""
    return dict(json.loads(shown_pages))
