"""A rule for the fonts: they are those that someone has looked at."""

from collections.abc import Iterator
from pathlib import Path

from checks.finding import ToldOf, from_error
from checks.whole import Whole
from leaflets.errors import LeafletError
from leaflets.font_list import FOLDERS, check_fonts


def font_unlisted(whole: Whole) -> Iterator[ToldOf]:
    """Each font is the one of scripts/fonts/SHA256SUMS: one with its digits swapped prints another number.

    NHS standard for creating health content: what was signed is what is printed.
    """
    root = whole.config.parent
    try:
        check_fonts(*(root / folder for folder in FOLDERS if (root / folder).is_dir()))
    except LeafletError as error:
        for found in from_error(error, ""):
            yield Path(found.path), (found.line, found.message)
