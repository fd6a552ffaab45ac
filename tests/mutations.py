"""Every way of breaking one thing in a manuscript's files, and the fault that this must be named as.

What is to be broken, and how it must be named, is told by `form.fields`; where each thing stands, by `Source.span`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from steadyhand.authoring.manuscript import LAYOUT, Manuscript
from steadyhand.authoring.source import Place, Source
from steadyhand.records.entry import Entry
from steadyhand.records.forms import Form, written

Span: TypeAlias = tuple[int, int]
Edit: TypeAlias = tuple[Span, str]
Seen: TypeAlias = tuple[str, int, int, str]
"""A fault as it must be seen: the file, the line, the column and the code."""
HEADER = re.compile(rb"^(\[\[?)([\w.-]+)\]", re.MULTILINE)


class Mutation(NamedTuple):
    """One thing broken."""

    table: Place
    """The path, in the guide, of the table that it is in."""
    file: str
    edits: tuple[Edit, ...]
    """The spans of the file that say something else."""
    code: str
    at: int
    """Where it must be found, in the file as it was."""
    found_in: str
    """The file in which it must be found."""
    inside: Place
    """The path, in the file, of what is not as it must be: the value, or the table that has or lacks a key."""


class Header(NamedTuple):
    """The header of a table: the path, the names in it with their paths, and from where to where the table goes."""

    path: Place
    names: tuple[tuple[Place, Span], ...]
    table: Span


def every(manuscript: Manuscript) -> dict[str, list[Mutation]]:
    """Every mutation of every key and scalar, kind by kind; those of a kind do not hide each other."""
    kinds: dict[str, list[Mutation]] = defaultdict(list)
    for name, keys in LAYOUT.lists.items():
        for key in keys:
            if name in manuscript.lists and key in manuscript.lists[name].content:
                source = manuscript.lists[name]
                kinds["a list misspelt"].append(_renamed(source, (key,), (key,)))
    for position, _ in enumerate(manuscript.everything["beyond"]):
        source, place = manuscript.source_of(("beyond", position))
        span = source.span(place)
        for kind, new, code in (("a value of another type", "7", "wrong-type"), ("a text emptied", '""', "empty-text")):
            kinds[kind].append(Mutation(("beyond",), source.name, ((span, new),), code, span[0], source.name, place))
    for path, record, table in manuscript.tables():
        source, place = manuscript.source_of(path)
        for field in written(record).values():
            of_field = _of_tables if field.means == "record" else _of_pair
            for kind, mutation in of_field(source, path, place, field) if field.name in table else ():
                kinds[kind].append(mutation)
    for kind, mutation in _twins(manuscript):
        kinds[kind].append(mutation)
    return kinds


def groups(mutations: Iterable[Mutation]) -> Iterator[list[Mutation]]:
    """The mutations, as many together as there are tables: of one table one, or those of the items of one list."""
    by_table: dict[Place, dict[Place | tuple[Edit, ...], list[Mutation]]] = defaultdict(lambda: defaultdict(list))
    for mutation in mutations:
        is_value = mutation.code not in ("unknown-key", "missing-key", "duplicate-id")
        is_item = is_value and isinstance(mutation.inside[-1], int)
        by_table[mutation.table][mutation.inside[:-1] if is_item else mutation.edits].append(mutation)
    slots = [list(of_table.values()) for of_table in by_table.values()]
    for number in range(max(map(len, slots), default=0)):
        yield [each for of_table in slots if number < len(of_table) for each in of_table[number]]


def applied(group: Iterable[Mutation], files: dict[str, bytes]) -> tuple[dict[str, bytes], set[Seen]]:
    """The files that the mutations change, as they are then, and what must be found in them."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for mutation in group:
        edits[mutation.file] += mutation.edits
    changed = {name: _rewritten(files[name], sorted(of_file)) for name, of_file in edits.items()}
    seen: set[Seen] = set()
    for mutation in group:
        before = (edit for edit in edits[mutation.found_in] if edit[0][0] < mutation.at)
        at = mutation.at + sum(len(new) - (end - start) for (start, end), new in before)
        lines = changed.get(mutation.found_in, files[mutation.found_in])[:at].split(b"\n")
        seen.add((mutation.found_in, len(lines), len(lines[-1].decode()) + 1, mutation.code))
    return changed, seen


def _rewritten(data: bytes, edits: list[Edit]) -> bytes:
    for (start, end), new in reversed(edits):
        data = data[:start] + new.encode() + data[end:]
    return data


def _of_pair(source: Source, table: Place, place: Place, field: Form) -> Iterator[tuple[str, Mutation]]:
    path = (*place, field.name)
    key, value = source.span(path, of_key=True), source.span(path)

    def mutation(code: str, span: Span, new: str, inside: Place) -> Mutation:
        return Mutation(table, source.name, ((span, new),), code, span[0], source.name, inside)

    yield "a key misspelt", mutation("unknown-key", key, f"{field.name}-zz", place)
    if field.required:
        missing = mutation("missing-key", (key[0], value[1]), "", place)
        yield "a key missing", missing._replace(at=_header(source, place))
    if field.many:
        yield "a list of another type", mutation("wrong-type", value, "7", path)
    for at in _scalars(source, path) if field.many else [path]:
        span = source.span(at)
        if field.means in ("number", "flag"):
            yield "a value of another type", mutation("wrong-type", span, '"some text"', at)
        else:
            yield "a value of another type", mutation("wrong-type", span, "7", at)
            yield "a text emptied", mutation("empty-text", span, '""', at)
        if field.means in ("reference", "ref"):
            nothing = "no-such-id" if field.means == "reference" else "sections/no-such-id"
            yield "a reference to nothing", mutation("dangling-reference", span, f'"{nothing}"', at)
        if field.means == "id" or field.choices or field.pattern:
            other = "?!" if field.means != "text" else "?!" * 99
            yield "a value of another form", mutation("bad-value", span, f'"{other}"', at)


def _of_tables(source: Source, table: Place, place: Place, field: Form) -> Iterator[tuple[str, Mutation]]:
    path = (*place, field.name)
    yield f"tables misspelt, {len(path)} deep", _renamed(source, table, path)
    if field.required:
        spans = (header.table for header in headers(source) if header.path[: len(path)] == path)
        edits = tuple((span, "") for span in spans)
        at = _header(source, place)
        yield "tables missing", Mutation(table, source.name, edits, "missing-key", at, source.name, place)


def _renamed(source: Source, table: Place, path: Place) -> Mutation:
    names = [span for header in headers(source) for name, span in header.names if name == path]
    names = names or [source.span(path, of_key=True)]
    edits = tuple((span, f"{path[-1]}-zz") for span in names)
    return Mutation(table, source.name, edits, "unknown-key", names[0][0], source.name, path[:-1])


def _scalars(source: Source, path: Place) -> Iterator[Place]:
    held: Any = source.content
    for step in path:
        held = held[step]
    yield from ((*path, position) for position in range(len(held)))


def _twins(manuscript: Manuscript) -> Iterator[tuple[str, Mutation]]:
    """Each entry's id given to the next of its kind, and the last one's to the first: the later of two is at fault."""
    kinds: dict[type, list[Place]] = defaultdict(list)
    for path, record, _ in manuscript.tables():
        if issubclass(record, Entry):
            kinds[record].append(path)
    for paths in kinds.values():
        around = [*pairwise(paths), (paths[-1], paths[0])] if len(paths) > 1 else []
        for number, (giver, taker) in enumerate(around):
            (source, span), (other, its) = (_id(manuscript, path) for path in (taker, giver))
            later, at = (other, its[0]) if taker == paths[0] else (source, span[0])
            given = other.data[its[0] : its[1]].decode()
            which = "the first" if taker == paths[0] else ("an odd", "an even")[number % 2]
            mutation = Mutation(taker, source.name, ((span, given),), "duplicate-id", at, later.name, ())
            yield f"an id given to {which} one too", mutation


def _id(manuscript: Manuscript, path: Place) -> tuple[Source, Span]:
    source, place = manuscript.source_of(path)
    return source, source.span((*place, "id"))


def _header(source: Source, place: Place) -> int:
    return next((header.table[0] for header in headers(source) if header.path == place), 0)


def headers(source: Source) -> Iterator[Header]:
    """Every header of a file in which each stands on a line of its own."""
    counts: dict[Place, int] = {}
    found = list(HEADER.finditer(source.data))
    ends = [*(each.start() for each in found[1:]), len(source.data)]
    for header, end in zip(found, ends, strict=False):
        path: Place = ()
        names: list[tuple[Place, Span]] = []
        for part in re.finditer(rb"[\w-]+", header[2]):
            path = (*path, part[0].decode())
            names.append((path, (header.start(2) + part.start(), header.start(2) + part.end())))
            if part.end() == len(header[2]) and header[1] == b"[[":
                counts[path] = counts.get(path, -1) + 1
            path = (*path, counts[path]) if path in counts else path
        yield Header(path, tuple(names), (header.start(), end))
