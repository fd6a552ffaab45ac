"""Fields: entries chosen by what a field of theirs holds."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from steadyhand.errors import UnknownField, UnknownValue
from steadyhand.records.entry import Entry
from steadyhand.records.forms import forms
from steadyhand.records.kinds import PLURALS, noun


def matching(records: Collection[type[Entry]], name: str, value: object) -> Callable[[Entry], bool]:
    """The test whether an entry's field of that name has, or holds, the value; an entry is named by its id too.

    Raises `UnknownField` where none of these records has such a field, `UnknownValue` where it is a choice
    and this is none of the choices.
    """
    known = {field for record in records for field in _fields(record)}
    if name not in known:
        raise UnknownField(name, sorted(known), " or ".join(sorted(noun(record.kind) for record in records)) or "entry")
    choices = {choice for record in records for choice in _choices(record, name)}
    if choices and value not in choices:
        raise UnknownValue(str(value), sorted(choices), name)
    return lambda entry: _holds(getattr(entry, name, ()), value)


def _fields(record: type[Entry]) -> tuple[str, ...]:
    """What can be asked of such an entry by name: its fields, and what follows from them."""
    return tuple(name for name in dir(record) if not name.startswith("_") and not callable(getattr(record, name)))


def _choices(record: type[Entry], name: str) -> tuple[str, ...]:
    if name == "kind":
        return tuple(PLURALS)
    form = forms(record).get(name)
    return form.choices if form else ()


def _holds(held: Any, value: object) -> bool:
    if isinstance(held, Sequence) and not isinstance(held, str) and held != value:
        return any(_holds(each, value) for each in held)
    return bool(held == value or (isinstance(held, Entry) and value in (held.id, held.ref)))
