"""The build as it is typed: plain lines, and a last good `site/` that nothing spoils."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from clone import borrow_venv, build, command, home

import bootstrap
import site_swap
from leaflets.errors import LeafletError
from plain_words import author_line

ROOT = Path(__file__).resolve().parent.parent
CONFIG = """\
site_name: A small guide
docs_dir: docs/en
use_directory_urls: false
theme: {name: material, font: false}
validation: {anchors: warn}
hooks: [scripts/hooks.py]
nav: [index.md]
"""
HOOKS = """\
import logging
import os
from mkdocs.exceptions import PluginError
from leaflets.errors import LeafletError

log = logging.getLogger("mkdocs.hooks.guide")


def on_page_markdown(markdown, page, config, files):
    if "card" in markdown:
        raise LeafletError("docs/en/index.md:3: a card is wrong; mend the card")
    if "plugin" in markdown:
        raise PluginError("docs/en/index.md:3: a plugin is wrong; mend it")
    if "bug" in markdown:
        raise ZeroDivisionError("our own")
    if "kill" in markdown:
        os._exit(9)
    return markdown


def on_env(env, config, files):
    log.info("Pages: %d rendered", len(files.documentation_pages()))
"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A small guide with our scripts, an old `site/` and a `.venv` that stands; awkwardly named."""
    root = tmp_path / "Küche und Garten"
    for folder in ("docs/en", "scripts", "site"):
        (root / folder).mkdir(parents=True)
    for script in (ROOT / "scripts").glob("*.py"):
        shutil.copy(script, root / "scripts")
    shutil.copytree(ROOT / "scripts" / "leaflets", root / "scripts" / "leaflets")
    shutil.copy(ROOT / "requirements.txt", root)
    (root / "scripts" / "hooks.py").write_text(HOOKS)
    (root / "scripts" / "ahead.py").write_text("def begin(root): ...")  # these hooks ask for no rules
    (root / "mkdocs.yml").write_text(CONFIG)
    (root / "site" / "index.html").write_text("the old site")
    write(root, "Good words.")
    borrow_venv(root)
    return root


def write(root: Path, words: str) -> None:
    (root / "docs" / "en" / "index.md").write_text(f"# Hello\n\n{words}\n")


def test_a_build_tells_its_steps_and_nothing_else(guide: Path) -> None:
    done = build(guide)
    assert done.stderr == ""
    files = sum(path.is_file() for path in (guide / "site").rglob("*"))
    assert done.stdout.splitlines() == [
        "Set-up: ready",
        "Pages: 1 rendered",
        f"Site: site/ ({files} files)",
    ]
    assert done.returncode == 0
    assert "Good words." in home(guide)


def test_a_build_leaves_nothing_in_the_cache_but_the_lock_and_its_record(guide: Path) -> None:
    build(guide)
    assert sorted(path.name for path in (guide / ".cache").iterdir()) == ["lock", "record.json"]


def test_a_build_uses_no_package_from_outside_of_the_project(guide: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.py").write_text("raise SystemExit('a stranger')")
    assert build(guide, PYTHONPATH=str(tmp_path)).returncode == 0


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("[a](nosuch.md)", "docs/en/index.md:3: link “nosuch.md”: the target is not found"),
        ("![a](images/b.png)", "docs/en/index.md:3: link “images/b.png”: the target is not"),
        ("[a](#nosuch)", "docs/en/index.md:3: link “#nosuch”: there is no such anchor"),
        ("a card", "docs/en/index.md:3: a card is wrong; mend the card"),
        ("a plugin", "docs/en/index.md:3: a plugin is wrong; mend it"),
    ],
)
def test_a_mistake_in_a_page_is_one_line_with_file_and_remedy_and_keeps_the_old_site(
    guide: Path, words: str, line: str
) -> None:
    write(guide, words)
    done = build(guide)
    assert done.stderr.startswith(line)
    assert done.stderr.count("\n") == 1
    assert ";" in done.stderr
    assert done.returncode == 1
    assert home(guide) == "the old site"


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("site_name: it's: wrong", "mkdocs.yml:1: mapping values are not allowed here; "),
        ("theme: {name: nosuch}", "mkdocs.yml:4: “theme”: Unrecognised theme name: 'nosuch'"),
        ("nav: [nosuch.md]", "mkdocs.yml:7: “nav” names “nosuch.md”, and there is no such page"),
        ("docs_dir: nosuch", "mkdocs.yml:2: “docs_dir”: The path"),
    ],
)
def test_a_mistake_in_mkdocs_yml_is_one_line_with_its_number_and_keeps_the_old_site(
    guide: Path, wrong: str, line: str
) -> None:
    key = wrong.partition(":")[0]
    lines = [wrong if it.startswith(f"{key}:") else it for it in CONFIG.splitlines()]
    (guide / "mkdocs.yml").write_text("\n".join(lines))
    done = build(guide)
    assert done.stderr.startswith(line)
    assert done.stderr.count("\n") == 1
    assert done.returncode == 1
    assert home(guide) == "the old site"


def test_a_page_that_is_not_utf8_is_told_in_one_line(guide: Path) -> None:
    (guide / "docs" / "en" / "index.md").write_bytes("# Müde".encode("latin-1"))
    done = build(guide)
    assert done.stderr == "docs/en/index.md: it is not UTF-8 text; save it again as UTF-8\n"
    assert done.returncode == 1


def test_a_bug_of_ours_keeps_its_traceback_and_names_the_page(guide: Path) -> None:
    write(guide, "a bug")
    done = build(guide)
    assert "Error reading page 'index.md': our own" in done.stderr
    assert "Traceback" in done.stderr
    assert home(guide) == "the old site"


def test_a_killed_build_leaves_the_old_site(guide: Path) -> None:
    write(guide, "kill it")
    assert build(guide).returncode == 9
    assert home(guide) == "the old site"


def test_a_site_lost_between_the_two_renames_comes_back_with_the_next_command(guide: Path) -> None:
    (site_swap.fresh(guide) / "index.html").write_text("the new site")
    killed = (
        "import os, sys; from pathlib import Path; import site_swap; root = Path(sys.argv[1]);"
        "rename = Path.rename;"
        "Path.rename = lambda self, to: rename(self, to) if self.name == 'site' else os._exit(9);"
        "site_swap.swap(root)"
    )
    code = subprocess.call([sys.executable, "-c", killed, guide], cwd=ROOT / "scripts")
    assert (code, (guide / "site").exists()) == (9, False)
    write(guide, "a card")
    assert build(guide).returncode == 1
    assert home(guide) == "the old site"


def test_a_site_that_cannot_be_replaced_stays_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the old site")
    fresh, rename = site_swap.fresh(tmp_path), Path.rename

    def held(path: Path, to: Path) -> Path:
        if path == fresh:
            raise PermissionError
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(LeafletError, match="site/: cannot be replaced; close"):
        site_swap.swap(tmp_path)
    assert home(tmp_path) == "the old site"


def in_turn(root: Path, then: str) -> subprocess.Popen[str]:
    """A command that takes its turn in `root`, says so, and then does as told."""
    code = (
        "import os, sys; from pathlib import Path; import site_swap\n"
        f"with site_swap.alone(Path(sys.argv[1])): print('in', flush=True); {then}"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", code, root], cwd=ROOT / "scripts", **pipes)


def test_of_two_commands_at_once_the_second_waits_and_says_so(tmp_path: Path) -> None:
    with in_turn(tmp_path, "input()") as first:
        assert first.stdout.readline() == "in\n"
        with in_turn(tmp_path, "pass") as second:
            assert "waiting for it" in second.stdout.readline()
            first.communicate("go on\n")
            assert second.stdout.readline() == "in\n"


def test_a_lock_left_by_a_killed_command_stops_nobody(tmp_path: Path) -> None:
    with in_turn(tmp_path, "os._exit(9)") as killed:
        assert killed.wait() == 9
    assert (tmp_path / ".cache" / "lock").exists()
    with in_turn(tmp_path, "pass") as second:
        assert second.stdout.readline() == "in\n"


def test_help_needs_no_set_up_and_a_wrong_option_is_wrong_use(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for verb in ("build.py", "serve.py", "test.py"):
        asked = command(tmp_path, verb, "--help")
        assert subprocess.run(asked, stdout=subprocess.DEVNULL).returncode == 0
        wrong = command(tmp_path, verb, "--nosuch")
        assert subprocess.run(wrong, stderr=subprocess.DEVNULL).returncode == 2
    assert not (tmp_path / ".venv").exists()


@contextmanager
def preview(root: Path, address: str) -> Iterator[subprocess.Popen[str]]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    # A shell's background job ignores Ctrl-C, and what it starts inherits that.
    heeding = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(command(root, "serve.py", "-a", address), **pipes, **heeding) as serve:
        try:
            yield serve
        finally:
            serve.kill()


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def test_a_preview_outlives_a_mistake_and_ends_with_ctrl_c(guide: Path) -> None:
    address = free_address()
    with preview(guide, address) as serve:
        told = [serve.stdout.readline() for _ in range(3)]
        assert told == [
            "Set-up: ready\n",
            "Pages: 1 rendered\n",
            f"Preview: http://{address}/ (Ctrl-C ends it)\n",
        ]
        write(guide, "a card")
        assert serve.stderr.readline() == "docs/en/index.md:3: a card is wrong; mend the card\n"
        assert "Good words." in page(address), "the last good preview"
        write(guide, "Better words.")
        assert serve.stdout.readline() == "Pages: 1 rendered\n"
        assert "Better words." in page(address)
        serve.send_signal(signal.SIGINT)
        assert serve.communicate() == ("Preview: ended\n", "")
        assert serve.returncode == 0
    assert home(guide) == "the old site"


def page(address: str) -> str:
    with urlopen(f"http://{address}/index.html") as answer:
        return answer.read().decode()


def test_a_preview_that_begins_with_a_mistake_waits_for_the_author(guide: Path) -> None:
    write(guide, "a card")
    address = free_address()
    with preview(guide, address) as serve:
        assert serve.stdout.readline() == "Set-up: ready\n"
        assert serve.stderr.readline() == "docs/en/index.md:3: a card is wrong; mend the card\n"
        assert serve.stdout.readline().startswith("Preview: ")
        serve.send_signal(signal.SIGINT)
        assert serve.communicate() == ("Preview: ended\n", "")
        assert serve.returncode == 0


def test_a_taken_address_is_told_in_one_line(guide: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        serve = command(guide, "serve.py", "--address", address)
        done = subprocess.run(serve, capture_output=True, text=True)
    assert "choose another address with --address" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("complaint", "line"),
    [
        (
            "Doc file 'a.md' contains a link 'b', but the target is not found among"
            " documentation files. Did you mean 'b.md'?",
            "docs/en/a.md:2: link “b”: the target is not found among documentation files; did you mean “b.md”?",
        ),
        (
            "Doc file 'a.md' contains an absolute link '/c', it was left as is.",
            "docs/en/a.md: link “/c”: it was left as is; correct the link or add what it points to",
        ),
        (
            "Doc file 'a.md' contains a link 'b.md#c', but the doc 'b.md' does not contain an anchor '#c'.",
            "docs/en/a.md: link “b.md#c”: the doc 'b.md' does not contain an anchor '#c'; "
            "correct the link or add what it points to",
        ),
        ("docs/en/a.md:7: ours; mend it", "docs/en/a.md:7: ours; mend it"),
    ],
)
def test_a_complaint_of_mkdocs_gets_file_line_and_remedy(tmp_path: Path, complaint: str, line: str) -> None:
    docs = tmp_path / "docs" / "en"
    docs.mkdir(parents=True)
    (docs / "a.md").write_text("one\n[x](b)\n")
    assert author_line(complaint, tmp_path, docs) == line


@pytest.mark.parametrize(("pytest_said", "we_say"), [(0, 0), (1, 1), (2, 1), (4, 2), (5, 1)])
def test_the_exit_codes_of_pytest_become_ours(monkeypatch: pytest.MonkeyPatch, pytest_said: int, we_say: int) -> None:
    import test as verb

    ran: list[tuple[str, ...]] = []

    def module(*words: str) -> int:
        ran.append(words)
        return pytest_said if words[0] == "pytest" else 0

    monkeypatch.setattr(bootstrap, "ready", lambda locks: None)
    monkeypatch.setattr(verb, "_module", module)
    monkeypatch.setattr(sys, "argv", ["test.py", "--all", "--", "-k", "card"])
    assert verb.main() == we_say
    assert ran[-1] == ("pytest", "-n", "2", "--dist", "worksteal", "-k", "card")


def test_the_slow_tests_are_left_out_unless_all_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import test as verb

    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(bootstrap, "ready", lambda locks: None)
    monkeypatch.setattr(verb, "_module", lambda *words: ran.append(words) or 0)
    monkeypatch.setattr(sys, "argv", ["test.py"])
    assert verb.main() == 0
    assert [words[0] for words in ran] == ["ruff", "ruff", "mypy", "pytest"]
    assert ran[-1][-2:] == ("-m", "not slow")


def test_a_failing_check_stops_before_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    import test as verb

    ran: list[str] = []
    monkeypatch.setattr(bootstrap, "ready", lambda locks: None)
    monkeypatch.setattr(verb, "_module", lambda *words: ran.append(words[0]) or 1)
    monkeypatch.setattr(sys, "argv", ["test.py"])
    assert verb.main() == 1
    assert ran == ["ruff"]
