"""Build the whole guide into `site/`: pages, leaflets and handbook."""

import argparse

import bootstrap
import site_swap


def main() -> int:
    """Return 0 and the new `site/`, or 1 and the old one."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    bootstrap.ready()
    from plain_mkdocs import build  # MkDocs is in the .venv only.

    root = bootstrap.ROOT
    with site_swap.alone(root):
        if not build(root, site_swap.fresh(root)):
            return 1
        site_swap.swap(root)
    count = sum(path.is_file() for path in (root / "site").rglob("*"))
    print(f"Site: site/ ({count} files)")
    return 0


if __name__ == "__main__":
    bootstrap.run(main)
