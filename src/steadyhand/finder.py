"""Search: from a person's words to what a guide has to say to them, cautions first."""

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Any, overload

import attrs

from steadyhand.caution import Caution
from steadyhand.entry import Entry
from steadyhand.index import Index
from steadyhand.records import Practice, Quote, Section
from steadyhand.signals import Watch
from steadyhand.typeset.parts import Block, Said, counted, entry, group, items, text
from steadyhand.typeset.shown import Shown
from steadyhand.units import PAGES, own_texts, signals, units


@attrs.frozen
class Hit(Shown):
    """An entry that answers a question."""

    entry: Entry
    score: float
    """How well; comparable within one answer only, and no part of what is promised."""
    snippet: str
    """The piece of the entry that says best why."""

    def to_dict(self) -> dict[str, Any]:
        """The hit as plain data for JSON: its ref, score and snippet."""
        return {"ref": self.entry.ref, "score": self.score, "snippet": self.snippet}

    def told(self) -> Block:
        """The entry in a line, and why it was found."""
        return items([self.line()])

    def line(self) -> tuple[Said, ...]:
        """The name and ref of the entry, and why it was found."""
        return (*self.entry.named(), "" if self.snippet in self.entry.headline else f": “{self.snippet}”")


@attrs.frozen(repr=False)
class Results(Shown):
    """What a search found, best first: a sequence of hits, and the cautions that the words call for.

    Show the cautions before any hit. They are an aid and no detector: danger can be told in words that no list
    has, and what is listed can be said in jest.

    >>> import steadyhand
    >>> results = steadyhand.search("she goes silent for days whenever I bring up something serious")
    >>> len(results) > 0, results.cautions
    (True, ())
    >>> steadyhand.search("he hit me again last night").cautions[0].title
    'If you are being hurt'
    """

    query: str
    hits: tuple[Hit, ...] = ()
    cautions: tuple[Caution, ...] = ()
    language: str = ""
    """The BCP 47 tag of the guide's language."""

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    @overload
    def __getitem__(self, position: int) -> Hit: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, position: int | slice) -> Hit | tuple[Hit, ...]:
        """The hit at a position, or a tuple of them for a slice."""
        return self.hits[position]

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain data for JSON, the cautions first."""
        cautions = [caution.to_dict() for caution in self.cautions]
        return {"query": self.query, "cautions": cautions, "hits": [hit.to_dict() for hit in self.hits]}

    def told(self) -> Block:
        """The cautions that the words call for, whole and first; then the hits, best first, and why."""
        cautions = (caution.told() for caution in self.cautions)
        pages = items(hit.line() for hit in self.hits)
        if not self.hits and not self.cautions:
            pages = text("The guide has nothing to say to that.")
        if self.hits and self.cautions:
            pages = entry("Pages that may help", "", pages)
        return group(*cautions, pages, language=self.language)

    def __repr__(self) -> str:
        shown = ", ".join((*(hit.entry.ref for hit in self.hits[:3]), *("…" for _ in self.hits[3:4])))
        warned = f"; cautions: {', '.join(caution.id for caution in self.cautions)}" if self.cautions else ""
        return f"<{counted(len(self), 'hit')}{': ' if shown else ''}{shown}{warned}>"


Sequence.register(Results)  # pyright: ignore[reportAttributeAccessIssue] # typing.Sequence hides it


class Finder:
    """Finds the entries of one guide. What it needs is made when it is first asked, once for all threads."""

    def __init__(self, entries: Sequence[Entry], beyond: Sequence[str] = (), language: str = "") -> None:
        """`beyond` are questions that are none of the guide's business."""
        self._language = language
        self._entries = entries
        self._beyond = beyond
        self._cautions = {entry.ref: entry for entry in entries if isinstance(entry, Caution)}
        self._indexes: dict[tuple[str, ...], Index] = {}
        self._watch: Watch | None = None
        self._making = Lock()

    def search(self, query: str, among: Sequence[Entry], limit: int | None) -> Results:
        """The entries among these that answer a question, best first, and the cautions that it calls for.

        What a caution says is the wrong advice now is no answer: sections that it limits, and what stands in them.
        """
        if not isinstance(query, str):
            raise TypeError(f"{query!r} is no text to search for")
        if limit is not None and limit < 0:
            raise ValueError(f"a limit of {limit} hits cannot be kept")
        cautions = self.cautions(query)
        limited = {section for caution in cautions for section in caution.sections}
        refs = {entry.ref: entry for entry in among if _section_of(entry) not in limited}
        found = [each for index in self._indexes_of(refs.values()) for each in index.search(query)]
        hits = [Hit(refs[each.page], each.score, each.snippet) for each in found if each.page in refs]
        hits.sort(key=lambda hit: -hit.score)
        return Results(query, tuple(hits[:limit]), cautions, self._language)

    def cautions(self, query: str) -> tuple[Caution, ...]:
        """The cautions that the words of a question call for, the likeliest first."""
        if self._watch is None:
            with self._making:
                self._watch = self._watch or Watch(map(signals, self._cautions.values()))
        return tuple(self._cautions[ref] for ref in self._watch.called_for(query))

    def related(self, entry: Entry, among: Sequence[Entry]) -> list[Entry]:
        """The entries among these that are most like one: in their words, and by the themes that they share."""
        (index,) = self._indexes_of(among[:1])
        alike = {found.page: found.score for found in index.search(" ".join(own_texts(entry)), enough=0.0)}
        shared = {other.ref: len({*entry.themes} & {*other.themes}) for other in among}
        ranked = sorted(among, key=lambda other: -alike.get(other.ref, 0.0) * (1 + shared[other.ref]))
        return [other for other in ranked if other.ref != entry.ref and (shared[other.ref] or other.ref in alike)]

    def _indexes_of(self, entries: Iterable[Entry]) -> list[Index]:
        """The indexes that have entries of these kinds."""
        kinds = {entry.plural for entry in entries}
        groups = [PAGES] if kinds & {*PAGES} else []
        return [self._index(group) for group in [*groups, *((kind,) for kind in sorted(kinds - {*PAGES}))]]

    def _index(self, kinds: tuple[str, ...]) -> Index:
        if kinds not in self._indexes:
            with self._making:
                if kinds not in self._indexes:
                    self._indexes[kinds] = Index(units(self._entries, kinds), self._beyond if kinds == PAGES else ())
        return self._indexes[kinds]


def _section_of(entry: Entry) -> str | None:
    """The id of the section that an entry is, or stands in."""
    return entry.id if isinstance(entry, Section) else entry.section if isinstance(entry, (Practice, Quote)) else None
