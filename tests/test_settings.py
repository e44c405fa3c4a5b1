"""What mkdocs.yml may say: told before MkDocs reads it and does as it says."""

import subprocess
from pathlib import Path

import pytest
from two_pages import copied, one_line, run, run_in

import checks
from leaflets.settings import docs_folder, faults, language

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of a project, from which its mkdocs.yml is seen."""
    for name in ("docs/en", "docs/data/reviews", "overrides/print", "scripts"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "docs" / "inside").symlink_to("en")
    (tmp_path / "docs" / "outside").symlink_to("/etc")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told_of(project: Path, text: str) -> list[str]:
    (project / "mkdocs.yml").write_text(f"site_name: A guide\n{text}\n")
    return list(faults(project / "mkdocs.yml"))


TAGS = (
    'copyright: !!python/object/apply:subprocess.getoutput ["touch PWNED"]',
    'copyright: !<tag:yaml.org,2002:python/object/apply:os.system> ["touch PWNED"]',
    "copyright: !!python/name:os.system",
    "copyright: !!python/object/new:os.system [touch PWNED]",
    "extra: {leaflets: [{a: !!python/module:os }]}",
    "theme: {name: material, icon: !relative x}",
    "? !!python/tuple [a]\n: b",
    "a: &a !!python/name:os.getcwd\nb: *a",
    "copyright: !!binary aGFyZA==",
    "copyright: !mine x",
)


@pytest.mark.parametrize("text", TAGS)
def test_a_tag_that_could_run_something_is_refused_with_its_line(project: Path, text: str) -> None:
    (told,) = told_of(project, text)
    assert told.startswith("mkdocs.yml:2: the tag !")
    assert told.endswith(" can run anything when MkDocs reads it; write plain text")


@pytest.mark.parametrize(
    "text",
    [
        'site_url: !ENV [SECRET_TOKEN, ""]',
        "site_url: !ENV SECRET_TOKEN",
        "site_url: !ENV [SITE_URL, SECRET_TOKEN, x]",
        "copyright: !ENV SITE_URL",
        "extra: {publisher: !ENV [SITE_URL, x]}",
        "nav: [!ENV [PATH, x]]",
    ],
)
def test_the_environment_is_asked_for_the_address_of_the_site_alone(project: Path, text: str) -> None:
    (told,) = told_of(project, text)
    assert told.startswith("mkdocs.yml:2: !ENV would show what this machine keeps")


@pytest.mark.parametrize("text", ['site_url: !ENV [SITE_URL, ""]', "site_url: !ENV SITE_URL", "a: [*b", "- a", ""])
def test_the_address_may_come_from_it_and_what_is_no_yaml_is_left_to_others(project: Path, text: str) -> None:
    assert told_of(project, text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("docs_dir: docs", "“docs” is no folder of pages alone; keep them beneath docs, beside docs/data, as docs/en"),
        ("docs_dir: docs/data", "“docs/data” is no folder of pages alone; "),
        ("docs_dir: docs/data/reviews", "“docs/data/reviews” is no folder of pages alone; "),
        ("docs_dir: .", "“.” is no folder of pages alone; "),
        ("docs_dir: scripts", "“scripts” is no folder of pages alone; "),
        ("docs_dir: /etc", "“/etc” is no folder of pages alone; "),
        ("docs_dir: docs/outside", "“docs/outside” is no folder of pages alone; "),
        ("docs_dir: ../elsewhere", "“../elsewhere” leads out of its folder; write a path without “..”"),
        ("docs_dir: docs/en/..", "“docs/en/..” leads out of its folder; "),
        ("theme: {custom_dir: .}", "the templates of a guide are in overrides/ alone; write custom_dir: overrides"),
        ("theme: {custom_dir: /etc}", "the templates of a guide are in overrides/ alone; "),
        ("extra_css: [a.css, ../../../etc/passwd]", "“../../../etc/passwd” leads out of its folder; "),
        ("extra_css: [/etc/passwd]", "“/etc/passwd” is no path within the project; "),
        ("hooks: [/tmp/evil.py]", "“/tmp/evil.py” is no path within the project; put the file there"),
        ("nav: [{Help: ../../CONTRIBUTING.md}]", "“../../CONTRIBUTING.md” leads out of its folder; "),
        ("INHERIT: other.yml", "INHERIT brings in settings from a file that no rule reads; write them here"),
        ("markdown_extensions: [pymdownx.snippets]", "pymdownx.snippets puts other files into pages, which no rule"),
        ("markdown_extensions: [{pymdownx.snippets: {base_path: /etc}}]", "/etc puts other files into pages"),
        ("markdown_extensions: [pymdownx.b64]", "pymdownx.b64 puts other files into pages"),
        (
            'nav: [{"Help<script>alert(1)</script>": help.md}]',
            "“Help<script>alert(1)</script>” has a “<”, which a page",
        ),
        (
            'site_description: "a </title><script>x"',
            "“a </title><script>x” has a “<”, which a page would take for markup",
        ),
        ("copyright: <img src=x onerror=alert(1)>", "“<img src=x onerror=alert(1)>” has a “<”"),
        ("extra: {leaflets: {a: {title: A <b>}}}", "“A <b>” has a “<”"),
        ("""site_description: 'a" http-equiv="refresh'""", '“a" http-equiv="refresh” has a straight quotation mark'),
    ],
)
def test_what_reads_elsewhere_or_shows_markup_is_refused_with_a_remedy(project: Path, text: str, line: str) -> None:
    (told,) = told_of(project, text)
    assert told.startswith(f"mkdocs.yml:2: {line}")
    assert "; " in told


@pytest.mark.parametrize(
    "text", ["docs_dir: docs/en", "docs_dir: docs/inside", "docs_dir: nosuch", "a: &b {c: d}\ne: {<<: *b}"]
)
def test_what_a_guide_needs_is_left_alone(project: Path, text: str) -> None:
    assert told_of(project, text) == []


def test_the_guide_s_own_settings_are_in_order() -> None:
    assert list(faults(ROOT / "mkdocs.yml")) == []
    assert docs_folder(ROOT) == ROOT / "docs" / "en"
    assert language(ROOT) == "en"


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("settings") / "guide")


@pytest.mark.parametrize("verb", ["build.py", "check.py", "serve.py", "clinics.py north.yml --out made"])
def test_no_command_runs_what_a_tag_names(guide: Path, verb: str) -> None:
    config = guide / "mkdocs.yml"
    good = config.read_text()
    (guide / "north.yml").write_text("name: North Street Clinic\n")
    config.write_text(good.replace('copyright: ""', TAGS[0]))
    try:
        done = run_in(guide, *verb.split())
    finally:
        config.write_text(good)
    told = done.stdout if verb == "check.py" else one_line(done)
    assert "mkdocs.yml:4: the tag !!python/object/apply:subprocess.getoutput can run anything" in told
    assert done.returncode == 1
    assert not (guide / "PWNED").exists()


TITLE = '---\ntitle: "Causes </title><script>alert(1)</script>"\n---\n'
BEGINNINGS = {
    TITLE: "2: “title” has a <, which a browser could take for markup; write it in words",
    "---\ndescription: 'x\" http-equiv=\"refresh'\n---\n": '2: “description” has a ", which a browser',
    "---\ntitle: [<script>]\n---\n": "2: “title” is no text; put it in quotes",
    "---\nhide: [navigation]\n---\n": "2: “hide” is no key of a page; take it out, the keys are title, description",
    "---\ntemplate: redirect.html\n---\n": "2: “template” is no key of a page; ",
    "title: You are fine\n": "1: the site takes “title:” at the top of the page for a key; put it between lines “---”",
}


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_the_top_of_a_page_closes_no_tag_and_hides_nothing(
    guide: Path, beginning: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide)
    page = guide / "docs" / "en" / "index.md"
    good = page.read_text()
    page.write_text(beginning + "\n" + good.partition("---\n\n")[2])
    try:
        told = [str(found) for found in checks.run(guide, guide / "docs" / "en")]
    finally:
        page.write_text(good)
    assert any(line.startswith(f"docs/en/index.md:{BEGINNINGS[beginning]}") for line in told), told


def test_mkdocs_by_itself_makes_no_page_with_such_a_title(guide: Path) -> None:
    page = guide / "docs" / "en" / "index.md"
    good = page.read_text()
    page.write_text(TITLE + "\n" + good.partition("---\n\n")[2])
    try:
        mkdocs = [guide / ".venv" / "bin" / "python", "-m", "mkdocs", "build"]
        done = subprocess.run(mkdocs, cwd=guide, capture_output=True, text=True)
    finally:
        page.write_text(good)
    assert done.returncode == 1
    assert "index.md:1: “title” has a <" in done.stderr
    assert not (guide / "site" / "index.html").exists()


def test_a_second_language_is_refused_by_name_for_now(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide)
    (guide / "docs" / "de").mkdir()
    (guide / "docs" / "de" / "index.md").write_text("# Lippenzucken\n")
    (guide / "overrides" / "labels" / "de.yml").write_text("menu: Menü\n")
    try:
        told = [str(found) for found in checks.run(guide, guide / "docs" / "en") if found.rule == "guide-file"]
        done = run(guide)
    finally:
        (guide / "overrides" / "labels" / "de.yml").unlink()
        (guide / "docs" / "de" / "index.md").unlink()
        (guide / "docs" / "de").rmdir()
    wait = "keep it outside of the project until guides in several languages are made"
    assert told == [
        f"docs/de:1: nothing is made of this folder, for the guide is in docs/en alone; {wait} [guide-file]",
        f"overrides/labels/de.yml:1: there is no guide in “de” that has these labels; {wait} [guide-file]",
    ]
    assert "docs/de:1: nothing is made of this folder" in done.stderr
    assert done.returncode == 1


def test_the_rules_read_the_folder_that_mkdocs_yml_names(guide: Path) -> None:
    config = guide / "mkdocs.yml"
    good = config.read_text()
    (guide / "docs" / "en").rename(guide / "docs" / "pages")
    config.write_text(good.replace("docs/en", "docs/pages"))
    (guide / "docs" / "pages" / "bad.md").write_text("no title\n")
    try:
        told = run_in(guide, "check.py").stdout
    finally:
        (guide / "docs" / "pages" / "bad.md").unlink()
        (guide / "docs" / "pages").rename(guide / "docs" / "en")
        config.write_text(good)
    assert "docs/pages/bad.md:1: the page has no title" in told
