"""Links, pipes and devices: what leads out of the guide is named and never read."""

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from two_pages import copied, one_line, run_in

import checks
from leaflets.errors import LeafletError
from strays import refuse_strays, strays


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A project's folders, with a secret beside it and one within it that no guide has."""
    root = tmp_path / "guide"
    for name in ("docs/en/images", "docs/data", "overrides/print", "scripts/fonts", ".git"):
        (root / name).mkdir(parents=True)
    (root / "docs" / "en" / "help.md").write_text("# Help\n")
    (root / "mkdocs.yml").write_text("site_name: A\n")
    (root / ".git" / "config").write_text("the secret")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("the secret")
    return root


OUTSIDE = (
    "/proc/self/environ",
    "/etc/passwd",
    "../../../secret/key",
    "../../.git/config",
    "../../../secret",
    "/dev/zero",
)
PLACES = (
    *("docs/en/images/env.txt", "docs/en/z.md", "docs/en/images/lip.png", "docs/en/deep"),
    *("docs/data/reviews", "docs/data/facts.yml", "overrides/assets", "overrides/print/a4.css", "scripts/fonts/a.ttf"),
)


@pytest.mark.parametrize("target", OUTSIDE)
def test_a_link_that_leads_out_is_named_by_its_own_path(guide: Path, target: str) -> None:
    (guide / "docs" / "en" / "a.png").symlink_to(target)
    (told,) = strays(guide)
    assert told.startswith("docs/en/a.png:1: this link leads out of the guide; put the file itself there")
    assert "secret" not in told.replace(target, "")


@pytest.mark.parametrize("place", PLACES)
def test_it_is_named_wherever_a_build_reads(guide: Path, place: str) -> None:
    (guide / place).symlink_to("/etc/passwd")
    assert [line.partition(":")[0] for line in strays(guide)] == [place]


@pytest.mark.parametrize("place", ["docs", "overrides", "mkdocs.yml", "scripts", "docs/en"])
def test_a_tree_that_is_itself_a_link_is_named(guide: Path, tmp_path: Path, place: str) -> None:
    (guide / place).rename(tmp_path / "moved")
    (guide / place).symlink_to(tmp_path / "moved")
    assert [line.partition(":")[0] for line in strays(guide)] == [place]


def test_a_link_to_a_link_is_followed_to_its_end(guide: Path) -> None:
    (guide / "docs" / "en" / "images" / "b.png").symlink_to("/etc/passwd")
    (guide / "docs" / "en" / "a.png").symlink_to("images/b.png")
    assert [line.partition(":")[0] for line in strays(guide)] == ["docs/en/a.png", "docs/en/images/b.png"]


def test_links_within_the_guide_are_left_alone_but_not_those_that_never_end(guide: Path) -> None:
    (guide / "docs" / "en" / "again.md").symlink_to("help.md")
    (guide / "docs" / "en" / "same").symlink_to("images")
    assert list(strays(guide)) == []
    (guide / "docs" / "en" / "images" / "up").symlink_to("..")
    assert "leads back to a folder" in "".join(strays(guide))
    (guide / "docs" / "en" / "images" / "up").unlink()
    (guide / "docs" / "en" / "self.md").symlink_to("self.md")
    (told,) = strays(guide)
    assert told.startswith("docs/en/self.md:1: this link cannot be followed")


def test_a_link_to_nowhere_is_named_but_for_the_hidden_lock_of_an_editor(guide: Path) -> None:
    (guide / "docs" / "en" / ".#help.md").symlink_to("someone@example.org")
    assert list(strays(guide)) == []
    (guide / "docs" / "en" / "gone.png").symlink_to("nosuch.png")
    (told,) = strays(guide)
    assert told.startswith("docs/en/gone.png:1: this link leads nowhere; ")


def listen(path: Path) -> None:
    """Put a socket there; its short name is seen from its own folder."""
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)
    os.chdir(here)


@pytest.mark.parametrize("make", [os.mkfifo, listen], ids=["a pipe", "a socket"])
def test_what_is_no_file_is_named_and_not_opened(guide: Path, make: Callable[[Path], None]) -> None:
    make(guide / "docs" / "en" / "a.png")
    with pytest.raises(LeafletError, match=r"^docs/en/a.png:1: this is a pipe, a device or a socket"):
        refuse_strays(guide)


def test_the_rules_read_nothing_of_a_guide_with_such_a_link(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide)
    (guide / "docs" / "en" / "z.md").symlink_to("../../../secret/key")
    (told,) = checks.run(guide, guide / "docs" / "en")
    assert str(told) == (
        "docs/en/z.md:1: this link leads out of the guide; put the file itself there, or take it away [guide-file]"
    )


@pytest.fixture(scope="module")
def leaking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide of two pages with a link to what this process was given."""
    root = copied(tmp_path_factory.mktemp("leaking") / "guide")
    (root / "docs" / "en" / "env.txt").symlink_to("/proc/self/environ")
    (root / "north.yml").write_text("name: North Street Clinic\n")
    return root


@pytest.mark.parametrize("verb", ["build.py", "check.py", "serve.py", "clinics.py north.yml --out made"])
def test_no_command_reads_what_a_link_leads_to(leaking: Path, verb: str) -> None:
    done = run_in(leaking, *verb.split())
    told = done.stdout if verb == "check.py" else one_line(done)
    assert done.returncode == 1
    assert told.splitlines()[-1].startswith("docs/en/env.txt:1: this link leads out of the guide; ")
    assert not (leaking / "site").exists()
    assert not (leaking / "made").exists()


def test_mkdocs_by_itself_refuses_it_too(leaking: Path) -> None:
    mkdocs = [leaking / ".venv" / "bin" / "python", "-m", "mkdocs", "build"]
    done = subprocess.run(mkdocs, cwd=leaking, capture_output=True, text=True)
    assert done.returncode == 1
    assert "docs/en/env.txt:1: this link leads out of the guide; " in done.stderr
    assert not (leaking / "site").exists()
