"""What the terminal shows of a build: our own steps, and what is wrong in an author's words."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

import yaml
from jinja2 import TemplateError
from mkdocs.exceptions import Abort, MkDocsException

from leaflets.errors import LeafletError
from plain_words import author_line, template_line, yaml_line
from refusals import refusal

STEPS = ("mkdocs.hooks.guide", "mkdocs.livereload")
"""The loggers whose INFO lines are shown as they are."""

MENDABLE = (LeafletError, MkDocsException, yaml.MarkedYAMLError, TemplateError, UnicodeDecodeError, OSError)
"""What an author can cause and mend; of an OSError only what `refusals` knows. All else is our bug and keeps its
traceback."""


class Teller(logging.Handler):
    """Prints steps to stdout and complaints to stderr; MkDocs's chatter goes nowhere."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root
        self.docs = root
        self.complaints = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Print the record, if a reader of the terminal has a use for it."""
        if record.levelno >= logging.WARNING and not _announcement(record):
            self.complain(author_line(self.format(record), self.root, self.docs))
        elif record.levelno == logging.INFO and record.name in STEPS:
            print(record.getMessage(), flush=True)

    def complain(self, line: str) -> None:
        """Print what is wrong."""
        self.complaints += 1
        print(line, file=sys.stderr, flush=True)

    def told(self, action: Callable[[], None]) -> bool:
        """Do it; return False, each mistake told in a line, if an author must mend something."""
        self.complaints = 0
        try:
            action()
        except MENDABLE as error:
            if isinstance(error, OSError) and not refusal(error, self.root):
                raise
            if not _logged(error) or not self.complaints:
                self.complain(_line(error, self.root))
            return False
        return True


def _announcement(record: logging.LogRecord) -> bool:
    """Tell whether MkDocs only names the page; the error that follows names file and line."""
    about_page = record.getMessage().startswith(("Error reading page", "Error building page"))
    return about_page and isinstance(sys.exc_info()[1], MENDABLE)


def _logged(error: Exception) -> bool:
    """Tell whether MkDocs has logged the reason before it raised this."""
    return isinstance(error, Abort | UnicodeDecodeError)


def _line(error: Exception, root: Path) -> str:
    if isinstance(error, OSError):
        return refusal(error, root) or str(error)
    if isinstance(error, TemplateError):
        return template_line(error)
    marked = error if isinstance(error, yaml.MarkedYAMLError) else error.__context__
    if isinstance(marked, yaml.MarkedYAMLError) and not isinstance(error, LeafletError):
        return yaml_line(marked, root)
    return " ".join(str(error).split())
