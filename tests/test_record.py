"""An unchanged guide is left alone, and whatever counts as a change is noticed."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from test_build import build, guide, home, write

import record

__all__ = ["guide"]  # the fixture
UNCHANGED = "Site: site/ is unchanged ("


def state(folder: Path) -> dict[str, tuple[int, int, int]]:
    """What would differ if a file were written again, even with the same content."""
    stats = {str(path): path.stat() for path in [folder, *folder.rglob("*")]}
    return {path: (stat.st_ino, stat.st_mtime_ns, stat.st_size) for path, stat in stats.items()}


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()[-1]


def test_an_unchanged_guide_is_not_built_again_and_no_file_is_touched(guide: Path) -> None:
    built = last_line(build(guide))
    before = state(guide / "site")
    again = build(guide)
    assert again.stdout.splitlines() == ["Set-up: ready", built.replace("site/ (", "site/ is unchanged (")]
    assert state(guide / "site") == before


def test_one_character_more_on_a_page_is_built(guide: Path) -> None:
    build(guide)
    write(guide, "Good words!")
    assert "unchanged" not in last_line(build(guide))
    assert "Good words!" in home(guide)


def edit_the_lock(root: Path) -> None:
    with (root / "requirements.txt").open("a") as lock:
        lock.write("# a note\n")


INPUTS: dict[str, Callable[[Path], object]] = {
    "a new page": lambda root: (root / "docs" / "en" / "new.md").write_text("# New"),
    "a page renamed": lambda root: (root / "docs" / "en" / "index.md").rename(root / "docs" / "en" / "indes.md"),
    "data": lambda root: (root / "docs" / "regions.yml").write_text("a: b"),
    "a style": lambda root: (root / "overrides").mkdir() or (root / "overrides" / "a.css").write_text("p {}"),
    "a script": lambda root: (root / "scripts" / "leaflets" / "press.py").write_text(""),
    "mkdocs.yml": lambda root: (root / "mkdocs.yml").write_text("site_name: Another"),
    "the lock": edit_the_lock,
    "a page in a linked folder": lambda root: (root / "elsewhere" / "page.md").write_text("# Changed"),
}


@pytest.mark.parametrize("change", INPUTS)
def test_a_change_of_an_input_is_noticed(guide: Path, change: str) -> None:
    (guide / "elsewhere").mkdir()
    (guide / "elsewhere" / "page.md").write_text("# Linked")
    (guide / "docs" / "en" / "linked").symlink_to(guide / "elsewhere")
    before = record.inputs(guide)
    assert record.inputs(guide) == before
    INPUTS[change](guide)
    assert record.inputs(guide) != before


@pytest.mark.parametrize(("variable", "counts"), [("SITE_URL", True), ("SOURCE_DATE_EPOCH", True), ("EDITOR", False)])
def test_of_the_environment_only_what_the_build_reads_counts(
    guide: Path, monkeypatch: pytest.MonkeyPatch, variable: str, counts: bool
) -> None:
    with (guide / "mkdocs.yml").open("a") as config:
        config.write('site_url: !ENV [SITE_URL, ""]\n')
    monkeypatch.delenv(variable, raising=False)
    before = record.inputs(guide)
    monkeypatch.setenv(variable, "1")
    assert (record.inputs(guide) != before) is counts


@pytest.mark.parametrize("fact", ["platform.python_version", "pango"])
def test_another_python_or_pango_is_noticed(guide: Path, monkeypatch: pytest.MonkeyPatch, fact: str) -> None:
    before = record.inputs(guide)
    monkeypatch.setattr(f"record.{fact}", lambda: "another")
    assert record.inputs(guide) != before


def test_a_compiled_script_and_a_link_to_nowhere_are_no_inputs(guide: Path) -> None:
    before = record.inputs(guide)
    (guide / "scripts" / "leaflets" / "__pycache__").mkdir(exist_ok=True)
    (guide / "scripts" / "leaflets" / "__pycache__" / "press.pyc").write_bytes(os.urandom(9))
    (guide / "docs" / "en" / ".#index.md").symlink_to("the.lock.of.an.editor")
    assert record.inputs(guide) == before


OUTPUTS: dict[str, Callable[[Path], object]] = {
    "changed": lambda site: (site / "index.html").write_text("defaced"),
    "cut short": lambda site: os.truncate(site / "index.html", 100),
    "missing": lambda site: (site / "index.html").unlink(),
    "added": lambda site: (site / "stranger.html").write_text("added"),
}


@pytest.mark.parametrize("damage", OUTPUTS)
def test_a_site_that_is_not_as_it_was_built_is_built_again(guide: Path, damage: str) -> None:
    build(guide)
    good = {path.name: path.read_bytes() for path in (guide / "site").glob("*.html")}
    OUTPUTS[damage](guide / "site")
    assert "unchanged" not in last_line(build(guide))
    assert {path.name: path.read_bytes() for path in (guide / "site").glob("*.html")} == good


@pytest.mark.parametrize(
    "damaged",
    [b"", b'{"inputs": "12', b"\xff\xfe\x00", b"null", b"[]", b'{"inputs": "1", "outputs": "2"}', b'{"version": 2}'],
)
def test_a_damaged_record_or_one_of_another_version_is_told_in_one_line_and_the_guide_built(
    guide: Path, damaged: bytes
) -> None:
    build(guide)
    (guide / ".cache" / "record.json").write_bytes(damaged)
    done = build(guide)
    told = [line for line in done.stdout.splitlines() if line.startswith(".cache/record.json: damaged")]
    assert len(told) == 1
    assert "unchanged" not in last_line(done)
    assert last_line(build(guide)).startswith(UNCHANGED)


def test_a_failed_build_leaves_the_record_of_the_site_that_stays(guide: Path) -> None:
    build(guide)
    write(guide, "a card")
    assert build(guide).returncode == 1
    write(guide, "Good words.")
    assert last_line(build(guide)).startswith(UNCHANGED)


def test_what_changes_while_a_build_runs_is_built_the_next_time(guide: Path) -> None:
    hooks = guide / "scripts" / "hooks.py"
    edit = "\n\ndef on_post_build(config):\n    open('docs/en/index.md', 'a').write('Typed meanwhile.')\n"
    hooks.write_text(hooks.read_text() + edit.replace("'docs", f"'{guide}/docs"))
    build(guide)
    assert "Typed meanwhile." not in home(guide)
    assert "unchanged" not in last_line(build(guide))
    assert "Typed meanwhile." in home(guide)


def test_an_unchanged_guide_needs_neither_mkdocs_nor_weasyprint(guide: Path) -> None:
    build(guide)
    done = build(guide, PYTHONPROFILEIMPORTTIME="1")
    assert done.stdout.splitlines()[-1].startswith(UNCHANGED)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "record" in loaded
    assert not {name.partition(".")[0] for name in loaded} & {"mkdocs", "weasyprint", "yaml", "jinja2", "pydantic"}
