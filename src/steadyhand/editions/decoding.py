"""From plain content to a Guide: the one path, for manuscripts and editions alike."""

from collections.abc import Collection, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from steadyhand.editions.content import LISTED
from steadyhand.editions.guide import Guide
from steadyhand.editions.listed import Listed, by_id, id_of
from steadyhand.editions.reading import (
    Reader,
    Refused,
    all_of,
    each,
    known,
    listing,
    lone,
    one_of,
    record,
    refuse,
    several,
)
from steadyhand.errors import InvalidGuide
from steadyhand.records.caution import Caution
from steadyhand.records.entry import Theme
from steadyhand.records.forms import Form, forms, written
from steadyhand.records.kinds import KIND_OF, noun
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.section import Limit, Section
from steadyhand.records.suggestions import quoted

NOTHING: Mapping[str, Collection[str]] = MappingProxyType({})


def decode(content: Any, doubtful: Mapping[str, Collection[str]] = NOTHING) -> Guide:
    """The guide that the content describes, its edition's number among it.

    Raises `InvalidGuide` with every fault, each with its path. `doubtful` are, kind by kind, the ids
    of entries that could not be read, `*` standing for any: a reference to one of them is no fault.
    """
    try:
        return _Content(content if isinstance(content, dict) else {}, doubtful).guide(content)
    except Refused as refused:
        raise InvalidGuide(refused.faults) from None


class _Content:
    """The content of one guide while it is read: what is listed in it, and what has been read of that."""

    def __init__(self, listed: Mapping[str, Any], doubtful: Mapping[str, Collection[str]]) -> None:
        self._listed = listed
        self._doubtful = doubtful
        self._lists: dict[str, Listed[Any]] = {}
        self._readers: dict[Any, dict[str, Reader[Any]]] = {}
        self._titles = {id: table.get("title") for id, table in by_id(listed.get("cautions")).items()}
        self._limited = _limited(listed.get("sections"))
        self._lists["people"] = self._list("people")
        self._themes = by_id(listed.get("themes"))
        self._above: dict[str, Theme] = {}
        self._passed: set[str] = set()
        self._lists["themes"] = self._list("themes")

    def guide(self, content: Any) -> Guide:
        """All of it."""
        lists: dict[str, Reader[Any]] = {}
        for plural, cls in LISTED.items():
            lists[plural] = each(lone(cls) if cls in (Moved, Retired) else partial(self._record, cls))
        lists |= {plural: listed.as_read for plural, listed in self._lists.items()}
        lists |= {"cautions": each(self._caution), "sections": self._sections}
        return record(Guide, content, {**self._readers_of(Guide), **lists}, _formed=True)

    def _list(self, plural: str) -> Listed[Any]:
        one = self._theme if plural == "themes" else partial(self._record, LISTED[plural])
        return Listed(noun(KIND_OF[plural]), self._listed.get(plural), one, self._doubtful.get(plural, ()))

    def _record(self, cls: Any, value: Any, **given: Any) -> Any:
        return record(cls, value, self._readers_of(cls), **given)

    def _readers_of(self, cls: Any) -> dict[str, Reader[Any]]:
        if cls not in self._readers:
            self._readers[cls] = {form.name: self._reader(form) for form in written(cls).values()}
        return self._readers[cls]

    def _reader(self, form: Form) -> Reader[Any]:
        if form.record is Limit:
            one: Reader[Any] = self._limit
        elif form.means == "record":
            one = partial(self._record, form.record)
        elif form.means == "reference" and form.record and form.to in self._lists:
            one = self._lists[form.to].reader()
        elif form.means == "reference":
            ids = {id: id for id in by_id(self._listed.get(form.to))}
            one = known(ids, noun(KIND_OF[form.to]), self._doubtful.get(form.to, ()))
        else:
            one = one_of(form)
        return several(form, one)

    def _caution(self, value: Any) -> Caution:
        """A caution, with the sections that it limits."""
        caution: Caution = self._record(Caution, value, sections=self._limited.get(id_of(value), ()))
        return caution

    def _limit(self, value: Any) -> Limit:
        """A limit, with the title of its caution."""
        caution = value.get("caution") if isinstance(value, dict) else None
        title = self._titles.get(caution) if isinstance(caution, str) else None
        limit: Limit = self._record(Limit, value, title=title if isinstance(title, str) else "")
        return limit

    def _theme(self, item: Any) -> Theme:
        """A theme, after the broader one above it."""
        own = id_of(item)
        self._passed.add(own)
        theme: Theme = record(Theme, item, {**self._readers_of(Theme), "broader": partial(self._broader, own)})
        self._above.setdefault(own, theme)
        return theme

    def _broader(self, own: str, value: Any) -> Theme:
        if isinstance(value, str) and value in self._above:
            return self._above[value]
        known(self._themes, noun(Theme.kind), self._doubtful.get("themes", ()))(value)
        if value in self._passed and value != own:
            raise Refused
        raise refuse(f"a broader theme stands above its narrower ones, and {quoted(value)} does not", "order-clash")

    def _sections(self, value: Any) -> tuple[Section, ...]:
        held = [form for form in forms(Section).values() if form.means == "record" and form.to]
        own = self._readers_of(Section)

        def read(position: int, item: Any) -> Section:
            id = id_of(item)
            inside = {form.name: each(partial(self._record, form.record, section=id)) for form in held}
            return record(Section, item, own | inside, position=position)

        items = listing(value)
        return all_of(read, range(len(items)), items)


def _limited(sections: Any) -> dict[str, tuple[str, ...]]:
    """The ids of the sections that each caution limits, however wrong the rest of them is."""
    limited: dict[str, tuple[str, ...]] = {}
    for section in sections if isinstance(sections, list) else ():
        limits = section.get("limits") if isinstance(section, dict) else None
        cautions = (
            [limit.get("caution") for limit in limits if isinstance(limit, dict)] if isinstance(limits, list) else []
        )
        for caution in dict.fromkeys(caution for caution in cautions if isinstance(caution, str)):
            limited[caution] = tuple(dict.fromkeys((*limited.get(caution, ()), id_of(section))))
    return limited
