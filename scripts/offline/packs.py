"""All packs of one version, the list of packages that made them, and their checksums."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from leaflets import labels
from offline.epub import epub
from offline.finished_site import read_site
from offline.one_file import one_file
from offline.sbom import sbom
from offline.site_zip import site_zip
from offline.zim import zim

SUMS = "SHA256SUMS"


def packs(site: Path, root: Path) -> dict[str, bytes]:
    """Return the packs of the finished site of the project `root`, and the list of packages that made it, by file name.

    Raise a LeafletError if one cannot be made.
    """
    read = read_site(site)
    words = labels.read(root / "overrides" / "labels" / f"{read.language}.yml")
    return {
        f"{read.pack_name}-site.zip": site_zip(read),
        f"{read.pack_name}.zim": zim(read),
        f"{read.pack_name}.html": one_file(read, words).encode(),
        f"{read.pack_name}.epub": epub(read, words),
        f"{read.pack_name}.cdx.json": sbom(root / "requirements.txt"),
    }


def write(made: Mapping[str, bytes], folder: Path) -> None:
    """Write the packs into the folder, with their checksums as `sha256sum --check` reads them."""
    for name, content in made.items():
        (folder / name).write_bytes(content)
    sums = [f"{sha256(made[name]).hexdigest()}  {name}\n" for name in sorted(made)]
    (folder / SUMS).write_text("".join(sums), encoding="utf-8", newline="\n")
