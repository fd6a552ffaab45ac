"""Publishing: checked first, numbered as promised, whole or not at all, and never changed again."""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from folders import BUNDLED, CONTACTS, ROOT, SHELF, SMALL, content_of, copy_of, listed, renumber, rewrite, sums, tree
from hypothesis import given, settings
from hypothesis import strategies as st

import steadyhand
import steadyhand.__main__ as cli
from steadyhand.authoring import changelog, manuscript, shelving
from steadyhand.authoring.move import move
from steadyhand.authoring.publish import Publication, publish, publish_contacts
from steadyhand.authoring.tables import tables
from steadyhand.changes.change import Changes
from steadyhand.changes.rules import Step, least_number
from steadyhand.editions import edition, shelf
from steadyhand.editions.building import Lines
from steadyhand.editions.contacts import Contacts
from steadyhand.editions.decoding import decode
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps
from steadyhand.editions.numbers import order
from steadyhand.editions.today import Today
from steadyhand.errors import DamagedEdition, EditionIsPublished, FaultyManuscript, SteadyhandError, StepTooSmall
from steadyhand.records.entry import Entry
from steadyhand.records.forms import written
from steadyhand.records.help_line import HelpLine
from steadyhand.records.kinds import PLURALS
from steadyhand.records.ledger import Moved, Retired

DAY = date(2026, 1, 31)
BESIDE = ("search.json", "standing.json")
"""What lies beside the small guide's editions."""
FIRST, SECOND = "sections/10-first.toml", "sections/20-second.toml"
Edit: TypeAlias = Callable[[Path, int], Any]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A manuscript of a guide that nothing has been published of."""
    return copy_of(SMALL, tmp_path)


@pytest.fixture
def lasting(small: Path) -> Path:
    """A manuscript whose edition 1.2.3 is published."""
    rewrite(small / SECOND, "Hold it.", "Hold it – a while.")
    renumber(small, "1.2.3")
    publish(small, on=DAY)
    return small


def published(folder: Path) -> list[dict[str, Any]]:
    """What the ledger says of editions."""
    lines: list[dict[str, Any]] = tomllib.loads((folder / "ledger.toml").read_text(encoding="utf-8"))["published"]
    return lines


def retire(folder: Path, ref: str) -> None:
    with (folder / "ledger.toml").open("a", encoding="utf-8") as ledger:
        ledger.write(f'\n[[retired]]\nref = "{ref}"\nreason = "It went\\n\\nout."\non = "{DAY}"\n')


# What is published, and when it is refused.


def test_an_edition_is_what_its_manuscript_says(small: Path) -> None:
    done = publish(small, on=DAY)
    file, written = small / "editions" / "small" / "0.2.0.jsonl", (*BESIDE, "SHA256SUMS")
    assert done == Publication(file=file, previous=None, changes=Changes(), written=("0.2.0.jsonl", *written))
    assert edition.loads(done.file.read_bytes()) == manuscript.read(small)


def test_shelf_and_log_may_lie_elsewhere(small: Path, tmp_path: Path) -> None:
    before = tree(small)
    done = publish(small, shelf=tmp_path / "shelf", log=tmp_path / "log" / "NEWS.md", on=DAY)
    assert done.file == tmp_path / "shelf" / "small" / "0.2.0.jsonl"
    assert (tmp_path / "log" / "NEWS.md").exists()
    assert {name for name, data in tree(small).items() if data != before[name]} == {"standing.toml"}


def test_where_there_are_faults_nothing_is_written(lasting: Path) -> None:
    rewrite(lasting / FIRST, 'themes = ["calm"]\nquestions', 'themes = ["clam"]\nquestions')
    rewrite(lasting / SECOND, "Let it go.", "Let it go ...")
    renumber(lasting, "2.0.0")
    before = tree(lasting)
    with pytest.raises(FaultyManuscript) as raised:
        publish(lasting, on=DAY)
    assert [fault.code for fault in raised.value.faults] == ["dangling-reference", "typography"]
    assert tree(lasting) == before


EDITS: dict[Step | None, tuple[str, str, str]] = {
    None: (FIRST, "How to breathe.", "How to breathe."),
    "patch": (SECOND, "–", "—"),
    "minor": (SECOND, "Let it go.", "Let go."),
    "major": (FIRST, 'text = "Air is free."', 'text = "Air is dear."'),
}


@pytest.mark.parametrize("number", ["0.9.0", "1.2.2", "1.2.4", "1.3.0", "2.0.0", "2.1.0"])
@pytest.mark.parametrize("step", EDITS)
def test_a_number_that_promises_too_little_is_refused_and_any_other_is_taken(
    lasting: Path, step: Step | None, number: str
) -> None:
    name, old, new = EDITS[step]
    rewrite(lasting / name, old, new)
    renumber(lasting, number)
    before, least = tree(lasting), least_number("1.2.3", step)
    if order(number) >= order(least):
        done = publish(lasting, on=DAY)
        assert (done.previous, done.changes.step) == ("1.2.3", step)
        assert edition.loads(done.file.read_bytes()).edition == number
        return
    with pytest.raises(StepTooSmall) as raised:
        publish(lasting, on=DAY)
    assert (raised.value.edition, raised.value.previous, raised.value.least) == (number, "1.2.3", least)
    assert len(raised.value.reasons) == (step is not None)
    assert tree(lasting) == before


def test_a_guide_may_not_go_back_behind_an_edition_that_came_later(lasting: Path) -> None:
    for name, old, new in EDITS.values():
        rewrite(lasting / name, old, new)
    renumber(lasting, "2.0.0")
    publish(lasting, on=DAY)
    renumber(lasting, "1.9.0")
    with pytest.raises(StepTooSmall) as raised:
        publish(lasting, on=DAY)
    assert (raised.value.previous, raised.value.least) == ("2.0.0", "2.0.1")


def test_a_draft_is_replaced_whatever_has_changed_and_even_when_it_is_damaged(small: Path) -> None:
    file = publish(small, on=DAY).file
    before = tree(small / "editions")
    for name, old, new in EDITS.values():
        if old in (small / name).read_text(encoding="utf-8"):
            rewrite(small / name, old, new)
    assert publish(small, on=DAY).file == file
    after = tree(small / "editions")
    assert after != before
    assert after.keys() == before.keys()
    file.write_text("<<<<<<< ours", encoding="utf-8")
    publish(small, on=DAY)
    assert tree(small / "editions") == after


def test_an_edition_that_is_published_is_never_touched(lasting: Path) -> None:
    rewrite(lasting / SECOND, "Let it go.", "Let go.")
    before = tree(lasting)
    with pytest.raises(EditionIsPublished, match=r"edition 1\.2\.3 is published and never changes") as raised:
        publish(lasting, on=DAY)
    assert raised.value.file == str(lasting / "editions" / "small" / "1.2.3.jsonl")
    assert tree(lasting) == before


def test_an_edition_that_was_deleted_comes_back_only_as_it_was(lasting: Path) -> None:
    before, file = tree(lasting), lasting / "editions" / "small" / "1.2.3.jsonl"
    file.unlink()
    publish(lasting, on=DAY)
    assert tree(lasting) == before
    file.unlink()
    rewrite(lasting / SECOND, "Let it go.", "Let go.")
    with pytest.raises(EditionIsPublished):
        publish(lasting, on=DAY)
    assert not file.exists()


@pytest.mark.parametrize("as_it_would_be", [True, False])
def test_an_older_edition_that_was_altered_or_deleted_is_refused(lasting: Path, *, as_it_would_be: bool) -> None:
    file = lasting / "editions" / "small" / "1.2.3.jsonl"
    altered = file.read_text(encoding="utf-8").replace("Let it go.", "Let go.")
    rewrite(lasting / SECOND, "Let it go.", "Let go.")
    renumber(lasting, "1.3.0")
    if as_it_would_be:
        guide = decode({**content_of(manuscript.read(lasting)), "edition": "1.2.3"})
        assert edition.loads(dumps(guide).encode()) == guide
        altered = dumps(guide)
    for damage in (lambda: file.write_text(altered, encoding="utf-8"), file.unlink):
        damage()
        before = tree(lasting)
        with pytest.raises(DamagedEdition) as raised:
            publish(lasting, on=DAY)
        assert raised.value.file == str(file)
        assert tree(lasting) == before


def test_a_file_whose_name_belies_it_is_refused_and_any_other_file_is_passed_over(lasting: Path) -> None:
    home = lasting / "editions" / "small"
    (home / "notes.jsonl").write_text("[]", encoding="utf-8")
    (home / "1.2.3 (copy).jsonl").write_bytes((home / "1.2.3.jsonl").read_bytes())
    renumber(lasting, "1.2.4")
    publish(lasting, on=DAY)
    assert set(listed(home)) == {"1.2.3.jsonl", "1.2.4.jsonl", *BESIDE}
    (home / "1.2.5.jsonl").write_bytes((home / "1.2.3.jsonl").read_bytes())
    renumber(lasting, "1.2.6")
    with pytest.raises(DamagedEdition, match="this is not the edition that SHA256SUMS lists"):
        publish(lasting, on=DAY)


def test_a_higher_number_alone_changes_no_entrys_digest(lasting: Path) -> None:
    home = lasting / "editions" / "small"
    renumber(lasting, "1.2.4")
    done = publish(lasting, on=DAY)
    one, other = (edition.loads((home / f"{number}.jsonl").read_bytes()) for number in ("1.2.3", "1.2.4"))
    assert not done.changes
    assert one.digest != other.digest
    assert {entry.ref: entry.digest for entry in one.entries} == {entry.ref: entry.digest for entry in other.entries}
    assert published(lasting)[1] == {"edition": "1.2.4", "digest": other.digest, "refs": []}
    log = (lasting / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "### 1.2.4 – 2026-01-31\n\nIt says what 1.2.3 says.\n" in log


# The promise of ids: what was published stays, moves or is retired.


def without_the_second(folder: Path) -> None:
    (folder / SECOND).unlink()
    rewrite(folder / "concepts.toml", '"first", "second"', '"first"')
    renumber(folder, "2.0.0")


@pytest.mark.parametrize("forgetful", [False, True])
def test_a_published_id_may_not_be_lost(lasting: Path, *, forgetful: bool) -> None:
    without_the_second(lasting)
    if forgetful:
        (lasting / "ledger.toml").unlink()
    before = tree(lasting)
    with pytest.raises(FaultyManuscript) as raised:
        publish(lasting, on=DAY)
    (fault,) = raised.value.faults
    if forgetful:
        assert fault.message == "edition 1.2.3 is published, and its line is gone"
    else:
        assert (fault.code, fault.file) == ("lost-id", "ledger.toml")
        assert "sections/second was published" in fault.message
        assert "is gone" in fault.message
    assert tree(lasting) == before


def test_a_published_id_may_be_retired_and_what_the_ledger_said_may_not_be_forgotten(lasting: Path) -> None:
    ledger = lasting / "ledger.toml"
    without_the_second(lasting)
    untold = ledger.read_text(encoding="utf-8")
    retire(lasting, "sections/second")
    file = publish(lasting, on=DAY).file
    assert isinstance(edition.loads(file.read_bytes()).ledger.fate("sections/second"), Retired)
    assert "(It went out.)" in (lasting / "CHANGELOG.md").read_text(encoding="utf-8")
    renumber(lasting, "3.0.0")
    for forgotten, said in {
        untold: {"sections/second was published and is gone"},
        "": {
            "edition 1.2.3 is published, and its line is gone",
            "edition 2.0.0 is published, and its line is gone",
            "edition 2.0.0 has another line for sections/second",
        },
    }.items():
        ledger.write_text(forgotten, encoding="utf-8")
        with pytest.raises(FaultyManuscript) as raised:
            publish(lasting, on=DAY)
        assert {fault.message for fault in raised.value.faults} == said


def test_a_former_id_that_an_edition_told_of_may_not_be_forgotten_even_where_no_edition_had_it(small: Path) -> None:
    move(small, "sections/second", "held", DAY)
    renumber(small, "1.0.0")
    publish(small, on=DAY)
    (small / "ledger.toml").unlink()
    renumber(small, "2.0.0")
    with pytest.raises(FaultyManuscript, match=r"edition 1\.0\.0 has another line for sections/second"):
        publish(small, on=DAY)


def test_a_published_id_may_move(lasting: Path) -> None:
    move(lasting, "sections/second", "held", DAY)
    renumber(lasting, "1.3.0")
    guide = edition.loads(publish(lasting, on=DAY).file.read_bytes())
    assert isinstance(guide.ledger.fate("sections/second"), Moved)
    assert published(lasting)[-1] == {"edition": "1.3.0", "digest": guide.digest, "refs": ["sections/held"]}


def test_a_line_that_is_missing_of_what_was_published_last_is_written(lasting: Path) -> None:
    before = tree(lasting)
    (lasting / "ledger.toml").unlink()
    publish(lasting, on=DAY)
    assert tree(lasting) == before


def test_drafts_leave_the_ledger_alone(small: Path) -> None:
    publish(small, on=DAY)
    assert not (small / "ledger.toml").exists()


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("said", ["# Ours.\n", "# Ours.", "# Ours.\n\n", "moved = []\n\n\n# Ours.\n\n\n"])
def test_what_the_ledger_says_stays_to_the_letter(small: Path, said: str, ends: str) -> None:
    ledger = small / "ledger.toml"
    ledger.write_bytes(said.replace("\n", ends).encode())
    renumber(small, "1.0.0")
    publish(small, on=DAY)
    data = ledger.read_bytes()
    assert data.startswith(said.replace("\n", ends).encode())
    assert [line["edition"] for line in published(small)] == ["1.0.0"]
    assert data.count(b"\r\n") == data.count(b"\n") * (b"\r\n" in data)
    assert publish(small, on=DAY).file.exists()
    assert ledger.read_bytes() == data


def test_a_ledger_to_which_nothing_can_be_added_is_refused_before_anything_is_written(small: Path) -> None:
    (small / "ledger.toml").write_text("# Ours.\npublished = []\n", encoding="utf-8")
    renumber(small, "1.0.0")
    before = tree(small)
    with pytest.raises(FaultyManuscript) as raised:
        publish(small, on=DAY)
    said = "ledger.toml:2:1: bad-value each of its lines is to stand under [[published]], so that more can follow"
    assert str(raised.value) == said
    assert tree(small) == before


# What was published is not rewritten unnoticed.


@pytest.fixture(params=["one edition", "two editions"])
def shelved(request: pytest.FixtureRequest, small: Path) -> Path:
    """A manuscript of which 1.2.3 is published, and 1.3.0 besides where there are two; one entry was renamed."""
    move(small, "takeaways/breathe", "in", DAY)
    renumber(small, "1.2.3")
    publish(small, on=DAY)
    if request.param == "two editions":
        addition(small, 0)
        renumber(small, "1.3.0")
        publish(small, on=DAY)
    return small


def sign(home: Path) -> None:
    """Take the checksums of what lies in a folder."""
    (home / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in sums(home).items()))


def say_otherwise(home: Path, _: Path) -> None:
    file = home / "1.2.3.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Let it go.", b"Let go."))
    sign(home)


def take_out(home: Path, _: Path) -> None:
    (home / "1.2.3.jsonl").unlink()
    sign(home)


def roll_back(home: Path, _: Path) -> None:
    rewrite(home / "SHA256SUMS", f"{listed(home)['1.2.3.jsonl']}  1.2.3.jsonl\n", "")


def another_digit(home: Path, _: Path) -> None:
    digest = listed(home)["1.2.3.jsonl"]
    rewrite(home / "SHA256SUMS", digest, ("0" if digest[0] != "0" else "1") + digest[1:])


def forget_a_list(ledger: Path, key: str) -> None:
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(re.sub(rf"(?s)\[\[{key}\]\].*?(?=\n\[\[|\Z)", "", text), encoding="utf-8")
    assert ledger.read_text(encoding="utf-8") != text


def another_digest(_: Path, ledger: Path) -> None:
    digest = tomllib.loads(ledger.read_text(encoding="utf-8"))["published"][0]["digest"]
    rewrite(ledger, digest, digest[:-1] + ("0" if digest[-1] != "0" else "1"))


TAMPERED: dict[str, Callable[[Path, Path], object]] = {
    "an edition says something else and is signed anew": say_otherwise,
    "an edition is gone, and its checksum": take_out,
    "all editions are gone": lambda home, _: shutil.rmtree(home),
    "the checksums are gone": lambda home, _: (home / "SHA256SUMS").unlink(),
    "the checksums are emptied": lambda home, _: (home / "SHA256SUMS").write_text(""),
    "the checksums are those of yesterday": roll_back,
    "the checksums are in capitals": lambda home, _: (home / "SHA256SUMS").write_text(
        (home / "SHA256SUMS").read_text().upper()
    ),
    "a digit of a checksum is another": another_digit,
    "the ledger is gone": lambda _, ledger: ledger.unlink(),
    "the ledger forgets a move": lambda _, ledger: forget_a_list(ledger, "moved"),
    "the day of a move is another": lambda _, ledger: rewrite(ledger, f'on = "{DAY}"', 'on = "2026-02-01"'),
    "the ledger knows no editions": lambda _, ledger: forget_a_list(ledger, "published"),
    "a published ref is gone": lambda _, ledger: rewrite(ledger, '"sections/first",', ""),
    "a published ref is another": lambda _, ledger: rewrite(ledger, '"sections/first",', '"sections/second",'),
    "the digest of an edition is another": another_digest,
}


@pytest.mark.parametrize("again", [True, False], ids=["again", "the next"])
@pytest.mark.parametrize("how", TAMPERED)
def test_what_was_published_is_not_rewritten_unnoticed(shelved: Path, how: str, *, again: bool) -> None:
    home, ledger = shelved / "editions" / "small", shelved / "ledger.toml"
    whole, last = tree(shelved), published(shelved)[-1]["edition"]
    TAMPERED[how](home, ledger)
    if not again:
        rewrite(shelved / SECOND, "Let it go.", "Let go.")
        renumber(shelved, "1.4.0")
    elif (how, last) == ("the ledger knows no editions", "1.2.3"):
        publish(shelved, on=DAY)  # as after a publisher that was killed before the ledger was written
        assert tree(shelved) == whole
        return
    before = tree(shelved)
    with pytest.raises((DamagedEdition, EditionIsPublished, FaultyManuscript)):
        publish(shelved, on=DAY)
    assert tree(shelved) == before


def test_where_the_whole_history_is_gone_with_its_ledger_nothing_is_left_to_notice_it_by(shelved: Path) -> None:
    shutil.rmtree(shelved / "editions")
    (shelved / "ledger.toml").unlink()
    rewrite(shelved / SECOND, "Let it go.", "Let go.")
    renumber(shelved, "1.2.3")
    publish(shelved, on=DAY)
    assert [line["edition"] for line in published(shelved)] == ["1.2.3"]


def test_an_older_edition_may_be_published_again_as_it_was(lasting: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(lasting, older)
    prose(lasting, 0)
    renumber(lasting, "1.3.0")
    publish(lasting, on=DAY)
    (older / "ledger.toml").write_bytes((lasting / "ledger.toml").read_bytes())
    before = tree(lasting / "editions")
    assert publish(older, shelf=lasting / "editions", on=DAY).written == ()
    assert tree(lasting / "editions") == before


# Two publishers at once.


AT_ONCE = """
import sys, time
from steadyhand.__main__ import main
while time.time() < float(sys.argv[1]):
    pass
sys.exit(main(sys.argv[2:]))
"""


def at_once(folders: list[Path], shelf: Path) -> list[tuple[int, str]]:
    """Publish all of them at the same moment, onto one shelf: the exit status of each, and what it complained of."""
    start, said = str(time.time() + 0.5 * len(folders)), subprocess.PIPE
    commands = [[sys.executable, "-c", AT_ONCE, start, "publish", str(each), "--to", str(shelf)] for each in folders]
    running = [subprocess.Popen(command, stdout=said, stderr=said, text=True) for command in commands]  # our own
    complaints = [process.communicate()[1] for process in running]
    return [(process.returncode, complaint) for process, complaint in zip(running, complaints, strict=True)]


def rivals(place: Path, *numbers: str) -> list[Path]:
    """Manuscripts of one guide, each with a number and with words of its own."""
    folders = []
    for position, number in enumerate(numbers):
        folder = Path(shutil.copytree(SMALL, place / f"rival-{position}"))
        prose(folder, position)
        renumber(folder, number)
        folders.append(folder)
    return folders


TOLD = re.compile("somebody else is publishing here|is published and never changes|cannot follow|its line is gone")


def assert_each_is_told_or_lies_there(home: Path, folders: list[Path], done: list[tuple[int, str]]) -> None:
    assert listed(home) == sums(home)
    for folder, (status, complaint) in zip(folders, done, strict=True):
        guide = manuscript.read(folder)
        if status:
            assert TOLD.search(complaint)
        else:
            assert edition.loads((home / f"{guide.edition}.jsonl").read_bytes()) == guide


def test_of_two_who_publish_the_same_number_at_once_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    folders, home = rivals(tmp_path, "1.0.0", "1.0.0"), tmp_path / "shelf" / "small"
    done = at_once(folders, home.parent)
    assert sorted(bool(status) for status, _ in done) == [False, True]
    assert_each_is_told_or_lies_there(home, folders, done)
    (loser,) = (folder for folder, (status, _) in zip(folders, done, strict=True) if status)
    before = tree(home)
    with pytest.raises(EditionIsPublished):
        publish(loser, shelf=home.parent, on=DAY)
    assert tree(home) == before


def test_of_several_who_publish_drafts_at_once_those_who_were_told_may_try_again(tmp_path: Path) -> None:
    folders, home = rivals(tmp_path, "0.3.0", "0.4.0", "0.5.0", "0.6.0"), tmp_path / "shelf" / "small"
    done = at_once(folders, home.parent)
    assert not all(status for status, _ in done)
    assert_each_is_told_or_lies_there(home, folders, done)
    for position, (folder, (status, _)) in enumerate(zip(folders, done, strict=True)):
        if status and all(later for later, _ in done[position:]):
            publish(folder, shelf=home.parent, on=DAY)
            done[position] = (0, "")
        elif status:
            with pytest.raises(StepTooSmall):
                publish(folder, shelf=home.parent, on=DAY)
    assert not done[-1][0]
    assert_each_is_told_or_lies_there(home, folders, done)


def test_of_two_who_publish_a_number_and_the_next_at_once_nothing_is_lost(tmp_path: Path) -> None:
    folders, home = rivals(tmp_path, "1.0.0", "1.1.0"), tmp_path / "shelf" / "small"
    done = at_once(folders, home.parent)
    assert sorted(bool(status) for status, _ in done) == [False, True]
    assert_each_is_told_or_lies_there(home, folders, done)
    first, second = folders
    if not done[0][0]:
        (second / "ledger.toml").write_bytes((first / "ledger.toml").read_bytes())
        publish(second, shelf=home.parent, on=DAY)
        assert_each_is_told_or_lies_there(home, folders, [(0, ""), (0, "")])
    else:
        (first / "ledger.toml").write_bytes((second / "ledger.toml").read_bytes())
        with pytest.raises(StepTooSmall):
            publish(first, shelf=home.parent, on=DAY)


def test_while_somebody_publishes_nobody_else_does(small: Path) -> None:
    home = small / "editions" / "small"
    with shelving.alone(home), pytest.raises(SteadyhandError, match="somebody else is publishing here"):
        publish(small, on=DAY)
    publish(small, on=DAY)


# What lives beside an edition.


def test_where_no_word_is_another_what_lives_beside_is_brought_up_to_date(lasting: Path) -> None:
    asked = '[[questions]]\nref = "sections/first"\nasked = ["How do I not forget to breathe?"]\n'
    (lasting / "search").mkdir(exist_ok=True)
    (lasting / "search" / "questions.toml").write_text(asked, encoding="utf-8")
    before = tree(lasting)
    assert publish(lasting, on=DAY).written == ("search.json", "SHA256SUMS")
    changed = {name for name, data in tree(lasting).items() if data != before.get(name)}
    assert {Path(name).name for name in changed} == {"search.json", "SHA256SUMS"}
    guide = steadyhand.load(lasting / "editions" / "small")
    assert guide.search("how do i not forget to breathe").hits[0].entry.ref == "sections/first"
    assert publish(lasting, on=DAY).written == ()


def test_an_edition_that_somebody_else_wrote_a_moment_ago_is_not_written_over(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renumber(small, "1.0.0")
    file = publish(small, on=DAY).file
    data = file.read_bytes()
    monkeypatch.setattr(shelving, "holds", lambda *_: False)
    with pytest.raises(EditionIsPublished):
        shelving.put(file.parent, "1.0.0", data, {})
    assert file.read_bytes() == data


def test_a_draft_whose_name_belies_it_is_refused(small: Path) -> None:
    file = publish(small, on=DAY).file
    file.rename(file.with_name("0.1.0.jsonl"))
    with pytest.raises(DamagedEdition, match=r"it holds small 0\.2\.0, which its name does not say"):
        publish(small, on=DAY)
    with pytest.raises(DamagedEdition, match="which its name does not say"):
        steadyhand.load(file.parent, edition="0.1.0")


def test_statements_to_which_no_digest_can_be_added_are_refused_before_anything_is_written(small: Path) -> None:
    (small / "standing.toml").write_text(
        'evidence = [{ ref = "quotes/ada-air", seen = ["https://example.org"] }]\n', encoding="utf-8"
    )
    before = tree(small)
    with pytest.raises(FaultyManuscript, match="is to stand under a heading of its own"):
        publish(small, on=DAY)
    assert {name: data for name, data in tree(small).items() if not name.startswith("editions/")} == before


def test_what_publishing_brings_up_to_date_and_renews_is_said(
    lasting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (lasting / "search").mkdir()
    (lasting / "search" / "beyond.toml").write_text('beyond = ["Who pays?"]\n', encoding="utf-8")
    assert cli.main(["publish", str(lasting)]) == 0
    assert "no word is another; brought up to date: search.json, SHA256SUMS" in capsys.readouterr().err
    rewrite(lasting / FIRST, "Seen on the page.", "Seen  on the page.".replace("  ", "\u00a0"))
    renumber(lasting, "1.2.4")
    assert cli.main(["publish", str(lasting)]) == 0
    assert "what is said of these was renewed: quotes/ada-air" in capsys.readouterr().err


def reviewed(folder: Path, ref: str, more: str = "") -> None:
    """Write down that somebody has read an entry."""
    said = f'\n[[reviews]]\nref = "{ref}"\nby = "an editor"\non = "2026-01-31"\nscope = "text"\n{more}'
    with (folder / "standing.toml").open("a", encoding="utf-8") as file:
        file.write(said)


def test_a_statement_is_for_the_text_that_it_was_given_for_and_is_renewed_for_its_typography(lasting: Path) -> None:
    standing = lasting / "standing.toml"
    reviewed(lasting, "sections/second")
    first = steadyhand.load(publish(lasting, on=DAY).file)
    assert f'digest = "{first["sections/second"].digest}"' in standing.read_text(encoding="utf-8")
    assert first.standing("sections/second", on=DAY).status == "reviewed"

    rewrite(lasting / SECOND, "–", "—")
    renumber(lasting, "1.2.4")
    done = publish(lasting, on=DAY)
    second = steadyhand.load(done.file)
    assert done.renewed == ("sections/second",)
    assert second["sections/second"].digest != first["sections/second"].digest
    for guide in (second, steadyhand.load(lasting / "editions" / "small" / "1.2.3.jsonl")):
        (review,) = guide.standing("sections/second", on=DAY).reviews
        assert (review.by, review.scope) == ("an editor", "text")
    assert review.renewed_from == (first["sections/second"].digest,)

    rewrite(lasting / SECOND, "Let it go.", "Let go.")
    renumber(lasting, "1.3.0")
    done = publish(lasting, on=DAY)
    assert done.renewed == ()
    assert steadyhand.load(done.file).standing("sections/second", on=DAY).status == "lapsed"
    older = steadyhand.load(lasting / "editions" / "small" / "1.2.4.jsonl")
    assert older.standing("sections/second", on=DAY).status == "reviewed"


def test_a_statement_is_renewed_where_what_the_text_refers_to_goes_by_another_id(lasting: Path) -> None:
    reviewed(lasting, "sections/second")
    reviewed(lasting, "sections/first")
    first = steadyhand.load(publish(lasting, on=DAY).file)
    move(lasting, "themes/feelings", "moods", DAY)
    rewrite(lasting / FIRST, "Breathe out.", "Breathe in.")
    renumber(lasting, "1.3.0")
    done = publish(lasting, on=DAY)
    second = steadyhand.load(done.file)
    assert done.renewed == ("sections/second",)
    (review,) = second.standing("sections/second", on=DAY).reviews
    assert (review.digest, review.renewed_from) == (
        second["sections/second"].digest,
        (first["sections/second"].digest,),
    )
    assert second.standing("sections/first", on=DAY).status == "lapsed"
    said = tomllib.loads((lasting / "standing.toml").read_text(encoding="utf-8"))["reviews"]
    assert [(each["ref"], each["digest"], each.get("renewed_from")) for each in said] == [
        ("sections/second", second["sections/second"].digest, [first["sections/second"].digest]),
        ("sections/first", first["sections/first"].digest, None),
    ]


@pytest.mark.parametrize("again", [False, True])
def test_a_statement_follows_an_entry_that_goes_by_another_id(lasting: Path, *, again: bool) -> None:
    reviewed(lasting, "sections/second")
    first = steadyhand.load(publish(lasting, on=DAY).file)
    move(lasting, "sections/second", "held", DAY)
    renumber(lasting, "1.3.0")
    done = publish(lasting, on=DAY)
    if again:
        done = publish(lasting, on=DAY)
    assert done.renewed == (() if again else ("sections/held",))
    (review,) = steadyhand.load(done.file).standing("sections/held", on=DAY).reviews
    assert (review.ref, review.renewed_from) == ("sections/held", (first["sections/second"].digest,))
    assert 'ref = "sections/held"' in (lasting / "standing.toml").read_text(encoding="utf-8")


def test_a_review_is_overdue_from_its_day_on(lasting: Path) -> None:
    reviewed(lasting, "sections/second", 'until = "2027-01-31"\n')
    guide = steadyhand.load(publish(lasting, on=DAY).file)
    days = {date(2027, 1, 30): "reviewed", date(2027, 1, 31): "overdue"}
    assert {day: guide.standing("sections/second", on=day).status for day in days} == days
    assert guide.standing("sections/first", on=DAY).status == "unreviewed"
    with pytest.raises(TypeError, match="on is a date, not '2026-01-31'"):
        guide.standing("sections/first", on="2026-01-31")  # type: ignore[arg-type]


def test_standing_that_cannot_be_read_is_said(lasting: Path) -> None:
    home = lasting / "editions" / "small"
    for wrong in (
        b'{"format":2,"guide":"small"}\n',
        b'{"format":1,"guide":"other"}\n',
        b'{"evidence":[{"ref":"x"}]}\n',
    ):
        (home / "standing.json").write_bytes(wrong)
        shelving.list_again(home)
        with pytest.raises(DamagedEdition):
            steadyhand.load(home).standing("sections/first", on=DAY)


def test_a_line_that_was_tried_says_so_itself() -> None:
    line = HelpLine(
        id="a",
        region="GB",
        service="A",
        audience="anyone",
        serves=("despair",),
        tried="2026-01-30",
        evidence=("x.org",),
    )
    guide = steadyhand.load()
    contacts = Contacts(date="2026-01-31", help_lines=(line,))
    own = Guide._published(Lines(dumps(guide).encode()), Today(lambda: contacts))
    standing = own.standing("help_lines/a", on=DAY)
    assert [(each.on, each.digest) for each in standing.tries] == [("2026-01-30", line.digest)]
    assert standing.evidence == ("x.org",)


def test_what_is_recalled_says_so_wherever_it_was_published_and_equals_what_it_was(lasting: Path) -> None:
    before = steadyhand.load(lasting / "editions" / "small")
    digest = before["quotes/ada-air"].digest
    (lasting / "recalls.toml").write_text(
        f'[[recalls]]\nref = "quotes/ada-air"\ndigest = "{digest}"\nsince = "2026-02-01"\nreason = "Nobody said it."\n'
        'use = ["takeaways/breathe"]\n',
        encoding="utf-8",
    )
    assert "recalls.json" in publish(lasting, on=DAY).written
    after = steadyhand.load(lasting / "editions" / "small")
    recall = after["quotes/ada-air"].recalled
    assert recall is not None
    assert (recall.reason, recall.use) == ("Nobody said it.", ("takeaways/breathe",))
    assert after.sections["first"].quotes[0].recalled == recall
    assert (after, after["quotes/ada-air"], hash(after)) == (before, before["quotes/ada-air"], hash(before))
    assert after["quotes/ada-air"].digest == digest
    assert after.standing("quotes/ada-air", on=DAY).status == "recalled"
    assert [entry.ref for entry in after.entries if entry.recalled] == ["quotes/ada-air"]
    (lasting / "recalls.toml").unlink()
    publish(lasting, on=DAY)
    assert not (lasting / "editions" / "small" / "recalls.json").exists()


def test_a_credit_that_says_less_comes_with_a_recall_of_what_it_said(lasting: Path) -> None:
    was = steadyhand.load(lasting / "editions" / "small")["quotes/ada-air"].digest
    rewrite(lasting / FIRST, 'status = "verified"', 'status = "attributed"')
    renumber(lasting, "1.3.0")
    before = tree(lasting)
    with pytest.raises(FaultyManuscript, match=was) as raised:
        publish(lasting, on=DAY)
    assert [(fault.code, fault.file) for fault in raised.value.faults] == [("unrecalled-credit", "recalls.toml")]
    assert tree(lasting) == before
    said = f'ref = "quotes/ada-air"\ndigest = "{was}"\nsince = "{DAY}"\nreason = "The page does not have it."\n'
    (lasting / "recalls.toml").write_text(f"[[recalls]]\n{said}", encoding="utf-8")
    publish(lasting, on=DAY)
    home = lasting / "editions" / "small"
    assert steadyhand.load(home, edition="1.2.3")["quotes/ada-air"].recalled
    assert not steadyhand.load(home)["quotes/ada-air"].recalled


# Histories: whatever is published one after another.


def prose(folder: Path, turn: int) -> None:
    text = re.sub(r'summary = ".*"', f'summary = "Turn {turn}."', (folder / FIRST).read_text(encoding="utf-8"))
    (folder / FIRST).write_text(text, encoding="utf-8")


def quotation(folder: Path, turn: int) -> None:
    text = re.sub(r'(?m)^text = "Air.*"', f'text = "Air costs {turn}."', (folder / FIRST).read_text(encoding="utf-8"))
    (folder / FIRST).write_text(text, encoding="utf-8")


def addition(folder: Path, turn: int) -> None:
    with (folder / "takeaways.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[takeaways]]\nid = "turn-{turn}"\ntext = "{turn}."\nsections = ["first"]\nthemes = ["calm"]\n')


def renaming(folder: Path, turn: int) -> None:
    move(folder, str(manuscript.read(folder).takeaways[0].ref), f"renamed-{turn}", DAY)


def nothing(_: Path, __: int) -> None:
    pass


HISTORY: dict[Edit, Step | None] = {
    prose: "minor",
    quotation: "major",
    addition: "minor",
    renaming: "minor",
    nothing: None,
}


@settings(max_examples=15)
@given(st.lists(st.sampled_from([*HISTORY]), min_size=1, max_size=4))
def test_whatever_follows_what_was_published_stays(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = copy_of(SMALL, Path(place))
        home, ledger, log = folder / "editions" / "small", folder / "ledger.toml", folder / "CHANGELOG.md"
        number = "1.0.0"
        renumber(folder, number)
        publish(folder, on=DAY)
        known = {entry.ref for entry in manuscript.read(folder).entries}
        for turn, change in enumerate(edits):
            before, told = tree(home), log.read_text(encoding="utf-8")
            change(folder, turn)
            said = ledger.read_text(encoding="utf-8")
            number = least_number(number, HISTORY[change])
            renumber(folder, number)
            done = publish(folder, on=DAY)
            assert done.changes.step == HISTORY[change]

            lives = {"SHA256SUMS", *BESIDE}
            assert {name: tree(home)[name] for name in before if name not in lives} == {
                name: data for name, data in before.items() if name not in lives
            }
            assert listed(home) == sums(home)
            assert ledger.read_text(encoding="utf-8").startswith(said)
            refs = {entry.ref for entry in manuscript.read(folder).entries}
            line = published(folder)[-1]
            assert (line["edition"], line["digest"]) == (number, f"sha256-{sums(home)[f'{number}.jsonl']}")
            assert sorted(line["refs"]) == sorted(refs - known)
            known |= refs
            _, entries = told.split("## Content: small\n\n")
            assert log.read_text(encoding="utf-8").endswith(entries)
            numbers = re.findall(r"(?m)^### ([\d.]+)", log.read_text(encoding="utf-8"))
            assert numbers == sorted(numbers, key=order, reverse=True)
            assert len(numbers) == turn + 2

            whole = tree(folder)
            assert publish(folder, on=date.max).file == done.file
            assert tree(folder) == whole


def test_the_checksums_are_as_the_usual_tool_reads_them(lasting: Path) -> None:
    home = lasting / "editions" / "small"
    renumber(lasting, "1.10.0")
    publish(lasting, on=DAY)
    renumber(lasting, "1.10.1")
    publish(lasting, on=DAY)
    assert listed(home) == sums(home)
    assert [*listed(home)] == ["1.2.3.jsonl", "1.10.0.jsonl", "1.10.1.jsonl", *BESIDE]
    assert all(re.fullmatch(r"[0-9a-f]{64}  \S+", line) for line in (home / "SHA256SUMS").read_text().splitlines())


# The changelog.


def test_a_changelog_is_begun_and_a_first_edition_is_counted(small: Path) -> None:
    publish(small, on=DAY)
    log = (small / "CHANGELOG.md").read_text(encoding="utf-8")
    assert log.startswith("# Changelog\n\n## Content: small\n\n### 0.2.0 – draft\n\n#### Added\n\n- 2 sections, ")
    assert log.endswith(", 1 person.\n")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_people_write_in_a_changelog_stays_to_the_letter(lasting: Path, ends: str) -> None:
    log = lasting / "CHANGELOG.md"
    ours = log.read_text(encoding="utf-8").split("\n### ")[-1]
    written = (
        "# What is new\n\nIn our words.\n\n## Content: small\n\nThe text, see below.\n\n"
        f"### [1.2.3] - whenever\n\nBy hand.\n\n## Content: small-2\n\n### {ours}\n## Code\n\n### 1.3.0\n\n- Faster.\n"
    ).replace("\n", ends)
    log.write_bytes(written.encode())
    publish(lasting, on=DAY)
    assert log.read_bytes() == written.encode()
    rewrite(lasting / SECOND, "Let it go.", "Let go.")
    renumber(lasting, "1.3.0")
    publish(lasting, on=DAY)
    before, after = written.split(f"### [1.2.3]{' '}", 1)
    text = log.read_bytes().decode()
    assert text.startswith(f"{before}### 1.3.0 – 2026-01-31{ends * 2}#### Changed{ends * 2}- `sections/second`: ")
    assert text.endswith(f"{ends * 2}### [1.2.3] {after}")
    assert text.replace("\r\n", "\n").count("\n") == text.count(ends)
    publish(lasting, on=date.max)
    assert log.read_bytes().decode() == text


def test_an_entry_that_was_taken_out_comes_back_in_its_place(lasting: Path) -> None:
    log = lasting / "CHANGELOG.md"
    for number in ("1.2.4", "1.2.5"):
        renumber(lasting, number)
        publish(lasting, on=DAY)
    whole = log.read_text(encoding="utf-8")
    for number in ("1.2.3", "1.2.4", "1.2.5"):
        one = re.compile(rf"(?ms)^### {re.escape(number)} .*?(?=^### |\Z)")
        log.write_text(one.sub("", whole), encoding="utf-8")
        assert log.read_text(encoding="utf-8") != whole
        publish(lasting, on=DAY)
        assert log.read_text(encoding="utf-8") == whole


def test_the_own_changelog_keeps_its_shape() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    guide = manuscript.read(BUNDLED)
    lasting = decode({**content_of(guide), "edition": "77.0.0"})
    longer = changelog.with_entries(log, [guide, lasting], DAY)
    assert changelog.with_entries(log, [guide], DAY) == log
    heading = f"## Content: {guide.id}\n\n"
    before, after = log.split(heading)
    added = f"### 77.0.0 – 2026-01-31\n\nIt says what {guide.edition} says.\n\n"
    assert longer == before + heading + added + after


def test_a_changelog_that_is_not_text_is_refused_before_anything_is_written(small: Path) -> None:
    (small / "CHANGELOG.md").write_bytes(b"\xff")
    before = tree(small)
    with pytest.raises(SteadyhandError, match=r"CHANGELOG\.md: this is not UTF-8"):
        publish(small, on=DAY)
    assert tree(small) == before


def test_where_a_file_is_a_link_what_it_leads_to_is_written(small: Path, tmp_path: Path) -> None:
    (small / "CHANGELOG.md").symlink_to(tmp_path / "NEWS.md")
    publish(small, on=DAY)
    assert (small / "CHANGELOG.md").is_symlink()
    assert (tmp_path / "NEWS.md").read_text(encoding="utf-8").startswith("# Changelog\n")


# Killed, without a right to write, without room.

PUBLISH = [sys.executable, "-m", "steadyhand", "publish"]
KILLED_AT = """
import os, runpy, signal, sys

last, seen = int(sys.argv.pop(1)), 0

def hook(event, details):
    global seen
    writes = event == "open" and details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event in ("os.mkdir", "os.chmod", "os.rename", "os.remove", "tempfile.mkstemp"):
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.dont_write_bytecode = True
sys.addaudithook(hook)
runpy.run_module("steadyhand", run_name="__main__")
"""
"""Publishes, and is killed at its so-manieth act of writing."""


def undated(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files, without the day in the changelog."""
    day = re.compile(rb"\d{4}-\d\d-\d\d")
    return {name: day.sub(b"", data) if name.endswith(".md") else data for name, data in files.items()}


def about_to_replace_a_draft(place: Path) -> Path:
    folder = copy_of(SMALL, place)
    publish(folder, on=DAY)
    rewrite(folder / SECOND, "Let it go.", "Let go.")
    return folder


def about_to_follow_an_edition(place: Path) -> Path:
    folder = copy_of(SMALL, place)
    renumber(folder, "1.0.0")
    publish(folder, on=DAY)
    rewrite(folder / SECOND, "Let it go.", "Let go.")
    addition(folder, 0)
    renumber(folder, "1.1.0")
    return folder


def about_to_follow_an_edition_and_renew(place: Path) -> Path:
    folder = about_to_follow_an_edition(place)
    rewrite(folder / FIRST, "Seen on the page.", "Seen on\u00a0the page.")
    return folder


def about_to_renew_what_is_said_of_a_draft(place: Path) -> Path:
    folder = copy_of(SMALL, place)
    reviewed(folder, "sections/second")
    publish(folder, on=DAY)
    rewrite(folder / SECOND, "Let it go.", "Let it\u00a0go.")
    return folder


SCENES = (about_to_replace_a_draft, about_to_renew_what_is_said_of_a_draft, about_to_follow_an_edition)


def assert_whole_and_mended_by_publishing_again(folder: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    for file in (folder / "editions" / "small").glob("*.jsonl"):
        name = file.relative_to(folder).as_posix()
        assert file.read_bytes() in {old.get(name), new[name]}
        assert edition.loads(file.read_bytes()).edition == file.stem
    publish(folder, on=date.today())
    assert undated(tree(folder)) == undated(new)


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> Callable[[Path], Path]:
    made: Callable[[Path], Path] = request.param
    return made


def ends(scene: Callable[[Path], Path], place: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files before publishing, and after it when nobody disturbs."""
    place.mkdir()
    folder = scene(place)
    before = tree(folder)
    publish(folder, on=DAY)
    return before, tree(folder)


@pytest.mark.thorough
def test_killed_at_any_act_of_writing_it_leaves_old_or_new_and_is_mended(
    scene: Callable[[Path], Path], tmp_path: Path
) -> None:
    old, new = ends(scene, tmp_path / "undisturbed")
    act = 0
    while True:
        act += 1
        place = tmp_path / str(act)
        place.mkdir()
        folder = scene(place)
        run = [sys.executable, "-c", KILLED_AT, str(act), "publish", str(folder)]
        killed = subprocess.run(run, check=False, capture_output=True).returncode  # our own
        assert_whole_and_mended_by_publishing_again(folder, old, new)
        if not killed:
            break
    assert act > len(new.keys() - old.keys())


@pytest.mark.thorough
def test_killed_at_any_moment_it_leaves_old_or_new_and_is_mended(tmp_path: Path) -> None:
    chance = random.Random(0)  # moments, not secrets
    known = {scene: ends(scene, tmp_path / scene.__name__) for scene in SCENES}
    (tmp_path / "timed").mkdir()
    folder, begun = SCENES[0](tmp_path / "timed"), time.monotonic()
    subprocess.run([*PUBLISH, str(folder)], check=True, capture_output=True)  # our own
    whole = time.monotonic() - begun
    for moment in range(50):
        scene = SCENES[moment % len(SCENES)]
        place = tmp_path / str(moment)
        place.mkdir()
        folder = scene(place)
        run, quiet = [*PUBLISH, str(folder)], subprocess.DEVNULL
        with subprocess.Popen(run, stdout=quiet, stderr=quiet) as process:  # our own
            time.sleep(chance.uniform(0.2, 1.1) * whole)
            process.kill()
        assert_whole_and_mended_by_publishing_again(folder, *known[scene])


def attempt(folder: Path, *before: str) -> "subprocess.CompletedProcess[str]":
    """Publish in a process of its own; whatever comes of it, what lay there is whole and nothing is left over."""
    home = folder / "editions" / "small"
    old = {name: data for name, data in tree(home).items() if name.endswith(".jsonl")}
    limited = "; ".join((*before, "import sys", "from steadyhand.__main__ import main", "sys.exit(main(sys.argv[1:]))"))
    run = [sys.executable, "-B", "-c", limited, "publish", str(folder)]
    done = subprocess.run(run, check=False, capture_output=True, text=True)  # our own
    assert not [name for name in tree(folder) if name.endswith(".part")]
    for name, data in old.items():
        held = (home / name).read_bytes()
        assert edition.loads(held).edition == Path(name).stem
        assert held == data
    return done


def complaint(done: "subprocess.CompletedProcess[str]") -> str:
    """The one line in which a command says why it could not run."""
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"steadyhand: /.*: \w.*\n", done.stderr)
    return done.stderr


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


def test_a_folder_that_may_only_be_read_is_named(lasting: Path) -> None:
    renumber(lasting, "1.2.4")
    home = lasting / "editions" / "small"
    with read_only(home):
        if os.access(home, os.W_OK):
            pytest.skip("this user may write everywhere")
        assert "1.2.4.jsonl" in complaint(attempt(lasting))


def test_a_file_where_a_folder_must_be_is_named(small: Path) -> None:
    (small / "editions").mkdir()
    (small / "editions" / "small").touch()
    assert str(small / "editions" / "small") in complaint(attempt(small))


@pytest.mark.parametrize("name", ["1.2.4.jsonl", "SHA256SUMS", "CHANGELOG.md"])
def test_a_folder_where_a_file_must_be_is_named_and_nothing_is_left_over(lasting: Path, name: str) -> None:
    renumber(lasting, "1.2.4")
    place = lasting if name == "CHANGELOG.md" else lasting / "editions" / "small"
    (place / name).unlink(missing_ok=True)
    (place / name).mkdir()
    assert name in complaint(attempt(lasting))


NO_ROOM_FROM = """
import resource, sys

last, seen = int(sys.argv.pop(1)), 0

def hook(event, details):
    global seen
    if event == "tempfile.mkstemp":
        seen += 1
        if seen == last:
            resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))

sys.dont_write_bytecode = True
sys.addaudithook(hook)

from steadyhand.__main__ import main

sys.exit(main(sys.argv[1:]))
"""
"""Runs a command that has no room for more than eight bytes from the so-manieth file that it writes."""


def without_room(*command: str) -> Iterator["subprocess.CompletedProcess[str]"]:
    """The command run over and over: without room for its first file, then for its second, until it has room for all.

    Whoever asks puts everything as it was in between.
    """
    number, done = 0, None
    while done is None or done.returncode:
        number += 1
        run = [sys.executable, "-c", NO_ROOM_FROM, str(number), *command]
        done = subprocess.run(run, check=False, capture_output=True, text=True)  # our own
        yield done


def file_without_room(done: "subprocess.CompletedProcess[str]") -> Path:
    """The file for which there was no room, as the command says."""
    (name,) = re.findall(r"\Asteadyhand: (/.*): File too large\n\Z", done.stderr)
    assert (done.returncode, done.stdout) == (2, "")
    return Path(name)


@pytest.mark.parametrize(
    "scene",
    [about_to_follow_an_edition_and_renew, *(pytest.param(each, marks=pytest.mark.thorough) for each in SCENES)],
)
def test_whichever_file_there_is_no_room_for_all_are_whole_and_room_mends_it(
    scene: Callable[[Path], Path], tmp_path: Path
) -> None:
    old, new = ends(scene, tmp_path / "undisturbed")
    place, refused = tmp_path / "place", set()
    place.mkdir()
    folder = scene(place)
    for done in without_room("publish", str(folder)):
        if done.returncode:
            refused.add(file_without_room(done).relative_to(folder).as_posix())
            found = tree(folder)
            assert found.keys() <= old.keys() | new.keys()
            assert {
                name for name in found if undated(found)[name] not in {undated(old).get(name), undated(new)[name]}
            } == set()
        assert_whole_and_mended_by_publishing_again(folder, old, new)
        shutil.rmtree(folder)
        folder = scene(place)
    assert refused == {name for name in new if new[name] != old.get(name)}


def about_to_write_ids(place: Path) -> list[str]:
    folder = copy_of(SMALL, place)
    publish(folder, on=DAY)
    (place / "ids.pyi").write_text("# as it was", encoding="utf-8")
    return ["publish", str(folder), "--ids", str(place / "ids.pyi")]


def about_to_write_contacts(place: Path) -> list[str]:
    folder, home = copy_of(CONTACTS, place), place / "home"
    home.mkdir()
    (home / "SHA256SUMS").touch()
    publish_contacts(folder, home, DAY)
    rewrite(folder / "help-lines.toml", "Free to call.", "Free to call, day and night.")
    return ["publish", str(folder), "--to", str(home)]


def about_to_write_pins(place: Path) -> list[str]:
    (place / "pins.lock").write_text("# as it was", encoding="utf-8")
    return ["pin", "sections/give-space", "--to", str(place / "pins.lock")]


def about_to_export(format: str) -> Callable[[Path], list[str]]:
    def about_to(place: Path) -> list[str]:
        (place / f"guide.{format}").write_text("As it was.", encoding="utf-8")
        return ["export", "--format", format, "--to", str(place / f"guide.{format}")]

    return about_to


WRITERS: dict[str, tuple[Callable[[Path], list[str]], set[str]]] = {
    "ids": (about_to_write_ids, {"ids.pyi"}),
    "contacts": (about_to_write_contacts, {"home/contacts.jsonl", "home/SHA256SUMS"}),
    "pins": (about_to_write_pins, {"pins.lock"}),
    "an edition": (about_to_export("edition"), {"guide.edition"}),
    "a page": (about_to_export("html"), {"guide.html"}),
}


@pytest.mark.parametrize("which", WRITERS)
def test_what_any_command_has_no_room_for_stays_as_it_was_until_there_is_room(which: str, tmp_path: Path) -> None:
    about_to, names = WRITERS[which]
    place, refused = tmp_path / "place", set()
    place.mkdir()
    command = about_to(place)
    before = tree(place)
    for done in without_room(*command):
        if done.returncode:
            name = file_without_room(done).relative_to(place).as_posix()
            assert tree(place)[name] == before[name]
            assert tree(place).keys() == before.keys()
            refused.add(name)
    after = tree(place)
    assert refused == {name for name in after if after[name] != before[name]} == names
    assert all(listed(file.parent) == sums(file.parent) for file in place.rglob("SHA256SUMS"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 128 KiB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place)]
    try:
        done = subprocess.run(mounted, check=False, capture_output=True, text=True)  # our own
    except OSError as error:
        pytest.skip(f"nothing can be mounted here: {error}")
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S607 # our own


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as open_file:
        while True:
            open_file.write(bytes(4096))


def test_on_a_full_disk_every_edition_stays_whole_and_room_mends_it(disk: Path, tmp_path: Path) -> None:
    old, new = ends(about_to_follow_an_edition, tmp_path / "undisturbed")
    folder = about_to_follow_an_edition(disk)
    said: set[str] = set()
    stop = disk / "stop"
    with pytest.raises(OSError, match="No space left"):
        fill(stop)
    while (done := attempt(folder)).returncode:
        said.add(complaint(done))
        os.truncate(stop, stop.stat().st_size - 4096)
    assert any("1.1.0.jsonl" in line for line in said)
    assert all("No space left on device" in line for line in said)
    stop.unlink()
    assert_whole_and_mended_by_publishing_again(folder, old, new)


# The same from everywhere, and a digest for every word.


@pytest.mark.parametrize("folder", [SMALL, BUNDLED], ids=lambda folder: folder.name)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_line_ends_and_byte_order_marks_change_no_byte(folder: Path, encoding: str, tmp_path: Path) -> None:
    expected = dumps(manuscript.read(folder))
    copy = copy_of(folder, tmp_path)
    for file in copy.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text, encoding=encoding, newline="\r\n")
    assert dumps(manuscript.read(copy)) == expected
    if encoding == "utf-8":
        assert publish(copy, on=DAY).file.read_bytes() == expected.encode()


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_hashes_changes_no_byte(seed: int, tmp_path: Path) -> None:
    folder = copy_of(BUNDLED, tmp_path)
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    subprocess.run([*PUBLISH, str(folder)], check=True, capture_output=True, env=environment)  # our own
    guide = manuscript.read(BUNDLED)
    file = folder / "editions" / guide.id / f"{guide.edition}.jsonl"
    assert file.read_text(encoding="utf-8") == dumps(guide)


CONTENT: dict[str, Any] = {**content_of(steadyhand.load()), "edition": "1.0.0"}


def texts_in(content: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The path of every text that people read, and the ref of the entry whose own it is; empty for the guide's."""
    owners: dict[tuple[str | int, ...], str] = {}
    for path, record, table in tables(content):
        above = (owners[path[:end]] for end in range(len(path) - 1, 0, -1) if path[:end] in owners)
        owners[path] = f"{PLURALS[record.kind]}/{table['id']}" if issubclass(record, Entry) else next(above, "")
        for field in written(record).values():
            if field.means == "text" and not field.choices and not field.pattern and field.name in table:
                many = range(len(table[field.name])) if field.many else ()
                places = [(*path, field.name, at) for at in many] if field.many else [(*path, field.name)]
                yield from ((place, owners[path]) for place in places)


@settings(max_examples=3 * settings().max_examples)
@given(st.data())
def test_a_changed_character_changes_one_entrys_digest_and_the_guides(data: st.DataObject) -> None:
    (*way, last), owner = data.draw(st.sampled_from([*texts_in(CONTENT)]))
    changed = content_of(decode(CONTENT)) | {"edition": "1.0.0"}
    place: Any = changed
    for step in way:
        place = place[step]
    at = data.draw(st.integers(0, len(place[last]) - 1))
    place[last] = f"{place[last][:at]}ж{place[last][at + 1 :]}"
    one, other = decode(CONTENT), decode(changed)
    differ = {entry.ref for entry in one.entries if entry.digest != other[entry.ref].digest}
    credited = {quote.ref for quote in one.quotes if quote.credit != other.quotes[quote.id].credit}
    assert differ == credited | ({owner} if owner else set())
    assert one.digest != other.digest


# What is in the package.


def test_what_lies_on_the_shelf_is_what_the_manuscript_publishes(tmp_path: Path) -> None:
    folder, to = copy_of(BUNDLED, tmp_path), copy_of(SHELF, tmp_path)
    log = tmp_path / "CHANGELOG.md"
    log.write_bytes((ROOT / "CHANGELOG.md").read_bytes())
    before = tree(tmp_path)
    done = publish(folder, shelf=to, log=log, on=DAY)
    assert tree(tmp_path) == before
    assert done.file.read_text(encoding="utf-8") == dumps(manuscript.read(BUNDLED))


@pytest.mark.parametrize(
    "home", [home for home in SHELF.iterdir() if (home / "SHA256SUMS").is_file()], ids=lambda home: home.name
)
def test_every_edition_on_the_shelf_is_as_it_was_when_its_checksum_was_taken(home: Path) -> None:
    assert listed(home) == sums(home)
    assert {*shelf.editions(home.name)} == {Path(name).stem for name in sums(home)} - {"search", "standing", "recalls"}
