"""Places: where each entry of a collection is, by its id, its ref and the themes it is filed under."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from steadyhand.errors import AmbiguousId, UnknownId, UnknownRef
from steadyhand.records.entry import Entry, Theme, lineage
from steadyhand.records.kinds import PLURALS, noun
from steadyhand.records.once import Once
from steadyhand.records.person import Person
from steadyhand.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from steadyhand.records.doors import Finder
    from steadyhand.records.ledger import Fate, Moved


class Home(Protocol):
    """The guide that entries belong to, as far as a collection of them asks it."""

    @property
    def entries(self) -> Any:
        """A collection of everything in it."""
        ...

    @property
    def _vocabulary(self) -> Vocabulary: ...
    @property
    def _finder(self) -> "Finder": ...


class Places:
    """Where each of some entries is. What is not asked for is not worked out."""

    def __init__(self, items: tuple[Entry, ...], home: Home | None, record: type[Entry]) -> None:
        self.items = items
        self.home = home
        self.record = record
        self._once = Once()

    def has(self, name: str) -> bool:
        """Whether one of the entries has that id or ref, or had it once."""
        return name in self.by_ref or name in self.by_id or self._now(name) is not None

    def named(self, name: str) -> int:
        """The position of the entry with that id or ref. Raises as `Collection.__getitem__` does."""
        position = self.by_ref.get(name, self.by_id.get(name))
        if position is not None:
            return position
        if name in self.by_id:
            refs = tuple(entry.ref for entry in self.having(name))
            raise AmbiguousId(name, refs, instead=f": {' and '.join(refs)}")
        moved = self._now(name)
        if moved is not None:
            moved.warn()
            return self.by_ref[moved.to]
        for fate in self._fates(name):
            if fate.kind == "retired":
                raise fate.refusal(name, self.noun(1))
        raise self._unknown(name)

    def having(self, name: str) -> tuple[Entry, ...]:
        """The entries that have that id or ref now."""
        position = self.by_ref.get(name, self.by_id.get(name))
        if position is not None:
            return (self.items[position],)
        return tuple(entry for entry in self.items if entry.id == name) if name in self.by_id else ()

    def filed(self, theme: str | Theme) -> frozenset[int]:
        """The positions of the entries that are filed under a theme. Raises `UnknownTheme`."""
        return self._by_theme.get(self._vocabulary.theme(theme).id, frozenset())

    def person(self, name: str | Person) -> Person:
        """The person with that id or name. Raises `UnknownPerson`."""
        return self._vocabulary.person(name)

    def noun(self, number: int) -> str:
        """What so many of these are called: entries, where they are of several kinds."""
        kinds = {entry.kind for entry in self.items} or {self.record.kind}
        return noun(kinds.pop() if len(kinds) == 1 else Entry.kind, number)

    @property
    def by_ref(self) -> Mapping[str, int]:
        """Where each ref is."""
        return self._once("refs", self._refs)

    def _refs(self) -> Mapping[str, int]:
        return MappingProxyType({entry.ref: position for position, entry in enumerate(self.items)})

    @property
    def by_id(self) -> Mapping[str, int | None]:
        """Where each id is; None for an id that entries of several kinds share."""
        return self._once("ids", self._ids)

    def _ids(self) -> Mapping[str, int | None]:
        positions: dict[str, int | None] = {}
        for position, entry in enumerate(self.items):
            positions[entry.id] = None if entry.id in positions else position
        return MappingProxyType(positions)

    @property
    def _by_theme(self) -> Mapping[str, frozenset[int]]:
        return self._once("themes", self._filed)

    def _filed(self) -> Mapping[str, frozenset[int]]:
        filed: dict[str, set[int]] = {}
        for position, entry in enumerate(self.items):
            for id in {wider.id for theme in entry.themes for wider in lineage(theme)}:
                filed.setdefault(id, set()).add(position)
        return MappingProxyType({id: frozenset(positions) for id, positions in filed.items()})

    def _unknown(self, name: str) -> UnknownId:
        """What is said of a name that none of these has: which other entry has it, or what was probably meant."""
        others = self.home.entries._places.having(name) if self.home else ()
        refused = UnknownRef if "/" in name else UnknownId
        if others:
            there = " and ".join(f"a {noun(entry.kind)}, {entry.ref!r}" for entry in others)
            return refused(name, tuple(entry.ref for entry in others), self.noun(1), f"; that is {there}")
        return refused(name, (self.by_ref if "/" in name else self.by_id).keys(), self.noun(1))

    def _now(self, name: str) -> "Moved | None":
        """How an entry among these that was moved came to go by another name than this one."""
        for fate in self._fates(name):
            if fate.kind == "moved" and fate.to in self.by_ref:
                return fate
        return None

    def _fates(self, name: str) -> "Iterator[Fate]":
        kinds = dict.fromkeys(entry.kind for entry in self.items) or {self.record.kind: None}
        return self._vocabulary.fates(name, [PLURALS[kind] for kind in kinds if kind in PLURALS])

    @property
    def _vocabulary(self) -> Vocabulary:
        return self.home._vocabulary if self.home else Vocabulary()
