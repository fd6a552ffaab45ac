"""Every kind of entry a guide is made of, as frozen values.

Down are objects, up are ids: a section holds its quotes, a quote knows its section's id. So every
record is finite, hashable and picklable, and can be printed with no guide at hand.
"""

from typing import Any, ClassVar, Literal, TypeAlias

import attrs

from steadyhand.caution import Caution, HelpLine, HelpLines
from steadyhand.entry import Entry, Person, Theme, shortened
from steadyhand.quote import Attribution, Quote, Status

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

PracticeKind: TypeAlias = Literal["do", "avoid", "say", "ask", "notice"]
Medium: TypeAlias = Literal["book"]


@attrs.frozen(kw_only=True, repr=False)
class Practice(Entry):
    """One concrete thing to do, say, ask, notice or avoid."""

    noun: ClassVar[str] = "practice"
    plural: ClassVar[str] = "practices"

    _kind: PracticeKind = attrs.field(alias="kind")
    text: str
    section: str
    """The id of the section it belongs to."""
    themes: tuple[Theme, ...]

    @property
    def kind(self) -> PracticeKind:
        """The kind of act: `do`, `avoid`, `say`, `ask` or `notice`."""
        return self._kind

    def _gist(self) -> str:
        return f"{self.kind}, {shortened(self.text)}"


@attrs.frozen(kw_only=True, repr=False)
class Section(Entry):
    """A titled piece of prose in reading order.

    >>> import steadyhand
    >>> section = steadyhand.sections["give-space"]
    >>> section
    <Section give-space: Giving space without disappearing, 5 paragraphs>
    >>> [quote.speaker.name for quote in section.quotes]
    ['Henry Cloud']
    """

    noun: ClassVar[str] = "section"
    plural: ClassVar[str] = "sections"

    title: str
    summary: str
    paragraphs: tuple[str, ...]
    themes: tuple[Theme, ...]
    questions: tuple[str, ...] = ()
    """What people ask that this section answers, in their words."""
    quotes: tuple[Quote, ...] = ()
    practices: tuple[Practice, ...] = ()
    cautions: tuple[str, ...] = ()
    """The ids of the cautions that limit its advice."""
    source_heading: str
    """The heading in the article that this section covers."""
    position: int
    """Its place in the reading order, from 0."""

    @property
    def text(self) -> str:
        """The paragraphs in one string, an empty line between them."""
        return "\n\n".join(self.paragraphs)

    def nested(self) -> dict[str, Any]:
        """The section as an edition holds it: its quotes and practices inside, without what its place says."""
        content = self.content()
        content.pop("cautions", None)
        parts: dict[str, tuple[Quote | Practice, ...]] = {"quotes": self.quotes, "practices": self.practices}
        for kind, entries in parts.items():
            if entries:
                inside = [entry.content() for entry in entries]
                content[kind] = [{key: entry[key] for key in entry if key != "section"} for entry in inside]
        return content

    def _gist(self) -> str:
        return f"{self.title}, {len(self.paragraphs)} paragraphs"


@attrs.frozen(kw_only=True, repr=False)
class Takeaway(Entry):
    """One sentence to remember, and the sections that develop it."""

    noun: ClassVar[str] = "takeaway"
    plural: ClassVar[str] = "takeaways"

    text: str
    sections: tuple[str, ...]
    """The ids of the sections that develop it, the fullest first."""
    themes: tuple[Theme, ...]

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

    def _gist(self) -> str:
        return f"{self.title} ({self.year})"


@attrs.frozen(kw_only=True)
class Origin:
    """Where a concept comes from: one work of scholarship."""

    authors: str
    year: int
    work: str
    doi: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Concept(Entry):
    """A term, a plain definition, its scholarly origin, and a note where popular use strays."""

    noun: ClassVar[str] = "concept"
    plural: ClassVar[str] = "concepts"

    term: str
    definition: str
    origin: tuple[Origin, ...]
    note: str
    sections: tuple[str, ...]
    themes: tuple[Theme, ...]
    questions: tuple[str, ...] = ()
    """What people ask that it answers."""

    def _gist(self) -> str:
        return self.term
