"""Resources: books worth reading."""

from typing import ClassVar, Literal, Self, TypeAlias

import attrs

from steadyhand.records.collection import Collection, KeyT_contra
from steadyhand.records.doors import Citable
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import Isbn, Text, tupled
from steadyhand.records.person import Person

Medium: TypeAlias = Literal["book"]


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Resource(Citable, Entry):
    """A book worth reading, with what a library needs to find it, and why to read it."""

    kind: ClassVar[Literal["resource"]] = "resource"

    title: Text
    subtitle: Text | None = None
    creators: tuple[Person, ...]
    medium: Medium
    """What it is to a library: a `book`."""
    year: int
    """Of first publication."""
    publisher: Text
    isbn: Isbn
    """ISBN-13, digits only, of the edition that `edition_note` describes."""
    edition_note: Text
    themes: tuple[Theme, ...]
    why: Text

    @property
    def byline(self) -> str:
        """The names of its creators in a line."""
        return " and ".join(person.name for person in self.creators)

    def _gist(self) -> str:
        return f"{self.title} ({self.year})"


class Resources(Collection[Resource, KeyT_contra]):
    """Resources, to be had by who wrote them too."""

    __slots__ = ()

    def by(self, person: str | Person) -> Self:
        """The resources that a person created, given by id or name. Raises `UnknownPerson`."""
        return self.where(creators=self._places.person(person).id)
