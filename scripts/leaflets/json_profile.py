"""A profile in JSON, read as the browser edition reads it (clinic-profile.js): strictly, no field twice."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from leaflets.errors import LeafletError


def parse(text: str, source: str) -> object:
    """Return the plain data in JSON text, its numbers as they are typed.

    Raise a LeafletError for broken JSON or a field that stands there twice.
    """

    def each_once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
        twice = [key for key, times in Counter(key for key, _ in pairs).items() if times > 1]
        if twice:
            raise LeafletError(f"{source}:{line_of(text, twice[0])}: “{twice[0]}” stands here twice; take one away")
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=each_once, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        remedy = "mend the line or the one above it"
        raise LeafletError(f"{source}:{error.lineno}: this is not JSON ({error.msg}); {remedy}") from None
    except RecursionError:
        raise LeafletError(f"{source}:1: a field is text or a list of texts; write it plainly") from None


def line_of(text: str, key: str) -> int:
    """Return the line, from 1, where the field stands last; 1 if it is written in another way."""
    places = [found.start() for found in re.finditer(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:", text)]
    return text.count("\n", 0, places[-1]) + 1 if places else 1
