"""This guide's site as readers would have it from us and from others, for what it weighs and how it searches."""

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from figures import own, peers
from figures.bench import Bench
from figures.timing import command

MATERIAL = """site_name: Lip twitching
theme: {name: material}
use_directory_urls: false
markdown_extensions: [attr_list, tables, def_list, md_in_html]
plugins: [search]
"""
"""Material as it comes, and Zensical, which reads the same file."""
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


def material(bench: Bench) -> Site:
    """Return Material's as it comes, of the same Markdown."""
    folder = _markdown(bench, "site-material")
    (folder / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    command([sys.executable, "-m", "mkdocs", "build", "-q"], folder=folder, NO_MKDOCS_2_WARNING="1")
    name = peers.ours("mkdocs-material", "Material")
    return Site(name=name, folder=folder / "site")


def zensical(bench: Bench) -> Site:
    """Return Zensical's, of the same Markdown."""
    folder = _markdown(bench, "site-zensical")
    (folder / "mkdocs.yml").write_text(MATERIAL.replace("[search]", "[search, offline]"), encoding="utf-8")
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


def _markdown(bench: Bench, name: str) -> Path:
    """Return a folder with the guide's Markdown in `docs`, with no links to what only our build makes."""
    folder = bench.place(name)
    shutil.copytree(bench.root / "docs" / "en", folder / "docs")
    for page in (folder / "docs").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"\]\((leaflets/|handbook)[^)]*\.pdf\)", "](index.md)", text), encoding="utf-8")
    return folder
