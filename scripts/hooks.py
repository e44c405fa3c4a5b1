"""The MkDocs events of the guide.

The PDFs are promised as files when files are gathered, so that links to them are checked. The promise is kept once every
page is rendered and nothing is written yet.
"""

import functools
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import checks
from leaflets import editions, page_sources, review, thumbnail
from leaflets.care_card import CARES, CareCards
from leaflets.door import refuse
from leaflets.editions import Edition
from leaflets.errors import LeafletError
from leaflets.facts import Facts
from leaflets.guide import Guide, read_guide, site_pages
from leaflets.print_page import leaflets_html, picture_of

P = ParamSpec("P")
T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
log = logging.getLogger("mkdocs.hooks.guide")


class Build:
    """What a run of MkDocs carries from one event to the next."""

    command = "build"
    guide: Guide
    editions: tuple[Edition, ...] = ()


build = Build()


def told_to_the_author(event: Callable[P, T]) -> Callable[P, T]:
    """Return the event with a LeafletError as the error that MkDocs tells without a traceback."""

    @functools.wraps(event)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return event(*args, **kwargs)
        except LeafletError as error:
            raise PluginError(str(error)) from error

    return wrapped


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is a preview; refuse a dirty build, which would print from half of the pages."""
    build.command = command
    if dirty:
        raise PluginError("mkdocs build --dirty: a leaflet needs every page; leave --dirty out")


@told_to_the_author
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the guide's data and add the constructs that an author types."""
    config_file = Path(config.config_file_path)
    build.guide = read_guide(ROOT, config_file, config.extra, config.theme["language"])
    levels = {care.kind: build.guide.labels[f"care-{care.kind}"] for care in CARES}
    config.markdown_extensions += [Facts(), CareCards(levels)]
    return config


@told_to_the_author
def on_pre_build(config: MkDocsConfig) -> None:
    """Tell what the content rules find before anything is rendered."""
    complain([str(finding) for finding in checks.run(Path(config.docs_dir), ROOT / "docs" / "data")], config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Promise the PDFs and their pictures."""
    for leaflet in build.guide.catalogue.leaflets:
        for paper in leaflet.papers:
            name = editions.file_name(leaflet, paper)
            for promised in (name, picture_of(name)):
                files.append(File.generated(config, promised, content=b""))
    return files


@told_to_the_author
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Print the leaflets, keep the promise, and fill the pages' places."""
    pages = {Path(file.src_uri).stem: file.page for file in files.documentation_pages() if file.page}
    html = {name: page.content or "" for name, page in pages.items()}
    log.info("Pages: %d rendered", len(pages))
    build.editions = print_editions(html, config)
    for edition in build.editions:
        keep_promise(files, edition.file, edition.pdf)
        keep_promise(files, picture_of(edition.file), thumbnail.picture(edition.pdf))
    offers = leaflets_html(build.editions, build.guide.labels, handbook=build.command == "build")
    filled = site_pages(build.guide, html, {name: str(page.title) for name, page in pages.items()}, offers)
    for name, page in pages.items():
        page.content = filled[name]
    return env


def print_editions(html: Mapping[str, str], config: MkDocsConfig) -> tuple[Edition, ...]:
    """Return the printed leaflets; a complaint stops a strict build and is only told in a preview."""
    guide = build.guide
    printed = editions.print_all(guide.catalogue, html, labels=guide.labels, language=guide.language, root=ROOT)
    complain([str(complaint) for edition in printed for complaint in edition.complaints], config)
    log.info("Leaflets: %d printed", len(printed))
    return printed


def complain(complaints: Sequence[str], config: MkDocsConfig) -> None:
    """Stop a strict build for the complaints; otherwise warn of each."""
    if config.strict:
        refuse(complaints)
    for complaint in complaints:
        log.warning(complaint)


def keep_promise(files: Files, name: str, content: bytes) -> None:
    """Give a promised file its content."""
    promised = files.get_file_from_path(name)
    assert promised is not None  # on_files promised it
    promised.content_bytes = content


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the page's template its labels, its sources and its foot."""
    imprint = build.guide.catalogue.imprint
    context["page_sources"] = page_sources.page_sources_html(page.content or "", build.guide.evidence, build.guide.labels)
    context["page_foot"] = review.foot_html(imprint, build.guide.labels)
    return on_template_context(context)


def on_template_context(context: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Give a template its labels."""
    return {**context, "labels": build.guide.labels}
