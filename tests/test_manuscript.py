"""Manuscripts: folders of files, each with what it becomes or with the words it is refused with."""

import shutil
from pathlib import Path

import pytest

import steadyhand
from steadyhand import edition
from steadyhand.authoring import manuscript
from steadyhand.authoring.publish import publish
from steadyhand.errors import EditionIsPublished, FaultyManuscript

HERE = Path(__file__).parent
ROOT = HERE.parent
SMALL = HERE / "manuscripts" / "small"
BUNDLED = ROOT / "src" / "manuscripts" / "pushed-away"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def refusals(folder: Path) -> list[str]:
    with pytest.raises(FaultyManuscript) as raised:
        manuscript.read(folder)
    return str(raised.value).splitlines()


def test_a_manuscript_becomes_just_this_edition() -> None:
    expected = HERE / "manuscripts" / "small.json"
    assert edition.dumps(manuscript.read(SMALL)) == expected.read_text(encoding="utf-8")


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
        "caution.toml: a manuscript has no such file; did you mean 'cautions.toml'?",
        "cautions.toml: there is no such file",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(small: Path, encoding: str, newline: str) -> None:
    for file in small.rglob("*.toml"):
        file.write_text(file.read_text(encoding="utf-8"), encoding=encoding, newline=newline)
    assert manuscript.read(small) == manuscript.read(SMALL)
    assert manuscript.read(small).digest == manuscript.read(SMALL).digest


def test_three_faults_in_a_section_are_named_with_file_and_key_and_nothing_is_published(small: Path) -> None:
    section = small / "sections" / "10-first.toml"
    rewrite(section, 'themes = ["calm"]\nquestions', 'themes = ["clam"]\nquestions')
    rewrite(section, 'status = "verified"', 'status = "certain"')
    rewrite(section, "summary =", "sumary =")
    assert refusals(small) == [
        "sections/10-first.toml: sumary: there is no such key; did you mean 'summary'?",
        "sections/10-first.toml: themes[0]: no theme has the id 'clam'; did you mean 'calm'?",
        "sections/10-first.toml: quotes[0].attribution.status: 'certain' is not one of verified, attributed, "
        "unsourced, misattributed",
        "sections/10-first.toml: the key 'summary' is missing",
    ]
    with pytest.raises(FaultyManuscript):
        publish(small, small / "editions")
    assert not (small / "editions").exists()


def test_faults_of_all_files_are_named_at_once(small: Path) -> None:
    rewrite(small / "themes.toml", 'label = "Calm"', "label = 1")
    rewrite(small / "takeaways.toml", '"first"', '"frist"')
    rewrite(small / "guide.toml", 'byline = "ada"', 'byline = "adah"')
    assert refusals(small) == [
        "guide.toml: source.byline: no person has the id 'adah'; did you mean 'ada'?",
        "takeaways.toml: takeaways[0].sections[0]: no section has the id 'frist'; did you mean 'first'?",
        "themes.toml: themes[0].label: text was expected, not the number 1",
    ]


def test_a_guide_that_is_not_whole_names_the_file(small: Path) -> None:
    rewrite(small / "sections" / "20-second.toml", 'id = "second"', 'id = "first"')
    rewrite(small / "concepts.toml", '"first", "second"', '"first"')
    assert refusals(small) == ["sections/20-second.toml: id: another section has the id 'first' already"]


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("themes.toml", b"[[themes]", "themes.toml: this is not TOML: "),
        ("themes.toml", b'label = "\xff"', "themes.toml: this is not UTF-8 (byte 9)"),
        ("themes.toml", b"[[theme]]", "themes.toml: theme: there is no such key; [[themes]] belong here"),
        (
            "cautions.toml",
            b"x = 1",
            "cautions.toml: x: there is no such key; [[cautions]] and [[help_lines]] belong here",
        ),
        ("sections/10-first.toml", b"", "sections/10-first.toml: the key 'id' is missing"),
        ("guide.toml", b"", "guide.toml: the key 'id' is missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(small: Path, name: str, data: bytes, refusal: str) -> None:
    (small / name).write_bytes(data)
    assert any(line.startswith(refusal) for line in refusals(small))


def test_a_guide_without_its_guide_file_is_told_so(small: Path) -> None:
    (small / "guide.toml").unlink()
    assert refusals(small) == ["guide.toml: there is no such file"]


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    assert refusals(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}: there is no such folder"]


def test_a_changed_sentence_arrives(small: Path, tmp_path: Path) -> None:
    rewrite(small / "sections" / "10-first.toml", "Breathe out.", "Breathe in.")
    file = publish(small, tmp_path / "editions")
    assert file == tmp_path / "editions" / "small" / "0.2.0.json"
    assert edition.loads(file.read_bytes()).sections["first"].paragraphs == ("Breathe in.",)


def test_a_draft_may_be_replaced_and_leaves_nothing_beside_it(small: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "editions"
    before = publish(small, shelf).read_bytes()
    rewrite(small / "sections" / "10-first.toml", "Breathe out.", "Breathe in.")
    assert publish(small, shelf).read_bytes() != before
    assert [file.name for file in (shelf / "small").iterdir()] == ["0.2.0.json"]


def test_an_edition_from_1_0_0_on_never_changes(small: Path, tmp_path: Path) -> None:
    rewrite(small / "guide.toml", '"0.2.0"', '"1.0.0"')
    shelf = tmp_path / "editions"
    file = publish(small, shelf)
    assert publish(small, shelf) == file
    before = file.read_bytes()
    rewrite(small / "sections" / "10-first.toml", "Breathe out.", "Breathe in.")
    with pytest.raises(EditionIsPublished, match=r"edition 1\.0\.0 is published and never changes") as raised:
        publish(small, shelf)
    assert raised.value.file == str(file)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == ["1.0.0.json"]
