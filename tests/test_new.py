"""New: a manuscript that is whole at once, to be written over."""

from datetime import date
from pathlib import Path

import pytest
from folders import tree

from steadyhand.authoring import manuscript
from steadyhand.authoring.check import check
from steadyhand.authoring.fmt import fmt
from steadyhand.authoring.manuscript import LAYOUT, LEDGER_FILE, STANDING_FILE
from steadyhand.authoring.new import new
from steadyhand.authoring.publish import publish
from steadyhand.authoring.schema import FOLDER, write_schemas
from steadyhand.editions import edition
from steadyhand.editions.numbers import is_published
from steadyhand.errors import InvalidRecord

DAY = date(2026, 1, 31)


@pytest.mark.parametrize("place", ["demo", "a/b/demo", "./demo"])
@pytest.mark.parametrize("absolute", [True, False])
def test_a_new_manuscript_is_sound_and_published_at_once(
    place: str, *, absolute: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / place if absolute else Path(place)
    names = new(folder)
    assert {*names} <= tree(tmp_path / place).keys()
    assert check(folder) == ()
    done = publish(folder, on=DAY)
    guide = edition.loads(done.file.read_bytes())
    assert guide == manuscript.read(folder)
    assert guide.id == "demo"
    assert not is_published(guide.edition)


def test_it_has_every_file_that_there_must_be_in_the_one_style(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    names = new(folder)
    assert {*LAYOUT.names} - {*names} == {LEDGER_FILE, STANDING_FILE, "recalls.toml", "search/beyond.toml"}
    assert fmt(folder) == ()


def test_every_file_names_the_schema_that_is_there_for_it(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    for name in new(folder):
        file = folder / name
        directive, _, _ = file.read_text(encoding="utf-8").partition("\n")
        schema = (file.parent / directive.removeprefix("#:schema ")).resolve()
        assert schema.parent == (folder / FOLDER).resolve()
        assert schema.is_file()
    before = tree(folder)
    write_schemas(folder)
    assert tree(folder) == before


@pytest.mark.parametrize("name", ["Demo", "a demo", "demo-", "démo", "demo\n", "..", "_"])
def test_a_name_that_cannot_be_an_id_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidRecord, match="cannot be the id of a guide"):
        new(tmp_path / name)
    assert tree(tmp_path) == {}


def test_this_folder_has_no_name_and_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="'' cannot be the id of a guide"):
        new(Path())


def test_where_there_is_something_already_nothing_is_written(tmp_path: Path) -> None:
    folder, file = tmp_path / "demo", tmp_path / "file"
    folder.mkdir()
    file.touch()
    (folder / "mine.txt").touch()
    for there in (folder, file):
        with pytest.raises(InvalidRecord, match="is there already"):
            new(there)
    assert tree(tmp_path) == {"demo/mine.txt": b"", "file": b""}


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    new(folder)
    assert check(folder) == ()
