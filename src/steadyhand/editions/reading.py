"""Strict readers: from plain data to values, refusing whatever is not as it must be, and saying where."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, partial
from typing import Any, TypeAlias, TypeVar
from unicodedata import is_normalized

from steadyhand.errors import InvalidRecord
from steadyhand.records.canonical import MOST, normal, unfit
from steadyhand.records.entry import Entry
from steadyhand.records.faults import Fault
from steadyhand.records.forms import Form, forms, written
from steadyhand.records.suggestions import Known, did_you_mean, nearest, quoted

T = TypeVar("T")
EntryT = TypeVar("EntryT", bound=Entry)
Reader: TypeAlias = Callable[[Any], T]
"""Turns a plain value into a T, or raises Refused."""


class Refused(Exception):
    """A value is not as it must be. Its faults gain their paths as it rises.

    Without faults it means that the cause has been reported elsewhere already.
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    @classmethod
    def together(cls, refusals: "Iterable[Refused]") -> "Refused":
        """Several refusals as one."""
        return cls(*(fault for refused in refusals for fault in refused.faults))

    def under(self, *steps: str | int) -> "Refused":
        """The same refusal, seen from further up."""
        return Refused(*(fault.under(*steps) for fault in self.faults))


def refuse(message: str, code: str = "bad-value") -> Refused:
    """A refusal of the value at hand."""
    return Refused(Fault((), message, code))


def of_wrong_type(expected: str, value: Any) -> Refused:
    """A refusal of a value that is of another type than expected."""
    return refuse(f"{expected} was expected, not {_named(value)}", "wrong-type")


def text(value: Any) -> str:
    """Text that says something, in NFC with LF."""
    if not isinstance(value, str):
        raise of_wrong_type("text", value)
    if not value or value.isspace():
        raise refuse("there is no text", "empty-text")
    if value.isprintable() and value.isascii():
        return value
    said = normal(value)
    if c := unfit(said):
        raise refuse(f"the character U+{ord(c):04X} stands in the text")
    return said


def whole_number(value: Any) -> int:
    """A whole number that every program reads alike."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise of_wrong_type("a whole number", value)
    if abs(value) > MOST:
        raise refuse(f"{quoted(value)} is larger than every program reads rightly")
    return value


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise of_wrong_type("true or false", value)
    return value


@cache
def leaf(form: Form) -> Reader[Any]:
    """One of what a field holds that is neither a reference nor a record."""
    if form.means == "number":
        return whole_number
    if form.means == "flag":
        return flag
    if form.choices:
        return partial(_choice, form.choices)
    return partial(_matching, re.compile(form.pattern), form.what) if form.pattern else text


def _matching(pattern: re.Pattern[str], what: str, value: Any) -> str:
    if not pattern.fullmatch(text(value)):
        raise refuse(f"{quoted(value)} is not {what}")
    return str(value)


def _choice(allowed: tuple[str, ...], value: Any) -> str:
    if text(value) not in allowed:
        raise refuse(f"{quoted(value)} is not one of {', '.join(allowed)}{did_you_mean(nearest(value, allowed))}")
    return str(value)


def listing(value: Any) -> list[Any]:
    """A list, whatever is in it."""
    if not isinstance(value, list):
        raise of_wrong_type("a list", value)
    return value


def each(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """A list of what the reader reads."""

    def read(value: Any) -> tuple[T, ...]:
        items = listing(value)
        try:
            return tuple(map(reader, items))
        except Refused:
            return all_of(reader, items)

    return read


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts; sound ones, which nearly all are, are read at a stroke."""
    items = listing(value)
    try:
        joined = "\n".join(items)
        joined.encode()
    except (TypeError, UnicodeEncodeError):
        return each(text)(items)
    is_sound = all(map(str.strip, items)) and is_normalized("NFC", joined) and not unfit(joined)
    return tuple(items) if is_sound else each(text)(items)


def all_of(reader: Callable[..., T], *lists: Iterable[Any]) -> tuple[T, ...]:
    """What the reader reads of each item; every item is tried before any is refused."""
    read: list[T] = []
    refusals: list[Refused] = []
    for position, item in enumerate(zip(*lists, strict=True)):
        try:
            read.append(reader(*item))
        except Refused as refused:
            refusals.append(refused.under(position))
    if refusals:
        raise Refused.together(refusals)
    return tuple(read)


def known(entries: Mapping[str, T], noun: str, doubtful: Collection[str] = ()) -> Reader[T]:
    """The entry an id stands for. Of a doubtful id, whose own entry was refused, nothing more is said.

    Where `*` is doubtful, every id is.
    """
    names = cache(lambda: Known(entries))

    def read(value: Any) -> T:
        found = entries.get(value) if isinstance(value, str) else None
        if found is not None:
            return found
        if text(value) in doubtful or "*" in doubtful:
            raise Refused
        raise dangling(noun, value, names())

    return read


def dangling(noun: str, id: str, known: Known) -> Refused:
    """A refusal of an id that no entry of that kind has."""
    return refuse(f"no {noun} has the id {quoted(id)}{did_you_mean(known.nearest(id))}", "dangling-reference")


def record(cls: Callable[..., T], value: Any, readers: Mapping[str, Reader[Any]], **given: Any) -> T:
    """A record of that class from a table; `given` are the fields that its place, not the table, says."""
    if not isinstance(value, dict):
        raise of_wrong_type("a table", value)
    # Sound content, which is nearly all there is, is read at a stroke; the rest again, to name every fault.
    try:
        return cls(**{key: readers[key](item) for key, item in value.items()}, **given)
    except (Refused, InvalidRecord, KeyError, TypeError):
        return _record_or_every_fault(cls, value, readers, given)


def _record_or_every_fault(
    cls: Callable[..., T], value: dict[str, Any], readers: Mapping[str, Reader[Any]], given: dict[str, Any]
) -> T:
    read = dict(given)
    refusals: list[Refused] = []
    for key, item in value.items():
        try:
            read[key] = readers.get(key, partial(_unknown, key, readers))(item)
        except Refused as refused:
            refusals.append(refused.under(key))
    refusals += (
        refuse(f"the key {key!r} is missing", "missing-key")
        for key, form in forms(cls).items()
        if form.required and key not in value | given
    )
    if refusals:
        raise Refused.together(refusals)
    try:
        return cls(**read)
    except InvalidRecord as error:
        raise refuse(str(error), error.code) from None


def filled(cls: Any, table: dict[str, Any]) -> dict[str, Any]:
    """The table of a line, with the lists that it does not write because they are empty."""
    return {form.name: [] for form in written(cls).values() if form.many and form.required} | table


@cache
def lone(cls: Any) -> Reader[Any]:
    """The reader of records that refer to nothing, such as a line of the ledger."""
    return partial(record, cls, readers={form.name: several(form, one_of(form)) for form in written(cls).values()})


def one_of(form: Form) -> Reader[Any]:
    """One of what a field holds that refers to nothing."""
    return lone(form.record) if form.means == "record" else leaf(form)


def several(form: Form, one: Reader[Any]) -> Reader[Any]:
    """What a field holds, given the reader of one of it."""
    if not form.many:
        return one
    return texts if form.means in ("text", "verbatim") and not form.pattern else each(one)


def _unknown(key: str, readers: Mapping[str, Reader[Any]], _: Any) -> Any:
    raise refuse(f"there is no such key{did_you_mean(nearest(key, readers))}", "unknown-key")


def _named(value: Any) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"the number {quoted(value)}"
    known_types = {dict: "a table", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return known_types.get(type(value), f"a {type(value).__name__}")
