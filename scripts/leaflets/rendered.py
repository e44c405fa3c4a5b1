"""The guide as MkDocs has rendered it: all that leaflets are printed from."""

from collections.abc import Mapping
from dataclasses import dataclass

from leaflets.guide import Guide


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """The guide's data and pages."""

    guide: Guide
    pages: Mapping[str, str]
    """The pages' HTML by file name without `.md`."""


class EnoughRendered(Exception):  # noqa: N818  # no error: it ends a run of MkDocs that is to write no site
    """Every page is rendered, and nothing else was asked for."""

    def __init__(self, rendered: Rendered) -> None:
        super().__init__()
        self.rendered = rendered
