"""Collection: an ordered, immutable answer that can be asked again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, overload

import attrs

from steadyhand.entry import Entry, Person, Theme
from steadyhand.errors import AmbiguousId, NoSuchPosition, UnknownId, UnknownKind, UnknownRef
from steadyhand.ledger import Moved, Retired
from steadyhand.records import HelpLine, HelpLines, Practice, PracticeKind, Quote
from steadyhand.suggestions import nearest
from steadyhand.typeset.parts import Block, holding, items
from steadyhand.typeset.shown import Shown
from steadyhand.vocabulary import Vocabulary

if TYPE_CHECKING:
    from steadyhand.finder import Results

EntryT_co = TypeVar("EntryT_co", bound=Entry, covariant=True)
OtherT = TypeVar("OtherT", bound=Entry)
Default = TypeVar("Default")


def kept(items: Iterable[OtherT]) -> tuple[OtherT, ...]:
    """The items in a tuple. Given a bare `tuple`, attrs would inspect it at length, and importing would pay."""
    return tuple(items)


@attrs.frozen(repr=False)
class Collection(Shown, Generic[EntryT_co]):
    """Entries in the order they were authored, to be had by position, by id and by theme.

    Whatever selects gives a Collection again, in the same order, so that questions can be chained.

    >>> import steadyhand
    >>> steadyhand.sections.about("boundaries", "trust").ids
    ('give-space',)
    >>> steadyhand.sections["patience"] is steadyhand.sections[7]
    True
    """

    _items: tuple[EntryT_co, ...] = attrs.field(alias="items", converter=kept)
    _vocabulary: Vocabulary = attrs.field(alias="vocabulary", eq=False)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[EntryT_co]:
        return iter(self._items)

    def __contains__(self, value: object) -> bool:
        """Whether that entry, or an entry with that id or ref, is among these."""
        if isinstance(value, str):
            return value in self._by_ref or value in self._by_id or self._now(value) is not None
        if not isinstance(value, Entry) or value.ref not in self._by_ref:
            return False
        found = self._items[self._by_ref[value.ref]]
        return found is value or found == value

    def index(self, entry: Entry) -> int:
        """The position of that entry. Raises `UnknownRef` when it is not among these."""
        self._named(entry.ref)
        return self._by_ref[entry.ref]

    def count(self, entry: Entry) -> int:
        """How often that entry is among these: once or not at all."""
        return int(entry in self)

    @overload
    def __getitem__(self, key: int | str) -> EntryT_co: ...
    @overload
    def __getitem__(self, key: slice) -> "Collection[EntryT_co]": ...
    def __getitem__(self, key: int | str | slice) -> "EntryT_co | Collection[EntryT_co]":
        """The entry at a position or with an id or ref; for a slice, a Collection.

        An id that was moved resolves with a DeprecationWarning. Raises `UnknownId` (a KeyError),
        `RetiredId`, which says why and what took its place, `AmbiguousId` where entries of several kinds
        share the id, and `NoSuchPosition` (an IndexError).
        """
        if isinstance(key, str):
            return self._named(key)
        if isinstance(key, slice):
            return self._of(self._items[key])
        try:
            return self._items[key]
        except IndexError:
            raise NoSuchPosition(key, len(self)) from None
        except TypeError:
            raise TypeError(f"entries are had by position, id or slice, not by {key!r}") from None

    @overload
    def get(self, id: str) -> EntryT_co | None: ...
    @overload
    def get(self, id: str, default: Default) -> EntryT_co | Default: ...
    def get(self, id: str, default: Default | None = None) -> EntryT_co | Default | None:
        """The entry with that id or ref, or the default. Raises `AmbiguousId` as `[]` does."""
        return self._named(id) if isinstance(id, str) and id in self else default

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(entry.id for entry in self._items)

    @property
    def noun(self) -> str:
        """What these are called, as their number asks for: `section`, `sections`, or `entries` of several kinds."""
        noun, plural = self._nouns()
        return noun if len(self) == 1 else plural.replace("_", " ")

    def about(
        self, *themes: str | Theme, any_of: str | Theme | Iterable[str | Theme] | None = None
    ) -> "Collection[EntryT_co]":
        """The entries filed under all of the themes and, where given, at least one of `any_of`.

        A theme may be named by its id, label or any alias; a broader theme stands for its narrower
        ones too. Raises `UnknownTheme`, and TypeError when no theme is named at all.
        """
        if not themes and any_of is None:
            raise TypeError("about() needs a theme, or any_of")
        narrowed = [self._filed(theme) for theme in themes]
        if any_of is not None:
            either = [any_of] if isinstance(any_of, (str, Theme)) else any_of
            positions = {self._by_ref[entry.ref] for theme in either for entry in self._filed(theme)}
            narrowed.append(self._of(self._items[position] for position in sorted(positions)))
        fewest, *others = sorted(narrowed, key=len)
        return self._of(entry for entry in fewest if all(entry.ref in other for other in others)) if others else fewest

    def by(self, person: str | Person) -> "Collection[EntryT_co]":
        """The entries that credit a person, given by id or name. Raises `UnknownPerson`.

        A quote is found under the name it is known by and under the name the evidence gives; only
        its `credit` says which is right.
        """
        wanted = self._vocabulary.person(person).id
        return self._of(entry for entry in self._items if any(credited.id == wanted for credited in entry.people))

    def where(self, test: Callable[[EntryT_co], object]) -> "Collection[EntryT_co]":
        """The entries for which the test is true."""
        return self._of(entry for entry in self._items if test(entry))

    def search(self, query: str, *, limit: int | None = 10) -> "Results":
        """What among these answers a question asked in anybody's words, best first, and the cautions it calls for.

        Nothing found is an answer too: what is none of the guide's business has no hits. At most
        `limit` hits are given, all for None. Show `cautions` before any hit.

        >>> import steadyhand
        >>> [hit.entry.id for hit in steadyhand.resources.search("a book about saying no to my mother", limit=1)]
        ['boundaries']
        """
        return self._vocabulary.finder.search(query, self._items, limit)

    def verified(self) -> "Collection[Quote]":
        """The quotes among these that may be printed as that person's words."""
        quotes = (entry for entry in self._items if isinstance(entry, Quote))
        return self._of(quote for quote in quotes if quote.attribution.status == "verified")

    def of_kind(self, kind: PracticeKind) -> "Collection[Practice]":
        """The practices among these of that kind of act: do, avoid, say, ask or notice. Raises `UnknownKind`."""
        if kind not in get_args(PracticeKind):
            raise UnknownKind(kind, nearest(kind, get_args(PracticeKind)))
        practices = (entry for entry in self._items if isinstance(entry, Practice))
        return self._of(practice for practice in practices if practice.kind == kind)

    def region(self, code: str | None) -> HelpLines:
        """The help lines among these for a region, as `HelpLines.region` has it."""
        return HelpLines(entry for entry in self._items if isinstance(entry, HelpLine)).region(code)

    def to_dicts(self) -> list[dict[str, Any]]:
        """A new plain dict for each entry, ready for `json.dumps`, `pandas.DataFrame` or `polars.DataFrame`."""
        return [entry.to_dict() for entry in self._items]

    def told(self) -> Block:
        """Each entry in a line, with the ref to ask for it by."""
        lines = items(entry.line() for entry in self._items)
        return holding("entry", [lines], f"{len(self)} {self.noun}")._replace(language=self._vocabulary.language)

    def __repr__(self) -> str:
        shown = ", ".join((*self.ids[:3], *("…" for _ in self.ids[3:4])))
        return f"<{len(self)} {self.noun}{': ' if shown else ''}{shown}>"

    def _named(self, name: str) -> EntryT_co:
        position = self._by_ref.get(name, self._by_id.get(name))
        if position is not None:
            return self._items[position]
        if name in self._by_id:
            raise AmbiguousId(name, tuple(entry.ref for entry in self._items if entry.id == name))
        noun, _ = self._nouns()
        moved = self._now(name)
        if moved is not None:
            moved.warn()
            return self._items[self._by_ref[moved.to]]
        for fate in self._fates(name):
            if isinstance(fate, Retired):
                raise fate.refusal(name, noun)
        if "/" in name:
            raise UnknownRef(name, nearest(name, self._by_ref), noun)
        raise UnknownId(name, nearest(name, self._by_id), noun)

    def _now(self, name: str) -> Moved | None:
        """How an entry among these that was moved came to go by another name than this one."""
        fates = (fate for fate in self._fates(name) if isinstance(fate, Moved) and fate.to in self._by_ref)
        return next(fates, None)

    def _fates(self, name: str) -> Iterator[Moved | Retired]:
        return self._vocabulary.fates(name, dict.fromkeys(entry.plural for entry in self._items))

    def _nouns(self) -> tuple[str, str]:
        """What one of these is called, and several; just entries where there are several kinds, or none."""
        kinds = {(entry.noun, entry.plural) for entry in self._items}
        return kinds.pop() if len(kinds) == 1 else (Entry.noun, Entry.plural)

    def _filed(self, theme: str | Theme) -> "Collection[EntryT_co]":
        return self._by_theme.get(self._vocabulary.theme(theme).id) or self._of(())

    def _of(self, items: "Iterable[OtherT]") -> "Collection[OtherT]":
        return Collection(items, self._vocabulary)

    @cached_property
    def _by_ref(self) -> Mapping[str, int]:
        return MappingProxyType({entry.ref: position for position, entry in enumerate(self._items)})

    @cached_property
    def _by_id(self) -> Mapping[str, int | None]:
        """Where each id is; None for an id that entries of several kinds share."""
        positions: dict[str, int | None] = {}
        for position, entry in enumerate(self._items):
            positions[entry.id] = None if entry.id in positions else position
        return MappingProxyType(positions)

    @cached_property
    def _by_theme(self) -> "Mapping[str, Collection[EntryT_co]]":
        filed: dict[str, list[EntryT_co]] = {}
        for entry in self._items:
            for id in {wider.id for theme in entry.themes for wider in theme.lineage()}:
                filed.setdefault(id, []).append(entry)
        return MappingProxyType({id: self._of(entries) for id, entries in filed.items()})


# Inherited, Sequence would have type checkers refuse `"give-space" in sections`, a str among entries.
Sequence.register(Collection)  # pyright: ignore[reportAttributeAccessIssue] # typing.Sequence hides it
