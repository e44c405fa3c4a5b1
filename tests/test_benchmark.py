"""The benchmark: its table tells ratios, goals and what cannot be had; one cheap figure is really measured."""

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from subprocess import CalledProcessError

import pytest
from playwright.sync_api import Error as PlaywrightError

import benchmark
import bootstrap
from figures import cores, measure, own, pages, peers, roster, sizes, timing
from figures.bench import Bench
from figures.figure import Figure, Goal
from figures.table import Table, as_json, as_markdown, number
from figures.timing import Outcome, Run, in_turn, ratio
from leaflets.errors import LeafletError

ROOT = Path(__file__).resolve().parent.parent
FAST = Figure(what="build", peer="stock 1.0", unit="s", ours=1.0, theirs=4.0, goal=Goal(limit=0.5))
SLOW = replace(FAST, what="search", ours=3.0)
GONE = Figure(what="leaflets", peer="Prince 17", unit="bytes", ours=1234567.0, missing="there is no Prince")
ALONE = Figure(what="memory", unit="MB", ours=90.0, goal=Goal(limit=250, own=True))
TABLE = Table(
    day="2026-11-22",
    machine="a machine",
    versions={"weasyprint": "70.0", "mkdocs": "1.6.1"},
    rounds=3,
    figures=(FAST, SLOW, GONE, ALONE),
    notes=("Measured in turn.",),
)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(root=ROOT, folder=tmp_path / "benchmark", rounds=1, tell=lambda line: None)


def test_the_table_sets_each_figure_beside_its_peers_with_machine_versions_and_reasons() -> None:
    assert as_markdown(TABLE).splitlines() == [
        "# Figures",
        "",
        "2026-11-22. a machine. mkdocs 1.6.1, weasyprint 70.0. Rounds: 3.",
        "",
        "| figure   | ours            | peer      | theirs | ratio  | goal     | met    |",
        "| -------- | --------------- | --------- | ------ | ------ | -------- | ------ |",
        "| build    | 1 s             | stock 1.0 | 4 s    | 0.25 × | ≤ 0.5 ×  | yes    |",
        "| search   | 3 s             | stock 1.0 | 4 s    | 0.75 × | ≤ 0.5 ×  | **no** |",
        "| leaflets | 1,234,567 bytes | Prince 17 | —      |        |          |        |",
        "| memory   | 90 MB           |           |        |        | ≤ 250 MB | yes    |",
        "",
        "- leaflets: there is no Prince",
        "- Measured in turn.",
    ]


def test_the_json_has_the_ratios_worked_out() -> None:
    told = json.loads(as_json(TABLE))
    assert [(figure["ratio"], figure["met"]) for figure in told["figures"]] == [
        (0.25, True),
        (0.75, False),
        (None, None),
        (None, True),
    ]
    assert (told["rounds"], told["machine"]) == (3, "a machine")


@pytest.mark.parametrize(
    ("value", "text"), [(None, "—"), (0.0, "0"), (0.12345, "0.123"), (12.345, "12.3"), (1353.4, "1,353"), (25.0, "25")]
)
def test_a_number_has_three_digits_that_count_or_all_of_a_larger_one(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("goal", "ours", "met"),
    [
        (Goal(limit=20, least=True), 80.0, True),
        (Goal(limit=20, least=True), 79.0, False),
        (Goal(limit=79, own=True), 79.0, True),
        (Goal(limit=0, own=True), 1.0, False),
    ],
)
def test_a_goal_is_at_most_or_at_least_and_for_the_ratio_or_for_ours(goal: Goal, ours: float, met: bool) -> None:
    assert Figure(what="", peer="p", unit="", ours=ours, theirs=4.0, goal=goal).met is met


def test_arms_run_in_turn_after_one_run_each_to_warm_up_and_the_median_counts() -> None:
    order, walls = [], {"a": [90.0, 1.0, 2.0, 6.0], "b": [90.0, 4.0, 4.0, 4.0]}

    def arm(name: str) -> Run:
        order.append(name)
        return Run(wall=walls[name][order.count(name) - 1])

    outcomes = in_turn({"a": lambda: arm("a"), "b": lambda: arm("b")}, 3)
    assert "".join(order) == "abababab"
    assert ratio("it", outcomes["a"], outcomes["b"], peer="b").ratio == 0.5


def test_an_arm_that_takes_minutes_runs_once_after_the_round_that_warms_the_others_up() -> None:
    order: list[str] = []

    def arm(name: str) -> Run:
        order.append(name)
        return Run(wall=1.0)

    outcomes = in_turn({"a": lambda: arm("a"), "b": lambda: arm("b")}, 3, once=["b"])
    assert "".join(order) == "aabaa"
    assert [len(outcomes[name].runs) for name in "ab"] == [3, 1]


def test_an_arm_that_cannot_be_had_says_why_and_the_others_go_on() -> None:
    def gone() -> Run:
        raise LeafletError("it cannot be installed")

    outcomes = in_turn({"ours": lambda: Run(wall=1.0), "peer": gone}, 2)
    figure = ratio("build", outcomes["ours"], outcomes["peer"], peer="peer")
    assert (figure.ours, figure.theirs, figure.ratio, figure.missing) == (1.0, None, None, "it cannot be installed")
    assert outcomes["ours"] == Outcome(runs=(Run(wall=1.0),) * 2)


def test_only_what_is_asked_for_is_measured_and_a_reason_stands_for_what_fails(bench: Bench) -> None:
    def fails(_: Bench) -> list[Figure]:
        raise LeafletError("no network")

    def never(_: Bench) -> list[Figure]:
        raise AssertionError

    topics = {"builds": lambda _: [FAST, SLOW], "sizes": fails, "search": never}
    *_, table = measure.tables(bench, ["builds", "sizes"], topics)
    assert table.figures == (FAST, SLOW, Figure(what="sizes", unit="", missing="no network"))
    assert table.versions["weasyprint"] == "70.0"


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (PlaywrightError("Page.goto: Timeout 30000ms exceeded.\nCall log:\n  - navigating"), "Page.goto: Timeout"),
        (FileNotFoundError(2, "No such file or directory", "prince"), "No such file or directory: 'prince'"),
        (CalledProcessError(1, ["npm"]), "Command '['npm']' returned non-zero"),
        (OSError(), "OSError"),
    ],
)
def test_whatever_trouble_a_topic_meets_the_others_stay_and_what_it_had_stays_too(
    bench: Bench, trouble: Exception, reason: str
) -> None:
    def fails(_: Bench) -> Iterator[Figure]:
        yield SLOW
        raise trouble

    topics = {"sizes": fails, "builds": lambda _: [FAST]}
    first, whole = measure.tables(bench, ["sizes", "builds"], topics)
    assert (first.figures[0], len(first.figures)) == (SLOW, 2)
    assert reason in first.figures[1].missing
    assert "\n" not in first.figures[1].missing
    assert whole.figures == (*first.figures, FAST)


def test_a_bug_of_ours_is_no_trouble_of_a_topic_and_ends_the_run(bench: Bench) -> None:
    def bug(_: Bench) -> list[Figure]:
        raise KeyError("oops")

    with pytest.raises(KeyError):
        list(measure.tables(bench, ["sizes"], {"sizes": bug}))


def test_a_run_that_is_stopped_keeps_the_topics_that_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> Iterator[Table]:
        yield TABLE
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "ready", lambda *_: None)
    monkeypatch.setattr(measure, "tables", stopped)
    monkeypatch.setattr(sys, "argv", ["benchmark.py", "--out", str(tmp_path / "out")])
    with pytest.raises(KeyboardInterrupt):
        benchmark.main()
    assert (tmp_path / "out" / "benchmark.md").read_text(encoding="utf-8") == as_markdown(TABLE)


def test_a_misspelt_name_is_wrong_use_and_the_right_one_is_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "ready", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["benchmark.py", "--only", "biulds"])
    with pytest.raises(SystemExit) as ended:
        benchmark.main()
    assert ended.value.code == 2
    assert "no figure is named “biulds”; did you mean “builds”?" in capsys.readouterr().err


def test_the_command_prints_the_table_and_writes_it_where_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "ready", lambda *_: None)
    monkeypatch.setattr(measure, "tables", lambda bench, names: iter((replace(TABLE, rounds=bench.rounds),)))
    monkeypatch.setattr(sys, "argv", ["benchmark.py", "--rounds", "7", "--out", str(tmp_path / "out")])
    assert benchmark.main() == 0
    shown = as_markdown(replace(TABLE, rounds=7))
    assert shown in capsys.readouterr().out
    assert (tmp_path / "out" / "benchmark.md").read_text(encoding="utf-8") == shown
    assert json.loads((tmp_path / "out" / "benchmark.json").read_text(encoding="utf-8"))["rounds"] == 7


def test_a_command_is_measured_as_if_a_small_process_had_started_it(tmp_path: Path) -> None:
    ballast = bytearray(300_000_000)
    run = timing.command([sys.executable, "-I", "-S", "-c", "pass"], folder=tmp_path)
    assert 1 < run.memory < 100 < len(ballast) / timing.MB
    assert run.cpu > 0
    assert run.wall > 0


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_memory_of_all_processes_of_a_command_is_counted_what_they_share_once(tmp_path: Path) -> None:
    together = """if True:
        import os, time
        shared = bytearray(100_000_000)
        child = os.fork()
        own = bytearray(60_000_000)
        time.sleep(1)
        child and os.waitpid(child, 0)
    """
    run = timing.command([sys.executable, "-I", "-S", "-c", together], folder=tmp_path)
    assert 160 < run.largest < 190
    assert 220 < run.memory < 250


def test_a_command_that_fails_is_told_by_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match=r"^python.*: the last words$"):
        timing.command([sys.executable, "-c", "import sys; sys.exit('first\\nthe last words\\n')"], folder=tmp_path)


def test_a_peer_that_cannot_be_installed_says_so(bench: Bench) -> None:
    nobody = peers.Peer(name="Nobody", pins=("/there/is/no/such/wheel-1.0-py3-none-any.whl",))
    with pytest.raises(LeafletError, match=r"^Nobody .*cannot be installed: "):
        peers.program(bench, nobody, "nobody")


def test_generated_pages_are_the_same_each_time_link_to_each_other_and_are_of_about_450_words(tmp_path: Path) -> None:
    pages.write(tmp_path / "once", 7)
    pages.write(tmp_path / "again", 7)
    texts = {page.name: page.read_text(encoding="utf-8") for page in (tmp_path / "once").iterdir()}
    assert sorted(texts) == ["index.md", *(f"page-{number}.md" for number in range(1, 7))]
    assert texts == {page.name: page.read_text(encoding="utf-8") for page in (tmp_path / "again").iterdir()}
    assert all(420 < len(text.split()) < 500 and "| --- |" in text and "](" in text for text in texts.values())


def test_a_generated_guide_is_built_by_our_own_command_with_a_leaflet_and_no_handbook(bench: Bench) -> None:
    docs = bench.place("docs") / "en"
    pages.write(docs, 2)
    guide = pages.for_ours(bench, docs, "guide", handbook=False)
    assert own.whole_build(guide).memory > 0
    made = {file.name for file in (guide / "site").rglob("*") if file.suffix in {".pdf", ".html"}}
    assert {"index.html", "page-1.html", "generated-a4.pdf"} <= made
    assert "handbook.pdf" not in made


def test_the_roster_of_made_up_clinics_is_one_that_the_printing_accepts(tmp_path: Path) -> None:
    rows = roster.write(tmp_path / "roster.csv", 12).read_text(encoding="utf-8").splitlines()
    assert len(rows) == 13
    assert len({row.partition(",")[0] for row in rows}) == 13
    assert rows[1].startswith("clinic-0000,Example clinic 0,020 7946 0000,")


def test_a_leaflet_is_really_weighed_beside_weasyprints(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: Bench, peer: peers.Peer, name: str) -> Path:
        if peer == peers.STOCK:  # its WeasyPrint is of our own version
            return Path(sys.executable).with_name(name)
        raise LeafletError("there is no network in a test")

    monkeypatch.setattr(peers, "program", gone)
    with ThreadPoolExecutor(1) as thread:  # the browser tests of this process keep Playwright in its own
        weasyprint, chromium, *others = thread.submit(lambda: list(sizes.figures(bench))).result()
    assert weasyprint.met
    assert chromium.met
    assert [figure.missing.partition(": ")[2] for figure in others] == ["there is no network in a test"] * 3


@pytest.mark.parametrize(("two", "gained"), [(1.0, 2.0), (2.0, 1.0)])
def test_cores_gain_what_two_processes_do_at_once(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, two: float, gained: float
) -> None:
    asked = []

    def command(words: Sequence[str | Path], *, folder: Path) -> Run:
        asked.append(words[-1])
        return Run(wall=two if "fork" in str(words[-1]) else 1.0)

    monkeypatch.setattr(cores, "command", command)
    (figure,) = cores.figures(bench)
    assert figure.ratio == gained
    assert len(set(asked)) == 2
