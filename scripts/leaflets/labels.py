"""The fixed words that templates and Python show to readers, in the reader's language."""

from dataclasses import dataclass
from pathlib import Path

from leaflets.door import read_yaml, shown
from leaflets.errors import LeafletError, did_you_mean


@dataclass(frozen=True, kw_only=True)
class Labels:
    """All labels of one language: `labels["key"]`."""

    source: str
    """The file they were read from."""
    texts: dict[str, str]

    def __getitem__(self, key: str) -> str:
        """Return the label; raise a LeafletError if the file has none of that name."""
        if key not in self.texts:
            raise LeafletError(f"{self.source}:1: there is no label “{key}”; {did_you_mean(key, self.texts)}")
        return self.texts[key]

    def say(self, key: str, **values: object) -> str:
        """Return the label with its `{places}` filled; raise a LeafletError if it names another place than these."""
        try:
            return self[key].format(**values)
        except (KeyError, IndexError, ValueError) as error:
            places = ", ".join(f"{{{name}}}" for name in values)
            raise LeafletError(
                f"{self.source}:1: label “{key}” has a wrong place ({error}); it can have {places}"
            ) from None


def read(path: Path) -> Labels:
    """Return the labels in the file, key: text; raise a LeafletError for a mistake in it."""
    return Labels(source=shown(path), texts=read_yaml(path, dict[str, str]))
