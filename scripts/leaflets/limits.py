"""The words that limit a fact, as `keeps` in facts.yml writes them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One item of a fact's `keeps`."""

    where: tuple[str, ...]
    """Synonyms; only what says one of these needs the limit. Empty: whatever names the fact needs it."""
    words: tuple[str, ...]
    """Synonyms, of which one must stand."""

    def is_lost_in(self, text: str) -> bool:
        """Return whether the text needs the limit and does not say it."""
        needed = not self.where or whole_words(self.where).search(text)
        return bool(needed) and not whole_words(self.words).search(text)


def read_limits(written: Any) -> Any:
    """Return the limits of a list such as `[twitch | jerk, {shake | shaking: bad | badly}]`; what is no list, as it is.

    A text is what must stand, synonyms parted by “|”; of a pair the second must stand where the first does.
    Raise ValueError for an item that is neither, and for a synonym without words.
    """
    return tuple(limit for item in written for limit in _read(item)) if isinstance(written, list) else written


def _read(item: Any) -> list[Limit]:
    if isinstance(item, str):
        return [Limit(where=(), words=_synonyms(item))]
    if not isinstance(item, dict) or not all(isinstance(words, str) for words in item.values()):
        raise ValueError(f"“{item}” is neither words, as bad | badly, nor a pair, as shaking: bad | badly")
    return [Limit(where=_synonyms(where), words=_synonyms(words)) for where, words in item.items()]


def _synonyms(written: str) -> tuple[str, ...]:
    synonyms = tuple(" ".join(one.split()) for one in written.split("|"))
    if not all(re.search(r"\w", one) for one in synonyms):
        raise ValueError(f"“{written}” has no words on one side of a “|”")
    return synonyms


@cache
def whole_words(synonyms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the synonyms as whole words, in large letters or small, with either apostrophe.

    A space in them may be a line break or any other space.
    """
    escaped = (r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in one.split()) for one in synonyms)
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)", re.IGNORECASE)
