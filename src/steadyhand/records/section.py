"""Sections: pieces of prose in reading order."""

from typing import ClassVar, Literal

import attrs

from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import HELD, PLACED, Text, ToCaution, Verbatim, as_ids, tupled
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote
from steadyhand.records.wording import counted


@attrs.frozen(kw_only=True, repr=False, field_transformer=tupled)
class Section(Entry):
    """A titled piece of prose in reading order.

    >>> import steadyhand
    >>> section = steadyhand.sections["give-space"]
    >>> section
    <Section give-space: Giving space without disappearing, 5 paragraphs>
    >>> [quote.speaker.name for quote in section.quotes]
    ['Henry Cloud']
    """

    kind: ClassVar[Literal["section"]] = "section"

    title: Text
    summary: Text
    paragraphs: tuple[Text, ...]
    themes: tuple[Theme, ...]
    questions: tuple[Text, ...] = ()
    """What people ask that this section answers, in their words."""
    quotes: tuple[Quote, ...] = attrs.field(default=(), metadata=HELD)
    practices: tuple[Practice, ...] = attrs.field(default=(), metadata=HELD)
    cautions: tuple[ToCaution, ...] = attrs.field(converter=as_ids, default=(), metadata=PLACED)
    """The ids of the cautions that limit its advice."""
    source_heading: Verbatim | None = None
    """The heading that this section covers, where the guide covers somebody else's text."""
    position: int = attrs.field(metadata=PLACED)
    """Its place in the reading order, from 0."""

    @property
    def text(self) -> str:
        """The paragraphs in one string, an empty line between them."""
        return "\n\n".join(self.paragraphs)

    def _gist(self) -> str:
        return f"{self.title}, {counted(len(self.paragraphs), 'paragraph')}"
