"""Sections: pieces of prose in reading order, and the practices that stand in them."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal, TypeAlias

import attrs

from steadyhand.entry import Entry, Theme
from steadyhand.quote import Quote
from steadyhand.typeset.parts import Block, Said, block, counted, holding, items, reference, shortened, strong, text

PracticeKind: TypeAlias = Literal["do", "avoid", "say", "ask", "notice"]

FEW = 6
"""How many of the questions that a section answers are shown with it."""


@attrs.frozen(kw_only=True, repr=False)
class Practice(Entry):
    """One concrete thing to do, say, ask, notice or avoid."""

    noun: ClassVar[str] = "practice"
    plural: ClassVar[str] = "practices"
    advises: ClassVar[bool] = True

    _kind: PracticeKind = attrs.field(alias="kind")
    text: str
    section: str
    """The id of the section it belongs to."""
    themes: tuple[Theme, ...]

    @property
    def kind(self) -> PracticeKind:
        """The kind of act: `do`, `avoid`, `say`, `ask` or `notice`."""
        return self._kind

    @property
    def headline(self) -> str:
        """The kind of act and what it asks for: what is to be avoided must not read as advice."""
        act = self.kind.capitalize()
        return self.text if self.text.startswith(f"{act} ") else f"{act}: {self.text}"

    @property
    def within(self) -> tuple[str, ...]:
        """The section it belongs to."""
        return (self.section,)

    def said(self) -> tuple[Said, ...]:
        """The same in a line, the act standing out."""
        act = self.kind.capitalize()
        return (strong(act), self.headline.removeprefix(act))

    def _title(self) -> str:
        return self.kind.capitalize()

    def _telling(self) -> Iterator[Block]:
        yield text(self.text)
        yield text("In ", reference(f"sections/{self.section}"))

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
    advises: ClassVar[bool] = True

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

    @property
    def headline(self) -> str:
        """Its title."""
        return self.title

    @property
    def within(self) -> tuple[str, ...]:
        """Itself."""
        return (self.id,)

    def _limits(self) -> tuple[str, ...]:
        return self.cautions

    def _telling(self) -> Iterator[Block]:
        yield block("lead", self.summary)
        yield from map(text, self.paragraphs)
        yield from (quote.quoted() for quote in self.quotes)
        yield items(practice.said() for practice in self.practices)
        more = len(self.questions) - FEW
        asked = (*self.questions[:FEW], *([f"… and {more} more"] if more > 0 else []))
        yield holding("folded", [items(asked)], "It answers")

    def gloss(self) -> tuple[Said, ...]:
        """Its summary."""
        return (f": {self.summary}",)

    def _gist(self) -> str:
        return f"{self.title}, {counted(len(self.paragraphs), 'paragraph')}"
