"""The guide's own sheets as one."""

from pathlib import Path

from offline.sheet import drop_parts, joined


def test_sheets_follow_one_another_without_comments_and_indents() -> None:
    assert joined(["/* a */\na {\n  b: c; /* d */\n}\n", '@media print {\n  e { f: "/* g */" }\n}\n']) == (
        'a {\nb: c; \n}\n@media print {\ne { f: "/* g */" }\n}\n'
    )


def test_a_part_stays_only_where_a_page_links_it(tmp_path: Path) -> None:
    (tmp_path / "assets/css").mkdir(parents=True)
    (tmp_path / "leaflets").mkdir()
    for name in ("fonts", "menu"):
        (tmp_path / f"assets/css/{name}.css").write_text("")
    (tmp_path / "leaflets/a.html").write_text('<link rel="stylesheet" href="../assets/css/fonts.css">')
    drop_parts(tmp_path, ["assets/css/fonts.css", "assets/css/menu.css"])
    assert [file.name for file in (tmp_path / "assets/css").iterdir()] == ["fonts.css"]
