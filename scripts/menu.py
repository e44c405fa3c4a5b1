"""The menu of the site's pages: each lists them all, so that it is made once for all pages of a folder."""

import posixpath
from typing import Any

from jinja2 import Environment
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

TEMPLATE = "partials/menu.html"
LINK = '<a href="{url}" class="md-nav__link">'
"""A link of the template."""
OPEN = '<a href="{url}" class="md-nav__link md-nav__link--active" aria-current="page">'
"""The same where it leads to the page that shows it."""


class Menu:
    """What the menus of one build list."""

    def __init__(self, env: Environment, nav: Navigation) -> None:
        """Make them by MkDocs' own environment, which knows how addresses are written on a page."""
        self._env = env
        self._nav = nav
        self._made: dict[tuple[str, str], str] = {}

    def of(self, page: Page | None, base_url: str) -> str:
        """Return the list for a page, or for a file that is none, whose links begin with `base_url`."""
        place = (posixpath.dirname(page.url) if page else "", "" if page else base_url)
        if place not in self._made:
            values: dict[str, Any] = {"nav": self._nav, "page": page, "base_url": base_url}
            self._made[place] = self._env.get_template(TEMPLATE).render(values)
        if page is None:
            return self._made[place]
        url = normalize_url(page.url, page)
        return self._made[place].replace(LINK.format(url=url), OPEN.format(url=url))
