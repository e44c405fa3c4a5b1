"""The whole site as a zip, to unzip and open with a double click."""

from datetime import UTC, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from offline.finished_site import FinishedSite

PLAIN_FILE = 0o100644 << 16
"""As zips of Unix say: a file that everyone may read."""


def site_zip(site: FinishedSite) -> bytes:
    """Return all files of the site in one folder, dated by the guide's version."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9) as pack:
        for path in sorted(path for path in site.folder.rglob("*") if path.is_file()):
            name = f"{site.pack_name}/{path.relative_to(site.folder).as_posix()}"
            entry = ZipInfo(name, date_time=(site.date.year, site.date.month, site.date.day, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, PLAIN_FILE, 3
            pack.writestr(entry, path.read_bytes())
    return file.getvalue()


def seconds(site: FinishedSite) -> int:
    """Return the date of the guide's version in seconds since 1970, as SOURCE_DATE_EPOCH has it."""
    return int(datetime.combine(site.date, time(), UTC).timestamp())
