"""Hears what mkdocs-with-pdf and WeasyPrint only log, so that nothing goes wrong in silence."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

LOGGERS = ("weasyprint", "mkdocs.with-pdf", "mkdocs.with-pdf.HOOK")
LONGEST = 200
"""Letters kept of a record: one may quote a whole picture."""


class Watch(logging.Filter):
    """Keeps each warning and error as one line, and lets no record through.

    A filter and not a handler: as the first filter it also comes before the plugin's own counter
    of warnings, which would end a strict build with a traceback.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record if it is a warning or worse; return False."""
        if record.levelno >= logging.WARNING:
            self.heard.append(" ".join(record.getMessage().split())[:LONGEST])
        return False


@contextmanager
def watching() -> Iterator[Watch]:
    """Give a watch over the plugin and WeasyPrint; at the end their loggers are as before."""
    watch = Watch()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.filters.insert(0, watch)
        logger.setLevel(logging.INFO)
    try:
        yield watch
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.filters.remove(watch)
            logger.setLevel(level)
