"""The core of each leaflet without a build, pages rendered as by MkDocs, and the core of the whole guide."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from markdown import Markdown

from checks.finding import ToldOf, from_error
from checks.front_matter import without_front_matter
from checks.page import Page
from checks.scalars import scalars
from checks.whole import Whole
from leaflets import history, labels, settings
from leaflets.care_card import CARES, CareCards
from leaflets.compose import compose, core
from leaflets.config import read_extensions
from leaflets.door import read_text, shown
from leaflets.errors import LeafletError
from leaflets.facts import Facts, without_marks
from leaflets.font_list import listed
from leaflets.labels import Labels
from leaflets.regions import Region
from leaflets.section import cut

SIGNED_LABELS = ("care-", "foot-", "language", "numbers-", "overdue-", "paper-", "review-", "slot-")
"""How the labels begin that stand on leaflets, beside numbers, and where it is said who has checked the guide."""
UNREAD = {"readable", "catalogue"}
"""The rules that tell of what no leaflet can be composed without."""


def core_without_version(whole: Whole) -> Iterator[ToldOf]:
    """A leaflet or a guide whose text has changed has a new version in history.yml: a patient holds the old one.

    NHS standard for creating health content: version control. A build tells the same once it has rendered the pages.
    """
    root = whole.config.parent
    file = root / "docs" / "data" / "history.yml"
    if whole.catalogue is None or any(found.rule in UNREAD for found in whole.findings):
        return  # a page or the catalogue could not be read, which is told already
    try:
        versions = history.read_history(file)
        told = history.stale(
            versions,
            whole.catalogue.imprint,
            cores(whole, root),
            guide_core(whole.pages, whole.standards.regions),
            source=shown(file),
            text=read_text(file),
        )
        mistakes = "\n".join(told)
    except LeafletError as error:
        mistakes = str(error)
    for found in from_error(LeafletError(mistakes), ""):
        yield Path(found.path), (found.line, found.message)


def cores(whole: Whole, root: Path) -> dict[str, str]:
    """Return each leaflet's core by its id; raise a LeafletError if one cannot be composed."""
    if whole.catalogue is None:
        return {}
    language = settings.language(root)
    said = labels.read(root / "overrides" / "labels" / f"{language}.yml")
    extensions = read_extensions(root / "mkdocs.yml")
    pages = {page.file.stem: _rendered(page, extensions, said) for page in whole.pages}
    return {
        leaflet.id: core(
            compose(
                leaflet,
                [cut(pick, pages) for pick in leaflet.sections],
                whole.catalogue.imprint,
                labels=said,
                language=language,
                templates=root / "overrides" / "print",
            )
        )
        for leaflet in whole.catalogue.leaflets
    }


def guide_core(pages: Iterable[Page], regions: Sequence[Region]) -> str | None:
    """Return the guide's core: ten hex digits of the SHA-256 of its pages on health and what is signed with them.

    That is the numbers they show, the labels that are printed or say who has checked what, and the list of fonts, since
    another font prints other letters. A care class and the address of a link count; marks of facts and line breaks do
    not. None if there are no numbers, since they could not be read.
    """
    pages = tuple(pages)
    if not regions:
        return None
    texts = [
        f"{page.file.name} {without_marks(without_front_matter(read_text(page.file)))}"
        for page in pages
        if page.clinical
    ]
    texts += [text for region in regions for text in region.texts()]
    if pages:
        texts += [*_signed_labels(pages[0].standards.folder.parent.parent), listed()]
    return sha256(normalize("NFC", " ".join(" ".join(texts).split())).encode()).hexdigest()[:10]


def _signed_labels(root: Path, *, language: str = "en") -> Iterator[str]:
    """Yield the project's labels that are printed or say who has checked what, each with its name."""
    file = root / "overrides" / "labels" / f"{language}.yml"
    for one in scalars(read_text(file), shown(file)) if file.exists() else ():
        if one.keys and one.keys[0].startswith(SIGNED_LABELS):
            yield f"{one.keys[0]}: {one.text}"


def _rendered(page: Page, extensions: list[str], said: Labels) -> str:
    """Return the page as HTML; links are as typed, which no core tells apart."""
    levels = {care.kind: said[f"care-{care.kind}"] for care in CARES}
    markdown = Markdown(extensions=[*extensions, Facts(), CareCards(levels)])
    return markdown.convert(without_front_matter(read_text(page.file)))
