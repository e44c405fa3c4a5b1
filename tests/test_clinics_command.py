"""The command for clinics: every leaflet once and whole whatever happens, each problem in a line, nothing outside."""

import json
import os
import pty
import signal
import subprocess
import sys
import termios
from hashlib import sha256
from pathlib import Path

import pytest
from clinic_runs import HEADER, command, environment, make_project, run, tree, write_roster

CLINICS = 20
ROOM = 2_000_000
"""Bytes of a disk that is too small for these."""
PDFS = {f"{leaflet}-{paper}.pdf" for leaflet in ("lip-twitching", "twitch-diary") for paper in ("a4", "letter")}
FILES = PDFS | {"editions.json"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_roster(tmp_path_factory.mktemp("roster") / "roster.csv", CLINICS)


@pytest.fixture(scope="module")
def printed(project: Path, roster: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All files of a run that nothing disturbed, with one worker."""
    out = tmp_path_factory.mktemp("printed")
    done = run(project, roster, out, "--workers", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Clinics: {CLINICS} printed ({4 * CLINICS} leaflets in {out})" in done.stdout
    assert f"Printed: {CLINICS} of {CLINICS}\n" in done.stdout
    return tree(out)


def test_a_clinic_has_each_edition_and_a_list_that_tells_them(printed: dict[str, bytes]) -> None:
    assert set(printed) == {f"c{number}/{name}" for number in range(CLINICS) for name in FILES}
    told = json.loads(printed["c7/editions.json"])
    assert told["clinic"] == "c7"
    assert {edition["file"] for edition in told["editions"]} == PDFS
    for edition in told["editions"]:
        pdf = printed[f"c7/{edition['file']}"]
        assert (edition["sha256"], edition["bytes"]) == (sha256(pdf).hexdigest(), len(pdf))
        assert pdf != printed[f"c8/{edition['file']}"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is not killed by a signal")
@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("Checked: 10 of 20", signal.SIGKILL),
        ("Printed: 2 of 20", signal.SIGKILL),
        ("Printed: 18 of 20", signal.SIGTERM),
        ("Printed: 10 of 20", signal.SIGINT),
    ],
)
def test_a_run_that_is_ended_leaves_whole_files_and_is_gone_on_with(
    project: Path, roster: Path, tmp_path: Path, printed: dict[str, bytes], line: str, sign: signal.Signals
) -> None:
    """Two workers give the bytes that one gave, whichever of the two runs printed a clinic."""
    out = tmp_path / "out"
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    words = command(project, roster, out, "--workers", "2")
    with subprocess.Popen(words, env=environment(project), **pipes) as running:
        for said in running.stdout:
            if said.startswith(line):
                running.send_signal(sign)
                break
        _, complaints = running.communicate(timeout=60)
    assert running.returncode == (130 if sign == signal.SIGINT else -sign)
    assert ("every file in" in complaints) == (sign == signal.SIGINT)
    left = {name: content for name, content in tree(out).items() if ".unfinished" not in name}
    assert left.items() <= printed.items()
    whole = {name.partition("/")[0] for name in left if name.endswith("-letter.pdf")}
    done = run(project, roster, out, "--resume")
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(out) == printed
    unchanged = int(done.stdout.rpartition("printed, ")[2].partition(" ")[0])
    assert len(whole) - 1 <= unchanged <= len(whole)


def test_only_what_changed_is_printed_when_a_run_is_gone_on_with(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    roster = write_roster(tmp_path / "roster.csv", 3)
    run(project, roster, out)
    before = tree(out)
    (out / "c0" / "twitch-diary-a4.pdf").write_bytes(b"%PDF")
    roster.write_text(roster.read_text().replace("Clinic 1", "Clinic One"), encoding="utf-8")
    done = run(project, roster, out, "--resume")
    assert "Clinics: 2 printed, 1 unchanged (8 leaflets" in done.stdout
    after = tree(out)
    assert {name for name in after if after[name] != before[name]} == {
        f"c1/{name}" for name in (*PDFS, "editions.json")
    }


BAD = "../x,,,Frankonia,a5\nnorth,A \N{FACE WITH TEARS OF JOY},,FR,\n"


def test_every_problem_is_told_at_once_and_nothing_is_printed(project: Path, tmp_path: Path) -> None:
    done = run(project, write_roster(tmp_path / "roster.csv", 2, BAD), tmp_path / "out")
    assert done.returncode == 1
    told = [line.removeprefix(f"{tmp_path}/") for line in done.stderr.splitlines()]
    assert [line.split(":")[:3] for line in told[:-1]] == [
        ["roster.csv", "5", " region"],
        ["roster.csv", "4", " id"],
        ["roster.csv", "4", " name"],
        ["roster.csv", "4", " region"],
        ["roster.csv", "4", " papers"],
        ["roster.csv", "5", " name"],
    ]
    assert "U+1F602" in told[-2]
    assert told[-1].startswith("Nothing is printed:")
    assert not (tmp_path / "out").exists()


def test_the_good_rows_are_printed_if_it_is_to_keep_going(project: Path, tmp_path: Path) -> None:
    bad, _, _ = BAD.partition("\n")
    done = run(project, write_roster(tmp_path / "roster.csv", 2, f"{bad}\n"), tmp_path / "out", "--keep-going")
    assert done.returncode == 1
    assert "Clinics: 2 printed (8 leaflets" in done.stdout
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["c0", "c1"]


def test_what_cannot_be_laid_out_keeps_the_rest_from_being_printed(project: Path, tmp_path: Path) -> None:
    more = "north,A \N{FACE WITH TEARS OF JOY},,,\n"
    done = run(project, write_roster(tmp_path / "roster.csv", 1, more), tmp_path / "out")
    assert done.returncode == 1
    assert "roster.csv:3: name: " in done.stderr
    assert tree(tmp_path / "out") == {}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.csv", "--out", "x"], "none.csv: there is no such file"),
        ([".", "--out", "x"], "there is no such file"),
        (["roster.csv"], "the following arguments are required: --out"),
        (["roster.txt", "--out", "x"], "roster.txt: a roster ends in .csv"),
        (["roster.csv", "--out", "x", "--workers", "0"], "“0” is no whole number from 1"),
        (["roster.csv", "--out", "x", "--scheduler", "here"], "“here” is no address; write it like tcp://"),
    ],
)
def test_wrong_use_ends_with_2(tmp_path: Path, arguments: list[str], told: str) -> None:
    for name in ("roster.csv", "roster.txt"):
        (tmp_path / name).write_text(HEADER)
    clinics = Path(__file__).resolve().parent.parent / "scripts" / "clinics.py"
    done = subprocess.run([sys.executable, clinics, *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert told in done.stderr


def test_what_is_not_ours_is_told_and_left_alone(project: Path, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (out / "c1").mkdir(parents=True)
    (out / "c1" / "twitch-diary-a4.pdf").write_bytes(b"theirs")
    (out / "c2").symlink_to(elsewhere)
    (out / "notes.txt").write_text("by hand")
    done = run(project, write_roster(tmp_path / "roster.csv", 3), out, "--keep-going")
    assert done.returncode == 1
    assert f"roster.csv:3: id: {out}/c1/twitch-diary-a4.pdf is no file of this command's; move it away" in done.stderr
    assert f"roster.csv:4: id: {out}/c2 is no folder of this command's; move it away" in done.stderr
    assert set(tree(out)) == {
        "notes.txt",
        "c1/twitch-diary-a4.pdf",
        *(f"c0/{name}" for name in (*PDFS, "editions.json")),
    }
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_that_may_not_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    code = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path; from leaflets.errors import LeafletError; from leaflets.out_folder import alone\n"
        "if os.geteuid() == 0: os.chdir(sys.argv[2]); os.setuid(65534)\n"
        "try:\n    with alone(Path('out')): pass\n"
        "except LeafletError as error: print(error)\n"
    )
    scripts = Path(__file__).resolve().parent.parent / "scripts"
    done = subprocess.run([sys.executable, "-c", code, scripts, tmp_path], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "out: Permission denied; give another folder with --out, or mend its rights\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can make a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    return disk


def test_a_full_disk_is_told_and_the_run_gone_on_with_when_there_is_room(
    project: Path, roster: Path, small_disk: Path, printed: dict[str, bytes]
) -> None:
    try:
        done = run(project, roster, small_disk / "out")
        assert done.returncode == 1
        assert done.stderr.endswith("No space left on device; free space and go on with --resume\n")
        assert len(done.stderr.splitlines()) == 1
        left = tree(small_disk / "out")
        assert left
        assert left.items() < printed.items()
        subprocess.run(["mount", "-o", "remount,size=99000000", small_disk], check=True)
        assert run(project, roster, small_disk / "out", "--resume").returncode == 0
        assert tree(small_disk / "out") == printed
    finally:
        subprocess.run(["umount", small_disk], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_a_bar_shows_rate_and_time_left(project: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    words = command(project, write_roster(tmp_path / "roster.csv", 2), tmp_path / "out")
    done = subprocess.run(words, env=environment(project), stdout=subprocess.PIPE, stderr=theirs, text=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "Printed: 100%" in shown
    assert "clinics/s" in shown or "s/ clinics" in shown
    assert "Printed: 2 of 2" not in done.stdout


def test_a_profile_is_printed_and_its_json_is_the_same_clinic(project: Path, tmp_path: Path) -> None:
    (tmp_path / "north.yml").write_text("name: North Clinic\nphone: 020 7946 0000\npapers: a4\n")
    (tmp_path / "north.json").write_text('{"name": "North Clinic", "phone": "020 7946 0000", "papers": ["a4"]}')
    for kind in ("yml", "json"):
        assert run(project, tmp_path / f"north.{kind}", tmp_path / kind).returncode == 0
    assert set(tree(tmp_path / "yml")) == {f"north/{name}" for name in FILES if "letter" not in name}
    assert tree(tmp_path / "yml") == tree(tmp_path / "json")
