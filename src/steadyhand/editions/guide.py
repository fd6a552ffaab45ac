"""Guide: one body of guidance, whole or not at all, to be had by ref, theme and question."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from steadyhand.editions import wholeness
from steadyhand.editions.content import whole
from steadyhand.editions.pinning import resolved
from steadyhand.errors import InvalidGuide
from steadyhand.records import canonical, doors
from steadyhand.records.caution import Caution
from steadyhand.records.collection import Collection
from steadyhand.records.concept import Concept
from steadyhand.records.doors import Citable, Shown, Surveyed
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import HELD, Id, Language, Number, Slug, Text, tupled
from steadyhand.records.help_line import HelpLine, HelpLines
from steadyhand.records.kinds import KINDS
from steadyhand.records.ledger import Ledger, Moved, Retired
from steadyhand.records.once import Once
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote, Quotes
from steadyhand.records.resource import Resource, Resources
from steadyhand.records.section import Section
from steadyhand.records.source import Source
from steadyhand.records.suggestions import quoted
from steadyhand.records.takeaway import Takeaway
from steadyhand.records.vocabulary import Vocabulary
from steadyhand.records.wording import counted, one_line

if TYPE_CHECKING:
    from steadyhand.records.doors import Finder, Results


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Guide(Citable, Surveyed, Shown):
    """One body of guidance, to be had by ref, theme and question.

    One that exists is whole: every value is of its form, ids are unique, nothing refers to what is not there.
    Entries are given to it kind by kind, in reading order; quotes and practices come with their
    sections. Raises `InvalidGuide`, with every fault, when they do not make a whole.

    >>> import steadyhand
    >>> guide = steadyhand.load()
    >>> guide["sections/give-space"].title
    'Giving space without disappearing'
    >>> guide.about("trust")[0]
    <Section love-and-space: Loving them from a little further off, 5 paragraphs>
    """

    id: Slug
    title: Text
    summary: Text
    language: Language
    """A BCP 47 tag, such as `en`."""
    licence: Text
    """The SPDX identifier of the licence of the guide's own text."""
    rights: Text
    """What the licence covers, and what it does not, in a sentence."""
    source: Source | None = None
    """The text by somebody else that it covers, if it does."""
    edition: Number
    """The number it was published under; below 1.0.0 it is a draft and may be replaced."""

    _sections: tuple[Section, ...] = attrs.field(alias="sections", default=(), metadata=HELD)
    _takeaways: tuple[Takeaway, ...] = attrs.field(alias="takeaways", default=(), metadata=HELD)
    _resources: tuple[Resource, ...] = attrs.field(alias="resources", default=(), metadata=HELD)
    _concepts: tuple[Concept, ...] = attrs.field(alias="concepts", default=(), metadata=HELD)
    _cautions: tuple[Caution, ...] = attrs.field(alias="cautions", default=(), metadata=HELD)
    _help_lines: tuple[HelpLine, ...] = attrs.field(alias="help_lines", default=(), metadata=HELD)
    _themes: tuple[Theme, ...] = attrs.field(alias="themes", default=(), metadata=HELD)
    _people: tuple[Person, ...] = attrs.field(alias="people", default=(), metadata=HELD)

    beyond: tuple[Text, ...] = ()
    """Questions that are none of the guide's business, however near they sound; search answers them with nothing."""
    moved: tuple[Moved, ...] = ()
    """Former ids that keep resolving."""
    retired: tuple[Retired, ...] = ()
    """Former ids of entries that are gone, with the reasons."""

    _formed: bool = attrs.field(alias="_formed", default=False, eq=False)
    """Said by whoever has just read every value in its form, so that it is not asked twice."""
    _once: Once = attrs.field(init=False, factory=Once)

    def __attrs_post_init__(self) -> None:
        faults = tuple(wholeness.faults(self, formed=self._formed))
        object.__setattr__(self, "_formed", False)
        if faults:
            raise InvalidGuide(faults)

    @property
    def sections(self) -> Collection[Section, str]:
        """Its sections, in reading order."""
        return self._once("sections", lambda: Collection(self._sections, self, Section))

    @property
    def takeaways(self) -> Collection[Takeaway, str]:
        """Sentences to remember."""
        return self._once("takeaways", lambda: Collection(self._takeaways, self, Takeaway))

    @property
    def quotes(self) -> Quotes[str]:
        """The quotes of all sections."""
        quotes = (each for section in self._sections for each in section.quotes)
        return self._once("quotes", lambda: Quotes(quotes, self, Quote))

    @property
    def resources(self) -> Resources[str]:
        """Books worth reading."""
        return self._once("resources", lambda: Resources(self._resources, self, Resource))

    @property
    def practices(self) -> Collection[Practice, str]:
        """The practices of all sections."""
        practices = (each for section in self._sections for each in section.practices)
        return self._once("practices", lambda: Collection(practices, self, Practice))

    @property
    def concepts(self) -> Collection[Concept, str]:
        """Terms, plainly defined."""
        return self._once("concepts", lambda: Collection(self._concepts, self, Concept))

    @property
    def cautions(self) -> Collection[Caution, str]:
        """When this guidance is the wrong advice."""
        return self._once("cautions", lambda: Collection(self._cautions, self, Caution))

    @property
    def help_lines(self) -> HelpLines[str]:
        """Services to reach, by region."""
        return self._once("help_lines", lambda: HelpLines(self._help_lines, self, HelpLine))

    @property
    def themes(self) -> Collection[Theme, str]:
        """The subjects that everything is filed under."""
        return self._once("themes", lambda: Collection(self._themes, self, Theme))

    @property
    def people(self) -> Collection[Person, str]:
        """Everyone who is credited."""
        return self._once("people", lambda: Collection(self._people, self, Person))

    @property
    def entries(self) -> Collection[Entry, str]:
        """All of the above, kind after kind."""
        entries = (each for kind in KINDS for each in getattr(self, kind))
        return self._once("entries", lambda: Collection(entries, self, Entry))

    @property
    def ledger(self) -> Ledger:
        """What became of former ids."""
        return self._once("ledger", lambda: Ledger(self.moved, self.retired))

    @property
    def digest(self) -> str:
        """The SHA-256 of everything the guide says; its number is not part of it."""
        return self._once("digest", lambda: canonical.digest(whole(self)))

    def __getitem__(self, ref: str) -> Entry:
        """The entry with that ref. Raises `UnknownRef`; an id serves too where only one kind of entry has it."""
        if not isinstance(ref, str):
            raise TypeError(f"a ref is text such as 'sections/give-space', not {quoted(ref)}")
        return self.entries[Id(ref)]

    def __contains__(self, ref: object) -> bool:
        return self.entries.__contains__(ref)

    def get(self, ref: str) -> Entry | None:
        """The entry with that ref, or None."""
        return self.entries.get(ref)

    def pin(self, ref: str) -> str:
        """What to write down to be sure of an entry's text: its ref, the edition and the digest. Raises `UnknownRef`.

        >>> import steadyhand
        >>> pin = steadyhand.load().pin("sections/give-space")
        >>> pin.split("#")[0]
        'sections/give-space@0.1.0'
        >>> steadyhand.load().resolve(pin).title
        'Giving space without disappearing'
        """
        return f"{self[ref].ref}@{self.edition}#{self[ref].digest}"

    def resolve(self, pin: str) -> Entry:
        """The entry that a pin names, saying exactly what it said; a pin is `REF@EDITION#DIGEST`.

        The digest decides: the entry is given from any edition in which it still says the same, and
        `ContentChanged` is raised where it does not. A pin without a digest is for this edition
        alone, and any other raises `UnknownEdition`; a bare ref is looked up. Raises `NotAPin` for anything else.
        """
        return resolved(pin, self.entries, self.id, self.edition)

    def about(
        self, *themes: str | Theme, any_of: str | Theme | Iterable[str | Theme] | None = None
    ) -> Collection[Entry, str]:
        """Every entry filed under the themes, whatever its kind; asked as `Collection.about` is."""
        return self.entries.about(*themes, any_of=any_of)

    def search(self, query: str, *, limit: int | None = 10) -> "Results":
        """What of its sections and resources answers a question, cautions first; asked as `Collection.search` is."""
        return self._pages.search(query, limit=limit)

    def related(self, entry: Entry | str, *, limit: int = 3) -> Collection[Entry, str]:
        """The sections and resources to read next: like an entry in their words and by the themes they share.

        >>> import steadyhand
        >>> steadyhand.load().related("sections/patience", limit=1)[0].ref
        'sections/know-when-to-walk-away'
        """
        known = self[entry] if isinstance(entry, str) else entry
        return Collection(self._finder.related(known, tuple(self._pages), limit), self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Guide):
            return NotImplemented
        return self is other or (self.id, self.edition, self.digest) == (other.id, other.edition, other.digest)

    def __hash__(self) -> int:
        return hash((self.id, self.edition, self.digest))

    def __repr__(self) -> str:
        sections = counted(len(self._sections), "section")
        return f"<Guide {self.id} {self.edition}: {one_line(self.title)}, {sections}>"

    @property
    def _vocabulary(self) -> Vocabulary:
        return self._once("vocabulary", lambda: Vocabulary(self._themes, self._people, self.ledger, self.language))

    @property
    def _finder(self) -> "Finder":
        return self._once("finder", lambda: doors.finder(tuple(self.entries), self.beyond, self.language))

    @property
    def _pages(self) -> Collection[Entry, str]:
        return Collection((*self._sections, *self._resources), self)
