"""Preview the guide in a browser while you edit it: pages and leaflets, not the handbook."""

import argparse

import bootstrap


def main() -> int:
    """Return 0 once Ctrl-C has ended the preview, 1 if it could not begin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-a", "--address", metavar="HOST:PORT", help="where to show it")
    address = parser.parse_args().address
    bootstrap.ready()
    from plain_mkdocs import serve  # MkDocs is in the .venv only.

    return 0 if serve(bootstrap.ROOT, address) else 1


if __name__ == "__main__":
    bootstrap.run(main)
