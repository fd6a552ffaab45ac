"""Sources: on which line and column of a TOML file each thing stands, counted in characters."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from steadyhand.authoring.source import BYTE_ORDER_MARK, Place, Source
from strategies import spelled_texts, tables


def source_of(text: str | bytes) -> Source:
    data = text.encode() if isinstance(text, str) else text
    return Source("some.toml", data, tomllib.loads(data.decode()))


def read(folder: Path, data: bytes) -> Source:
    (folder / "some.toml").write_bytes(data)
    return Source.read(folder, "some.toml")


def inside(content: Any, path: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Everything in a content, with its path."""
    steps: Any = content.items() if isinstance(content, dict) else enumerate(content)
    for step, value in steps:
        yield (*path, step), value
        if isinstance(value, (dict, list)):
            yield from inside(value, (*path, step))


def text_at(text: str, place: tuple[int, int]) -> str:
    """The text from a line and a column on; lines end with line feeds."""
    line, column = place
    lines = text.split("\n")
    return "\n".join([lines[line - 1][column - 1 :], *lines[line:]])


def assert_that_every_path_has_its_place(text: str) -> None:
    source = source_of(text)
    found = dict(inside(source.content))
    assert set(source._values) == set(source._keys) == set(found)
    for path, value in found.items():
        (start, end), (from_, to) = source.span(path), source.span(path, of_key=True)
        written, key = source.data[start:end].decode(), source.data[from_:to].decode()
        assert text_at(text, source.place(path)).startswith(written)
        assert text_at(text, source.place(path, of_key=True)).startswith(key)
        if isinstance(value, (dict, list)):
            assert written.startswith(("[", "{")) or written == key
        else:
            assert tomllib.loads(f"x = {written}") == {"x": value}
        if isinstance(path[-1], str):
            assert tomllib.loads(f"{key} = 0") == {path[-1]: 0}


@given(tables, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_every_path_of_what_a_file_says_has_a_place_and_none_beyond(
    table: dict[str, Any], multiline: bool, newline: str
) -> None:
    written = tomli_w.dumps(table, multiline_strings=multiline)
    assert_that_every_path_has_its_place(written.replace("\r\n", "\n").replace("\n", newline))


EXAMPLES = {
    "dotted keys": (
        'a.b.c = 1\na."d e".f = 2 # more\na.b.g = 3\n',
        {("a",): "1:1", ("a", "b"): "1:3", ("a", "b", "c"): "1:9", ("a", "d e", "f"): "2:13", ("a", "b", "g"): "3:9"},
        {("a", "b", "c"): "1:5", ("a", "d e"): "2:3", ("a", "d e", "f"): "2:9", ("a", "b", "g"): "3:5"},
    ),
    "inline tables": (
        "x = { a = [ 1, { b.c = 2 } ], d = {} }\n",
        {("x",): "1:5", ("x", "a"): "1:11", ("x", "a", 1): "1:16", ("x", "a", 1, "b", "c"): "1:24", ("x", "d"): "1:35"},
        {("x", "a", 1, "b"): "1:18", ("x", "a", 1, "b", "c"): "1:20", ("x", "d"): "1:31"},
    ),
    "tables and lists of tables": (
        "[ a . b ]\nx = 1\n[[c]]\n[c.d]\ny = 1\n[[c.e]]\n[[c.e]]\nz = 1\n[[c]]\n[[c.e]]\n[a]\nw = 2\n",
        {
            ("a",): "1:1",
            ("a", "b", "x"): "2:5",
            ("c",): "3:1",
            ("c", 0): "3:1",
            ("c", 0, "d"): "4:1",
            ("c", 0, "d", "y"): "5:5",
            ("c", 0, "e", 1): "7:1",
            ("c", 0, "e", 1, "z"): "8:5",
            ("c", 1): "9:1",
            ("c", 1, "e", 0): "10:1",
            ("a", "w"): "12:5",
        },
        {("a", "b"): "1:7", ("c", 0, "d"): "4:4", ("c", 0, "e", 1): "7:5", ("c", 1, "e"): "10:5", ("a", "w"): "12:1"},
    ),
    "texts of many lines, and what follows them": (
        "a = \"\"\"\nSo\\\n  and # so\n\"\"\"\nb = '''it's\n'''\nc = 1",
        {("a",): "1:5", ("b",): "5:5", ("c",): "7:5"},
        {("b",): "5:1", ("c",): "7:1"},
    ),
    "comments": (
        "# a = 1\n\na = [ # b\n  1, # c\n  # 2,\n  3 ] # d\n[b] # e\n# f\nc = 1 # g\n",
        {("a", 0): "4:3", ("a", 1): "6:3", ("b",): "7:1", ("b", "c"): "9:5"},
        {("a",): "3:1", ("b", "c"): "9:1"},
    ),
    "line ends of the other sort": (
        'a = """\r\nx\r\n"""\r\nb = [\r\n1,\r\n2]\r\n',
        {("a",): "1:5", ("b",): "4:5", ("b", 1): "6:1"},
        {("b",): "4:1"},
    ),
    "characters of every width, and from right to left": (
        'a = ["🧡", \'é\', "e\u0301", "שלום", 1]\n"🧡ש".b = 2\n',
        {("a", 1): "1:11", ("a", 2): "1:16", ("a", 3): "1:22", ("a", 4): "1:30", ("🧡ש", "b"): "2:10"},
        {("🧡ש",): "2:1", ("🧡ש", "b"): "2:6"},
    ),
    "keys that look like something else": (
        "1.2 = 3\ntrue = false\n-_ = inf\n'' = nan\n",
        {("1", "2"): "1:7", ("true",): "2:8", ("-_",): "3:6", ("",): "4:6"},
        {("1", "2"): "1:3", ("",): "4:1"},
    ),
}


@pytest.mark.parametrize(("text", "values", "keys"), EXAMPLES.values(), ids=EXAMPLES)
def test_a_thing_is_where_it_is_first_mentioned(text: str, values: dict[Place, str], keys: dict[Place, str]) -> None:
    source = source_of(text)
    assert {path: "{}:{}".format(*source.place(path)) for path in values} == values
    assert {path: "{}:{}".format(*source.place(path, of_key=True)) for path in keys} == keys
    found = dict(inside(source.content))
    assert set(source._values) == set(found)
    assert set(values) | set(keys) <= set(found)


def test_what_is_not_there_is_placed_at_what_is_nearest_above() -> None:
    source = source_of("[a]\nb = [1]\n")
    assert source.place(("a", "b", 7, "c")) == (2, 5)
    assert source.place(("a", "z")) == (1, 1)
    assert source.place(("z",)) == source.place(()) == (1, 1)


@given(spelled_texts())
def test_every_character_of_a_text_has_its_place_however_it_is_spelled(
    text: tuple[str, list[tuple[str, str]], str],
) -> None:
    opening, characters, closing = text
    written = "# before\nkey = " + opening + "".join(spelled for spelled, _ in characters) + closing + "\n"
    source = source_of(written)
    said = [(at, spelled) for at, (spelled, said) in enumerate(characters) if said]
    assert source.content == {"key": "".join(said for _, said in characters)}
    places = source.places_in(("key",))
    for place, (at, spelled) in zip(places, said, strict=True):
        before = "# before\nkey = " + opening + "".join(spelled for spelled, _ in characters[:at])
        lines = before.split("\n")
        assert place == (len(lines), len(lines[-1]) + 1)
        assert text_at(written, place).startswith(spelled)


def test_a_byte_order_mark_moves_nothing(tmp_path: Path) -> None:
    source = read(tmp_path, BYTE_ORDER_MARK + b"a = 1\n")
    assert (source.is_marked, source.fault, source.content, source.place(("a",))) == (True, None, {"a": 1}, (1, 5))
    assert not read(tmp_path, b"a = 1\n").is_marked


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"a = '\xe9'", "not-utf8", (1, 6)),
        ("a = '🧡'\r\n# ".encode() + b"\xff", "not-utf8", (2, 3)),
        (BYTE_ORDER_MARK + b"\xff", "not-utf8", (1, 1)),
        ("🧡".encode(), "syntax", (1, 1)),
        ("a = '🧡' 1".encode(), "syntax", (1, 9)),
        (b"a = 1\r\nb = \r\n", "syntax", (2, 5)),
        (b"a = 1\na = 2\n", "syntax", (2, 6)),
        (b'a = """\n\nb\n\n', "syntax", (3, 2)),
        (b"a", "syntax", (1, 2)),
        (b"a = " + b"[" * 10_000 + b"]" * 10_000, "syntax", (1, 1)),
        (b"a = " + b"9" * 5_000, "syntax", (1, 1)),
    ],
)
def test_a_file_that_cannot_be_read_says_nothing_and_where_the_fault_is(
    tmp_path: Path, data: bytes, code: str, place: tuple[int, int]
) -> None:
    source = read(tmp_path, data)
    assert source.fault
    assert (source.fault.code, source.fault.file, source.fault.line, source.fault.column) == (
        code,
        "some.toml",
        *place,
    )
    assert source.content == {}
    assert source.place(("a",)) == (1, 1)


def test_a_message_about_syntax_says_the_place_once(tmp_path: Path) -> None:
    fault = read(tmp_path, b"a = 1\na = 2\n").fault
    assert fault
    assert fault.message == "this is not TOML: Cannot overwrite a value"


def test_a_file_that_cannot_be_read_still_seems_to_give_ids(tmp_path: Path) -> None:
    assert read(tmp_path, b'[[themes]]\nid = "calm"\nlabel = "\n  id="rest"\n# id = "no"\n').ids == ("calm", "rest")
