"""Takes out of the site what Material brings and no reader needs, and puts our search in place of its own."""

import re
import shutil
from pathlib import Path

from leaflets.errors import LeafletError
from offline.unused_css import as_text, names, parsed, used_rules, used_variables

SEARCH_WORKER = "assets/js/search-worker.js"
_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""Material's search, and what it knows of other languages."""
_MAP = re.compile(r"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$")
_OWN_LINES = re.compile(r"^[ ]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/[ ]*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)
_WORKER = re.compile(r'("search":\s*"(?:[^"]*/)?)assets/javascripts/workers/search\.\w+\.min\.js"')
"""The way to the assets before it is each page's own: from 404.html, which a host shows anywhere, the whole path."""


def trim(site: Path) -> None:
    """Remove source maps, word lists of other languages, Material's search worker and unused rules from the site."""
    for folder in _UNUSED:
        shutil.rmtree(site / folder)
    for source_map in sorted(site.glob("assets/*/*.map")):
        source_map.unlink()
    for script in sorted(site.glob("assets/javascripts/*.js")):
        script.write_text(_MAP.sub("\n", script.read_text(encoding="utf-8")), encoding="utf-8")
    for script in sorted(site.glob("assets/js/*.js")):
        script.write_text(without_comments(script.read_text(encoding="utf-8")), encoding="utf-8")
    _trim_sheets(site)


def without_comments(script: str) -> str:
    """Return one of our scripts without its indents and the comments that stand in lines of their own."""
    return _INDENT.sub("", _OWN_LINES.sub("", script))


def _trim_sheets(site: Path) -> None:
    """Leave in Material's sheets what the site's pages and scripts can use."""
    scripts = [file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.js"))]
    known = names([*scripts, *(page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html")))])
    own = [file.read_text(encoding="utf-8") for file in sorted(site.glob("assets/css/*.css"))]
    material = sorted(site.glob("assets/stylesheets/*.css"))
    used = {file: used_rules(parsed(_MAP.sub("", file.read_text(encoding="utf-8"))), known) for file in material}
    for file, rules in used.items():
        others = [as_text(other) for name, other in used.items() if name != file]
        file.write_text(as_text(used_variables(rules, [*others, *own, *scripts])), encoding="utf-8")


def with_own_search(html: str, *, source: str) -> str:
    """Return Material's page with our worker as the one that finds; raise a LeafletError where it names none.

    A page that is not Material's, which has no search, is returned as it is.
    """
    if 'id="__config"' not in html:
        return html
    html, count = _WORKER.subn(rf'\g<1>{SEARCH_WORKER}"', html)
    if count != 1:
        raise LeafletError(
            f"{source}:1: Material names its search worker in another way; mend _WORKER in scripts/offline/trim.py"
        )
    return html
