"""From plain content to a Guide: the one path, for manuscripts and editions alike."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import partial
from types import MappingProxyType
from typing import Any

from steadyhand.editions.guide import Guide
from steadyhand.editions.listed import Listed, by_id, id_of
from steadyhand.editions.reading import Reader, Refused, all_of, each, known, leaf, listing, record, refuse, texts
from steadyhand.errors import InvalidGuide
from steadyhand.records.entry import Theme
from steadyhand.records.forms import Form, forms, written
from steadyhand.records.kinds import KIND_OF, noun
from steadyhand.records.limits import limits
from steadyhand.records.section import Section

NOTHING: Mapping[str, Collection[str]] = MappingProxyType({})
FIRST = ("people", "themes", "help_lines", "cautions")
"""The lists whose entries others hold, or are worked out from, in the order in which they are read."""


def decode(content: Any, doubtful: Mapping[str, Collection[str]] = NOTHING) -> Guide:
    """The guide that the content describes, its edition's number among it.

    Raises `InvalidGuide` with every fault, each with its path. `doubtful` are, kind by kind, the ids
    of entries that could not be read, `*` standing for any: a reference to one of them is no fault.
    """
    try:
        return _Content(content if isinstance(content, dict) else {}, doubtful).guide(content)
    except Refused as refused:
        raise InvalidGuide(refused.faults) from None


def lone(cls: Any) -> Callable[[Any], Any]:
    """The reader of records that refer to nothing, such as a line of the ledger."""
    return partial(record, cls, readers={form.name: _several(form, leaf(form)) for form in written(cls).values()})


def _several(form: Form, one: Reader[Any]) -> Reader[Any]:
    if not form.many:
        return one
    return texts if form.means in ("text", "verbatim") and not form.pattern else each(one)


class _Content:
    """The content of one guide while it is read: what is listed in it, and what has been read of that."""

    def __init__(self, listed: Mapping[str, Any], doubtful: Mapping[str, Collection[str]]) -> None:
        self._listed = listed
        self._doubtful = doubtful
        self._themes = by_id(listed.get("themes"))
        self._done: dict[str, Theme] = {}
        self._lists: dict[str, Listed[Any]] = {}
        self._readers: dict[Any, dict[str, Reader[Any]]] = {}
        for plural in FIRST:
            self._lists[plural] = self._list(plural)

    def guide(self, content: Any) -> Guide:
        """All of it."""
        lists = {plural: listed.as_read for plural, listed in self._lists.items()}
        return record(Guide, content, {**self._readers_of(Guide), **lists, "sections": self._sections}, _formed=True)

    def _list(self, plural: str) -> Listed[Any]:
        form = forms(Guide)[plural]
        one = self._theme if plural == "themes" else partial(self._record, form.record)
        return Listed(noun(KIND_OF[plural]), self._listed.get(plural), one, self._doubtful.get(plural, ()))

    def _record(self, cls: Any, value: Any, **given: Any) -> Any:
        return record(cls, value, self._readers_of(cls), **given)

    def _readers_of(self, cls: Any) -> dict[str, Reader[Any]]:
        if cls not in self._readers:
            self._readers[cls] = {form.name: self._reader(form) for form in written(cls).values()}
        return self._readers[cls]

    def _reader(self, form: Form) -> Reader[Any]:
        if form.means == "record":
            one: Reader[Any] = partial(self._record, form.record)
        elif form.means == "reference" and form.record and form.to in self._lists:
            one = self._lists[form.to].reader()
        elif form.means == "reference":
            ids = {id: id for id in by_id(self._listed.get(form.to))}
            one = known(ids, noun(KIND_OF[form.to]), self._doubtful.get(form.to, ()))
        else:
            one = leaf(form)
        return _several(form, one)

    def _theme(self, item: Any) -> Theme:
        """A theme, made once, after the broader themes above it, which may be listed later."""
        above, passed = [item], {id_of(item)}
        while isinstance(above[-1], dict):
            wider = above[-1].get("broader")
            if not isinstance(wider, str) or wider in passed or wider in self._done or wider not in self._themes:
                break
            passed.add(wider)
            above.append(self._themes[wider])
        for table in reversed(above[1:]):
            with suppress(Refused):  # its own faults are told where it stands
                self._made(table)
        return self._made(item)

    def _made(self, item: Any) -> Theme:
        own = id_of(item)
        if own in self._done and self._themes[own] is item:
            return self._done[own]
        broader: Reader[Any] = partial(self._broader, own)
        theme: Theme = record(Theme, item, {**self._readers_of(Theme), "broader": broader})
        if self._themes.get(own) is item:
            self._done[own] = theme
        return theme

    def _broader(self, own: str, value: Any) -> Theme:
        known(self._themes, "theme", self._doubtful.get("themes", ()))(value)
        if value in self._done:
            return self._done[value]
        above = [value]
        while above[-1] in self._themes and above[-1] not in above[:-1] and own != above[-1]:
            above.append(self._themes[above[-1]].get("broader"))
        if own == above[-1]:
            raise refuse(f"the broader themes go round in a circle: {' → '.join([*above[:-1], own])}", "theme-circle")
        raise Refused

    def _sections(self, value: Any) -> tuple[Section, ...]:
        limited = limits(self._lists["cautions"].entries.values())
        held = [form for form in forms(Section).values() if form.means == "record"]
        own = self._readers_of(Section)

        def read(position: int, item: Any) -> Section:
            id = id_of(item)
            inside = {form.name: each(partial(self._record, form.record, section=id)) for form in held}
            return record(Section, item, own | inside, position=position, cautions=limited.get(id, ()))

        items = listing(value)
        return all_of(read, range(len(items)), items)
