"""A clinic's folder: whole files, ours only, and a clear line for whatever the system refuses."""

import json
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from leaflets import clinic_folder
from leaflets.clinic_folder import LIST, UNFINISHED, is_done, obstacle, write
from leaflets.errors import LeafletError
from leaflets.out_folder import alone, told
from leaflets.spool import spool

FILES = {"lip-twitching-a4.pdf": b"%PDF a4", "twitch-diary-a4.pdf": b"%PDF diary"}


def list_of(files: dict[str, bytes], made_of: str = "x") -> str:
    editions = [{"file": name, "sha256": sha256(pdf).hexdigest(), "pages": 2} for name, pdf in files.items()]
    return json.dumps({"version": "1", "clinic": "north", "made_of": made_of, "editions": editions})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "north", FILES, list_of(FILES))
    return tmp_path / "north"


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != LIST}


def test_leaflets_and_their_list_are_written_and_nothing_else(folder: Path) -> None:
    assert content(folder) == FILES
    assert (folder / LIST).read_text() == list_of(FILES)


def test_ours_are_written_again_and_those_no_longer_listed_go(folder: Path) -> None:
    (folder / "notes.txt").write_text("by hand")
    new = {"lip-twitching-a4.pdf": b"%PDF new"}
    assert obstacle(folder, new) is None
    write(folder, new, list_of(new))
    assert content(folder) == {**new, "notes.txt": b"by hand"}


def test_a_folder_is_done_if_all_that_is_listed_is_whole_and_made_of_the_same(folder: Path) -> None:
    assert is_done(folder, "x")
    assert not is_done(folder, "y")
    assert not is_done(folder.parent / "south", "x")


@pytest.mark.parametrize("change", ["cut", "gone", "link", "no list", "list cut", "list of a stranger"])
def test_a_folder_that_is_not_whole_is_not_done(folder: Path, change: str) -> None:
    leaflet, list_ = folder / "twitch-diary-a4.pdf", folder / LIST
    match change:
        case "cut":
            leaflet.write_bytes(b"%PDF")
        case "gone":
            leaflet.unlink()
        case "link":
            leaflet.rename(folder / "copy.pdf")
            leaflet.symlink_to("copy.pdf")
        case "no list":
            list_.unlink()
        case "list cut":
            list_.write_text(list_.read_text()[:-9])
        case "list of a stranger":
            list_.write_text('{"editions": []}')
    assert not is_done(folder, "x")


@pytest.mark.parametrize("name", [LIST, "lip-twitching-a4.pdf"])
@pytest.mark.parametrize("kind", ["file", "link", "dead link", "folder"])
def test_a_file_that_is_not_ours_is_an_obstacle(tmp_path: Path, name: str, kind: str) -> None:
    folder = tmp_path / "south"
    folder.mkdir()
    (folder / "other").write_text("{}")
    match kind:
        case "file":
            (folder / name).write_text("{}")
        case "folder":
            (folder / name).mkdir()
        case _:
            (folder / name).symlink_to("other" if kind == "link" else "none")
    assert obstacle(folder, FILES) == f"{folder / name} is no file of this command's; move it away"


@pytest.mark.parametrize("kind", ["file", "link", "dead link"])
def test_a_folder_that_is_none_is_an_obstacle(tmp_path: Path, kind: str) -> None:
    (tmp_path / "other").mkdir()
    if kind == "file":
        (tmp_path / "south").write_text("x")
    else:
        (tmp_path / "south").symlink_to("other" if kind == "link" else "none")
    assert obstacle(tmp_path / "south", FILES) == f"{tmp_path / 'south'} is no folder of this command's; move it away"


def test_a_list_that_links_elsewhere_is_not_read(folder: Path) -> None:
    (folder / LIST).rename(folder.parent / "elsewhere.json")
    (folder / LIST).symlink_to("../elsewhere.json")
    assert not is_done(folder, "x")
    assert obstacle(folder, FILES) is not None


def test_a_folder_that_links_elsewhere_is_not_read(folder: Path) -> None:
    (folder.parent / "south").symlink_to(folder)
    assert not is_done(folder.parent / "south", "x")


def test_a_list_cannot_name_a_file_elsewhere(folder: Path) -> None:
    outside = folder.parent / "outside.pdf"
    outside.write_bytes(b"theirs")
    (folder / LIST).write_text(list_of({"../outside.pdf": b"theirs"}))
    assert not is_done(folder, "x")
    write(folder, FILES, list_of(FILES))
    assert outside.read_bytes() == b"theirs"


def test_a_list_that_is_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / LIST).unlink()
    os.mkfifo(folder / LIST)
    assert not is_done(folder, "x")


def test_what_a_killed_run_left_is_removed_and_a_link_in_its_place_is_not_followed(folder: Path) -> None:
    other = folder.parent / "other"
    other.write_text("theirs")
    (folder / f".lip-twitching-a4.pdf{UNFINISHED}").symlink_to(other)
    write(folder, FILES, list_of(FILES))
    assert content(folder) == FILES
    (folder / f".twitch-diary-letter.pdf{UNFINISHED}").write_bytes(b"%PD")
    obstacle(folder, FILES)
    assert content(folder) == FILES
    assert other.read_text() == "theirs"


@pytest.mark.parametrize("step", range(8))
def test_a_run_that_ends_at_any_moment_leaves_whole_files_that_are_ours(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """The eight steps are four files written, one of them new, and four renamed."""
    done = 0

    def ended(action):  # type: ignore[no-untyped-def]
        def act(self, *arguments, **more):  # type: ignore[no-untyped-def]
            nonlocal done
            if more.get("mode") == "rb":
                return action(self, **more)
            if done == step:
                raise KeyboardInterrupt
            done += 1
            return action(self, *arguments, **more)

        return act

    new = {name: pdf + b" new" for name, pdf in FILES.items()} | {"twitch-diary-letter.pdf": b"%PDF new"}
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", ended(Path.open))
        patch.setattr(Path, "replace", ended(Path.replace))
        patch.setattr(clinic_folder, "clear", lambda _: None)  # as if it were killed
        with pytest.raises(KeyboardInterrupt):
            write(folder, new, list_of(new, "new"))
    left = {name: pdf for name, pdf in content(folder).items() if not name.endswith(UNFINISHED)}
    assert all(pdf in (FILES.get(name), new[name]) for name, pdf in left.items())
    assert not is_done(folder, "new")
    assert obstacle(folder, new) is None
    write(folder, new, list_of(new, "new"))
    assert content(folder) == new
    assert is_done(folder, "new")


def test_a_second_run_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows locks no folders")
    out = tmp_path / "a" / "out"
    with alone(out), pytest.raises(LeafletError, match="another run is printing here; wait for it"), alone(out):
        pass
    with alone(out):
        assert list(out.iterdir()) == []


def test_a_file_where_the_folder_is_to_be_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("x")
    with pytest.raises(LeafletError, match=r"out: File exists; give another folder with --out"), alone(out):
        pass


def test_a_full_disk_is_told_with_its_remedy(tmp_path: Path) -> None:
    remedy = r"No space left on device; free space and go on with --resume$"
    with pytest.raises(LeafletError, match=remedy), told(tmp_path):
        Path("/dev/full").write_bytes(b"x")


def test_a_spool_gives_back_what_it_keeps_and_leaves_no_file(tmp_path: Path) -> None:
    with spool(tmp_path) as kept:
        places = [kept.keep(content) for content in (b"one", b"", b"three")]
        assert kept.recall(places[0]) == b"one"
        places.append(kept.keep(b"four"))
        assert [kept.recall(place) for place in places] == [b"one", b"", b"three", b"four"]
        assert list(tmp_path.iterdir()) == []
