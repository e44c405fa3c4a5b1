"""The policy in every page."""

import base64
import re
from hashlib import sha256
from pathlib import Path

import pytest

from leaflets.docs_files import theme_folders
from leaflets.errors import LeafletError
from offline.csp import inline, policy, with_policy
from offline.inline import refuse_strangers

ROOT = Path(__file__).resolve().parent.parent
PAGE = '<html><head><meta charset="utf-8"><title>t</title></head><body>{}</body></html>'


def rules(html: str) -> dict[str, list[str]]:
    text = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert text
    return {rule.split()[0]: rule.split()[1:] for rule in text[1].split("; ")}


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def test_an_inline_script_and_style_are_allowed_by_their_hash_once() -> None:
    page = PAGE.format("<script>a()</script><script>a()</script><script src='x.js'></script><style>b{}</style>")
    made = rules(with_policy(page, source="page.html"))
    assert made["script-src"] == ["'self'", hash_of("a()")]
    assert made["style-src"] == ["'self'", hash_of("b{}")]


def test_data_in_a_script_needs_no_permission() -> None:
    page = PAGE.format('<script type="application/ld+json">{}</script><script id=x type="application/json">1</script>')
    assert rules(with_policy(page, source="page.html"))["script-src"] == ["'self'"]


def test_nothing_is_allowed_from_elsewhere_or_unsafely() -> None:
    made = policy(["a()"], [])
    assert made.startswith("default-src 'none'; base-uri 'none'; form-action 'none'")
    assert "unsafe" not in made
    assert "http" not in made
    assert "*" not in made


@pytest.mark.parametrize("attribute", ['style="color: red"', "onclick='go()'", 'onload="go()"'])
def test_a_style_or_handler_in_an_attribute_is_refused(attribute: str) -> None:
    with pytest.raises(LeafletError, match=r"^page.html:1: .* move it to a file"):
        with_policy(PAGE.format(f"<p class=a {attribute}>x</p>"), source="page.html")


def test_a_word_like_an_attribute_in_text_or_script_is_left_alone() -> None:
    with_policy(PAGE.format('<p title="a">write style="x" here</p><script>"<p onclick=\'x\'>"</script>'), source="p")


def test_a_page_without_a_charset_is_refused() -> None:
    with pytest.raises(LeafletError, match=r"^page.html:1: .*<meta charset>"):
        with_policy("<html><head></head></html>", source="page.html")


def test_every_page_of_the_site_carries_its_policy_before_anything_it_governs(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        html = page.read_text(encoding="utf-8")
        made = rules(html)
        assert html.index("Content-Security-Policy") < html.index("<link"), page
        inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        assert {hash_of(script) for script in inline} <= set(made["script-src"]), page


THEMES = theme_folders(ROOT)


@pytest.mark.parametrize(
    "body",
    [
        "<script>document.title = 'RAN'</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<script type=module>alert(1)</script>",
        "<style>.emergency { display: none }</style>",
        "<script>__md_scope=new URL('x'),alert(1)</script>",
    ],
)
def test_a_script_or_sheet_that_no_template_has_is_refused_and_not_allowed_by_its_hash(body: str) -> None:
    with pytest.raises(
        LeafletError, match=r"^page.html:1: this page has a script or sheet that no template has .*; take"
    ):
        refuse_strangers(PAGE.format(body), THEMES, source="page.html")


def test_every_inline_script_of_the_site_is_one_of_the_theme_s(site: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))]
    assert sum(len(inline(html)) for html in pages) > 30
    for html in pages:
        refuse_strangers(html, THEMES, source="page.html")


def test_a_template_s_script_is_known_with_any_address_filled_in_but_with_nothing_more(site: Path) -> None:
    (scope,) = (text for text in inline((site / "help.html").read_text(encoding="utf-8")) if "__md_scope=" in text)
    refuse_strangers(PAGE.format("<script>" + scope.replace('URL(".', 'URL("../..') + "</script>"), THEMES, source="p")
    with pytest.raises(LeafletError):
        refuse_strangers(PAGE.format(f"<script>{scope};alert(1)</script>"), THEMES, source="p")
