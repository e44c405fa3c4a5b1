"""Set-up: what is installed when, and what is said when it cannot be."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
import machine
from leaflets.errors import LeafletError
from parts import Part

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-test.txt")


def part(name: str, *, present: bool) -> Part:
    return Part(
        name=name,
        present=lambda: present,
        debian=f"deb-{name}",
        fedora=f"fed-{name}",
        macos=f"mac-{name}",
        windows=f"win {name}",
    )


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two locks, in which pip and venv only note that they were called."""
    root = tmp_path / "Küche und Garten"
    root.mkdir()
    for lock in LOCKS:
        (root / lock).write_text("one==1\n")
    monkeypatch.setattr(bootstrap, "_make_venv", lambda root: note(root, "venv"))
    monkeypatch.setattr(bootstrap, "_install", note)
    return root


def note(root: Path, word: str) -> None:
    python = bootstrap.python(root)
    if word == "venv":
        for stamp in root.glob(".venv/*.stamp"):
            stamp.unlink()
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
    with (root / "calls").open("a") as calls:
        calls.write(word + "\n")


def calls(root: Path) -> list[str]:
    """What ran since the last time this was asked."""
    file = root / "calls"
    done = file.read_text().split() if file.exists() else []
    file.unlink(missing_ok=True)
    return done


def test_the_first_set_up_makes_the_venv_and_installs_each_lock(root: Path) -> None:
    bootstrap.set_up(root, LOCKS)
    assert calls(root) == ["venv", *LOCKS]


def test_a_second_set_up_runs_nothing(root: Path) -> None:
    bootstrap.set_up(root, LOCKS)
    calls(root)
    bootstrap.set_up(root, LOCKS)
    assert calls(root) == []


def test_the_tests_tools_are_added_to_the_venv_that_stands(root: Path) -> None:
    bootstrap.set_up(root, LOCKS[:1])
    calls(root)
    bootstrap.set_up(root, LOCKS)
    assert calls(root) == [LOCKS[1]]


def test_a_changed_lock_starts_the_venv_again(root: Path) -> None:
    bootstrap.set_up(root, LOCKS)
    calls(root)
    (root / LOCKS[0]).write_text("one==2\n")
    bootstrap.set_up(root, LOCKS)
    assert calls(root) == ["venv", *LOCKS]


def test_another_python_starts_the_venv_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.set_up(root, LOCKS)
    calls(root)
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    bootstrap.set_up(root, LOCKS)
    assert calls(root) == ["venv", *LOCKS]


def test_a_moved_folder_starts_the_venv_again(root: Path) -> None:
    bootstrap.set_up(root, LOCKS)
    calls(root)
    moved = root.rename(root.with_name("elsewhere"))
    bootstrap.set_up(moved, LOCKS)
    assert calls(moved) == ["venv", *LOCKS]


def test_a_venv_whose_python_is_gone_starts_again(root: Path) -> None:
    bootstrap.set_up(root, LOCKS[:1])
    calls(root)
    bootstrap.python(root).unlink()
    bootstrap.set_up(root, LOCKS[:1])
    assert calls(root) == ["venv", LOCKS[0]]


def test_a_venv_that_is_a_link_is_never_emptied(tmp_path: Path) -> None:
    other = tmp_path / "another project's"
    (other / "lib").mkdir(parents=True)
    (tmp_path / ".venv").symlink_to(other)
    with pytest.raises(LeafletError, match=r"^\.venv: it is a link, .*; remove the link$"):
        bootstrap._make_venv(tmp_path)
    assert (other / "lib").is_dir()


def test_a_killed_installation_starts_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(root: Path, lock: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(bootstrap, "_install", killed)
        bootstrap.set_up(root, LOCKS)
    calls(root)
    bootstrap.set_up(root, LOCKS)
    assert calls(root) == ["venv", *LOCKS]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("WARNING: Retrying ... NewConnectionError(...)\nERROR: No matching", "no network"),
        ("WARNING: Retrying ... NameResolutionError(...)\nERROR: No matching", "no network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "is not the locked one"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "the disk is full"),
        ("WARNING: x\nERROR: first\nERROR: something new", "something new"),
        ("odd", "odd"),
    ],
)
def test_a_failure_of_pip_is_told_in_one_line_that_names_the_lock(said: str, meant: str) -> None:
    line = bootstrap.pip_fault(said, "requirements.txt")
    assert line.startswith("requirements.txt: ")
    assert meant in line
    assert "\n" not in line


def test_all_missing_parts_are_told_at_once_with_a_line_for_each_system() -> None:
    told = machine.message([part("one", present=False), part("two", present=False)])
    assert "lacks: one, two." in told
    for line in (
        "Debian, Ubuntu:  sudo apt-get install deb-one deb-two",
        "Fedora:          sudo dnf install fed-one fed-two",
        "macOS:           brew install mac-one mac-two",
        "Windows:         win one, then win two",
    ):
        assert line in told


def test_a_part_that_one_system_needs_leaves_no_gap_in_the_lines_of_the_others() -> None:
    linux_only = Part(name="linux", present=lambda: False, debian="deb", fedora="fed", macos="", windows="")
    told = machine.message([part("one", present=False), linux_only, part("two", present=False)])
    assert "brew install mac-one mac-two\n" in told
    assert told.endswith("win one, then win two")


def test_without_the_right_to_install_the_message_is_told_and_the_exit_code_is_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "_root_rights", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        machine.require([part("one", present=False), part("here", present=True)])
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert "lacks: one." in told
    assert "apt-get was tried" not in told


def test_with_the_right_to_install_apt_is_asked_once_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed: list[str] = []
    parts = [
        Part(
            name=name,
            present=lambda name=name: f"deb-{name}" in installed,
            debian=f"deb-{name}",
            fedora="",
            macos="",
            windows="",
        )
        for name in ("one", "two")
    ]

    def apt(command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        assert "DEBIAN_FRONTEND=noninteractive" in command
        installed.extend(command[command.index("install") + 1 :])
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(machine, "_root_rights", lambda: ())
    monkeypatch.setattr(machine, "_run", apt)
    machine.require(parts)
    assert installed == ["deb-one", "deb-two"]


def test_stale_package_lists_are_renewed_and_apt_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def apt(command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        asked.append("update" if "update" in command else "install")
        stale = "update" not in asked
        return subprocess.CompletedProcess(command, 100 if stale else 0, "", "E: no such package")

    monkeypatch.setattr(machine, "_run", apt)
    assert machine._install((), ["deb-one"]) == ""
    assert asked == ["install", "update", "install"]


def test_what_apt_said_last_is_told_with_the_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = subprocess.CompletedProcess((), 100, "", "W: a\nE: no network\n")
    monkeypatch.setattr(machine, "_root_rights", lambda: ("sudo", "-n"))
    monkeypatch.setattr(machine, "_run", lambda command: refusal)
    with pytest.raises(SystemExit):
        machine.require([part("one", present=False)])
    assert capsys.readouterr().err.endswith("apt-get was tried and said: E: no network\n")


def test_sudo_is_never_asked_in_a_way_that_prompts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def refuse(command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 1, "", "a password is required")

    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine, "_run", refuse)
    assert machine._root_rights() is None
    assert asked == [("sudo", "-n", "true")]


def test_an_old_python_is_told_so_in_one_line_before_anything_else() -> None:
    code = "import sys; sys.version_info = (3, 9, 2); sys.path.insert(0, 'scripts'); import bootstrap"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "3.11 or newer" in done.stderr


def test_a_test_cannot_reach_beyond_this_machine() -> None:
    with pytest.raises(Exception, match="may not reach"), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(Exception, match="may not reach"):
        socket.getaddrinfo("example.org", 80)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
