"""Build the whole guide into `site/`: pages, leaflets and handbook."""

import argparse
from pathlib import Path

import ahead
import bootstrap
import record
import site_swap
import strays


def main() -> int:
    """Return 0 and the new `site/`, or the old one if nothing has changed; 1 and the old one."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    bootstrap.ready()
    with site_swap.alone(bootstrap.ROOT):
        return 0 if make_current(bootstrap.ROOT) else 1


def make_current(root: Path) -> bool:
    """Return whether `site/` stands as the project now makes it; tell whether it was built or left alone.

    The caller is alone in `root`. Raise a LeafletError, before anything is read, for what is no file of the project.
    """
    strays.refuse_strays(root)
    inputs, last = record.inputs(root), record.last(root)
    if last and last == record.made(inputs, root / "site"):
        print(f"Site: site/ is unchanged ({last.files} files)", flush=True)
        return True
    if not _build(root):
        return False
    made = record.made(inputs, root / "site")
    record.keep(root, made)
    print(f"Site: site/ ({made.files} files)", flush=True)
    return True


def _build(root: Path) -> bool:
    """Return whether a new `site/` stands in the old one's place."""
    ahead.begin(root)
    from plain_mkdocs import build  # MkDocs is in the .venv only, and takes long to load.

    if not build(root, site_swap.fresh(root)):
        return False
    site_swap.swap(root)
    return True


if __name__ == "__main__":
    bootstrap.run(main)
