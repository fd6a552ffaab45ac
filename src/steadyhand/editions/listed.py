"""Entries that others refer to, read before those others are."""

from collections.abc import Callable, Collection
from typing import Any, Generic

from steadyhand.editions.reading import EntryT, Reader, Refused, known, listing


class Listed(Generic[EntryT]):
    """Entries that others refer to, read before those others are.

    `doubtful` are ids about which nothing can be said, since what should list them could not be read.
    """

    def __init__(self, noun: str, listed: Any, reader: Callable[[Any], EntryT], doubtful: Collection[str] = ()) -> None:
        self.noun = noun
        self.entries: dict[str, EntryT] = {}
        self.doubtful: set[str] = set(doubtful)
        self._read: list[EntryT] = []
        self._refusals: list[Refused] = []
        for position, item in enumerate(listed if isinstance(listed, list) else ()):
            try:
                entry = reader(item)
                self._read.append(entry)
                self.entries.setdefault(entry.id, entry)
            except Refused as refused:
                self._refusals.append(refused.under(position))
                self.doubtful.add(id_of(item))

    def as_read(self, value: Any) -> tuple[EntryT, ...]:
        """The reader of the list itself, whose items have been read already."""
        listing(value)
        if self._refusals:
            raise Refused.together(self._refusals)
        return tuple(self._read)

    def reader(self) -> Reader[EntryT]:
        """The reader of a reference to one of them."""
        return known(self.entries, self.noun, self.doubtful)


def id_of(item: Any) -> str:
    """The id of an item, however wrong the rest of it is; empty when it has none."""
    own = item.get("id") if isinstance(item, dict) else None
    return own if isinstance(own, str) else ""


def by_id(listed: Any) -> dict[str, Any]:
    """The items of a list by their ids, without those that have none."""
    items = listed if isinstance(listed, list) else ()
    return {id_of(item): item for item in items if id_of(item)}
