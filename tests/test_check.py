"""check: every fault of every file of a manuscript, named where it stands."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import mutations
import pytest
import tomli_w
from folders import BUNDLED, CONTACTS, SMALL, Run, copy_of, rewrite
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.authoring import manuscript, style
from steadyhand.authoring.check import check
from steadyhand.authoring.fmt import fmt
from steadyhand.authoring.manuscript import LAYOUT, Manuscript
from steadyhand.authoring.new import new
from steadyhand.authoring.publish import publish
from steadyhand.authoring.rules import RULES
from steadyhand.authoring.source import BYTE_ORDER_MARK
from steadyhand.changes.rules import RULES as PROMISES
from steadyhand.errors import FaultyManuscript
from strategies import values

HERE = Path(__file__).parent / "manuscripts"
FAULTY = ("faulty", "faulty-unread", "faulty-contacts")
DIGEST = f"sha256-{'0' * 64}"
LEDGER = """\
[[moved]]
ref = "sections/once"
to = "sections/love-and-space"
on = "2026-01-31"

[[moved]]
ref = "sections/before-that"
to = "sections/once"
on = "2026-01-30"

[[retired]]
ref = "sections/too-late"
reason = "It promised too much."
on = "2026-01-31"
successors = ["sections/patience"]

[[retired]]
ref = "people/nobody"
reason = "Nobody said that."
on = "2026-01-31"
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_of(SMALL, tmp_path)


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """The bundled manuscript, with a ledger besides."""
    folder = copy_of(BUNDLED, tmp_path)
    (folder / "ledger.toml").write_text(LEDGER, encoding="utf-8")
    return folder


def found_in(folder: Path) -> list[str]:
    return [f"{fault.file}:{fault.line}:{fault.column} {fault.code}" for fault in check(folder)]


def everything_in(content: Any) -> Iterator[tuple[str, Any]]:
    """Every key, and every value that holds no others."""
    if isinstance(content, dict):
        yield from (("key", key) for key in content)
    elif not isinstance(content, list):
        yield "scalar", content
    for value in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from everything_in(value)


def test_sound_manuscripts_have_no_fault(tmp_path: Path, run: Run, bundled: Path) -> None:
    new(tmp_path / "fresh")
    for folder in (SMALL, BUNDLED, bundled, tmp_path / "fresh"):
        assert check(folder) == ()
        assert run("check", str(folder)) == (0, "", "no faults\n")
        assert run("check", str(folder), "--format", "json") == (0, "[]\n", "")
        assert run("check", str(folder), "--format", "github") == (0, "", "")


def test_every_fault_of_a_folder_full_of_them_is_named_where_it_stands(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE)
    status, out, err = run("check", "faulty", "--format", "json")
    assert (status, err) == (1, "")
    assert json.loads(out) == json.loads((HERE / "faulty.json").read_text(encoding="utf-8"))


def test_where_files_cannot_be_read_every_fault_of_the_others_is_named_all_the_same(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of(HERE / "faulty-unread", tmp_path)
    (folder / "people.toml").write_bytes('[[people]]\nid = "charlotte"\nname = "Charlotte Brontë"\n'.encode("latin-1"))
    takeaway = '[[takeaways]]\r\nid = "breathe"\r\ntext = "Don\'t."\r\nsections = []\r\nthemes = [ ]\r\nthem = 1\r\n'
    (folder / "takeaways.toml").write_bytes(BYTE_ORDER_MARK + takeaway.encode())
    monkeypatch.chdir(tmp_path)
    status, out, err = run("check", "faulty-unread", "--format", "json")
    assert (status, err) == (1, "")
    assert json.loads(out) == json.loads((HERE / "faulty-unread.json").read_text(encoding="utf-8"))


def test_every_fault_of_contacts_is_named_where_it_stands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    status, out, err = run("check", "faulty-contacts", "--format", "json")
    assert (status, err) == (1, "")
    assert json.loads(out) == json.loads((HERE / "faulty-contacts.json").read_text(encoding="utf-8"))


def test_old_evidence_is_told_and_keeps_nobody_from_publishing(tmp_path: Path, run: Run) -> None:
    folder = copy_of(CONTACTS, tmp_path)
    status, out, err = run("check", str(folder))
    assert (status, "old-evidence" in out, "faults in 2 files" in err) == (0, True, True)
    assert check(folder) == ()
    assert run("publish", str(folder), "--to", str(tmp_path)) == (0, f"{tmp_path / 'contacts.jsonl'}\n", "")


def numbers_of_today() -> set[str]:
    """Every number that contacts have: to call, to text, and for emergencies."""
    lines = (way for line in steadyhand.help_lines for way in (line.call, line.sms) if way)
    return {*lines, *(emergency.number for region in steadyhand.regions for emergency in region.emergency)}


@pytest.mark.parametrize("number", sorted({*numbers_of_today(), "741741", "0808 2000 247", "+44 808 2000247"}))
def test_no_number_that_anybody_may_call_or_text_stands_in_prose(small: Path, number: str) -> None:
    rewrite(small / "takeaways.toml", "Breathe.", f"Reach them: {number}.")
    assert found_in(small) == ["takeaways.toml:3:8 number-in-prose"]


@pytest.mark.parametrize(
    "said",
    [
        "In 1999, or in 2004.",
        "Of 1,200 people 12 did.",
        "1990–2024",
        "At 10:30, twice.",
        "Call me at 17:30.",
        "Call 12 friends.",
        "She is 15.",
    ],
)
def test_what_only_counts_or_dates_may_stand_in_prose(small: Path, said: str) -> None:
    rewrite(small / "takeaways.toml", "Breathe.", said)
    assert found_in(small) == []


def test_between_them_the_folders_have_a_fault_of_every_code() -> None:
    seeded = [json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")) for name in FAULTY]
    elsewhere = {"unreadable", "unserved-need", "stale-try", "unrecalled-credit"}
    assert {fault["code"] for faults in seeded for fault in faults} | elsewhere == set(RULES)


@pytest.mark.parametrize("mark", [b"", BYTE_ORDER_MARK])
def test_line_ends_and_a_byte_order_mark_move_no_fault(tmp_path: Path, mark: bytes) -> None:
    folder = copy_of(HERE / "faulty", tmp_path)
    before = found_in(folder)
    names = [source.name for source in Manuscript(folder).sources]
    for name in names:
        (folder / name).write_bytes(mark + (folder / name).read_bytes().replace(b"\n", b"\r\n"))
    marks = [f"{name}:1:1 byte-order-mark" for name in names if mark]
    assert sorted(found_in(folder)) == sorted([*before, *marks])


def test_a_file_with_the_other_line_ends_is_no_fault(small: Path) -> None:
    for file in small.rglob("*.toml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert check(small) == ()


@pytest.mark.thorough
def test_whatever_is_broken_in_the_bundled_manuscript_is_named_at_its_very_place(bundled: Path, run: Run) -> None:
    files = {source.name: source.data for source in Manuscript(bundled).sources}
    unnamed: list[tuple[str, mutations.Seen]] = []
    for kind, of_kind in mutations.every(Manuscript(bundled)).items():
        for group in mutations.groups(of_kind):
            changed, expected = mutations.applied(group, files)
            assert len(expected) == len(group)
            for name, data in changed.items():
                (bundled / name).write_bytes(data)
            status, out, _ = run("check", str(bundled), "--format", "json")
            assert status == 1
            found = {
                (Path(fault["file"]).relative_to(bundled).as_posix(), fault["line"], fault["column"], fault["code"])
                for fault in json.loads(out)
            }
            unnamed += [(kind, seen) for seen in expected - found]
            for name in changed:
                (bundled / name).write_bytes(files[name])
    assert unnamed == []


def test_no_key_and_no_value_of_the_bundled_manuscript_is_left_unbroken(bundled: Path) -> None:
    sources = Manuscript(bundled).sources
    kinds = mutations.every(Manuscript(bundled))
    everything = [each for source in sources for each in everything_in(source.content)]
    misspelt = [each for kind, of_kind in kinds.items() if "misspelt" in kind for each in of_kind]
    assert len({(each.file, each.edits) for each in misspelt}) == len([1 for what, _ in everything if what == "key"])
    scalars = [value for what, value in everything if what == "scalar"]
    assert len(kinds["a value of another type"]) == len(scalars)
    assert len(kinds["a text emptied"]) == len([value for value in scalars if isinstance(value, str)])
    twins = [each for kind, of_kind in kinds.items() if "given to" in kind for each in of_kind]
    assert len(twins) == len(manuscript.read(bundled).entries)


def test_one_misspelt_key_alone_is_two_faults_a_stranger_and_a_gap(small: Path) -> None:
    rewrite(small / "takeaways.toml", "text =", "txt =")
    assert found_in(small) == ["takeaways.toml:1:1 missing-key", "takeaways.toml:3:1 unknown-key"]


def test_a_reference_to_an_entry_that_cannot_be_read_is_no_fault(small: Path) -> None:
    rewrite(small / "themes.toml", 'label = "Calm"', "label = 1")
    rewrite(small / "sections" / "10-first.toml", 'title = "Breathing"', "title = Breathing")
    assert found_in(small) == ["sections/10-first.toml:2:9 syntax", "themes.toml:8:9 wrong-type"]


@pytest.mark.parametrize("name", sorted({*LAYOUT.names} - {*LAYOUT.optional}))
def test_a_file_that_is_not_there_is_the_only_fault(small: Path, name: str) -> None:
    (small / name).unlink()
    assert found_in(small) == [f"{name}:1:1 missing-file"]
    with pytest.raises(FaultyManuscript):
        manuscript.read(small)


def test_an_edition_has_one_line_in_the_ledger(small: Path) -> None:
    line = f'[[published]]\nedition = "1.0.0"\ndigest = "{DIGEST}"\nrefs = ["sections/first"]\n'
    (small / "ledger.toml").write_text(f"{line}\n{line}", encoding="utf-8")
    assert found_in(small) == ["ledger.toml:7:11 bad-value"]


def test_a_list_in_the_guide_file_is_not_lost_in_silence(small: Path) -> None:
    guide = small / "guide.toml"
    guide.write_bytes(b"sections = []\nthemes = 7\nretired = []\npublished = []\n" + guide.read_bytes())
    assert [(str(fault.line), fault.code, fault.message.partition("; ")[2]) for fault in check(small)] == [
        ("1", "unknown-key", "it belongs in sections/"),
        ("2", "unknown-key", "it belongs in themes.toml"),
        ("3", "unknown-key", "it belongs in ledger.toml"),
        ("4", "unknown-key", "it belongs in ledger.toml"),
    ]


def test_the_files_of_sections_say_their_order_even_where_they_cannot_be_read(small: Path) -> None:
    (small / "sections" / "20-third.toml").write_bytes(b"id =")
    assert found_in(small) == ["sections/20-third.toml:1:1 order-clash", "sections/20-third.toml:1:5 syntax"]


def test_two_faults_on_one_line_have_two_columns(small: Path) -> None:
    rewrite(small / "takeaways.toml", 'text = "Breathe."', "text = \"🧡 Don't -- don't -- don't -- don't.\"")
    assert [place.rpartition(" ")[0] for place in found_in(small)] == [
        f"takeaways.toml:3:{column}" for column in (14, 17, 23, 26, 32, 35, 41)
    ]


@given(values, st.data())
def test_nonsense_anywhere_is_named_and_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, nonsense: Any, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("nonsense") / "small"
    shutil.copytree(SMALL, folder)
    (folder / "ledger.toml").write_bytes(
        (LEDGER + f'\n[[published]]\nedition = "0.1.0"\ndigest = "{DIGEST}"\nrefs = ["themes/calm"]\n').encode()
    )
    source = data.draw(st.sampled_from(Manuscript(folder).sources))
    content: Any = source.content
    place: Any = content
    while True:
        step = data.draw(st.sampled_from([*(place if isinstance(place, dict) else range(len(place)))]))
        if not isinstance(place[step], (dict, list)) or not place[step] or data.draw(st.booleans()):
            break
        place = place[step]
    place[step] = nonsense
    (folder / source.name).write_bytes(tomli_w.dumps(content).encode())
    for fault in check(folder):
        assert fault.code in RULES
        lines = (folder / str(fault.file)).read_bytes().decode().split("\n")
        assert fault.line
        assert fault.column
        assert fault.column <= len(lines[fault.line - 1]) + 1


@pytest.mark.thorough
def test_ten_thousand_entries_are_checked_each(small: Path) -> None:
    many = 10_000
    entry = '[[takeaways]]\nid = "{id}"\ntext = "Don\'t."\nsections = ["first"]\nthemes = ["calm"]\n'
    (small / "takeaways.toml").write_bytes("".join(entry.format(id=f"t{n}") for n in range(many)).encode())
    assert found_in(small) == sorted(
        (f"takeaways.toml:{5 * n + 3}:12 typography" for n in range(many)), key=lambda line: int(line.split(":")[1])
    )


def test_empty_files_lack_everything(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    for name in (*(source.name for source in Manuscript(SMALL).lists.values()), "sections/10-empty.toml"):
        (tmp_path / name).write_bytes(b"")
    assert {(fault.file, fault.line, fault.column, fault.code) for fault in check(tmp_path)} == {
        ("guide.toml", 1, 1, "missing-key"),
        ("sections/10-empty.toml", 1, 1, "missing-key"),
    }


def test_only_selected_faults_are_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    everything = json.loads(run("check", "faulty", "--format", "json")[1])

    def codes(*options: str) -> list[str]:
        return [fault["code"] for fault in json.loads(run("check", "faulty", "--format", "json", *options)[1])]

    assert codes("--select", "lost-id") == ["lost-id"] * 2
    assert set(codes("--select", "lost-id", "--select", "reused-id")) == {"lost-id", "reused-id"}
    assert codes("--ignore", "typography") == [each["code"] for each in everything if each["code"] != "typography"]
    assert codes("--select", "lost-id", "--ignore", "lost-id") == []
    assert run("check", "faulty", "--select", "syntax") == (0, "", "no faults\n")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_no_rule_has_is_refused_with_what_was_meant(run: Run, option: str) -> None:
    status, out, err = run("check", str(SMALL), option, "typografy")
    assert (status, out, err) == (1, "", "no rule has the code 'typografy'; did you mean 'typography'?\n")


def test_a_folder_that_is_not_there_could_not_be_checked(run: Run, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert run("check", str(nowhere)) == (2, "", f"steadyhand: {nowhere}: there is no such folder\n")
    (fault,) = check(nowhere)
    assert (fault.code, fault.file) == ("missing-file", str(nowhere))


def test_a_file_that_cannot_be_read_is_a_fault(run: Run, small: Path) -> None:
    (small / "sections" / "30-folder.toml").mkdir()
    status, out, _ = run("check", str(small))
    assert (status, out.count("\n")) == (1, 1)
    assert "sections/30-folder.toml:1:1: unreadable this cannot be read: it is a folder" in out


def test_faults_are_lines_that_editors_jump_to_and_a_summary_besides(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite(small / "takeaways.toml", '"first"', '"frist"')
    line = "takeaways.toml:4:13: dangling-reference no section has the id 'frist'; did you mean 'first'?\n"
    monkeypatch.chdir(small)
    assert run("check") == (1, line, "1 fault in 1 file; `steadyhand explain CODE` says more\n")
    monkeypatch.chdir(small.parent)
    rewrite(small / "takeaways.toml", "Breathe.", "Don't.")
    status, out, err = run("check", "small")
    assert (status, f"small/{line}" in out) == (1, True)
    assert err == "2 faults in 1 file; `steadyhand explain CODE` says more\n"
    rewrite(small / "themes.toml", "Calm", "Ca  lm")
    assert run("check", "small")[2] == "3 faults in 2 files; `steadyhand explain CODE` says more\n"


def test_annotations_escape_what_would_end_them(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "sections/30 100%: a, b\nc.toml"
    (small / odd).write_bytes(b"\n")
    rewrite(small / "takeaways.toml", "Breathe.", "Don't.")
    rewrite(small / "takeaways.toml", '"first"', r'"50%\r\n::"')
    monkeypatch.chdir(small)
    status, out, err = run("check", "--format", "github")
    lines = out.splitlines()
    assert (status, err) == (1, "")
    assert (
        "::error file=takeaways.toml,line=3,col=12,title=typography::text has a straight quotation mark or apostrophe"
        in lines
    )
    assert (
        "::error file=takeaways.toml,line=4,col=13,title=dangling-reference::no section has the id '50%25\\r\\n::'"
        in lines
    )
    assert (
        "::error file=sections/30 100%25%3A a%2C b%0Ac.toml,line=1,col=1,title=missing-key::the key 'id' is missing"
        in lines
    )
    assert len(lines) == len(check(small))
    assert all(re.fullmatch(r"::error file=[^:,]+,line=\d+,col=\d+,title=[a-z-]+::.+", line) for line in lines)


def test_a_message_of_several_lines_is_one_annotation(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(small / "sections" / "20-second.toml", 'id = "second"', 'id = "first"')
    (small / "sections" / "10-first.toml").rename(small / "sections" / "10 50%\n.toml")
    monkeypatch.chdir(small)
    _, out, _ = run("check", "--format", "github", "--select", "duplicate-id")
    assert out == (
        "::error file=sections/20-second.toml,line=1,col=6,title=duplicate-id::"
        "another section has the id 'first' already, at sections/10 50%25%0A.toml:1:6\n"
    )


@pytest.mark.parametrize("code", RULES)
def test_every_code_is_explained_with_examples(run: Run, code: str) -> None:
    status, out, err = run("explain", code)
    rule, words = RULES[code], " ".join(out.split())
    assert (status, err) == (0, "")
    assert out.startswith(f"# {code}\n")
    assert all(" ".join(said.split()) in words for said in (rule.what, rule.why))
    for name, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        written = "".join(f"    {line}".rstrip() + "\n" for line in example.splitlines())
        assert f"\n{name}, in {rule.file}:\n\n{written}" in out


@pytest.mark.parametrize("code", PROMISES)
def test_every_code_of_a_change_is_explained(run: Run, code: str) -> None:
    status, out, err = run("explain", code)
    promise, words = PROMISES[code], " ".join(out.split())
    assert (status, err) == (0, "")
    assert words == f"# {code} Asks for a {promise.step} step of the edition: {promise.reason}."


def test_a_code_that_nothing_has_cannot_be_explained(run: Run) -> None:
    assert run("explain", "lost-ids") == (1, "", "no rule has the code 'lost-ids'; did you mean 'lost-id'?\n")
    assert "did you mean 'entry-gone'" in run("explain", "entry-gon")[2]


def test_a_fault_is_told_once_however_often_it_is_found() -> None:
    faults = check(HERE / "faulty")
    assert len(set(faults)) == len(faults)


def test_a_text_with_very_many_spaces_is_gone_through_once() -> None:
    # Where each space is a place to begin anew, a million of them are not done before the next day.
    text = "a" + " " * 1_000_000 + "b"
    assert [what for what, pattern in style.MARKS.items() for _ in pattern.finditer(text)] == ["two spaces"]
    assert [what for what, pattern in style.MARKS.items() for _ in pattern.finditer(f"  {text}  ")] == [
        "two spaces",
        "a space at an end",
        "a space at an end",
    ]


@pytest.mark.parametrize("name", ["people.toml", "ledger.toml", "sections/20-x.toml", "guide.toml"])
@pytest.mark.parametrize("what", ["folder", "pipe", "broken link", "link to itself"])
def test_what_is_no_file_is_a_fault_and_hides_no_other(name: str, what: str, tmp_path: Path) -> None:
    folder = copy_of(SMALL, tmp_path)
    rewrite(folder / "themes.toml", "summary", "sumary")
    there = folder / name
    there.unlink(missing_ok=True)
    match what:
        case "folder":
            there.mkdir()
        case "pipe":
            os.mkfifo(there)
        case _:
            there.symlink_to("nowhere" if what == "broken link" else there.name)
    found = {(fault.file, fault.code) for fault in check(folder)}
    assert {(name, "unreadable"), ("themes.toml", "unknown-key")} <= found
    with pytest.raises(FaultyManuscript):
        publish(folder, on=date(2026, 1, 31))
    with pytest.raises(FaultyManuscript):
        fmt(folder)


def test_a_line_of_the_ledger_that_cannot_be_read_is_told_and_no_more_is_made_of_it(tmp_path: Path) -> None:
    folder = copy_of(SMALL, tmp_path)
    (folder / "ledger.toml").write_text('[[moved]]\nref = "themes/a"\nto = "themes/b"\non = "soon"\n', encoding="utf-8")
    assert [(fault.file, fault.line, fault.code) for fault in check(folder)] == [("ledger.toml", 4, "bad-value")]
