"""A TOML file of a manuscript: what it says, and on which line and column each thing stands."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from steadyhand.records.faults import Fault

Place: TypeAlias = tuple[str | int, ...]
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TOML = Language(tree_sitter_toml.language())
_OPENING = re.compile(r"""(\"{3}|'{3}|"|')(?:\r?\n)?""")
_CHARACTER = {
    "'": re.compile(r"(\r\n|.)", re.DOTALL),
    '"': re.compile(r"(?:\\[ \t]*\r?\n\s*)*(\\u.{4}|\\U.{8}|\\.|\r\n|.)", re.DOTALL),
}
"""How one character of a text may be spelled, literally or not; a backslash at a line's end is none."""
_PLACE_OF_ERROR = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


@attrs.frozen
class Source:
    """One file, read. A file that is no TOML says nothing, and has the fault."""

    name: str
    """The file's name in the manuscript's folder, with `/` on every system."""
    data: bytes
    """What it holds, without a byte order mark."""
    content: dict[str, Any]
    fault: Fault | None = None
    is_marked: bool = False
    """Whether the file begins with a byte order mark."""

    @classmethod
    def read(cls, folder: Path, name: str) -> "Source":
        """The file of that name; one that cannot be read says nothing, and has the fault."""
        try:
            held = _held(folder / name)
        except OSError as error:
            said = f"this cannot be read: {error.strerror or error}"
            return cls(name, b"", {}, Fault((), said, "unreadable", name, 1, 1))
        data, is_marked = held.removeprefix(BYTE_ORDER_MARK), held.startswith(BYTE_ORDER_MARK)
        source = cls(name, data, {}, None, is_marked)
        try:
            return attrs.evolve(source, content=tomllib.loads(data.decode()))
        except UnicodeDecodeError as error:
            place = source._line_and_column(error.start)
            return attrs.evolve(source, fault=Fault((), "this is not UTF-8", "not-utf8", name, *place))
        except tomllib.TOMLDecodeError as error:
            return attrs.evolve(source, fault=source._syntax_fault(str(error)))
        except (RecursionError, ValueError):
            # What tomllib says here is about Python: how deep it may go, how many digits it reads.
            said = "this is not TOML: it is nested too deeply, or has too long a number"
            return attrs.evolve(source, fault=Fault((), said, "syntax", name, 1, 1))

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that the file seems to give, for when nothing surer can be read of it."""
        return tuple(re.findall(r'(?m)^\s*id\s*=\s*"([^"\n]+)"', self.data.decode(errors="replace")))

    def place(self, path: Place, *, of_key: bool = False) -> tuple[int, int]:
        """The line and column of the value at a path, or of its key; of what is nearest above where there is none."""
        nodes = self._keys if of_key else self._values
        while path and path not in nodes:
            path = path[:-1]
        return self._line_and_column(nodes[path].start_byte) if path else (1, 1)

    def places_in(self, path: Place) -> list[tuple[int, int]]:
        """The line and column of every character of the text at a path, however the file spells it."""
        start, end = self.span(path)
        written = self.data[start:end].decode()
        opening = next(_OPENING.finditer(written))
        places: list[tuple[int, int]] = []
        (line, column), before = self.place(path), 0
        for character in _CHARACTER[written[0]].finditer(written, opening.end()):
            here = character.start(1)
            ended = written.rfind("\n", before, here)
            line += written.count("\n", before, here)
            column = column + here - before if ended < 0 else here - ended
            places.append((line, column))
            before = here
        return places[: -len(opening[1])]

    def span(self, path: Place, *, of_key: bool = False) -> tuple[int, int]:
        """Where in the data the value at a path, or its key, begins and ends."""
        node = (self._keys if of_key else self._values)[path]
        return node.start_byte, node.end_byte

    @cached_property
    def tree(self) -> Node:
        """The file as a syntax tree."""
        return Parser(_TOML).parse(self.data).root_node

    @cached_property
    def _values(self) -> dict[Place, Node]:
        return {path: value for path, _, value in self._places}

    @cached_property
    def _keys(self) -> dict[Place, Node]:
        return {path: key for path, key, _ in self._places}

    @cached_property
    def _places(self) -> list[tuple[Place, Node, Node]]:
        """Everything in the file, the last mention first: what is mentioned twice is where it is mentioned first."""
        return [] if self.fault else [*_places(self.tree)][::-1]

    @cached_property
    def _lines(self) -> list[int]:
        """Where in the data each line begins."""
        return [0, *(end.end() for end in re.finditer(b"\n", self.data))]

    def _line_and_column(self, position: int) -> tuple[int, int]:
        """The line and the column, in characters, of a position in the data."""
        line = bisect_right(self._lines, position)
        before = self.data[self._lines[line - 1] : position]
        return line, len(before.decode(errors="replace")) + 1

    def _syntax_fault(self, message: str) -> Fault:
        found = _PLACE_OF_ERROR.search(message)
        line, column = found.groups() if found else (None, None)
        what = f"this is not TOML: {_PLACE_OF_ERROR.sub('', message)}"
        place = (int(line), int(column)) if line and column else self._line_and_column(len(self.data.rstrip()))
        return Fault((), what, "syntax", self.name, *place)


def _held(file: Path) -> bytes:
    """What a file holds. Of a folder, a pipe or a device nothing is read: it might never end."""
    if file.exists() and not file.is_file():
        raise OSError(None, "it is a folder, a pipe or a device, and no file")
    return file.read_bytes()


def _places(document: Node) -> Iterator[tuple[Place, Node, Node]]:
    """The path, the key and the value of everything in a document."""
    lists: dict[Place, int] = {}
    for node in document.named_children:
        if node.type == "pair":
            yield from _pair((), node)
        elif node.type in ("table", "table_array_element"):
            key, *inside = node.named_children
            *above, last = _parts(key)
            path: Place = ()
            for name, written in (*above, last):
                path = (*path, name)
                yield path, written, node
                if written is last[1] and node.type == "table_array_element":
                    lists[path] = lists.get(path, -1) + 1
                if path in lists:
                    path = (*path, lists[path])
                    yield path, written, node
            for pair in inside:
                if pair.type == "pair":
                    yield from _pair(path, pair)


def _pair(path: Place, pair: Node) -> Iterator[tuple[Place, Node, Node]]:
    key, value = (node for node in pair.named_children if node.type != "comment")
    *above, (last, own) = _parts(key)
    for name, written in above:
        path = (*path, name)
        yield path, written, written
    path = (*path, last)
    yield path, own, value
    yield from _inside(path, value)


def _inside(path: Place, value: Node) -> Iterator[tuple[Place, Node, Node]]:
    items = [node for node in value.named_children if node.type != "comment"]
    if value.type == "array":
        for position, item in enumerate(items):
            yield (*path, position), item, item
            yield from _inside((*path, position), item)
    elif value.type == "inline_table":
        for pair in items:
            yield from _pair(path, pair)


def _parts(key: Node) -> list[tuple[str, Node]]:
    """The names in a key, which may be quoted and dotted, each with where it stands."""
    parts: list[Node] = []
    while key.type == "dotted_key":
        key, last = key.named_children
        parts.append(last)
    return [(_name(part), part) for part in (key, *reversed(parts))]


def _name(part: Node) -> str:
    written = (part.text or b"").decode()
    return written if part.type == "bare_key" else next(iter(tomllib.loads(f"{written} = 0")))
