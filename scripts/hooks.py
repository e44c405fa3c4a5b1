"""The MkDocs events of the guide.

The PDFs are promised as files when files are gathered, so that links to them are checked. The promise
is kept at the end: leaflets and handbook are printed side by side while pages are made.
"""

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

import afterwards
import ahead
from checks import front_matter
from checks.cores import guide_core
from checks.whole import Whole
from handbook.book import book
from handbook.printing import Made, Printing
from handbook.run import check_hook, prepare
from leaflets import (
    browser_edition,
    crew,
    docs_files,
    editions,
    history,
    languages,
    page_head,
    page_sources,
    print_run,
    recall,
    review,
    search_words,
)
from leaflets.care_card import CARES, CareCards
from leaflets.compiled import Compiled
from leaflets.compose import core
from leaflets.door import read_text, refuse, shown
from leaflets.errors import LeafletError
from leaflets.facts import Facts
from leaflets.font_list import FOLDERS, check_fonts
from leaflets.guide import Guide, read_guide, site_pages
from leaflets.print_page import leaflets_html, picture_of, tell_sizes
from leaflets.rendered import EnoughRendered, Rendered
from leaflets.settings import refuse_settings
from menu import Menu
from offline import manifest, service_worker
from offline.csp import with_policy
from offline.inline import refuse_strangers
from offline.sheet import SHEET, drop_parts, joined
from offline.trim import trim, with_own_search
from passport.site import Opened, open_passport
from strays import refuse_strays

P = ParamSpec("P")
T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
SEARCH_WORDS = ROOT / "docs" / "data" / "search.yml"
CODES = ROOT / "docs" / "data" / "codes.yml"
HANDBOOK = "handbook.pdf"
log = logging.getLogger("mkdocs.hooks.guide")


class Build:
    """What a run of MkDocs carries from one event to the next."""

    command = "build"
    guide: Guide
    whole: Whole
    """The guide as the content rules have read it."""
    passport: Opened
    nav: Navigation
    menu: Menu
    leaflets: print_run.PrintRun
    """Goes on while pages are made."""
    printing: Printing
    """Of the handbook, by mkdocs-with-pdf."""
    handbook: Callable[[], Made]
    """Waits for the handbook, which is printed while pages are made; a preview has none."""
    sources = ""
    """The address of the page that lists all sources."""
    words: search_words.SearchWords
    trails: Mapping[str, str]
    """What stands above a section that the search finds, by its address."""
    conditions: tuple[page_head.Condition, ...] = ()
    sheets: tuple[str, ...] = ()
    """Our own, by their addresses on the site."""


build = Build()


def with_pdf(config: MkDocsConfig) -> Any:
    """Return the plugin that prints the handbook; None for a guide that leaves it out of its plugins."""
    return config.plugins.get("with-pdf")


def prints_handbook(config: MkDocsConfig) -> bool:
    """Return whether this run makes the handbook; a preview does not."""
    return build.command != "serve" and with_pdf(config) is not None


def told_to_the_author(event: Callable[P, T]) -> Callable[P, T]:
    """Return the event with a LeafletError as the error that MkDocs tells without a traceback."""

    @wraps(event)
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


@event_priority(100)
@told_to_the_author
def _read_guide(config: MkDocsConfig) -> MkDocsConfig:
    """Read the guide's data and add the constructs that an author types."""
    config_file = Path(config.config_file_path)
    refuse_strays(ROOT)
    refuse_settings(config_file)
    refuse(languages.unmade(ROOT, Path(config.docs_dir), config.theme["language"]))
    check_fonts(*(ROOT / folder for folder in FOLDERS))
    build.guide = read_guide(
        ROOT,
        config_file,
        config.extra,
        language=config.theme["language"],
        title=config.site_name,
        address="" if build.command == "serve" else config.site_url or "",
    )
    if build.command != "serve":
        config.site_url = build.guide.catalogue.imprint.address  # as all programs read it
    build.words = search_words.read_search_words(SEARCH_WORDS)
    build.conditions = page_head.read_conditions(CODES)
    # MkDocs dates the site map by the clock, unless it is told a date: the guide's.
    released = datetime.combine(build.guide.catalogue.imprint.date, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(released.timestamp()))
    levels = {care.kind: build.guide.labels[f"care-{care.kind}"] for care in CARES}
    config["markdown_extensions"] += [Facts(), CareCards(levels)]
    return config


@event_priority(99)
@told_to_the_author
def _open_handbook(config: MkDocsConfig) -> MkDocsConfig:
    """Give mkdocs-with-pdf its options before it reads them, and its cover the book's words."""
    if with_pdf(config) is None:
        return config
    guide, imprint = build.guide, build.guide.catalogue.imprint
    config.extra["book"] = book(
        title=config.site_name,
        language=guide.language,
        version=review.version(imprint, guide.labels),
        review=review.checked(imprint, guide.labels),
        publisher=imprint.publisher,
        labels=guide.labels,
    )
    prepare(with_pdf(config).config, config.extra["book"])
    build.printing = Printing(book=config.extra["book"], labels=guide.labels, cache=ROOT / ".cache", tell=log.info)
    return config


@event_priority(50)
def _join_sheets(config: MkDocsConfig) -> MkDocsConfig:
    """Let each page link one sheet instead of ours one by one."""
    build.sheets = tuple(config.extra_css)
    config.extra_css = [SHEET]
    return config


@event_priority(-100)
@told_to_the_author
def _bind_handbook(config: MkDocsConfig) -> MkDocsConfig:
    """Make sure that the plugin found our hook; its other events are called by `Printing`, not by MkDocs."""
    if plugin := with_pdf(config):
        check_hook(plugin.generator._options.hook._module)
        plugin.enabled = False
    return config


on_config = CombinedEvent(_read_guide, _open_handbook, _join_sheets, _bind_handbook)


@told_to_the_author
def on_pre_build(config: MkDocsConfig) -> None:
    """Tell what the content rules find before anything is rendered."""
    build.whole, findings = ahead.looked_at(ROOT, Path(config.docs_dir))
    complain([str(finding) for finding in findings], config)


def misplaced(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Yield what is wrong with each file of the guide's folder, those too that only MkDocs takes for its own."""
    docs, themes = Path(config.docs_dir), [Path(folder) for folder in config.theme.dirs]
    taken = {file.src_uri for file in files if file.src_dir == config.docs_dir and file.inclusion.is_included()}
    yield from docs_files.misplaced(docs, taken.union(docs_files.names(docs)), themes)


@told_to_the_author
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Refuse what is no file of a guide; promise the PDFs and their pictures; join our sheets."""
    refuse(misplaced(files, config))
    if prints_handbook(config):
        for promised in (HANDBOOK, picture_of(HANDBOOK)):
            files.append(File.generated(config, promised, content=b""))
    sheets = (read_text(ROOT / "overrides" / sheet) for sheet in build.sheets)
    files.append(File.generated(config, SHEET, content=joined(sheets)))
    for leaflet in build.guide.catalogue.leaflets:
        for paper in leaflet.papers:
            name = editions.file_name(leaflet, paper)
            for promised in (name, picture_of(name)):
                files.append(File.generated(config, promised, content=b""))
        files.append(File.generated(config, browser_edition.file_name(leaflet), content=b""))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Remember the order of pages, which is the handbook's."""
    build.nav = nav


@told_to_the_author
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Fill the pages' places, and start to print handbook and leaflets."""
    stop_if_warned(config)
    env.bytecode_cache = Compiled()
    build.menu = Menu(env, build.nav)
    guide = build.guide
    pages = {file.src_uri.removesuffix(".md"): file.page for file in files.documentation_pages() if file.page}
    html = {name: page.content or "" for name, page in pages.items()}
    refuse(unread(files))
    refuse(line for page in pages.values() for line in front_matter.unfit(page.meta, page.file.src_uri))
    if guide.catalogue.imprint.address:
        urls = {name: page.file.url for name, page in pages.items()}
        recall.check_page(html, urls, folder=shown(Path(config.docs_dir)))
    log.info("Pages: %d rendered", len(pages))
    if build.command == "render":
        raise EnoughRendered(Rendered(guide=guide, pages=html))
    build.sources = page_sources.list_address(html)
    handbook = HANDBOOK if prints_handbook(config) else ""
    offers = leaflets_html(guide.catalogue.leaflets, guide.labels, handbook=handbook)
    titles = {name: str(page.title) for name, page in pages.items()}
    build.trails = search_words.trails(html, titles)
    page_head.check_pages(build.conditions, pages, source=CODES)
    build.passport = _passport(files)
    passport = build.passport.fills()
    filled = site_pages(guide, html, titles, offers, folder=shown(Path(config.docs_dir)), passport=passport)
    for name, page in pages.items():
        page.content = filled[name]
    if handbook:
        sources = {file.dest_uri: Path(file.abs_src_path) for file in files if file.abs_src_path}
        in_book = [page for page in pages.values() if page.file.inclusion.is_in_nav()]
        book = partial(build.printing.printed, with_pdf(config), build.nav, in_book, sources, config)
        build.handbook = crew.aside(book)  # first: it takes longest, and a process that has a crew is not copied
    build.leaflets = print_run.begin(
        guide.catalogue,
        html,
        labels=guide.labels,
        language=guide.language,
        root=ROOT,
        tell=log.info,
        beside=build.command != "serve",
    )
    complain(stale_history(), config)
    return env


def unread(files: Files) -> Iterator[str]:
    """Yield what is wrong with each page of the site that the rules have not read."""
    read = {page.file.resolve() for page in build.whole.pages}
    for file in files.documentation_pages():
        if file.abs_src_path is None or Path(file.abs_src_path).resolve() not in read:
            yield f"{file.src_uri}:1: no rule has read this page; keep it as .md in the docs folder"


def stale_history() -> list[str]:
    """Return in which ways history.yml does not fit the leaflets that are being printed."""
    guide, source = build.guide, ROOT / "docs" / "data" / "history.yml"
    cores = {leaflet: core(html) for leaflet, html in build.leaflets.composed.items()}
    whole = guide_core(build.whole.pages, guide.regions)
    text = read_text(source)
    return list(history.stale(guide.history, guide.catalogue.imprint, cores, whole, source=shown(source), text=text))


def _passport(files: Files) -> Opened:
    """Return the quality passport of what is built."""
    pages = [file.dest_uri for file in files.documentation_pages()]
    pdfs = [file.dest_uri for file in files if file.dest_uri.endswith(".pdf")]
    guide = build.guide
    return open_passport(build.whole, guide.catalogue.imprint, guide.labels, root=ROOT, files=[*pages, *pdfs])


def complain(complaints: Sequence[str], config: MkDocsConfig) -> None:
    """Stop a strict build for the complaints; otherwise warn of each."""
    if config.strict:
        refuse(complaints)
    for complaint in complaints:
        log.warning(complaint)


def stop_if_warned(config: MkDocsConfig) -> None:
    """Stop a strict build that MkDocs has warned in, before a half guide is printed and more goes wrong for it."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    if config.strict and any(counter.get_counts() for counter in counters):
        raise Abort("Aborted: the warnings above stop a strict build")


@told_to_the_author
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the page's template its labels, its sources and its foot."""
    imprint = build.guide.catalogue.imprint
    context["page_sources"] = page_sources.page_sources_html(
        page.content or "", build.guide.evidence, build.guide.labels, address=build.sources
    )
    context["page_foot"] = review.foot_html(imprint, build.guide.labels)
    context["page_head"] = page_head.head_html(
        head_of(page, config), build.conditions, imprint, build.guide.labels, language=build.guide.language
    )
    return on_template_context(context)


def head_of(page: Page, config: MkDocsConfig) -> page_head.Head:
    """Return what search engines are told of the page."""
    return page_head.Head(
        title=str(page.title),
        description=str(page.meta.get("description", config.site_description or "")),
        address=page.canonical_url or "",
        clinical=bool(page.meta.get("clinical", True)),
        page=page.file.src_uri.removesuffix(".md"),
    )


def on_template_context(context: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Give a template its labels and what its menu lists."""
    menu = build.menu.of(context["page"], context["base_url"])
    return {**context, "labels": build.guide.labels, "menu": menu}


@event_priority(-101)
@told_to_the_author
def _keep_promise(config: MkDocsConfig) -> None:
    """Deliver what was promised; a preview shows its pages first."""
    site = Path(config.site_dir)
    _write_browser_editions(site)
    (site / history.FILE).write_text(history.as_json(build.guide.history), encoding="utf-8")
    if afterwards.leave(partial(_deliver, config)):
        for promised in (file for file in (site / "leaflets").glob("*") if not file.stat().st_size):
            promised.unlink()  # whoever asks for it waits until it is there
    else:
        _deliver(config, site, lambda: True)


def _deliver(config: MkDocsConfig, site: Path, go_on: Callable[[], bool]) -> None:
    """Write the leaflets, editions.json, and on the page that offers them how large they are.

    A complaint stops a strict build and is only told in a preview.
    """
    guide, printed = build.guide, []
    for edition in build.leaflets.each():
        _put(site / edition.file, edition.pdf)
        _put(site / picture_of(edition.file), edition.picture)
        printed.append(edition)
        if not go_on():
            return
    complain([str(complaint) for edition in printed for complaint in edition.complaints], config)
    log.info("Leaflets: %d printed", len(printed))
    told = (*printed, *_handbook(config))
    for page in sorted(site.glob("*.html")):
        text = page.read_text(encoding="utf-8")
        if (with_sizes := tell_sizes(text, told, guide.labels)) != text:
            _put(page, with_sizes.encode())
    _put(site / "editions.json", editions.as_json(guide.catalogue.imprint.version, told).encode())


def _put(file: Path, content: bytes) -> None:
    """Write the file; whoever reads meanwhile finds all of it or what was before."""
    unfinished = file.with_name(f"{file.name}.new")
    unfinished.write_bytes(content)
    unfinished.replace(file)


def _write_browser_editions(site: Path) -> None:
    """Write each leaflet as a page to fill in, with the line that stands on each of its pages."""
    guide, labels = build.guide, build.guide.labels
    for leaflet in guide.catalogue.leaflets:
        html, page = build.leaflets.composed[leaflet.id], site / browser_edition.file_name(leaflet)
        filled = browser_edition.browser_edition(
            html,
            leaflet,
            regions=guide.regions,
            labels=labels,
            language=guide.language,
            leaflets=guide.catalogue.leaflets,
        )
        running = browser_edition.running_line(html, leaflet, guide.catalogue.imprint, labels)
        page.write_text(filled, encoding="utf-8")
        page.with_suffix(".css").write_text(running, encoding="utf-8")


def _handbook(config: MkDocsConfig) -> tuple[editions.Edition, ...]:
    """Write the handbook and return it; nothing where there is none."""
    if not prints_handbook(config):
        return ()
    book = build.handbook()
    complain(book.complaints, config)
    (Path(config.site_dir) / HANDBOOK).write_bytes(book.pdf)
    made = editions.handbook(
        book.pdf,
        file=HANDBOOK,
        title=config.site_name,
        language=build.guide.language,
        imprint=build.guide.catalogue.imprint,
    )
    (Path(config.site_dir) / picture_of(HANDBOOK)).write_bytes(made.picture)
    log.info("Handbook: %d pages", made.pages)
    return (made,)


@event_priority(-102)
def _drop_404(config: MkDocsConfig) -> None:
    """Leave out 404.html where nothing serves it: its links begin at a server's root and lead nowhere in a folder."""
    if not config.site_url:
        (Path(config.site_dir) / "404.html").unlink(missing_ok=True)


@event_priority(-50)
@told_to_the_author
def _teach_search(config: MkDocsConfig) -> None:
    """Put the words that people use into the index: Material has written it, the offline plugin copies it next."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    text = index.read_text(encoding="utf-8")
    index.write_text(search_words.with_words(text, build.words, build.trails, source=SEARCH_WORDS), encoding="utf-8")


@event_priority(-150)
@told_to_the_author
def _close(config: MkDocsConfig) -> None:
    """Make the site light, and close each page to what is not ours: nothing may change a page after this.

    A preview stays open, since MkDocs adds a script of its own to each page that it serves.
    """
    site = Path(config.site_dir)
    themes = [Path(folder) for folder in config.theme.dirs]
    drop_parts(site, build.sheets)
    trim(site)
    for page in sorted(site.rglob("*.html")):
        source = page.relative_to(site).as_posix()
        html = with_own_search(page.read_text(encoding="utf-8"), source=source)
        refuse_strangers(html, themes, source=source)
        page.write_text(html if build.command == "serve" else with_policy(html, source=source), encoding="utf-8")


@event_priority(-200)
def _tell_quality(config: MkDocsConfig) -> None:
    """Tell what validators said of the files, now that nothing changes them any more."""
    build.passport.tell(Path(config.site_dir))


@event_priority(-300)
def _for_no_network(config: MkDocsConfig) -> None:
    """Write what lets browsers keep the site, after all else: a file that is changed later would not be kept.

    A preview is not kept; the browser would show yesterday's.
    """
    if build.command == "serve":
        return
    site = Path(config.site_dir)
    described = {"title": config.site_name, "description": config.site_description or ""}
    told = manifest.manifest(**described, language=build.guide.language)
    (site / manifest.NAME).write_text(told, encoding="utf-8")
    service_worker.write(site)


on_post_build = CombinedEvent(_teach_search, _keep_promise, _drop_404, _close, _tell_quality, _for_no_network)
