"""Search: from a person's words to what a guide has to say to them, cautions first."""

from collections.abc import Iterable, Sequence

from steadyhand.finding.index import Index
from steadyhand.finding.results import Hit, Results
from steadyhand.finding.signals import Watch
from steadyhand.finding.units import PAGES, own_texts, signals, units
from steadyhand.records.caution import Caution
from steadyhand.records.entry import Entry
from steadyhand.records.kinds import PLURALS
from steadyhand.records.limits import within
from steadyhand.records.suggestions import quoted


class Finder:
    """Finds the entries of one guide. What it needs is made when it is first asked, and is then every thread's."""

    def __init__(self, entries: Sequence[Entry], beyond: Sequence[str] = (), language: str = "") -> None:
        """`beyond` are questions that are none of the guide's business."""
        self._language = language
        self._entries = entries
        self._beyond = beyond
        self._cautions: dict[str, Caution] = {entry.ref: entry for entry in entries if isinstance(entry, Caution)}
        self._indexes: dict[tuple[str, ...], Index] = {}
        self._watches: dict[str, Watch] = {}

    def search(self, query: str, among: Sequence[Entry], limit: int | None) -> Results:
        """The entries among these that answer a question, best first, and the cautions that it calls for.

        What a caution says is the wrong advice now is no answer: sections that it limits, and what stands in them.
        """
        if not isinstance(query, str):
            raise TypeError(f"query is the text to search for, not {quoted(query)}")
        _refuse_limit(limit)
        cautions = self.cautions(query)
        limited = {section for caution in cautions for section in caution.sections}
        refs: dict[str, Entry] = {entry.ref: entry for entry in among if limited.isdisjoint(_sections_of(entry))}
        found = [each for index in self._indexes_of(refs.values()) for each in index.search(query)]
        hits = [Hit(refs[each.page], each.score, each.snippet) for each in found if each.page in refs]
        hits.sort(key=lambda hit: -hit.score)
        return Results(query, tuple(hits[:limit]), cautions, self._language)

    def cautions(self, query: str) -> tuple[Caution, ...]:
        """The cautions that the words of a question call for, the likeliest first."""
        if not self._watches:
            self._watches.setdefault(self._language, Watch(map(signals, self._cautions.values())))
        (watch,) = self._watches.values()
        return tuple(self._cautions[ref] for ref in watch.called_for(query))

    def related(self, entry: Entry, among: Sequence[Entry], limit: int | None) -> list[Entry]:
        """The entries among these that are most like one: in their words, and by the themes that they share."""
        if not isinstance(entry, Entry):
            raise TypeError(f"entry is an entry or its ref, not {quoted(entry)}")
        _refuse_limit(limit)
        (index,) = self._indexes_of(among[:1])
        alike = {found.page: found.score for found in index.search(" ".join(own_texts(entry)), enough=0.0)}
        shared = {other.ref: len({*entry.themes} & {*other.themes}) for other in among}
        ranked = sorted(among, key=lambda other: -alike.get(other.ref, 0.0) * (1 + shared[other.ref]))
        likely = [other for other in ranked if other.ref != entry.ref and (shared[other.ref] or other.ref in alike)]
        return likely[:limit]

    def _indexes_of(self, entries: Iterable[Entry]) -> list[Index]:
        """The indexes that have entries of these kinds."""
        kinds = {PLURALS[entry.kind] for entry in entries}
        groups = [PAGES] if kinds & {*PAGES} else []
        return [self._index(group) for group in [*groups, *((kind,) for kind in sorted(kinds - {*PAGES}))]]

    def _index(self, kinds: tuple[str, ...]) -> Index:
        if kinds not in self._indexes:
            index = Index(units(self._entries, kinds), self._beyond if kinds == PAGES else ())
            self._indexes.setdefault(kinds, index)
        return self._indexes[kinds]


def _sections_of(entry: Entry) -> tuple[str, ...]:
    """The section that an entry is, or stands in."""
    return within(entry) if entry.kind in ("section", "practice", "quote") else ()


def _refuse_limit(limit: object) -> None:
    if limit is not None and not isinstance(limit, int):
        raise TypeError(f"limit is a whole number or None, not {quoted(limit)}")
    if limit is not None and limit < 0:
        raise ValueError(f"a limit of {limit} cannot be kept")
