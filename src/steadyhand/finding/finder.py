"""Search: from a person's words to what a guide has to say to them, cautions first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from steadyhand.finding import words
from steadyhand.finding.index import BEYOND, Index, Unit
from steadyhand.finding.material import Material
from steadyhand.finding.results import Hit, Results
from steadyhand.finding.signals import Signals, Watch
from steadyhand.finding.snippets import Snippets
from steadyhand.finding.units import PAGES, own_texts, units
from steadyhand.finding.words import Numbers
from steadyhand.records.caution import Caution
from steadyhand.records.entry import Entry
from steadyhand.records.kinds import PLURALS
from steadyhand.records.limits import withheld
from steadyhand.records.suggestions import quoted


class Finder:
    """Finds the entries of one guide. What it needs is made when it is first asked, and is then every thread's."""

    def __init__(self, entries: Sequence[Entry], language: str = "", material: Material | None = None) -> None:
        """Without search material the entries are searched by their published text, and no words call a caution."""
        self._language = language
        self._entries = entries
        self._material = material
        self._refs = frozenset(entry.ref for entry in entries)
        self._cautions: dict[str, Caution] = {entry.ref: entry for entry in entries if isinstance(entry, Caution)}
        self._indexes: dict[tuple[str, ...], Index] = {}
        self._watches: dict[str, Watch] = {}
        self._snippets = Snippets()

    def search(self, query: str, among: Sequence[Entry], limit: int | None) -> Results:
        """The entries among these that answer a question, best first, and the cautions that it calls for.

        What a caution that is called keeps back is no answer; of that too, no more than the limit is given.
        """
        if not isinstance(query, str):
            raise TypeError(f"query is the text to search for, not {quoted(query)}")
        _refuse_limit(limit)
        cautions = self.cautions(query)
        refs: dict[str, Entry] = {entry.ref: entry for entry in among}
        read = words.stems(query)
        answers = [index.search(read) for index in self._indexes_of(refs.values())]
        found = [(each, answer.telling) for answer in answers for each in answer.found if each.page in refs]
        found.sort(key=lambda each: -each[0].score)
        most = len(found) if limit is None else min(limit, len(found))

        def hits(*, kept_back: bool) -> tuple[Hit, ...]:
            chosen = (each for each in found if withheld(refs[each[0].page], cautions) is kept_back)
            return tuple(
                Hit(refs[page], score, self._snippets.of(refs[page], telling))
                for (page, score), telling in islice(chosen, most)
            )

        return Results(
            query,
            hits(kept_back=False),
            cautions,
            self._language,
            () if self._material else self._stopping(),
            hits(kept_back=True) if cautions else (),
            degraded=self._material is None,
        )

    def cautions(self, query: str) -> tuple[Caution, ...]:
        """The cautions that the words of a question call for, the likeliest first."""
        if not self._watches:
            self._watches.setdefault(self._language, Watch(self._signals()))
        (watch,) = self._watches.values()
        return tuple(self._cautions[ref] for ref in watch.called_for(query))

    def related(self, entry: Entry, among: Sequence[Entry], limit: int | None) -> list[Entry]:
        """The entries among these that are most like one: in their words, and by the themes that they share.

        Of a caution, those that it does not keep back.
        """
        if not isinstance(entry, Entry):
            raise TypeError(f"entry is an entry or its ref, not {quoted(entry)}")
        _refuse_limit(limit)
        if isinstance(entry, Caution):
            among = [other for other in among if not withheld(other, [entry])]
        (index,) = self._indexes_of(among[:1]) or [self._index(PAGES)]
        answer = index.search(words.stems(" ".join(own_texts(entry))), enough=0.0)
        alike = {found.page: found.score for found in answer.found}
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
            numbers = Numbers(self._material.stems if self._material else ())
            self._indexes.setdefault(kinds, Index(self._units(kinds, numbers), numbers.stems))
        return self._indexes[kinds]

    def _units(self, kinds: tuple[str, ...], numbers: Numbers) -> Iterator[Unit]:
        """The units of the entries of these kinds, and of pages what is beyond them."""
        yield from units(self._entries, kinds, self._asked(), numbers)
        if kinds == PAGES and self._material:
            yield from (Unit(BEYOND, read, "asked") for read in self._material.beyond)

    def _asked(self) -> Mapping[str, Sequence[Sequence[int]]]:
        """What is asked of entries, under the refs that they have here."""
        asked: dict[str, list[Sequence[int]]] = {}
        for page in self._material.pages if self._material else ():
            asked.setdefault(self._here(page.ref, page.was), []).extend(page.asked)
        return asked

    def _signals(self) -> Iterator[Signals]:
        """What calls for the cautions that are here; of several newer ones that were one here, for that one."""
        for signals, was in self._material.cautions if self._material else ():
            ref = self._here(signals.caution, was)
            if ref in self._cautions:
                yield signals._replace(caution=ref)

    def _stopping(self) -> tuple[Caution, ...]:
        """The cautions that stop advice."""
        return tuple(each for each in self._cautions.values() if each.stops_advice)

    def _here(self, ref: str, was: Sequence[str]) -> str:
        """The ref that an entry has in this edition of the guide; where it is not there, the newest."""
        return next((each for each in (ref, *was) if each in self._refs), ref)


def _refuse_limit(limit: object) -> None:
    if limit is not None and not isinstance(limit, int):
        raise TypeError(f"limit is a whole number or None, not {quoted(limit)}")
    if limit is not None and limit < 0:
        raise ValueError(f"a limit of {limit} cannot be kept")
