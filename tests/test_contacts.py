"""Contacts: written by editors, checked, dated when they are published, and refused where nobody tried what is new."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from folders import CONTACTS, copy_of, listed, rewrite, sums, tree
from jsonschema import Draft7Validator

import steadyhand
from steadyhand.authoring.check import check
from steadyhand.authoring.contacts import HELP_LINES_FILE
from steadyhand.authoring.move import move
from steadyhand.authoring.publish import publish_contacts
from steadyhand.authoring.schema import FOLDER as SCHEMAS
from steadyhand.authoring.schema import write_schemas
from steadyhand.editions.contacts import loads
from steadyhand.errors import FaultyManuscript, SteadyhandError

DAY, LATER = date(2026, 1, 31), date(2026, 3, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of(CONTACTS, tmp_path)


def test_contacts_are_dated_anew_only_where_something_in_them_is_another(folder: Path, tmp_path: Path) -> None:
    file = publish_contacts(folder, tmp_path / "home", DAY)
    first = file.read_bytes()
    assert loads(first).date == "2026-01-31"
    assert publish_contacts(folder, tmp_path / "home", LATER) == file
    assert file.read_bytes() == first
    rewrite(folder / HELP_LINES_FILE, "Free to call.", "Free to call, day and night.")
    publish_contacts(folder, tmp_path / "home", LATER)
    assert loads(file.read_bytes()).date == "2026-03-01"


def test_beside_editions_the_checksums_are_written_too(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "SHA256SUMS").touch()
    publish_contacts(folder, home, DAY)
    assert listed(home) == sums(home)
    assert [*listed(home)] == ["contacts.jsonl"]


@pytest.mark.parametrize(("tried", "is_refused"), [("2026-01-30", True), ("2026-02-28", False), ("", False)])
def test_a_way_that_changed_is_tried_again(folder: Path, tmp_path: Path, tried: str, *, is_refused: bool) -> None:
    lines = folder / HELP_LINES_FILE
    rewrite(lines, 'call = "13 11 14"', 'call = "13 11 14"\ntried = "2026-01-30"')
    file = publish_contacts(folder, tmp_path, DAY)
    before = file.read_bytes()
    new = f'tried = "{tried}"' if tried else ""
    rewrite(lines, 'call = "13 11 14"\ntried = "2026-01-30"', f'call = "13 11 15"\n{new}')
    if not is_refused:
        publish_contacts(folder, tmp_path, LATER)
        assert b"13 11 15" in file.read_bytes()
        return
    with pytest.raises(FaultyManuscript, match="call is another, and the day it was tried is not") as raised:
        publish_contacts(folder, tmp_path, LATER)
    assert [fault.code for fault in raised.value.faults] == ["stale-try"]
    assert file.read_bytes() == before


def test_a_region_is_a_country_that_there_is_and_a_line_is_for_one_of_them(folder: Path, tmp_path: Path) -> None:
    rewrite(folder / "regions.toml", 'code = "CA"', 'code = "XX"')
    found = {(fault.file, fault.code, fault.message) for fault in check(folder)}
    assert ("regions.toml", "bad-value", "ISO 3166 knows no such country") in found
    assert (HELP_LINES_FILE, "dangling-reference", "no region has the code 'CA'") in found
    with pytest.raises(FaultyManuscript):
        publish_contacts(folder, tmp_path / "home", DAY)
    assert not (tmp_path / "home").exists()


def test_contacts_are_no_guide(folder: Path) -> None:
    before = tree(folder)
    said = "these are contacts, not the manuscript of a guide"
    with pytest.raises(SteadyhandError, match=said):
        steadyhand.load(folder)
    with pytest.raises(SteadyhandError, match=said):
        move(folder, "help_lines/us-988", "us-lifeline", DAY)
    assert tree(folder) == before


def test_the_schemas_of_contacts_say_what_their_files_may_say(folder: Path) -> None:
    assert write_schemas(folder) == (f"{SCHEMAS}/regions.json", f"{SCHEMAS}/help-lines.json")
    for name in ("regions", "help-lines"):
        validator = Draft7Validator(json.loads((folder / SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))
        said = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        assert validator.is_valid(said)
        assert not validator.is_valid({**said, "themes": []})
    assert not check(folder)
