"""The real guide built for an address on the web: every print carries its code, and all files tell the same address."""

import gzip
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

import clone
import pytest
from bs4 import BeautifulSoup
from clone import command
from codes import read_codes
from two_pages import files

import bootstrap

TYPED = "HTTPS://Health.Example.org/patients/lip-twitching"
ADDRESS = "https://health.example.org/patients/lip-twitching/"
ROOT = Path(__file__).resolve().parent.parent
ROSTER = "id,name,phone,region\nnorth,North Street Clinic,020 7946 0001,GB\neast,East Street Clinic,,\n"
ATTRIBUTES = ("href", "src", "srcset", "action", "content")


@pytest.fixture
def project(project_at: Callable[[str], Path]) -> Path:
    return project_at(TYPED)


def editions(folder: Path) -> list[dict[str, str]]:
    told = json.loads((folder / "editions.json").read_text(encoding="utf-8"))
    return [{**edition, "version": told["version"]} for edition in told["editions"]]


def code_of(edition: dict[str, str]) -> str:
    return f"{ADDRESS}current.html#{edition['leaflet']}-{edition['version']}-{edition['core']}"


def leaflets(folder: Path) -> list[dict[str, str]]:
    return [edition for edition in editions(folder) if edition["leaflet"] != "handbook"]


def test_every_edition_has_its_code_and_as_many_pages_as_without_an_address(project: Path, site: Path) -> None:
    here, without = leaflets(project / "site"), leaflets(site)
    assert len(here) >= 12
    same = ("file", "core", "pages", "sheets", "paper")
    assert [[one[key] for key in same] for one in here] == [[one[key] for key in same] for one in without]
    for edition in here:
        pdf = (project / "site" / edition["file"]).read_bytes()
        assert read_codes(pdf) == [code_of(edition)], edition["file"]
        assert sha256(pdf).hexdigest() == edition["sha256"]
        assert read_codes((site / edition["file"]).read_bytes()) == []


def test_the_code_leads_to_a_page_that_knows_the_print(project: Path) -> None:
    known = json.loads((project / "site" / "history.json").read_text(encoding="utf-8"))["versions"][0]
    for edition in leaflets(project / "site"):
        assert known["cores"][edition["leaflet"]] == edition["core"]
        assert known["version"] == edition["version"]
    assert 'id="print-status"' in (project / "site" / "current.html").read_text(encoding="utf-8")


def test_every_leaflet_of_a_clinic_has_its_code(project: Path, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    words = command(project, "clinics.py", str(tmp_path / "roster.csv"), "--out", str(tmp_path / "out"))
    done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "SITE_URL": TYPED})
    assert done.returncode == 0, done.stderr
    for clinic in ("north", "east"):
        made = leaflets(tmp_path / "out" / clinic)
        assert len(made) == len(leaflets(project / "site"))
        for edition in made:
            assert read_codes((tmp_path / "out" / clinic / edition["file"]).read_bytes()) == [code_of(edition)]


@pytest.mark.skipif(bootstrap.sys.version_info >= (3, 14), reason="there is no libzim for this Python")
def test_the_packs_hold_the_same_prints_and_nothing_that_leads_to_a_servers_root(project: Path) -> None:
    for lock in bootstrap.PACK_LOCKS:
        (project / lock).write_bytes((ROOT / lock).read_bytes())
        bootstrap.stamp(project, lock)
    done = subprocess.run(
        command(project, "pack.py"), capture_output=True, text=True, env={**os.environ, "SITE_URL": TYPED}
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "unchanged" in done.stdout  # the site is that of the address
    (packed,) = (project / "dist").glob("*-site.zip")
    with ZipFile(packed) as pack:
        held = {name.partition("/")[2]: pack.read(name) for name in pack.namelist()}
    for edition in leaflets(project / "site"):
        assert sha256(held[edition["file"]]).hexdigest() == edition["sha256"]
    (one_file,) = (project / "dist").glob("*.html")
    assert not re.search(r'(?:href|src)="/', one_file.read_text(encoding="utf-8"))


def test_the_site_map_the_canonical_links_and_what_messengers_are_told_are_at_the_address(project: Path) -> None:
    site = project / "site"
    pages = [page for page in sorted(site.glob("*.html")) if page.name != "404.html"]
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == [f"{ADDRESS}{page.name}" for page in pages]
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()
    for page in pages:
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        assert [link["href"] for link in soup.select("link[rel=canonical]")] == [f"{ADDRESS}{page.name}"]
        assert [tag["content"] for tag in soup.select('meta[property="og:url"]')] == [f"{ADDRESS}{page.name}"]


def test_the_manifest_stays_in_the_folder(project: Path) -> None:
    told = json.loads((project / "site" / "manifest.webmanifest").read_text(encoding="utf-8"))
    begins = f"{ADDRESS}manifest.webmanifest"
    assert urljoin(begins, told["start_url"]) == urljoin(begins, told["scope"]) == ADDRESS
    for icon in told["icons"]:
        assert (project / "site" / urljoin(begins, icon["src"]).removeprefix(ADDRESS)).is_file()


def addresses(page: Path) -> Iterator[str]:
    """What the page leads to within the site, or fetches, as a browser reads it; a host shows 404.html anywhere."""
    folder = "" if page.parent.name == "site" else f"{page.parent.name}/"
    shown_at = f"{ADDRESS}no/such/place" if page.name == "404.html" else f"{ADDRESS}{folder}{page.name}"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for tag in soup.find_all(True):
        if tag.name == "meta" or (tag.name == "a" and str(tag.get("href")).startswith(("http", "tel:", "mailto:"))):
            continue
        yield from (urljoin(shown_at, str(tag[name])) for name in ATTRIBUTES if name in tag.attrs)
    config = soup.select_one("#__config")
    if config:
        told = json.loads(str(config.string))
        yield urljoin(shown_at, told["search"])
        yield urljoin(shown_at, told["base"]).removesuffix("/") + "/"


def test_all_that_every_page_fetches_or_leads_to_is_a_file_in_the_folder(project: Path) -> None:
    site = project / "site"
    for page in sorted(site.rglob("*.html")):
        found = [address for address in addresses(page) if not address.startswith("data:")]
        assert len(found) > 15, page
        for address in found:
            assert address.startswith(ADDRESS), f"{page.name}: {address}"
            file = site / urlsplit(address).path.removeprefix(urlsplit(ADDRESS).path)
            assert file.is_file() or file == site, f"{page.name}: {address}"


WITHOUT: dict[str, Callable[[Path], object]] = {
    "no page": lambda docs: (docs / "current.md").unlink(),
    "another name": lambda docs: (docs / "current.md").rename(docs / "which-print.md"),
    "a draft": lambda docs: put_out(docs.parents[1] / "mkdocs.yml"),
    "no place": lambda docs: put_in_words(docs / "current.md"),
}


def put_in_words(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace('<div data-fill="print-status"></div>', "Ask your clinic. [general]"), encoding="utf-8"
    )


def put_out(config: Path) -> None:
    text = config.read_text(encoding="utf-8")
    head, name, rest = text.partition("exclude_docs: |")
    config.write_text(f"{head}{name}  # not for the site\n  current.md{rest[rest.index(chr(10)) :]}", encoding="utf-8")


@pytest.mark.parametrize("way", WITHOUT)
def test_without_the_page_that_the_codes_lead_to_nothing_is_built(project: Path, tmp_path: Path, way: str) -> None:
    root = clone.copy(project, tmp_path)
    WITHOUT[way](root / "docs" / "en")
    done = clone.build(root, SITE_URL=TYPED)
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.splitlines() if "the code on each print leads there" in line]
    assert line.startswith("docs/en/current.md:1: ")
    assert not (root / "site" / "index.html").exists()


@pytest.mark.parametrize(
    "typed", ["example.org/guide", "file:///srv/guide/", "https://[x/", "https://me:secret@h.org/"]
)
def test_what_is_no_address_is_refused_in_one_line_and_nothing_is_built(project: Path, typed: str) -> None:
    before = (project / "site" / "editions.json").read_bytes()
    done = clone.build(project, SITE_URL=typed)
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert re.match(r"mkdocs\.yml:\d+: site_url \(SITE_URL\): .*; write it as https://", line), line
    assert "secret" not in line
    assert (project / "site" / "editions.json").read_bytes() == before


def test_mkdocs_alone_makes_the_same_bytes_from_any_folder(project: Path, tmp_path: Path) -> None:
    program = project / ".venv" / "bin" / "python"
    words = [program, "-m", "mkdocs", "build", "-q", "-f", project / "mkdocs.yml", "-d", tmp_path / "site"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "SITE_URL": TYPED})
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "site") == files(project / "site")
