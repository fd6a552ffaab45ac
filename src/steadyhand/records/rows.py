"""Rows: how records look to libraries that make tables and forms of what other people define."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar

import attrs


class _Fields:
    """A record's fields as the standard library's dataclasses say them, so that pandas makes a table of records."""

    def __get__(self, record: object, owner: Any) -> dict[str, Any]:
        import dataclasses

        own = {field.alias: field for field in attrs.fields(owner) if field.init}
        found: dict[str, Any] = {}
        for name in dict.fromkeys((*owner._worked_out[:1], *own, *owner._worked_out)):
            found[name] = field = dataclasses.field(init=name in own)
            field.name, field.type, field._field_type = name, Any, dataclasses._FIELD  # type: ignore[attr-defined]
        return found


class _Params:
    """What dataclasses say of a class: here, that it prints itself."""

    repr = False


class Row:
    """A record that equals another of its class that says the same, and is a row of a table.

    `dataclasses.fields` and `dataclasses.asdict` know it, as attrs does.

    >>> import dataclasses, steadyhand
    >>> dataclasses.asdict(steadyhand.quotes["angelou-enough"])["credit"]
    'attributed to Maya Angelou; source not established'
    """

    __slots__ = ()
    _worked_out: ClassVar[tuple[str, ...]] = ()
    """What a row has beside the fields that the record is made of."""

    __dataclass_fields__: ClassVar[Any] = _Fields()
    __dataclass_params__: ClassVar[Any] = _Params()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        own: Any = type(self)
        return self is other or bool(_compared(own)(self) == _compared(own)(other))

    def __hash__(self) -> int:
        own: Any = type(self)
        return hash(_compared(own)(self))


@cache
def _compared(cls: Any) -> Callable[[Any], Any]:
    """What gives the values of a record by which it equals another."""
    return attrgetter(*(field.name for field in attrs.fields(cls) if field.eq))
