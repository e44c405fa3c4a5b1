"""The policy in every page."""

import base64
import re
from hashlib import sha256
from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from offline.csp import policy, with_policy

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
