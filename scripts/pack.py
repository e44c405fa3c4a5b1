"""Pack the guide for people without a network: zip, Kiwix, one HTML file and EPUB, into `dist/`."""

import argparse
import sys
from pathlib import Path

import bootstrap
import build
import site_swap

NO_ZIM = (3, 14)
"""The first Python that libzim 3.6.0 has no package for."""


def main() -> int:
    """Return 0 and the new `dist/`; 1 and the old one; 2 where a pack cannot be made on this Python."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    if sys.version_info >= NO_ZIM:
        print("Python is too new for the Kiwix pack; start the command with Python 3.11, 3.12 or 3.13", file=sys.stderr)
        return 2
    bootstrap.ready(bootstrap.PACK_LOCKS)
    root = bootstrap.ROOT
    with site_swap.alone(root):
        if not build.make_current(root):
            return 1
        _pack(root)
    return 0


def _pack(root: Path) -> None:
    """Put the packs of `site/` in the place of the old ones, and tell each."""
    from offline import packs  # their libraries are in the .venv only

    made = packs.packs(root / "site", root)
    packs.write(made, site_swap.fresh(root, site_swap.DIST))
    site_swap.swap(root, site_swap.DIST)
    for name, content in made.items():
        print(f"Pack: dist/{name} ({len(content) / 1000:,.0f} KB)")


if __name__ == "__main__":
    bootstrap.run(main)
