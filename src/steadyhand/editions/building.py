"""Building: from the lines of an edition that is as it was published to its entries, a kind when it is asked for.

No reader passes over them. That a key means one thing in all kinds, and that a line holds what stands above it, is
what lets a few keys be enough.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType, UnionType
from typing import Any, Literal, Union

import attrs

from steadyhand.records import canonical
from steadyhand.records.kinds import KIND_OF, LINES
from steadyhand.records.once import Once
from steadyhand.records.recall import Recall

DEEPEST = 64
"""How many broader themes may stand above one another, itself among them."""
NO_RECALLS: Mapping[str, Recall] = MappingProxyType({})
_FOLLOWING = ("kind", "credit")
"""What a line says for its readers, and a record works out."""
_HOUSE = __name__.partition(".editions.")[0]
_CLASSES = {
    "themes": ("entry", "Theme"),
    "people": ("person", "Person"),
    "resources": ("resource", "Resource"),
    "concepts": ("concept", "Concept"),
    "origin": ("concept", "Origin"),
    "cautions": ("caution", "Caution"),
    "quotes": ("quote", "Quote"),
    "attribution": ("quote", "Attribution"),
    "practices": ("practice", "Practice"),
    "sections": ("section", "Section"),
    "limits": ("section", "Limit"),
    "takeaways": ("takeaway", "Takeaway"),
    "moved": ("ledger", "Moved"),
    "retired": ("ledger", "Retired"),
}
"""Where the record of each kind, or of what stands in it, is; it is imported when the kind is first asked for."""


class Misbuilt(ValueError):
    """The lines are not what was published."""


class Lines:
    """The entries of an edition, given its bytes."""

    def __init__(
        self, data: bytes, recalls: Mapping[str, Recall] = NO_RECALLS, strict: Callable[[bytes], object] = bool
    ) -> None:
        """`recalls` are by digest; `strict` reads bytes that cannot be built, and says why."""
        self.data = data
        self._recalls = recalls
        self._strict = strict
        self._once = Once()
        self._lines = data.decode().split("\n")
        self.own: dict[str, Any] = _own(json.loads(self._lines[0]))
        self._counts: dict[str, int] = self.own.get("counts", {})
        self._keys: dict[str, Callable[[Any], Any]] = {
            "themes": lambda ids: tuple(map(self._named("themes").__getitem__, ids)),
            "creators": lambda ids: tuple(map(self._named("people").__getitem__, ids)),
            **dict.fromkeys(("speaker", "credited_to", "byline"), lambda own: self._named("people")[own]),
            "sections": lambda ids: self._known("sections", ids),
            "allows": lambda refs: tuple(f"{kind}/{self._known(kind, [id])[0]}" for kind, _, id in map(_parts, refs)),
            "attribution": lambda table: self._record("attribution", table),
            "origin": lambda tables: tuple(self._record("origin", table) for table in tables),
            "limits": lambda tables: tuple(map(self._limit, tables)),
        }

    def kind(self, plural: str) -> tuple[Any, ...]:
        """The entries of a kind, made once. Where they cannot be, the strict reader raises what it finds."""
        make: Callable[[], tuple[Any, ...]] = getattr(self, f"_{plural}", lambda: self._plain(plural))
        try:
            return self._once(plural, make)
        except Exception:  # whatever it is, the bytes are to blame
            self._strict(self.data)
            raise

    def source(self) -> Any:
        """What the guide covers."""
        from steadyhand.records.source import Source

        table = self.own.get("source")
        return table and self._of(Source, table)

    def _plain(self, plural: str) -> tuple[Any, ...]:
        return tuple(self._record(plural, table) for table in self._tables(plural))

    def _themes(self) -> tuple[Any, ...]:
        made: dict[str, Any] = {}
        deep: dict[str, int] = {}
        for table in self._tables("themes"):
            deep[table["id"]] = deep.get(table.get("broader", ""), 0) + 1
            above = {"broader": made[table["broader"]]} if "broader" in table else {}
            made[table["id"]] = self._record("themes", table, **above)
        if max(deep.values(), default=0) > DEEPEST:
            raise Misbuilt(f"there are more than {DEEPEST} themes above one another")
        return tuple(made.values())

    def _sections(self) -> tuple[Any, ...]:
        held = {plural: {table["id"]: table for table in self._tables(plural)} for plural in ("quotes", "practices")}

        def of(plural: str, section: str, ids: Sequence[str]) -> tuple[Any, ...]:
            return tuple(self._record(plural, held[plural].pop(id), section=section) for id in ids)

        sections = tuple(
            self._record(
                "sections",
                table,
                position=position,
                quotes=of("quotes", table["id"], table.get("quotes", ())),
                practices=of("practices", table["id"], table.get("practices", ())),
            )
            for position, table in enumerate(self._tables("sections"))
        )
        if held["quotes"] or held["practices"]:
            raise Misbuilt("something stands in no section")
        return sections

    def _quotes(self) -> tuple[Any, ...]:
        return tuple(quote for section in self.kind("sections") for quote in section.quotes)

    def _practices(self) -> tuple[Any, ...]:
        return tuple(practice for section in self.kind("sections") for practice in section.practices)

    def _cautions(self) -> tuple[Any, ...]:
        limited: dict[str, list[str]] = {}
        for section in self._tables("sections"):
            for caution in dict.fromkeys(limit["caution"] for limit in section.get("limits", ())):
                limited.setdefault(caution, []).append(section["id"])
        tables = self._tables("cautions")
        return tuple(self._record("cautions", table, sections=limited.get(table["id"], ())) for table in tables)

    def _moved(self) -> tuple[Any, ...]:
        return self._fates("moved")

    def _retired(self) -> tuple[Any, ...]:
        return self._fates("retired")

    def _fates(self, plural: str) -> tuple[Any, ...]:
        return tuple(self._record(plural, table, ref=_TEXT.of(table.pop("id"))) for table in self._tables(plural))

    def _limit(self, table: dict[str, Any]) -> Any:
        titles = self._once("titles", lambda: {table["id"]: table["title"] for table in self._tables("cautions")})
        return self._record("limits", table, title=titles[table["caution"]])

    def _tables(self, plural: str) -> list[dict[str, Any]]:
        """The tables of a kind, as they stand in its lines."""
        start = 1 + sum(self._counts.get(each, 0) for each in LINES[: LINES.index(plural)])
        lines = self._lines[start : start + self._counts.get(plural, 0)]
        tables: list[dict[str, Any]] = json.loads(f"[{','.join(lines)}]")
        if {table["kind"] for table in tables} - {KIND_OF.get(plural, plural)}:
            raise Misbuilt(f"another kind stands among the {plural}")
        return tables

    def _named(self, plural: str) -> dict[str, Any]:
        """The entries of a kind by their ids."""
        return self._once(f"{plural} by id", lambda: {entry.id: entry for entry in self.kind(plural)})

    def _known(self, plural: str, ids: Sequence[str]) -> tuple[str, ...]:
        """These ids, all of which entries of a kind have."""
        known = self._once(f"ids of {plural}", lambda: {table["id"] for table in self._tables(plural)})
        if not known.issuperset(ids):
            raise Misbuilt(f"of the {plural} one is referred to and not there")
        return tuple(ids)

    def _record(self, name: str, table: dict[str, Any], **given: Any) -> Any:
        if self._recalls and "kind" in table:
            given["recalled"] = self._recalls.get(canonical.digest(table))
        return self._of(_class(name), table, **given)

    def _of(self, cls: Any, table: dict[str, Any], **given: Any) -> Any:
        """A record of that class, given its table and what its place says."""
        readers, said = self._once(cls.__name__, lambda: self._reading(cls))
        for key in _FOLLOWING:
            table.pop(key, None)
        read = {key: readers[key](value) for key, value in table.items()}
        return cls(**{**said, **read, **given})

    def _reading(self, cls: Any) -> tuple[Mapping[str, Callable[[Any], Any]], Mapping[str, tuple[()]]]:
        """What reads each field that a table may say, and the lists that it does not say where they are empty."""
        fields = [field for field in attrs.fields(cls) if "placed" not in field.metadata]
        types = {field.alias: _type(field.type) for field in fields}
        lists = (field.alias for field in fields if field.default is attrs.NOTHING and types[field.alias].type is list)
        return {name: self._keys.get(name, type.of) for name, type in types.items()}, dict.fromkeys(lists, ())


@cache
def _class(name: str) -> Any:
    module, called = _CLASSES[name]
    return getattr(import_module(f"{_HOUSE}.records.{module}"), called)


def _own(table: dict[str, Any]) -> dict[str, Any]:
    """The guide's own line, where what it says of the whole is text."""
    for key, value in table.items():
        if key not in ("format", "counts", "source"):
            _TEXT.of(value)
    if not all(type(number) is int for number in table.get("counts", {}).values()):
        raise Misbuilt("what is counted is no number")
    return table


def _parts(ref: str) -> tuple[str, str, str]:
    return ref.partition("/")


class _Type:
    """What JSON has for a field: its type, and of what is one of a few, which."""

    def __init__(self, type: Any, choices: frozenset[str] | None = None) -> None:
        self.type = type
        self.choices = choices

    def of(self, value: Any) -> Any:
        """The value, if it is of that type and says something."""
        if type(value) is not self.type or not value:
            raise Misbuilt("a value is of another type, or says nothing")
        if self.type is list and ({*map(type, value)} != {str} or "" in value):
            raise Misbuilt("a list holds what is no text")
        if self.choices is not None and not self.choices.issuperset(value if self.type is list else [value]):
            raise Misbuilt("a value is none of those that there are")
        return value


def _type(hint: Any) -> _Type:
    origin = getattr(hint, "__origin__", None)
    if origin is tuple:
        return _Type(list, _type(hint.__args__[0]).choices)
    if origin is Union or isinstance(hint, UnionType):
        return _type(hint.__args__[0])
    if origin is Literal:
        return _Type(str, frozenset(hint.__args__))
    return _Type(hint if hint is int or hint is bool else str)


_TEXT = _Type(str)
