"""What keeps a figure from being measured, by name, and how it is told in a line of the table."""

from subprocess import SubprocessError

from playwright.sync_api import Error as PlaywrightError

from leaflets.errors import LeafletError

TROUBLES = (LeafletError, PlaywrightError, OSError, SubprocessError)
"""A peer that cannot be had, a browser that gives up, a program that is not there or does not end: whatever is not
ours to mend. A bug of ours is none of them, and ends the run."""


def told(error: BaseException) -> str:
    """Return the error in one line: Playwright's have the whole call log in them."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def last_words(said: str) -> str:
    """Return the last line that was printed, which in a failure is the reason."""
    return next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "it failed without a word")
