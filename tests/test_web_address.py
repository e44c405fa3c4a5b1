"""The guide's address: what is taken, as every program reads it, and what is refused in a line that tells no secret."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.errors import LeafletError
from leaflets.web_address import NAME, place_of_address, web_address

PLACE = "mkdocs.yml:3"
SAME = [
    "https://example.org/",
    "http://example.org/guide/",
    "https://example.org:8443/patients/lip-twitching/",
    "http://127.0.0.1:8080/a/b/",
    "http://[::1]:8080/a/",
    "https://intranet/guide/",
    "https://xn--bcher-kva.example/e/",
    "https://example.org/~clinic/a_b.c/",
    "https://example.org/%C3%A4/",
]


@pytest.mark.parametrize("address", SAME)
@pytest.mark.parametrize("typed", ["{}", "  {}\n"])
def test_an_address_is_the_same_with_and_without_its_last_slash_and_space_around_it(address: str, typed: str) -> None:
    assert web_address(typed.format(address), source=PLACE) == address
    assert web_address(typed.format(address.removesuffix("/")), source=PLACE) == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("HTTPS://Example.ORG/Guide", "https://example.org/Guide/"),
        ("https://example.org:/guide", "https://example.org/guide/"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x/"),
        ("https://straße.example", "https://xn--strae-oqa.example/"),
        ("https://مثال.example/دليل", "https://xn--mgbh0fb.example/%D8%AF%D9%84%D9%8A%D9%84/"),
        ("https://example.org/it's&that", "https://example.org/it%27s%26that/"),
    ],
)
def test_an_address_is_written_as_browsers_send_it(typed: str, address: str) -> None:
    assert web_address(typed, source=PLACE) == address


@pytest.mark.parametrize("typed", [None, "", "  ", "\n"])
def test_no_address_is_none(typed: str | None) -> None:
    assert web_address(typed, source=PLACE) == ""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("example.org", "begins with neither https:// nor http://"),
        ("//example.org/", "begins with neither"),
        ("ftp://example.org/", "begins with neither"),
        ("file:///srv/www/guide/", "begins with neither"),
        ("javascript:alert(1)", "begins with neither"),
        ("https://", "begins with neither"),
        ("https:///guide/", "begins with neither"),
        (True, "begins with neither"),
        ("https://example.org/?lang=en", "goes on after a “?” or “#”"),
        ("https://example.org/#top", "goes on after a “?” or “#”"),
        ("https://example.org?", "goes on after a “?” or “#”"),
        ("https://name:pass-word@example.org/", "a user's name"),
        ("https://name@example.org/", "a user's name"),
        ("https://example.org/a guide/", "a space"),
        ("https://example.org/a\nguide/", "a space"),
        ("https://example.org\\guide", "a sign in it that no address has"),
        ('https://example.org/"><b>', "a sign in it that no address has"),
        ("https://example.org//guide/", "a step with no name"),
        ("https://example.org/guide//", "a step with no name"),
        ("https://example.org//", "a step with no name"),
        ("https://example.org/a/../b/", "a step with no name"),
        ("https://example.org/%2E%2e/", "a step with no name"),
        ("https://example.org/%5C%5Cevil.example/", "a step with no name"),
        ("https://example.org/a%zz/", "without its two digits"),
        ("https://example.org/a%00/", "cannot be seen"),
        ("https://example.org/\u202egpj/", "cannot be seen"),
        ("https://example.org/guide/index.html", "names a page"),
        ("https://example.org:0/", "host or port"),
        ("https://example.org:65536/", "host or port"),
        ("https://example.org:http/", "host or port"),
        ("https://[bad/", "host or port"),
        ("https://[::g]/", "host or port"),
        ("https://-example.org/", "host or port"),
        ("https://example..org/", "host or port"),
        ("https://999.1.1.1/", "host or port"),
        ("https://ex*mple.org/", "host or port"),
        ("https://a\u2100b.example/", "host or port"),
        (f"https://{'a' * 64}.example/", "host or port"),
    ],
)
def test_what_is_no_folder_of_a_guide_is_refused_in_one_line_with_a_remedy(typed: object, why: str) -> None:
    with pytest.raises(LeafletError) as refused:
        web_address(typed, source=PLACE)
    line = str(refused.value)
    assert line.startswith(f"{PLACE}: {NAME}: "), line
    assert why in line
    assert "\n" not in line
    assert "; write it as https://example.org/guide/" in line
    assert "pass-word" not in line


@given(st.text(alphabet=string.printable + "äß١。\u200b\u202e\x00", max_size=60))
def test_whatever_follows_https_is_refused_or_comes_out_as_a_plain_address_that_stays_the_same(typed: str) -> None:
    try:
        address = web_address(f"https://{typed}", source=PLACE)
    except LeafletError:
        return
    assert address.startswith("https://")
    assert address.endswith("/")
    assert set(address) <= {*string.ascii_letters, *string.digits, *"-._~:/[]%@!$*+,"}
    assert "//" not in address.removeprefix("https://")
    assert web_address(address, source=PLACE) == address


def test_the_place_is_the_line_that_names_the_address(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text('site_name: A\n# b\nsite_url: !ENV [SITE_URL, ""]\n')
    assert place_of_address(config) == f"{config}:3"
