"""The form of written guides: which keys their tables have and what each of them holds, as the records say it."""

from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from steadyhand.caution import HelpLines
from steadyhand.decoding import PATTERNS
from steadyhand.entry import Entry, Person, Theme
from steadyhand.guide import Guide
from steadyhand.ledger import Moved, Retired
from steadyhand.reading import SLUG
from steadyhand.records import Caution, Concept, HelpLine, Practice, Quote, Resource, Section, Takeaway

Means: TypeAlias = Literal["id", "text", "number", "reference", "table"]

RECORDS: dict[str, type] = {
    record.plural: record
    for record in (Section, Takeaway, Resource, Concept, Caution, HelpLine, Theme, Person, Quote, Practice)
} | {"moved": Moved, "retired": Retired}
"""What an item of each list becomes."""
LISTED = tuple(kind for kind in RECORDS if kind not in (Quote.plural, Practice.plural))
"""The lists of a guide; quotes and practices stand in its sections."""

_PATTERNS = {"id": SLUG.pattern} | {key: pattern for key, (pattern, _) in PATTERNS.items()}
_PATTERNS["refs"] = _PATTERNS["ref"]
BY_PLACE = {"position", "cautions", "section", "moved", "retired"}
"""Fields that the place of a table says, or a list, so that the table does not."""
VERBATIM = {"as_printed", "source_heading", "evidence", "calls", "hints", "harmless"}
"""Texts that are somebody else's, to the letter, or for programs to read."""


@attrs.frozen(kw_only=True)
class Field:
    """One key of a table."""

    name: str
    means: Means
    required: bool
    many: bool = False
    """Whether it holds a list."""
    to: str = ""
    """The kind of entry it refers to, or the plural of the tables it holds."""
    table: type | None = None
    """The record that its table becomes."""
    choices: tuple[str, ...] = ()
    pattern: str = ""
    """The regular expression that its text must match, where there is one."""

    @property
    def is_prose(self) -> bool:
        """Whether it is text for people, in our own typography."""
        return self.means == "text" and not (self.choices or self.pattern or self.name in VERBATIM)


@cache
def fields(record: Any) -> dict[str, Field]:
    """The keys of the table that becomes such a record.

    >>> from steadyhand.records import Quote
    >>> [field.name for field in fields(Quote).values() if field.means == "reference"]
    ['speaker', 'themes']
    """
    hints = get_type_hints(record)
    given = (field for field in attrs.fields(record) if field.init and field.alias not in BY_PLACE)
    of_table = (field for field in given if record is not Guide or not field.name.startswith("_"))
    return {
        field.alias: _field(field.alias, hints[field.name], required=field.default is attrs.NOTHING)
        for field in of_table
    }


def tables(content: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], type, dict[str, Any]]]:
    """Every table of a guide's content that is one, with its path and the record it becomes, however wrong it is."""
    yield from _table((), Guide, content)
    for kind in LISTED:
        for position, item in enumerate(as_list(content.get(kind))):
            yield from _table((kind, position), RECORDS[kind], item)


def as_list(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def _table(
    path: tuple[str | int, ...], record: type, table: Any
) -> Iterator[tuple[tuple[str | int, ...], type, dict[str, Any]]]:
    if isinstance(table, dict):
        yield path, record, table
        for field in fields(record).values():
            if field.table and field.many:
                for position, item in enumerate(as_list(table.get(field.name))):
                    yield from _table((*path, field.name, position), field.table, item)
            elif field.table:
                yield from _table((*path, field.name), field.table, table.get(field.name))


def _field(name: str, hint: Any, *, required: bool) -> Field:
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if hint is HelpLines:
        hint = tuple[HelpLine, ...]
    many = get_origin(hint) is tuple
    held = get_args(hint)[0] if many else hint
    if name == "sections":
        return Field(name=name, means="reference", required=required, many=True, to="sections")
    if isinstance(held, type) and issubclass(held, (Quote, Practice)):
        return Field(name=name, means="table", required=False, many=True, to=held.plural, table=held)
    if isinstance(held, type) and issubclass(held, Entry):
        return Field(name=name, means="reference", required=required, many=many, to=held.plural)
    if isinstance(held, type) and attrs.has(held):
        return Field(name=name, means="table", required=required, many=many, table=held)
    if get_origin(held) is Literal:
        return Field(name=name, means="text", required=required, many=many, choices=get_args(held))
    if held is int:
        return Field(name=name, means="number", required=required, many=many)
    means: Means = "id" if name == "id" else "text"
    return Field(name=name, means=means, required=required, many=many, pattern=_PATTERNS.get(name, ""))
