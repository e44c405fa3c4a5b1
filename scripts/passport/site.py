"""The passport in a build: opened when the rules have read the guide, told when all files of the site are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.whole import Whole
from leaflets.catalogue import Imprint
from leaflets.door import read_text
from leaflets.labels import Labels
from passport import page, quality
from passport.making import make
from passport.passport import Passport
from passport.records import read_records
from passport.validation import Validation, read_validation

PAGE = "checked.html"


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The passport while the site is built."""

    passport: Passport
    validation: Validation
    labels: Labels
    files: tuple[str, ...]
    """The files of the site that validators look at: its PDFs and pages, but for the passport's own."""

    def fills(self) -> dict[str, Callable[[], str]]:
        """Return what fills the page's places."""
        return page.fills(self.passport, self.labels, self.files)

    def tell(self, site: Path) -> None:
        """Write quality.json, and on the page what validators said of the files as they are now."""
        contents = {file: (site / file).read_bytes() for file in self.files if (site / file).exists()}
        told = quality.as_json(self.passport, contents, self.validation)
        (site / quality.FILE).write_text(told, encoding="utf-8")
        if (site / PAGE).exists():
            html = (site / PAGE).read_text(encoding="utf-8")
            html = page.tell_results(html, contents, self.validation, self.labels)
            (site / PAGE).write_text(html, encoding="utf-8")


def open_passport(whole: Whole, imprint: Imprint, labels: Labels, *, root: Path, files: Sequence[str]) -> Opened:
    """Return the passport of the guide; raise a LeafletError for a mistake in a record or in validation.json."""
    data = root / "docs" / "data"
    records = read_records(data / "reviews")
    return Opened(
        passport=make(whole, imprint, records, read_text(root / "requirements.txt")),
        validation=read_validation(data / "validation.json"),
        labels=labels,
        files=tuple(file for file in files if file != PAGE),
    )
