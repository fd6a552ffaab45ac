"""fmt: one style for the files of a manuscript, which changes neither what they say nor their comments."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from folders import BUNDLED, CONTACTS, SMALL, Run, copy_of, tree
from hypothesis import given
from tree_sitter import Node

from steadyhand.authoring import manuscript
from steadyhand.authoring.fmt import WIDEST, fmt, formatted
from steadyhand.authoring.new import new
from steadyhand.authoring.source import BYTE_ORDER_MARK, Source
from steadyhand.errors import FaultyManuscript
from strategies import tables, untidy_files

HERE = Path(__file__).parent / "manuscripts"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_of(SMALL, tmp_path)


def source_of(text: str) -> Source:
    return Source("some.toml", text.encode(), tomllib.loads(text))


def comments_in(node: Node) -> Iterator[str]:
    if node.type == "comment":
        yield (node.text or b"").decode().rstrip()
    for child in node.children:
        yield from comments_in(child)


def headers_without_an_empty_line(text: str) -> list[str]:
    """The headers that do not have just one empty line above them and the comments that belong to them."""
    lines, wrong = text.split("\n"), []
    for number, line in enumerate(lines):
        above = number
        while line.startswith("[") and above and lines[above - 1].startswith("#"):
            above -= 1
        if line.startswith("[") and above and (lines[above - 1] or (above > 1 and not lines[above - 2])):
            wrong.append(line)
    return wrong


@given(untidy_files())
def test_what_a_file_says_and_its_comments_stay_and_doing_it_twice_changes_nothing(
    file: tuple[str, list[str]],
) -> None:
    text, comments = file
    tidy = formatted(source_of(text))
    assert tomllib.loads(tidy) == tomllib.loads(text)
    assert list(comments_in(source_of(tidy).tree)) == [comment.rstrip() for comment in comments]
    assert formatted(source_of(tidy)) == tidy


@given(untidy_files())
def test_the_one_style_has_one_line_end_no_blanks_at_ends_and_an_empty_line_before_a_table(
    file: tuple[str, list[str]],
) -> None:
    tidy = formatted(source_of(file[0]))
    assert "\r" not in tidy
    assert "\n\n\n" not in tidy
    assert not tidy or (tidy.endswith("\n") and not tidy.endswith("\n\n") and not tidy.startswith("\n"))
    assert [line for line in tidy.split("\n") if line != line.rstrip()] == []
    assert headers_without_an_empty_line(tidy) == []


@given(tables)
def test_the_one_style_is_one(table: dict[str, Any]) -> None:
    one = tomli_w.dumps(table)
    other = "".join(f"\t{line} \r\n" for line in one.split("\n"))
    assert formatted(source_of(one)) == formatted(source_of(other)).lstrip("\n")


@given(tables)
def test_texts_of_many_lines_stay_as_they_are(table: dict[str, Any]) -> None:
    written = tomli_w.dumps(table, multiline_strings=True)
    tidy = formatted(source_of(written))
    assert tomllib.loads(tidy) == tomllib.loads(written)
    assert formatted(source_of(tidy)) == tidy


def test_an_untidy_file_becomes_just_this_tidy_one() -> None:
    tidy = (HERE / "fmt" / "tidy.toml").read_text(encoding="utf-8")
    untidy = Source.read(HERE / "fmt", "untidy.toml")
    assert formatted(untidy) == tidy
    assert tomllib.loads(tidy) == untidy.content
    assert headers_without_an_empty_line(tidy) == []


def test_a_list_is_folded_where_it_is_wider_than_the_page() -> None:
    fits = f'a = ["{"x" * (WIDEST - len("a = [``]"))}"]\n'
    assert len(fits) == WIDEST + 1
    assert formatted(source_of(fits)) == fits
    wider = fits.replace("x", "xx", 1)
    assert formatted(source_of(wider)) == wider.replace('["', '[\n  "').replace('"]', '",\n]')


def test_letters_are_composed_and_their_spelling_stays() -> None:
    assert formatted(source_of('a = "cafe\u0301 e\\u0301"')) == 'a = "café e\\u0301"\n'


def test_lists_in_lists_take_no_longer_for_being_deep() -> None:
    deep = "a = " + "[" * 60 + f'"{"x" * WIDEST}"' + "]" * 60
    tidy = formatted(source_of(deep))
    assert tidy.count("\n") == 121
    assert tomllib.loads(tidy) == tomllib.loads(deep)


def test_an_empty_file_stays_empty() -> None:
    assert formatted(source_of("")) == formatted(source_of("\n\n")) == ""


HERE_ARE = [SMALL, BUNDLED, CONTACTS]


@pytest.mark.parametrize("folder", HERE_ARE, ids=lambda folder: str(folder.name))
def test_no_file_of_a_manuscript_is_passed_over(folder: Path, tmp_path: Path) -> None:
    copied = copy_of(folder, tmp_path)
    tidy = tree(copied)
    for name, data in tidy.items():
        (copied / name).write_bytes(data.replace(b"\n", b"\r\n"))
    assert sorted(fmt(copied)) == sorted(tidy)
    assert tree(copied) == tidy


@pytest.mark.parametrize("folder", HERE_ARE, ids=lambda folder: str(folder.name))
def test_manuscripts_here_are_in_the_one_style(folder: Path, tmp_path: Path, run: Run) -> None:
    copied = copy_of(folder, tmp_path)
    assert fmt(copied) == ()
    assert run("fmt", str(copied)) == (0, "", "")


def test_a_new_manuscript_is_in_the_one_style(tmp_path: Path) -> None:
    new(tmp_path / "grief")
    assert fmt(tmp_path / "grief") == ()


def test_only_files_in_another_style_are_rewritten_and_they_are_named(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = manuscript.read(small)
    tidy = {file: file.read_bytes() for file in small.rglob("*.toml")}
    marked, ended, spaced = small / "guide.toml", small / "themes.toml", small / "sections" / "10-first.toml"
    marked.write_bytes(BYTE_ORDER_MARK + tidy[marked])
    ended.write_bytes(tidy[ended].replace(b"\n", b"\r\n"))
    spaced.write_bytes(tidy[spaced].replace(b" = ", b"  ="))
    monkeypatch.chdir(small.parent)
    status, out, err = run("fmt", "small")
    assert (status, out, err) == (0, "small/guide.toml\nsmall/themes.toml\nsmall/sections/10-first.toml\n", "")
    assert {file: file.read_bytes() for file in small.rglob("*.toml")} == tidy
    assert manuscript.read(small) == before
    monkeypatch.chdir(small)
    assert run("fmt") == (0, "", "")


def test_a_manuscript_with_a_file_that_cannot_be_read_is_left_alone(small: Path, run: Run) -> None:
    (small / "guide.toml").write_bytes(b"title='x'")
    (small / "themes.toml").write_bytes(b"[[themes]")
    (small / "people.toml").write_bytes(b"\xff")
    with pytest.raises(FaultyManuscript) as raised:
        fmt(small)
    assert [fault.code for fault in raised.value.faults] == ["syntax", "not-utf8"]
    status, out, err = run("fmt", str(small))
    assert (status, out) == (1, "")
    assert err.startswith("themes.toml:1:9: syntax this is not TOML: ")
    assert (small / "guide.toml").read_bytes() == b"title='x'"


def test_a_folder_that_is_not_there_could_not_be_put_in_style(tmp_path: Path, run: Run) -> None:
    status, out, err = run("fmt", str(tmp_path / "nowhere"))
    assert (status, out, err) == (2, "", f"steadyhand: {tmp_path / 'nowhere'}: there is no such folder\n")
