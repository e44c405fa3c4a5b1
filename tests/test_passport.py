"""The quality passport: only a record makes a line say “done”, and a result holds for the same bytes alone."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pydantic import TypeAdapter
from test_checks import ROOT
from test_review import REVIEWED, UNREVIEWED
from test_trace import ENGLISH, whole

from checks.cores import guide_core
from leaflets.errors import LeafletError
from passport.chart import Bar, bars_svg
from passport.making import make
from passport.page import fills, tell_results
from passport.passport import Passport
from passport.quality import Quality, as_json, schema
from passport.records import KINDS, Kind, Record, read_records
from passport.validation import Validated, Validation, read_validation

RECORD = """\
kind: clinician-sign-off
date: 2027-01-10
names: [A. Example]
role: made-up neurologist
version: 1.2.3
result: Nothing to mend.
conflicts: none
guide: "{core}"
""".replace("{core}", str(guide_core(whole().pages, whole().standards.regions)))
LOCK = "weasyprint==70.0 \\\n    --hash=sha256:aa\nmkdocs==1.6.1\n"


def passport(*records: Record) -> Passport:
    return make(whole(), UNREVIEWED, records, LOCK)


def record(folder: Path, text: str = RECORD) -> Record:
    (folder / "one.yml").write_text(text)
    (found,) = read_records(folder)
    return found


def people(shown: Passport) -> str:
    return fills(shown, ENGLISH, [])["passport-people"]()


def test_nobody_has_done_anything_yet_and_the_page_says_so_line_by_line() -> None:
    assert read_records(ROOT / "docs" / "data" / "reviews") == ()
    assert people(passport()).count("Not done yet.") == len(KINDS) == 7


def test_a_review_in_mkdocs_yml_does_not_make_a_line_say_done() -> None:
    assert not any(task.done for task in make(whole(), REVIEWED, [], LOCK).tasks)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_changes_its_own_line_and_nothing_else(kind: Kind, tmp_path: Path) -> None:
    extra = "readers: 10\nunderstandability: 90\nactionability: 80\n"
    done = passport(record(tmp_path, RECORD.replace("clinician-sign-off", kind) + extra))
    assert replace(done, tasks=()) == replace(passport(), tasks=())
    assert [task.kind for task in done.tasks if task.done] == [kind]
    before, after = people(passport()).splitlines(), people(done).splitlines()
    (changed,) = (new for old, new in zip(before, after, strict=True) if old != new)
    assert "Done.</strong> On 10 January 2027 by A. Example (made-up neurologist), version 1.2.3" in changed


def test_a_record_for_an_older_version_is_told_and_leaves_its_line_open(tmp_path: Path) -> None:
    old = passport(record(tmp_path, RECORD.replace("1.2.3", "1.0.0")))
    assert not any(task.done for task in old.tasks)
    assert "Not done yet.</strong> Last done on 10 January 2027 by A. Example" in people(old)


def test_a_record_of_another_text_of_the_same_version_leaves_its_line_open(tmp_path: Path) -> None:
    signed = record(tmp_path)
    assert any(task.done for task in passport(signed).tasks)
    assert not any(task.done for task in passport(replace(signed, guide="0123456789")).tasks)


def test_the_newest_record_of_this_version_counts_whatever_came_later_for_another(tmp_path: Path) -> None:
    early, late = RECORD.replace("2027-01-10", "2026-12-01"), RECORD
    other = RECORD.replace("2027-01-10", "2027-02-01").replace("1.2.3", "1.0.0")
    for name, text in (("one", late), ("two", early), ("three", other)):
        (tmp_path / f"{name}.yml").write_text(text)
    (done,) = (task for task in passport(*read_records(tmp_path)).tasks if task.done)
    assert done.record is not None
    assert str(done.record.date) == "2027-01-10"


def test_one_broken_record_hides_no_other_and_hidden_files_are_none(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml", "c.yaml", ".d.yml"):
        (tmp_path / name).write_text("kind: nonsense\n")
    with pytest.raises(LeafletError) as error:
        read_records(tmp_path)
    files = {Path(line.partition(":")[0]).name for line in str(error.value).splitlines()}
    assert files == {"a.yml", "b.yml", "c.yaml"}


@pytest.mark.parametrize(("scores", "low"), [((71, 71), False), ((71, 70), True), ((0, 0), True)])
def test_a_pemat_rating_shows_its_scores_and_says_when_they_are_low(
    scores: tuple[int, int], low: bool, tmp_path: Path
) -> None:
    understandability, actionability = scores
    extra = f"understandability: {understandability}\nactionability: {actionability}\n"
    shown = people(passport(record(tmp_path, RECORD.replace("clinician-sign-off", "pemat") + extra)))
    told = f"It scores {understandability} % for understanding and {actionability} % for acting on it."
    assert told in shown
    assert ("Each is to be over 70 %." in shown) == low
    assert "Done." in shown


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            RECORD.replace("kind: clinician", "kind: clinican"),
            "one.yml:1: “kind” cannot be “clinican-sign-off”; did you",
        ),
        (RECORD.replace("[A. Example]", "[]"), "one.yml:3: "),
        (RECORD.replace("2027-01-10", "soon"), "one.yml:2: "),
        (RECORD.replace("conflicts: none\n", ""), "one.yml:1: .*a clinician states conflicts of interest"),
        (RECORD.replace("[A. Example]", "['?']"), "one.yml:3: "),
        (RECORD.replace("conflicts: none", "conflicts: '-'"), "one.yml:1: .*a clinician states conflicts of interest"),
        (RECORD.partition("guide:")[0], "one.yml:1: .*a clinician signs one text"),
        (RECORD.replace("clinician-sign-off", "user-test") + "readers: 9\n", "one.yml:1: .*at least 10 readers"),
        (RECORD.replace("clinician-sign-off", "pemat"), "one.yml:1: .*has both scores"),
        (RECORD + "badge: true\n", "one.yml:9: unknown key “badge”"),
    ],
)
def test_a_record_that_lacks_something_is_refused_with_file_and_line(wrong: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match=told):
        record(tmp_path, wrong)


def test_the_record_that_contributing_shows_is_a_good_one(tmp_path: Path) -> None:
    _, _, after = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("    kind: ")
    shown, _, _ = f"kind: {after}".partition("\n\n")
    assert record(tmp_path, shown.replace("\n    ", "\n")).kind == "user-test"


def test_a_result_holds_for_the_same_bytes_alone() -> None:
    known = Validated(file="a.pdf", checks={"PDF/UA-1": 0, "PDF/A-2a": 2})
    validation = Validation(files={sha256(b"same").hexdigest(): known})
    html = fills(passport(), ENGLISH, ["a.pdf", "b.pdf"])["passport-files"]()
    told = tell_results(html, {"a.pdf": b"same", "b.pdf": b"other"}, validation, ENGLISH)
    cells = [cell.get_text() for cell in BeautifulSoup(told, "html.parser").select("td")]
    assert cells == ["PDF/UA-1: no fault, PDF/A-2a: 2 faults", "not validated"]
    files = json.loads(as_json(passport(), {"a.pdf": b"same", "b.pdf": b"other"}, validation))["files"]
    assert [(file["validated"], file["checks"]) for file in files] == [(True, known.checks), (False, {})]


def test_results_are_read_from_their_file_and_no_file_means_none(tmp_path: Path) -> None:
    assert read_validation(tmp_path / "validation.json") == Validation()
    (tmp_path / "validation.json").write_text('{"tools": {}, "files": {"abc": {"file": "a.pdf", "checks": {}}}}')
    with pytest.raises(LeafletError, match=r"validation\.json:1: "):
        read_validation(tmp_path / "validation.json")


@pytest.mark.parametrize("checks", ["{}", '{"axe": -1}'])
def test_no_check_at_all_and_less_than_no_fault_are_no_validation(checks: str, tmp_path: Path) -> None:
    file = tmp_path / "validation.json"
    file.write_text(f'{{"tools": {{}}, "files": {{"{"a" * 64}": {{"file": "a.pdf", "checks": {checks}}}}}}}')
    with pytest.raises(LeafletError, match=r"validation\.json:1: "):
        read_validation(file)


def test_the_name_of_a_check_is_text() -> None:
    validation = Validation(files={sha256(b"same").hexdigest(): Validated(file="a.pdf", checks={"<b>axe": 0})})
    assert (
        tell_results("<!--validation of a.pdf-->", {"a.pdf": b"same"}, validation, ENGLISH) == "&lt;b&gt;axe: no fault"
    )


def test_it_counts_what_the_pages_rest_on() -> None:
    shown = passport()
    assert shown.sources.keys() == {"A", "B", "C", "D"}
    assert 0 < shown.general < shown.blocks
    assert {one.fact for one in shown.weak} >= {"F094a", "F102", "F115"}
    assert all(one.passes for one in shown.readings)
    assert [one.name for one in shown.readings if one.leaflet] == ["lip-twitching", "twitch-diary"]
    assert shown.longest_sentence is not None
    assert shown.longest_sentence.words == max(one.longest_sentence for one in shown.readings)
    assert shown.built_by == {"weasyprint": "70.0", "mkdocs": "1.6.1"}


def test_a_chart_says_what_its_table_says_and_has_no_style_of_its_own() -> None:
    html = fills(passport(), ENGLISH, [])["passport-reading"]()
    tree = BeautifulSoup(html, "html.parser")
    names = [text.get_text() for text in tree.select(".chart-name")]
    values = [text.get_text() for text in tree.select(".chart-value")]
    rows = [row.select("th, td") for row in tree.select("tbody tr")]
    assert names == [row[0].get_text() for row in rows]
    assert values == [row[1].get_text().split()[0] for row in rows]
    assert not tree.select("[style], style, script")
    assert [bar["width"] for bar in tree.select(".chart-over")] == []


def test_a_bar_beyond_its_limit_is_marked() -> None:
    bars = [Bar(name="<a>", value=9.1, shown="9.1", limit=9), Bar(name="b", value=9, shown="9.0", limit=9)]
    svg = bars_svg(bars, title="t")
    assert svg.count("chart-over") == 1
    assert "&lt;a&gt;" in svg


def test_the_schema_in_the_repository_is_that_of_quality_json(site: Path) -> None:
    file = ROOT / "docs" / "data" / "quality.schema.json"
    assert file.read_text(encoding="utf-8") == schema(), "write what passport.quality.schema() gives into the file"
    quality = TypeAdapter(Quality).validate_json((site / "quality.json").read_bytes())
    assert {one.file for one in quality.files} >= {"index.html", "handbook.pdf", "leaflets/lip-twitching-a4.pdf"}
    for one in quality.files:
        assert one.sha256 == sha256((site / one.file).read_bytes()).hexdigest()


def test_the_page_tells_of_every_file_that_is_validated(site: Path) -> None:
    html = (site / "checked.html").read_text(encoding="utf-8")
    files = [one["file"] for one in json.loads((site / "quality.json").read_text(encoding="utf-8"))["files"]]
    assert "<!--validation of" not in html
    assert [file for file in files if f'<th scope="row">{file}</th>' not in html] == []
