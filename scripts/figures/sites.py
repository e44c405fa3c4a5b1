"""This guide's site as readers would have it from us and from others, for what it weighs and how it searches."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from figures import own, peers, stock
from figures.bench import Bench
from figures.timing import command

MATERIAL = """site_name: Lip twitching
theme: {{name: material}}
use_directory_urls: false
markdown_extensions: [attr_list, tables, def_list, md_in_html]
plugins: [{plugins}]
"""
"""Material as it comes, and Zensical, which reads the same file."""
PLUGINS = {False: "search", True: "search, offline"}
"""Without and with what a site needs, by its makers, to be opened from a folder."""
SPHINX = """project = "Lip twitching"
html_theme = "furo"
extensions = ["myst_parser"]
myst_enable_extensions = ["attrs_block", "deflist"]
exclude_patterns = []
"""
TOCTREE = "\n```{toctree}\n:glob:\n\n*\n```\n"


@dataclass(frozen=True, kw_only=True)
class Site:
    """A built site."""

    name: str
    folder: Path


def ours(bench: Bench) -> Site:
    """Return our site, built in a copy of the project."""
    guide = own.copy(bench.root, bench.place("site-ours"))
    own.whole_build(guide)
    return Site(name="ours", folder=guide / "site")


def material(bench: Bench, *, offline: bool = False) -> Site:
    """Return Material's as it comes, of the same Markdown, with its own plugin for folders if wanted."""
    folder = _for_material(bench, "site-material", offline=offline)
    stock.build(bench, folder)
    return Site(name=peers.told("mkdocs-material", "Material"), folder=folder / "site")


def zensical(bench: Bench, *, offline: bool = False) -> Site:
    """Return Zensical's, of the same Markdown, with its own plugin for folders if wanted."""
    folder = _for_material(bench, "site-zensical", offline=offline)
    command([peers.program(bench, peers.ZENSICAL, "zensical"), "build", "--clean"], folder=folder)
    return Site(name=peers.ZENSICAL.told, folder=folder / "site")


def furo(bench: Bench) -> Site:
    """Return Sphinx's with Furo, of the same Markdown."""
    folder = _markdown(bench, "site-furo")
    docs = folder / "docs"
    (docs / "conf.py").write_text(SPHINX, encoding="utf-8")
    with (docs / "index.md").open("a", encoding="utf-8") as index:
        index.write(TOCTREE)
    command([peers.program(bench, peers.FURO, "sphinx-build"), "-q", "docs", "site"], folder=folder)
    return Site(name=peers.FURO.told, folder=folder / "site")


def _for_material(bench: Bench, name: str, *, offline: bool) -> Path:
    """Return a folder with the Markdown and the settings for Material and Zensical."""
    folder = _markdown(bench, f"{name}-offline" if offline else name)
    (folder / "mkdocs.yml").write_text(MATERIAL.format(plugins=PLUGINS[offline]), encoding="utf-8")
    return folder


def _markdown(bench: Bench, name: str) -> Path:
    """Return a folder with the guide's Markdown in `docs`, with no links to what only our build makes."""
    folder = bench.place(name)
    shutil.copytree(bench.root / "docs" / "en", folder / "docs")
    for page in (folder / "docs").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"\]\((leaflets/|handbook)[^)]*\.pdf\)", "](index.md)", text), encoding="utf-8")
    return folder
