"""Manuscripts: folders of files, each with what it becomes or with the words it is refused with."""

from pathlib import Path

import pytest
from folders import BUNDLED, HERE, SMALL, copy_of, rewrite

import steadyhand
from steadyhand.authoring import manuscript
from steadyhand.authoring.check import check
from steadyhand.authoring.manuscript import LEDGER_FILE
from steadyhand.editions.lines import dumps
from steadyhand.errors import FaultyManuscript


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_of(SMALL, tmp_path)


def place(folder: Path, name: str, words: str) -> str:
    """Where the words stand first in a file, as a fault names it."""
    before, found, _ = (folder / name).read_text(encoding="utf-8").partition(words)
    assert found
    return f"{name}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}:"


def refusals(folder: Path) -> list[str]:
    with pytest.raises(FaultyManuscript) as raised:
        manuscript.read(folder)
    return str(raised.value).splitlines()


def test_a_manuscript_becomes_just_this_edition() -> None:
    expected = HERE / "manuscripts" / "small.jsonl"
    assert dumps(manuscript.read(SMALL)) == expected.read_text(encoding="utf-8")


def test_the_bundled_edition_is_what_the_bundled_manuscript_publishes() -> None:
    guide = manuscript.read(BUNDLED)
    assert guide == steadyhand.load(edition=guide.edition)


def test_sections_come_in_the_order_of_their_files_names(small: Path) -> None:
    (small / "sections" / "20-second.toml").rename(small / "sections" / "05-second.toml")
    assert manuscript.read(small).sections.ids == ("second", "first")


def test_a_file_may_list_nothing(small: Path) -> None:
    (small / "takeaways.toml").write_bytes(b"")
    assert len(manuscript.read(small).takeaways) == 0


def test_a_misnamed_file_loses_nothing_in_silence(small: Path) -> None:
    (small / "cautions.toml").rename(small / "caution.toml")
    assert refusals(small) == [
        "caution.toml:1:1: unknown-file a manuscript has no such file; did you mean 'cautions.toml'?",
        "cautions.toml:1:1: missing-file there is no such file",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(small: Path, encoding: str, newline: str) -> None:
    for file in small.rglob("*.toml"):
        file.write_text(file.read_text(encoding="utf-8"), encoding=encoding, newline=newline)
    assert manuscript.read(small) == manuscript.read(SMALL)
    assert manuscript.read(small).digest == manuscript.read(SMALL).digest
    marked = [fault.file for fault in check(small) if fault.code == "byte-order-mark"]
    assert len(marked) == (encoding == "utf-8-sig") * len(list(small.rglob("*.toml")))


def test_the_ledger_need_not_be_there(small: Path) -> None:
    assert not (small / LEDGER_FILE).exists()
    (small / LEDGER_FILE).touch()
    assert manuscript.read(small) == manuscript.read(SMALL)


def test_faults_in_a_section_are_named_in_the_order_of_its_lines(small: Path) -> None:
    section = small / "sections" / "10-first.toml"
    rewrite(section, 'themes = ["calm"]\nquestions', 'themes = ["clam"]\nquestions')
    rewrite(section, 'status = "verified"', 'status = "certain"')
    rewrite(section, "summary =", "sumary =")
    name = f"sections/{section.name}"
    sumary, clam, certain = (place(small, name, words) for words in ("sumary", '"clam"', '"certain"'))
    assert refusals(small) == [
        f"{name}:1:1: missing-key the key 'summary' is missing",
        f"{sumary} unknown-key there is no such key; did you mean 'summary'?",
        f"{clam} dangling-reference no theme has the id 'clam'; did you mean 'calm'?",
        f"{certain} bad-value 'certain' is not one of verified, attributed, unsourced, misattributed",
    ]


def test_faults_of_all_files_are_named_at_once(small: Path) -> None:
    rewrite(small / "themes.toml", 'label = "Calm"', "label = 1")
    rewrite(small / "takeaways.toml", '"first"', '"frist"')
    rewrite(small / "guide.toml", 'byline = "ada"', 'byline = "adah"')
    adah, frist, one = (
        place(small, *where)
        for where in (("guide.toml", '"adah"'), ("takeaways.toml", '"frist"'), ("themes.toml", "1"))
    )
    assert refusals(small) == [
        f"{adah} dangling-reference no person has the id 'adah'; did you mean 'ada'?",
        f"{frist} dangling-reference no section has the id 'frist'; did you mean 'first'?",
        f"{one} wrong-type text was expected, not the number 1",
    ]


def test_a_guide_that_is_not_whole_names_the_file(small: Path) -> None:
    rewrite(small / "sections" / "20-second.toml", 'id = "second"', 'id = "first"')
    rewrite(small / "concepts.toml", '"first", "second"', '"first"')
    again, already = (place(small, f"sections/{name}.toml", '"first"') for name in ("20-second", "10-first"))
    said = f"{again} duplicate-id another section has the id 'first' already, at {already}"
    assert refusals(small) == [said.removesuffix(":")]


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("themes.toml", b"[[themes]", "themes.toml:1:9: syntax this is not TOML: "),
        ("themes.toml", b'label = "\xff"', "themes.toml:1:10: not-utf8 this is not UTF-8"),
        ("themes.toml", b"[[theme]]", "themes.toml:1:3: unknown-key there is no such key; [[themes]] belong here"),
        (
            "cautions.toml",
            b"x = 1",
            "cautions.toml:1:1: unknown-key there is no such key; [[cautions]] belong here",
        ),
        ("sections/10-first.toml", b"", "sections/10-first.toml:1:1: missing-key the key 'id' is missing"),
        ("guide.toml", b"", "guide.toml:1:1: missing-key the key 'id' is missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(small: Path, name: str, data: bytes, refusal: str) -> None:
    (small / name).write_bytes(data)
    assert any(line.startswith(refusal) for line in refusals(small))


def test_a_guide_without_its_guide_file_is_told_so(small: Path) -> None:
    (small / "guide.toml").unlink()
    assert refusals(small) == ["guide.toml:1:1: missing-file there is no such file"]


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert f"{nowhere}:1:1: missing-file there is no such folder" in refusals(nowhere)


def test_a_file_of_a_section_that_would_be_passed_over_is_named(small: Path) -> None:
    (small / "sections" / "20-second.toml").rename(small / "sections" / "20-second.TOML")
    (small / "sections" / ".hidden").touch()
    assert "sections/20-second.TOML:1:1: unknown-file a section's file ends in .toml" in refusals(small)
