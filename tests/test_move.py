"""Moving: another id for an entry, everywhere in its manuscript, and nothing else."""

import re
import tomllib
import warnings
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from folders import BUNDLED, SMALL, copy_of, renumber, rewrite, tree

from steadyhand.authoring import manuscript
from steadyhand.authoring.check import check
from steadyhand.authoring.move import move
from steadyhand.authoring.publish import publish
from steadyhand.editions import edition
from steadyhand.editions.lines import dumps
from steadyhand.errors import FaultyManuscript, InvalidRecord, RetiredId, UnknownRef
from steadyhand.records.entry import Entry
from steadyhand.records.kinds import KINDS, PLURALS

DAY = date(2026, 1, 31)
NEW = "another-name-for-it"
REAL = manuscript.read(BUNDLED)
ENTRIES = [(SMALL, entry) for entry in manuscript.read(SMALL).entries]
ENTRIES += [(BUNDLED, getattr(REAL, kind)[0]) for kind in KINDS]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_of(SMALL, tmp_path)


def moved(old: str, new: str) -> str:
    return f'[[moved]]\nref = "{old}"\nto = "{new}"\non = "{DAY}"\n'


@pytest.mark.parametrize(("of", "entry"), ENTRIES, ids=lambda part: part.ref if isinstance(part, Entry) else part.name)
def test_an_entry_goes_by_another_id_and_the_old_one_resolves_with_a_warning(
    of: Path, entry: Entry, tmp_path: Path
) -> None:
    folder, new = copy_of(of, tmp_path), f"{PLURALS[entry.kind]}/{NEW}"
    before = manuscript.read(folder)
    move(folder, entry.ref, NEW, DAY)
    after = manuscript.read(folder)
    assert check(folder) == check(of)
    assert [one.ref.replace(new, entry.ref) for one in after.entries] == [one.ref for one in before.entries]
    again = edition.loads(dumps(after).encode())
    with pytest.warns(DeprecationWarning, match=re.escape(f"{entry.ref} was renamed on {DAY}: it is {new} now")):
        assert again[entry.ref] == again[new]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert again[new].id == NEW


@pytest.mark.parametrize(("of", "entry"), ENTRIES, ids=lambda part: part.ref if isinstance(part, Entry) else part.name)
def test_nothing_but_the_id_and_what_refers_to_it_is_written_otherwise(of: Path, entry: Entry, tmp_path: Path) -> None:
    folder = copy_of(of, tmp_path)
    for file in folder.rglob("*.toml"):
        file.write_text(f"#  {entry.id}\n\n{file.read_text(encoding='utf-8')}\n\n\n# The end .", encoding="utf-8")
    before = tree(folder)
    written = move(folder, entry.ref, NEW, DAY)
    after = tree(folder)
    own, ledger = f'"{entry.id}"'.encode(), after.pop("ledger.toml").decode()
    assert ledger == moved(entry.ref, f"{PLURALS[entry.kind]}/{NEW}")
    if entry.kind == "section":
        assert [name.replace(NEW, entry.id) for name in after] != [*after]
    renamed = {re.sub(rf"(sections/\d+-){NEW}", rf"\g<1>{entry.id}", name): data for name, data in after.items()}
    assert renamed.keys() == before.keys()
    changed = {name for name in before if renamed[name] != before[name]}
    for name in changed:
        old, new = (held[name].decode().splitlines(keepends=True) for held in (before, renamed))
        differ = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
        assert differ
        refs = (f'"{PLURALS[entry.kind]}/{NEW}"', f'"{entry.ref}"')
        assert all(other.replace(f'"{NEW}"', own.decode()).replace(*refs) == one for one, other in differ)
    assert sorted(written) == sorted(
        [name for name in after if re.sub(rf"(sections/\d+-){NEW}", rf"\g<1>{entry.id}", name) in changed]
        + ["ledger.toml"]
    )


def test_only_what_refers_to_that_kind_of_entry_is_touched(small: Path) -> None:
    rewrite(small / "takeaways.toml", 'id = "breathe"', 'id = "calm"')
    rewrite(small / "takeaways.toml", 'themes = ["calm"]', "themes = ['calm']")
    move(small, "themes/calm", "quiet", DAY)
    guide = manuscript.read(small)
    assert guide.takeaways.ids == ("calm",)
    assert guide.takeaways["calm"].themes == (guide.themes["quiet"],)


@pytest.mark.parametrize("name", ["10-first.toml", "10-breathing.toml", "first.toml"])
def test_a_sections_file_is_named_anew_where_it_is_named_by_its_id(small: Path, name: str) -> None:
    (small / "sections" / "10-first.toml").rename(small / "sections" / name)
    named = {"10-first.toml": "10-begun.toml"}.get(name, name)
    assert f"sections/{named}" in move(small, "sections/first", "begun", DAY)
    assert {*tree(small / "sections")} == {named, "20-second.toml"}


def test_a_file_that_bears_the_name_already_is_not_lost(small: Path) -> None:
    other = small / "sections" / "10-other.toml"
    (small / "sections" / "20-second.toml").rename(other)
    before = tree(small)
    with pytest.raises(InvalidRecord, match=r"sections/10-other\.toml is there already"):
        move(small, "sections/first", "other", DAY)
    assert tree(small) == before


def test_moves_follow_each_other_and_every_former_id_leads_to_the_last(small: Path) -> None:
    ids = ["breathe", "breathe-in", "breathe-out", "rest"]
    for old, new in pairwise(ids):
        move(small, f"takeaways/{old}", new, DAY)
    ledger = tomllib.loads((small / "ledger.toml").read_text(encoding="utf-8"))
    assert [line["ref"] for line in ledger["moved"]] == [f"takeaways/{id}" for id in ids[:-1]]
    guide = manuscript.read(small)
    for old in ids[:-1]:
        with pytest.warns(DeprecationWarning, match="it is takeaways/rest now"):
            assert guide[f"takeaways/{old}"].id == "rest"
    with pytest.warns(DeprecationWarning, match="it is takeaways/rest now"):
        move(small, "takeaways/breathe", "ease", DAY)
    assert manuscript.read(small).takeaways.ids == ("ease",)


def test_the_new_id_may_be_a_ref_and_the_old_one_an_id(small: Path) -> None:
    move(small, "poems", "resources/verses", DAY)
    assert manuscript.read(small).resources.ids == ("verses",)


def test_what_the_ledger_says_stays_to_the_letter(small: Path) -> None:
    renumber(small, "1.0.0")
    publish(small, on=DAY)
    ledger = small / "ledger.toml"
    ledger.write_bytes(b"# Ours.\r\n" + ledger.read_bytes().replace(b"\n", b"\r\n"))
    said = ledger.read_bytes()
    move(small, "takeaways/breathe", "rest", DAY)
    line = "\n" + moved("takeaways/breathe", "takeaways/rest")
    assert ledger.read_bytes() == said + line.replace("\n", "\r\n").encode()
    assert check(small) == ()


@pytest.mark.parametrize(
    ("old", "new", "refusal", "said"),
    [
        ("takeaways/breath", "rest", UnknownRef, "did you mean 'takeaways/breathe'?"),
        ("takeaways/old", "rest", RetiredId, "It was old."),
        ("takeaways/breathe", "Rest", InvalidRecord, "'Rest' cannot be the id of a takeaway"),
        ("takeaways/breathe", "rest-", InvalidRecord, "'rest-' cannot be the id of a takeaway"),
        ("takeaways/breathe", "", InvalidRecord, "'' cannot be the id of a takeaway"),
        ("takeaways/breathe", "takeaways/rest/more", InvalidRecord, "cannot be the id of a takeaway"),
        ("takeaways/breathe", "concepts/breathe-in", InvalidRecord, "cannot be the id of a takeaway"),
        ("takeaways/breathe", "breathe", FaultyManuscript, "reused-id takeaways/breathe was moved on"),
        ("takeaways/breathe", "old", FaultyManuscript, "reused-id takeaways/old was retired on"),
        ("takeaways/breathe", "older", FaultyManuscript, "reused-id takeaways/older was moved on"),
        ("sections/first", "second", FaultyManuscript, "duplicate-id another section has the id 'second' already"),
        ("themes/feelings", "peace", FaultyManuscript, "alias-clash 'peace' is a name of the theme 'peace' already"),
    ],
)
def test_a_move_that_cannot_be_changes_nothing(
    small: Path, old: str, new: str, refusal: type[Exception], said: str
) -> None:
    (small / "ledger.toml").write_text(
        f'[[retired]]\nref = "takeaways/old"\nreason = "It was old."\non = "{DAY}"\n\n'
        + moved("takeaways/older", "takeaways/breathe"),
        encoding="utf-8",
    )
    before = tree(small)
    with pytest.raises(refusal, match=re.escape(said)):
        move(small, old, new, DAY)
    assert tree(small) == before


def test_a_manuscript_with_faults_is_not_moved_in(small: Path) -> None:
    rewrite(small / "guide.toml", 'byline = "ada"', 'byline = "adah"')
    before = tree(small)
    with pytest.raises(FaultyManuscript):
        move(small, "takeaways/breathe", "rest", DAY)
    assert tree(small) == before


def test_a_ledger_to_which_nothing_can_be_added_is_named(small: Path) -> None:
    (small / "ledger.toml").write_text("moved = []\n", encoding="utf-8")
    before = tree(small)
    with pytest.raises(FaultyManuscript, match=r"ledger\.toml:1:1: bad-value each of its lines is to stand under"):
        move(small, "takeaways/breathe", "rest", DAY)
    assert tree(small) == before


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_moved_is_published_as_renamed_and_as_neither_new_nor_gone(kind: str, small: Path) -> None:
    entry = getattr(manuscript.read(small), kind)[0]
    renumber(small, "1.0.0")
    publish(small, on=DAY)
    move(small, entry.ref, NEW, DAY)
    renumber(small, "2.0.0")
    changes = publish(small, on=DAY).changes
    ref = f"{PLURALS[entry.kind]}/{NEW}"
    assert [change.rule.code for change in changes.moved if change.ref == ref] == ["entry-renamed"]
    assert not changes.added + changes.removed
