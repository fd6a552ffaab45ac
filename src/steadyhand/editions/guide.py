"""Guide: one body of guidance, whole or not at all, to be had by ref, theme and question."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from steadyhand.editions.beside import Beside
from steadyhand.editions.building import Lines
from steadyhand.editions.holdings import Given, Held, Holdings
from steadyhand.editions.today import NOTHING, Today, beside, shelf
from steadyhand.records import canonical
from steadyhand.records.collection import Collection
from steadyhand.records.doors import Citable, Shown, Surveyed
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import PLACED, Id, Language, Number, Slug, Text
from steadyhand.records.kinds import CONTACTS, PLURALS
from steadyhand.records.once import Once
from steadyhand.records.person import Person
from steadyhand.records.source import Source
from steadyhand.records.suggestions import quoted
from steadyhand.records.wording import counted, one_line

if TYPE_CHECKING:
    from steadyhand.records.caution import Caution
    from steadyhand.records.concept import Concept
    from steadyhand.records.doors import Results
    from steadyhand.records.ledger import Moved, Retired
    from steadyhand.records.resource import Resource
    from steadyhand.records.section import Section
    from steadyhand.records.takeaway import Takeaway


@attrs.frozen(init=False, repr=False, eq=False, kw_only=True)
class Guide(Holdings, Citable, Surveyed, Shown):
    """One body of guidance, to be had by ref, theme and question.

    One that exists is whole: every value is of its form, ids are unique, nothing refers to what is not there.
    Entries are given to it kind by kind, in reading order; quotes and practices come with their
    sections. Raises `InvalidGuide`, with every fault, when they do not make a whole.

    >>> import steadyhand
    >>> guide = steadyhand.load()
    >>> guide["sections/give-space"].title
    'Giving space without disappearing'
    >>> guide.about("trust")[0]
    <Section love-and-space: Loving them from a little further off, 4 paragraphs>
    """

    id: Slug
    edition: Number
    """The number it was published under; below 1.0.0 it is a draft and may be replaced."""
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
    contact: Text | None = None
    """Where to report a wrong sentence or a dead number."""

    _held: Held = attrs.field(alias="_held", metadata=PLACED)
    _today: Today = attrs.field(alias="_today", default=NOTHING, metadata=PLACED)
    _once: Once = attrs.field(init=False, factory=Once)

    def __init__(
        self,
        *,
        id: str,
        edition: str,
        title: str,
        summary: str,
        language: str,
        licence: str,
        rights: str,
        source: Source | None = None,
        contact: str | None = None,
        themes: "Iterable[Theme]" = (),
        people: "Iterable[Person]" = (),
        resources: "Iterable[Resource]" = (),
        concepts: "Iterable[Concept]" = (),
        cautions: "Iterable[Caution]" = (),
        sections: "Iterable[Section]" = (),
        takeaways: "Iterable[Takeaway]" = (),
        moved: "Iterable[Moved]" = (),
        retired: "Iterable[Retired]" = (),
        _formed: bool = False,
    ) -> None:
        """`_formed` is said by whoever has just read every value in its form, so that it is not asked twice."""
        from steadyhand.editions.wholeness import refuse_unwhole

        lists: dict[str, Iterable[Any]] = {"themes": themes, "people": people, "resources": resources}
        lists |= {"concepts": concepts, "cautions": cautions, "sections": sections, "takeaways": takeaways}
        self._fill(
            id=id,
            edition=edition,
            title=title,
            summary=summary,
            language=language,
            licence=licence,
            rights=rights,
            source=source,
            contact=contact,
            _held=Given({**lists, "moved": moved, "retired": retired}),
        )
        refuse_unwhole(self, formed=_formed)

    def _fill(self, **own: Any) -> None:
        self.__attrs_init__(**own)  # pyright: ignore[reportAttributeAccessIssue]

    @classmethod
    def _published(cls, lines: Lines, today: Today = NOTHING) -> "Guide":
        """The guide in the lines of an edition that was published and is unaltered."""
        guide = cls.__new__(cls)
        own = {key: value for key, value in lines.own.items() if key not in ("kind", "format", "counts")}
        guide._fill(**{**own, "source": lines.source()}, _held=lines, _today=today)
        return guide

    @property
    def digest(self) -> str:
        """The SHA-256 of its edition's file."""
        return self._once("digest", lambda: canonical.digest_of(self._data))

    def __getitem__(self, ref: str) -> Entry:
        """The entry with that ref, contacts among them. Raises `UnknownRef`.

        An id serves too where only one kind of entry has it.
        """
        if not isinstance(ref, str):
            raise TypeError(f"a ref is text such as 'sections/give-space', not {quoted(ref)}")
        return self._all[Id(ref)]

    def __contains__(self, ref: object) -> bool:
        return self._all.__contains__(ref)

    def get(self, ref: str) -> Entry | None:
        """The entry with that ref, or None."""
        return self._all.get(ref)

    def pin(self, ref: str) -> str:
        """What to write down to be sure of an entry's text: its ref, the edition and the digest. Raises `UnknownRef`.

        A contact's has the day of the contacts in place of the edition, as `2026.11.27`.

        >>> import steadyhand
        >>> pin = steadyhand.load().pin("sections/give-space")
        >>> pin.split("#")[0]
        'sections/give-space@0.2.0'
        >>> steadyhand.load().resolve(pin).title
        'Giving space without disappearing'
        """
        entry = self[ref]
        return f"{entry.ref}@{self._number_of(entry)}#{entry.digest}"

    def resolve(self, pin: str) -> Entry:
        """The entry that a pin names, saying exactly what it said; a pin is `REF@EDITION#DIGEST`.

        The digest decides: the entry is given from any edition in which it still says the same, and
        `ContentChanged` is raised where it does not. A pin without a digest is for this edition
        alone, and any other raises `UnknownEdition`; a bare ref is looked up. Raises `NotAPin` for anything else.
        """
        from steadyhand.editions.pinning import resolved

        return resolved(pin, self._all, self.id, self._number_of)

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
        sections = counted(len(self.sections), "section")
        return f"<Guide {self.id} {self.edition}: {one_line(self.title)}, {sections}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Its lines, and those of its contacts."""
        from steadyhand.editions.contacts import dumps

        return _unpickled, (self.id, self._data, dumps(self._contacts).encode() if self._contacts else b"")

    @property
    def _data(self) -> bytes:
        """The bytes of its edition."""
        if isinstance(self._held, Lines):
            return self._held.data
        from steadyhand.editions.lines import dumps

        return self._once("data", lambda: dumps(self).encode())

    def _number_of(self, entry: Entry) -> str:
        """The edition that an entry is of, or the day of the contacts that it is among."""
        is_contact = PLURALS[entry.kind] in CONTACTS and self._contacts
        return self._contacts.date.replace("-", ".") if is_contact and self._contacts else self.edition

    @property
    def _pages(self) -> Collection[Entry, str]:
        return Collection((*self.sections, *self.resources), self)


def _unpickled(id: str, data: bytes, contacts: bytes) -> Guide:
    """The guide of a pickle; what lives beside it is looked for on the shelf."""
    from steadyhand.editions.contacts import loads

    known = loads(contacts) if contacts else None
    return Guide._published(Lines(data), beside(Beside(shelf() / id), known)._replace(contacts=lambda: known))
