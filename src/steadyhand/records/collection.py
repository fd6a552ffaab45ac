"""Collection: an ordered, immutable answer that can be asked again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Never, NoReturn, Self, TypeVar, Union, cast, overload

import attrs

from steadyhand.errors import NoSuchPosition
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.fields import matching
from steadyhand.records.forms import Id
from steadyhand.records.once import Once
from steadyhand.records.places import Home, Places
from steadyhand.records.suggestions import quoted

if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    from steadyhand.records.doors import Results

    KeyT_contra = TypeVarWithDefault("KeyT_contra", bound=str, contravariant=True, default=Never)
else:
    KeyT_contra = TypeVar("KeyT_contra", bound=str, contravariant=True)  # PEP 696 is for checkers until 3.13

EntryT_co = TypeVar("EntryT_co", bound=Entry, covariant=True)
OtherT = TypeVar("OtherT", bound=Entry)
Default = TypeVar("Default")


# Sequence first: its own `[]` for types takes any number of arguments, so that `Collection[Section]` works.
class Collection(Shown, Sequence[EntryT_co], Generic[EntryT_co, KeyT_contra]):
    """Entries in the order they were authored, to be had by position, by id and by theme.

    Whatever selects gives a Collection again, of the same kind and in the same order, so that questions
    can be chained. The second of its types is that of the ids it is known to have.

    >>> import steadyhand
    >>> steadyhand.sections.about("boundaries", "trust").ids
    ('give-space',)
    >>> steadyhand.sections["patience"] is steadyhand.sections[7]
    True
    """

    __slots__ = ("__weakref__", "_home", "_items", "_record", "_worked_out")
    _items: tuple[EntryT_co, ...]
    _home: Home | None
    _record: type[Entry]
    _worked_out: Once

    def __init__(self, items: Iterable[EntryT_co], home: Home | None = None, record: type[Entry] = Entry) -> None:
        """`record` is what these are, where all are of one kind and even where there are none."""
        for name, value in (("_items", tuple(items)), ("_home", home), ("_record", record), ("_worked_out", Once())):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise attrs.exceptions.FrozenInstanceError

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and bool(self._items == other._items)

    def __hash__(self) -> int:
        return hash(self._items)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._items, self._home, self._record)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[EntryT_co]:
        return iter(self._items)

    def __contains__(self, value: object) -> bool:
        """Whether that entry, or an entry with that id or ref, is among these."""
        if not isinstance(value, Entry):
            return isinstance(value, str) and self._places.has(value)
        at = self._places.by_ref.get(value.ref)
        return at is not None and (self._items[at] is value or self._items[at] == value)

    def index(self, value: Entry | str, start: int = 0, stop: int | None = None) -> int:
        """The position of that entry, or of the entry with that id or ref. Raises ValueError where there is none."""
        at = self._places.named(value if isinstance(value, str) else value.ref) if self.__contains__(value) else -1
        if at not in range(*slice(start, stop).indices(len(self))):
            raise ValueError(f"{quoted(value)} is not among these {self._places.noun(2)}")
        return at

    def count(self, value: object) -> int:
        """How often that entry is among these: once or not at all."""
        return int(self.__contains__(value))

    @overload
    # Not `KeyT_contra | Id | int`: completion in editors (jedi) fails on a NewType beside `|`.
    def __getitem__(self, key: "Union[KeyT_contra, Id, int]") -> EntryT_co: ...  # noqa: UP007
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: str | int | slice) -> EntryT_co | Self:
        """The entry at a position or with an id or ref; for a slice, a Collection.

        For an id that you wrote; type checkers know those of the bundled guide. One from outside is for `get`.
        An id that was moved resolves with a DeprecationWarning. Raises `UnknownId` (a KeyError),
        `RetiredId`, which says why and what took its place, `AmbiguousId` where entries of several kinds
        share the id, and `NoSuchPosition` (an IndexError).
        """
        if isinstance(key, str):
            return self._items[self._places.named(key)]
        if isinstance(key, slice):
            return self._of(self._items[key])
        try:
            return self._items[key]
        except IndexError:
            raise NoSuchPosition(key, len(self)) from None
        except TypeError:
            raise TypeError(f"entries are had by position, id or slice, not by {quoted(key)}") from None

    @overload
    def get(self, id: str) -> EntryT_co | None: ...
    @overload
    def get(self, id: str, default: Default) -> EntryT_co | Default: ...
    def get(self, id: str, default: Default | None = None) -> EntryT_co | Default | None:
        """The entry with that id or ref, or the default. Raises `AmbiguousId` as `[]` does."""
        return self._items[self._places.named(id)] if isinstance(id, str) and self.__contains__(id) else default

    @overload
    def __add__(self, other: "Collection[EntryT_co, KeyT_contra]") -> Self: ...
    @overload
    def __add__(self, other: "Collection[OtherT, Any]") -> "Collection[EntryT_co | OtherT]": ...
    def __add__(self, other: "Collection[Any, Any]") -> "Collection[Any, Any]":
        """These, then those of the other that are not among them."""
        if not isinstance(other, Collection):
            return NotImplemented
        both = {entry.ref: entry for entry in (*self, *other)}.values()
        return self._of(both) if self._record is other._record else Collection(both, self._home)

    @property
    def ids(self) -> tuple[Id, ...]:
        """The ids, in order."""
        return tuple(Id(entry.id) for entry in self._items)

    def about(self, *themes: str | Theme, any_of: str | Theme | Iterable[str | Theme] | None = None) -> Self:
        """The entries filed under all of the themes and, where given, at least one of `any_of`.

        A theme may be named by its id, label or any alias; a broader theme stands for its narrower
        ones too. Raises `UnknownTheme`, and TypeError when no theme is named at all.
        """
        if not themes and any_of is None:
            raise TypeError("about() needs a theme, or any_of")
        narrowed = [self._places.filed(theme) for theme in themes]
        if any_of is not None:
            either = [any_of] if isinstance(any_of, (str, Theme)) else any_of
            narrowed.append(frozenset[int]().union(*map(self._places.filed, either)))
        return self._of(self._items[position] for position in sorted(frozenset.intersection(*narrowed)))

    def where(self, test: Callable[[EntryT_co], object] | None = None, /, **fields: object) -> Self:
        """The entries for which the test is true, and whose fields have these values.

        Of a field that holds several, one is enough; entries in it may be named by their ids. Raises
        `UnknownField` and, for what a field can never be, `UnknownValue`; both say what was probably meant.

        >>> import steadyhand
        >>> len(steadyhand.practices.where(act="say"))
        21
        """
        records = {self._record} - {Entry} or {type(entry) for entry in (self._home.entries if self._home else self)}
        tests: list[Callable[[Any], object]] = [matching(records, name, value) for name, value in fields.items()]
        tests += [test] if test else []
        return self._of(entry for entry in self._items if all(each(entry) for each in tests))

    def search(self, query: str, *, limit: int | None = 10) -> "Results":
        """What among these answers a question asked in anybody's words, best first, and the cautions it calls for.

        Nothing found is an answer too: what is none of the guide's business has no hits. At most
        `limit` hits are given, all for None. Show `cautions` before any hit.

        >>> import steadyhand
        >>> [hit.entry.id for hit in steadyhand.resources.search("a book about saying no to my mother", limit=1).hits]
        ['boundaries']
        """
        if self._home is None:
            raise TypeError("only entries of a guide can be searched, and these were put together by hand")
        return self._home._finder.search(query, self._items, limit)

    def to_dicts(self) -> list[dict[str, Any]]:
        """A new plain dict for each entry, ready for `json.dumps`, `pandas.DataFrame` or `polars.DataFrame`."""
        return [entry.to_dict() for entry in self._items]

    def __repr__(self) -> str:
        shown = ", ".join((*self.ids[:3], *("…" for _ in self.ids[3:4])))
        return f"<{len(self)} {self._places.noun(len(self))}{': ' if shown else ''}{shown}>"

    def _ipython_key_completions_(self) -> list[str]:
        return [*self.ids]

    def _of(self, items: Iterable[Entry]) -> Self:
        return type(self)(cast("Iterable[EntryT_co]", items), self._home, self._record)

    @property
    def _places(self) -> Places:
        return self._worked_out("places", lambda: Places(self._items, self._home, self._record))
