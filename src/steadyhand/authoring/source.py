"""A TOML file of a manuscript: what it says, and on which line and column each thing stands."""

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from steadyhand.faults import Fault

Place: TypeAlias = tuple[str | int, ...]
AROUND = 12
"""How many characters on either side tell one place in a text from another."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TOML = Language(tree_sitter_toml.language())
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
        """The file of that name. Raises OSError when it cannot be read."""
        held = (folder / name).read_bytes()
        data, is_marked = held.removeprefix(BYTE_ORDER_MARK), held.startswith(BYTE_ORDER_MARK)
        try:
            return cls(name, data, tomllib.loads(data.decode()), None, is_marked)
        except UnicodeDecodeError as error:
            line, column = _line_and_column(data, error.start)
            return cls(name, data, {}, Fault((), "this is not UTF-8", "not-utf8", name, line, column), is_marked)
        except tomllib.TOMLDecodeError as error:
            return cls(name, data, {}, _syntax_fault(name, data, str(error)), is_marked)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that the file seems to give, for when nothing surer can be read of it."""
        return tuple(re.findall(r'(?m)^\s*id\s*=\s*"([^"\n]+)"', self.data.decode(errors="replace")))

    def place(self, path: Place, *, of_key: bool = False) -> tuple[int, int]:
        """The line and column of the value at a path, or of its key; of what is nearest above where there is none."""
        nodes = self._keys if of_key else self._values
        while path and path not in nodes:
            path = path[:-1]
        return _line_and_column(self.data, nodes[path].start_byte) if path else (1, 1)

    def place_in(self, path: Place, text: str, position: int) -> tuple[int, int]:
        """The line and column of a position in the text at a path; of the text where the file spells it otherwise."""
        start, end = self.span(path)
        before = text[max(position - AROUND, 0) : position].encode()
        found = self.data.find(before + text[position : position + AROUND].encode(), start, end)
        return _line_and_column(self.data, start if found < 0 else found + len(before))

    def span(self, path: Place) -> tuple[int, int]:
        """Where in the data the value at a path begins and ends."""
        node = self._values[path]
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
        return [*_places(self.tree)][::-1]


def _line_and_column(data: bytes, position: int) -> tuple[int, int]:
    """The line and the column, in characters, of a position in the data."""
    before = data[:position]
    line = before[before.rfind(b"\n") + 1 :]
    return before.count(b"\n") + 1, len(line.decode(errors="replace")) + 1


def _syntax_fault(name: str, data: bytes, message: str) -> Fault:
    found = _PLACE_OF_ERROR.search(message)
    line, column = found.groups() if found else (None, None)
    what = f"this is not TOML: {_PLACE_OF_ERROR.sub('', message)}"
    place = (int(line), int(column)) if line and column else _line_and_column(data, len(data.rstrip()))
    return Fault((), what, "syntax", name, *place)


def _places(document: Node) -> Iterator[tuple[Place, Node, Node]]:
    """The path, the key and the value of everything in a document."""
    lists: dict[Place, int] = {}
    for node in document.named_children:
        if node.type == "pair":
            yield from _pair((), node)
        elif node.type in ("table", "table_array_element"):
            key, *pairs = node.named_children
            *above, name = _parts(key)
            path: Place = ()
            for part in above:
                path = (*path, part)
                path = (*path, lists[path]) if path in lists else path
            path = (*path, name)
            if node.type == "table_array_element":
                lists[path] = lists.get(path, -1) + 1
                yield path, key, node
                path = (*path, lists[path])
            yield from ((path[:end], key, node) for end in range(1, len(path) + 1))
            for pair in pairs:
                if pair.type == "pair":
                    yield from _pair(path, pair)


def _pair(above: Place, pair: Node) -> Iterator[tuple[Place, Node, Node]]:
    key, value = (node for node in pair.named_children if node.type != "comment")
    path = (*above, *_parts(key))
    yield from ((path[:end], key, key) for end in range(len(above) + 1, len(path)))
    yield path, key, value
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


def _parts(key: Node) -> tuple[str, ...]:
    """The names in a key, which may be quoted and dotted."""
    written = key.text or b""
    if key.type == "bare_key":
        return (written.decode(),)
    table: Any = tomllib.loads(f"{written.decode()} = 0")
    parts: list[str] = []
    while isinstance(table, dict):
        ((name, table),) = table.items()
        parts.append(name)
    return tuple(parts)
