"""Print leaflets with clinics' own details: a roster (.xlsx, .ods, .csv) or one clinic's profile (.yml, .json)."""

import argparse
import os
import re
from pathlib import Path

import bootstrap

KINDS = (".csv", ".tsv", ".xlsx", ".xlsm", ".ods", ".yml", ".yaml", ".json")


def main() -> int:
    """Return 0 once all is printed, 1 if something is to be mended, 2 without a roster."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "roster", type=Path, metavar="ROSTER", help="clinics in an .xlsx, .ods or .csv, or one in a .yml or .json"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="gets a folder for each clinic")
    parser.add_argument("--workers", type=_number, metavar="N", help="processes at work (default: one for each core)")
    parser.add_argument("--resume", action="store_true", help="leave alone what is done and unchanged")
    parser.add_argument("--keep-going", action="store_true", help="print the good clinics if others have mistakes")
    parser.add_argument("--scheduler", type=_address, metavar="ADDRESS", help="a Dask scheduler: tcp://HOST:PORT")
    options = parser.parse_args()
    if not (os.access(options.roster, os.R_OK) and options.roster.is_file()):
        parser.error(f"{options.roster}: there is no such file, or you may not read it")
    if options.roster.suffix.lower() not in KINDS:
        parser.error(f"{options.roster}: a roster ends in {', '.join(KINDS)}; save it as one of these")
    bootstrap.ready()
    from leaflets.clinic_command import Asked, fulfil  # they need what bootstrap made ready
    from plain_mkdocs import render

    rendered = render(bootstrap.ROOT)
    return fulfil(Asked(**vars(options)), rendered, bootstrap.ROOT) if rendered else 1


def _number(text: str) -> int:
    """Return a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number from 1")
    return int(text)


def _address(text: str) -> str:
    """Return a scheduler's address."""
    if not re.fullmatch(r"(tcp|tls)://[^\s/]+:\d+", text):
        raise argparse.ArgumentTypeError(f"“{text}” is no address; write it like tcp://10.0.0.1:8786")
    return text


if __name__ == "__main__":
    bootstrap.run(main)
