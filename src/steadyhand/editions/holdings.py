"""Holdings: what a guide has, kind by kind, each kind made when it is first asked for."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from steadyhand.records import doors
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.kinds import KINDS
from steadyhand.records.person import Person
from steadyhand.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from steadyhand.editions.contacts import Contacts
    from steadyhand.editions.today import Today
    from steadyhand.records.caution import Caution
    from steadyhand.records.concept import Concept
    from steadyhand.records.doors import Finder
    from steadyhand.records.help_line import HelpLines
    from steadyhand.records.ledger import Ledger, Moved, Retired
    from steadyhand.records.once import Once
    from steadyhand.records.practice import Practice
    from steadyhand.records.quote import Quotes
    from steadyhand.records.region import Region
    from steadyhand.records.resource import Resources
    from steadyhand.records.section import Section
    from steadyhand.records.takeaway import Takeaway


class Held(Protocol):
    """What a guide's entries are had from, a kind when it is asked for."""

    def kind(self, plural: str) -> tuple[Any, ...]:
        """The entries of a kind."""
        ...


class Given:
    """Entries that were given to a guide one by one."""

    def __init__(self, entries: Mapping[str, Iterable[Any]]) -> None:
        self._entries: dict[str, tuple[Any, ...]] = {plural: _in_a_tuple(held) for plural, held in entries.items()}

    def kind(self, plural: str) -> tuple[Any, ...]:
        """The entries of a kind; quotes and practices come with their sections."""
        if plural in self._entries:
            return self._entries[plural]
        return tuple(each for section in self._entries["sections"] for each in getattr(section, plural))


def _in_a_tuple(held: Any) -> Any:
    """What was given in a tuple; what is no list as it is, for wholeness to refuse."""
    return tuple(held) if isinstance(held, Iterable) and not isinstance(held, str) else held


class Holdings:
    """What a guide has, its entries and its contacts, as collections."""

    __slots__ = ()

    if TYPE_CHECKING:
        id: str
        language: str
        _held: Held
        _today: Today
        _once: Once

    @property
    def sections(self) -> "Collection[Section, str]":
        """Its sections, in reading order."""
        from steadyhand.records.section import Section

        return self._once("sections", lambda: Collection(self._held.kind("sections"), self, Section))

    @property
    def takeaways(self) -> "Collection[Takeaway, str]":
        """Sentences to remember."""
        from steadyhand.records.takeaway import Takeaway

        return self._once("takeaways", lambda: Collection(self._held.kind("takeaways"), self, Takeaway))

    @property
    def quotes(self) -> "Quotes[str]":
        """The quotes of all sections."""
        from steadyhand.records.quote import Quote, Quotes

        return self._once("quotes", lambda: Quotes(self._held.kind("quotes"), self, Quote))

    @property
    def resources(self) -> "Resources[str]":
        """Books worth reading."""
        from steadyhand.records.resource import Resource, Resources

        return self._once("resources", lambda: Resources(self._held.kind("resources"), self, Resource))

    @property
    def practices(self) -> "Collection[Practice, str]":
        """The practices of all sections."""
        from steadyhand.records.practice import Practice

        return self._once("practices", lambda: Collection(self._held.kind("practices"), self, Practice))

    @property
    def concepts(self) -> "Collection[Concept, str]":
        """Terms, plainly defined."""
        from steadyhand.records.concept import Concept

        return self._once("concepts", lambda: Collection(self._held.kind("concepts"), self, Concept))

    @property
    def cautions(self) -> "Collection[Caution, str]":
        """When this guidance is the wrong advice, each with the help lines that serve its needs today."""
        from steadyhand.records.caution import Caution, reached

        def reaching() -> "Iterable[Caution]":
            lines = self.help_lines
            return (reached(caution, lines) for caution in self._held.kind("cautions"))

        return self._once("cautions", lambda: Collection(reaching(), self, Caution))

    @property
    def themes(self) -> Collection[Theme, str]:
        """The subjects that everything is filed under."""
        return self._once("themes", lambda: Collection(self._held.kind("themes"), self, Theme))

    @property
    def people(self) -> Collection[Person, str]:
        """Everyone who is credited."""
        return self._once("people", lambda: Collection(self._held.kind("people"), self, Person))

    @property
    def regions(self) -> "Collection[Region, str]":
        """Countries and their parts, by name, with the numbers to call in an emergency: no part of the edition."""
        from steadyhand.records.region import Region

        return self._once("regions", lambda: Collection(self._contacts.regions if self._contacts else (), self, Region))

    @property
    def help_lines(self) -> "HelpLines[str]":
        """Services to reach, by region: no part of the edition."""
        from steadyhand.records.help_line import HelpLine, HelpLines

        lines = self._contacts.help_lines if self._contacts else ()
        return self._once("help_lines", lambda: HelpLines(lines, self, HelpLine))

    @property
    def entries(self) -> Collection[Entry, str]:
        """Everything that the edition says, kind after kind; contacts are no part of it."""
        entries = (each for kind in KINDS for each in getattr(self, kind))
        return self._once("entries", lambda: Collection(entries, self, Entry))

    @property
    def moved(self) -> "tuple[Moved, ...]":
        """Former ids that keep resolving."""
        return self._held.kind("moved")

    @property
    def retired(self) -> "tuple[Retired, ...]":
        """Former ids of entries that are gone, with the reasons."""
        return self._held.kind("retired")

    @property
    def ledger(self) -> "Ledger":
        """What became of former ids."""
        from steadyhand.records.ledger import Ledger

        return self._once("ledger", lambda: Ledger(self.moved, self.retired))

    @property
    def _contacts(self) -> "Contacts | None":
        return self._once("contacts", self._today.contacts)

    @property
    def _vocabulary(self) -> Vocabulary:
        return self._once("vocabulary", self._named)

    def _named(self) -> Vocabulary:
        ledger = self.ledger if self.moved or self.retired else None
        return Vocabulary(self._held.kind("themes"), self._held.kind("people"), ledger, self.language)

    @property
    def _finder(self) -> "Finder":
        return self._once("finder", self._searched)

    def _searched(self) -> "Finder":
        return doors.finder(tuple(self._all), self._today.search(), self.language, self.id)

    @property
    def _all(self) -> Collection[Entry, str]:
        """Everything that it can be asked for by ref."""
        kinds = (self.entries, self.regions, self.help_lines)
        return self._once("all", lambda: Collection(chain.from_iterable(kinds), self, Entry))
