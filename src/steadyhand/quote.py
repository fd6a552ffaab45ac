"""Quotes: somebody's words, and an honest account of whose they are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

import attrs

from steadyhand import canonical
from steadyhand.entry import Entry, Person, Theme
from steadyhand.errors import InvalidRecord
from steadyhand.typeset.parts import (
    Block,
    Said,
    facts,
    group,
    holding,
    items,
    link,
    quotation,
    reference,
    shortened,
    text,
)
from steadyhand.typeset.shown import Shown

if TYPE_CHECKING:
    from steadyhand.citation import Citation

Status: TypeAlias = Literal["verified", "attributed", "unsourced", "misattributed"]


@attrs.frozen(kw_only=True)
class Attribution(Shown):
    """Who is credited with a quote's text, where it was said, and how far that is established.

    Raises `InvalidRecord` when `verified` comes without somebody credited, a work and a locator.
    """

    status: Status
    """Of the text: `verified` (work and place known), `attributed` (credited widely, place unknown),
    `unsourced` (nothing supports it) or `misattributed` (somebody else's words)."""
    credited_to: Person | None = None
    """Whom the evidence credits, established or not; None where it credits nobody."""
    work: str | None = None
    year: int | None = None
    locator: str | None = None
    """Where in the work, as exactly as is known."""
    note: str
    """How it was checked, and what a careful reader should know."""
    evidence: tuple[str, ...]
    """Addresses of what was seen."""

    def __attrs_post_init__(self) -> None:
        if self.status == "verified" and not (self.credited_to and self.work and self.locator):
            raise InvalidRecord("a verified attribution names who is credited, the work and the locator", "provenance")
        if self.status == "attributed" and not self.credited_to:
            raise InvalidRecord("an attributed quote names who is credited", "provenance")

    def told(self) -> Block:
        """What is established, and how it was checked."""
        credited = self.credited_to.name if self.credited_to else None
        known = facts(status=self.status, credited_to=credited, work=self.work, year=self.year, locator=self.locator)
        return group(known, *self.checked())

    def checked(self) -> tuple[Block, ...]:
        """How it was checked, and what was seen."""
        return text(self.note), holding("folded", [items((link(seen),) for seen in self.evidence)], "Seen")


@attrs.frozen(kw_only=True, repr=False)
class Quote(Entry):
    """Somebody's words, and how far it is established that they are.

    >>> import steadyhand
    >>> quote = steadyhand.quotes["perel-two-pillars"]
    >>> print(quote.credit)
    Esther Perel, Mating in Captivity (2006), Kindle location 725
    """

    noun: ClassVar[str] = "quote"
    plural: ClassVar[str] = "quotes"

    text: str
    """The established wording."""
    as_printed: str
    """The wording in the article the guide covers."""
    speaker: Person
    """Under whose name it is known. Print `credit` beside the text, not this name alone."""
    attribution: Attribution
    section: str
    """The id of the section it stands in."""
    themes: tuple[Theme, ...]

    @property
    def altered(self) -> bool:
        """Whether the article printed other words than the established ones."""
        return self.as_printed != self.text

    @property
    def people(self) -> tuple[Person, ...]:
        """The speaker, and whoever else the evidence credits."""
        credited = self.attribution.credited_to
        return (self.speaker,) if credited in (None, self.speaker) else (self.speaker, credited)

    @property
    def credit(self) -> str:
        """A line to print with the text that never claims more than is established."""
        source, name = self.attribution, self.speaker.name
        credited = source.credited_to
        if credited is None and source.status == "misattributed":
            return f"printed under the name of {name}, but the words are somebody else’s"
        if credited is None or source.status == "unsourced":
            return f"printed under the name of {name}, but no source found"
        if source.status == "attributed":
            return f"attributed to {credited.name}; source not established"
        year = f" ({source.year})" if source.year else ""
        place = f"{credited.name}, {source.work}{year}, {source.locator}" if source.work and source.locator else ""
        if source.status == "verified":
            return place
        doubtful = f"a saying attributed to {credited.name}, not to {name}; source not established"
        return f"by {place}; not by {name}" if place else doubtful

    @property
    def digest(self) -> str:
        """The SHA-256 of what the quote says and of its credit, which another name of a person changes."""
        return canonical.digest({**self.content(), "credit": self.credit})

    def to_dict(self) -> dict[str, Any]:
        """As for every entry, with the credit to print beside the text."""
        return {**Entry.to_dict(self), "credit": self.credit}

    @property
    def headline(self) -> str:
        """Its text."""
        return self.text

    @property
    def within(self) -> tuple[str, ...]:
        """The section it stands in."""
        return (self.section,)

    def cite(self) -> "Citation":
        """How to cite the quote: the work and its author where verified; else its first words, and no author.

        The note always has the words, the credit and the status, so nothing is claimed that is not established.

        >>> import steadyhand
        >>> steadyhand.quotes["perel-two-pillars"].cite()
        <Citation quotes/perel-two-pillars: Mating in Captivity>
        >>> steadyhand.quotes["angelou-enough"].cite().authors
        ()
        """
        from steadyhand.citation import Citation

        source = self.attribution
        note = f"“{self.text}” — {self.credit} ({source.status})"
        if source.status == "verified" and source.credited_to and source.work:
            return Citation(
                key=self.ref,
                kind="document",
                title=source.work,
                authors=(source.credited_to.name,),
                year=source.year,
                locator=source.locator,
                note=note,
            )
        return Citation(key=self.ref, kind="document", title=shortened(self.text), note=note)

    def quoted(self) -> Block:
        """The words with their credit and status, as every page shows them."""
        return quotation(self.text, self.credit, self.attribution.status)

    def _title(self) -> str:
        return ""

    def _quoted(self) -> str:
        return f"“{self.text}”"

    def _telling(self) -> Iterator[Block]:
        yield self.quoted()
        yield text(f"The article printed: “{self.as_printed}”" if self.altered else "")
        yield from self.attribution.checked()
        yield text("In ", reference(f"sections/{self.section}"))

    def gloss(self) -> tuple[Said, ...]:
        """Its credit and status."""
        return (f" — {self.credit} ({self.attribution.status})",)

    def _gist(self) -> str:
        return f"{self.speaker.name}, {self.attribution.status}"
