"""Rules for what people have done: the records in docs/data/reviews/, and what the guide claims on their strength."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from checks.cores import guide_core
from checks.finding import ToldOf, from_error
from checks.whole import Whole
from leaflets.door import line_of, read_text
from leaflets.errors import LeafletError, did_you_mean
from leaflets.history import read_history
from passport.records import Kind, Record, read_kept


def record(whole: Whole) -> Iterator[ToldOf]:
    """A record is complete, of a version that there is and of a day that can be: it makes the passport say “done”.

    NHS standard for creating health content: a record of who has checked what, and when.
    """
    kept, mistakes = read_kept(whole.standards.folder / "reviews")
    for found in from_error(LeafletError("\n".join(mistakes)), ""):
        yield Path(found.path), (found.line, found.message)
    versions = _versions(whole)
    for one in kept:
        for key, message in _out_of_place(one.record, versions, whole.as_of):
            yield one.file, (line_of(read_text(one.file), (key,)), message)


def review_without_record(whole: Whole) -> Iterator[ToldOf]:
    """What mkdocs.yml says of a review is what the clinician's own record says of just this text.

    NHS standard for creating health content: clinical sign-off.
    """
    if whole.catalogue is None or whole.catalogue.imprint.review.status != "reviewed":
        return
    review, version = whole.catalogue.imprint.review, whole.catalogue.imprint.version
    core = guide_core(whole.pages, whole.standards.regions)
    if not any(
        review.reviewer in signed.names and signed.date == review.reviewed and core in (None, signed.guide)
        for signed in _of_this_version(whole, "clinician-sign-off")
    ):
        wanted = f'kind: clinician-sign-off, date: {review.reviewed}, names: [{review.reviewer}], version: "{version}"'
        remedy = f'keep in docs/data/reviews/ the one with {wanted}, guide: "{core}", or write status: unreviewed'
        line = line_of(read_text(whole.config), ("extra", "review", "status"))
        yield whole.config, (line, f"no record says that {review.reviewer} has signed this text; {remedy}")


def region_unconfirmed(whole: Whole) -> Iterator[ToldOf]:
    """Numbers are called checked on the strength of a record for this version: people in danger call them."""
    file = whole.standards.folder / "regions.yml"
    if whole.catalogue is None or _of_this_version(whole, "numbers-confirmed"):
        return
    for index, region in enumerate(whole.standards.regions):
        if region.checked:
            version = whole.catalogue.imprint.version
            remedy = (
                f'keep in docs/data/reviews/ one with kind: numbers-confirmed, version: "{version}", or write false'
            )
            line = line_of(read_text(file), (index, "checked"))
            yield file, (line, f"no record says that the numbers of {region.name} were confirmed; {remedy}")


def _out_of_place(record: Record, versions: dict[str, date], as_of: date | None) -> Iterator[tuple[str, str]]:
    """Yield the key and what is wrong with its version or its day; nothing is known if there are no versions."""
    if versions and record.version not in versions:
        remedy = did_you_mean(record.version, versions)
        yield "version", f"version “{record.version}” does not stand in docs/data/history.yml; {remedy}"
    elif versions and record.date < versions[record.version]:
        what = f"{record.date} is before the day of version {record.version}, {versions[record.version]}"
        yield "date", f"{what}; write the day on which it was done, and the version that people had before them"
    if as_of and record.date > as_of:
        yield "date", f"{record.date} is still to come; write the day on which it was done"


def _of_this_version(whole: Whole, kind: Kind) -> list[Record]:
    kept, _ = read_kept(whole.standards.folder / "reviews")
    version = whole.catalogue.imprint.version if whole.catalogue else ""
    return [one.record for one in kept if one.record.kind == kind and one.record.version == version]


def _versions(whole: Whole) -> dict[str, date]:
    """Return the day of each version; none if the history cannot be read, which is told already."""
    try:
        return {one.version: one.date for one in read_history(whole.standards.folder / "history.yml")}
    except LeafletError:
        return {}
