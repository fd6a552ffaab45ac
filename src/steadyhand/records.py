"""Every kind of entry a guide is made of, as frozen values.

Down are objects, up are ids: a section holds its quotes, a quote knows its section's id. So every
record is finite, hashable and picklable, and can be printed with no guide at hand.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

import attrs

from steadyhand.caution import Caution, HelpLine, HelpLines
from steadyhand.concept import Concept, Origin
from steadyhand.entry import Entry, Person, Theme
from steadyhand.quote import Attribution, Quote, Status
from steadyhand.section import Practice, PracticeKind, Section
from steadyhand.typeset.parts import Block, Said, apart, block, reference, shortened, text

if TYPE_CHECKING:
    from steadyhand.citation import Citation

__all__ = [
    "Attribution",
    "Caution",
    "Concept",
    "Entry",
    "HelpLine",
    "HelpLines",
    "Medium",
    "Origin",
    "Person",
    "Practice",
    "PracticeKind",
    "Quote",
    "Resource",
    "Section",
    "Status",
    "Takeaway",
    "Theme",
]

Medium: TypeAlias = Literal["book"]


@attrs.frozen(kw_only=True, repr=False)
class Takeaway(Entry):
    """One sentence to remember, and the sections that develop it."""

    noun: ClassVar[str] = "takeaway"
    plural: ClassVar[str] = "takeaways"
    advises: ClassVar[bool] = True

    text: str
    sections: tuple[str, ...]
    """The ids of the sections that develop it, the fullest first."""
    themes: tuple[Theme, ...]

    @property
    def headline(self) -> str:
        """Its sentence."""
        return self.text

    @property
    def within(self) -> tuple[str, ...]:
        """The sections that develop it."""
        return self.sections

    def _title(self) -> str:
        return "To remember"

    def _telling(self) -> Iterator[Block]:
        yield text(self.text)
        yield text("In ", *apart(reference(f"sections/{id}") for id in self.sections)) if self.sections else text()

    def _gist(self) -> str:
        return shortened(self.text)


@attrs.frozen(kw_only=True, repr=False)
class Resource(Entry):
    """A book worth reading, with what a library needs to find it, and why to read it."""

    noun: ClassVar[str] = "resource"
    plural: ClassVar[str] = "resources"

    title: str
    subtitle: str | None = None
    creators: tuple[Person, ...]
    medium: Medium
    """What it is to a library: a `book`."""
    year: int
    """Of first publication."""
    publisher: str
    isbn: str
    """ISBN-13, digits only, of the edition that `edition_note` describes."""
    edition_note: str
    themes: tuple[Theme, ...]
    why: str
    questions: tuple[str, ...] = ()
    """What people ask to whom it may be recommended."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Its creators."""
        return self.creators

    @property
    def headline(self) -> str:
        """Its title."""
        return self.title

    @property
    def byline(self) -> str:
        """The names of its creators in a line."""
        return " and ".join(person.name for person in self.creators)

    def cite(self) -> "Citation":
        """How to cite the book: by the year of first publication, with the ISBN of the edition that is described.

        >>> import steadyhand
        >>> steadyhand.resources["attached"].cite().authors
        ('Amir Levine', 'Rachel S. F. Heller')
        """
        from steadyhand.citation import Citation

        return Citation(
            key=self.ref,
            kind=self.medium,
            title=f"{self.title}: {self.subtitle}" if self.subtitle else self.title,
            authors=tuple(person.name for person in self.creators),
            year=self.year,
            publisher=self.publisher,
            isbn=self.isbn,
            note=f"The year is that of first publication, the ISBN that of this edition: {self.edition_note}",
        )

    def _telling(self) -> Iterator[Block]:
        yield block("lead", self.subtitle or "")
        yield text(f"{self.byline}. {self.publisher}, {self.year}. ISBN {self.isbn}.")
        yield text(self.edition_note)
        yield text(self.why)

    def gloss(self) -> tuple[Said, ...]:
        """By whom, when, and why to read it."""
        return (f", by {self.byline} ({self.year}): {self.why}",)

    def _gist(self) -> str:
        return f"{self.title} ({self.year})"
