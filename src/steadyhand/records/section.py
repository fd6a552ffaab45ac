"""Sections: pieces of prose in reading order, and where each is the wrong advice."""

from typing import ClassVar, Literal

import attrs

from steadyhand.errors import InvalidRecord
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import GUARD, HELD, PLACED, Text, ToCaution, Verbatim, as_id, counting, tupled
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote
from steadyhand.records.rows import Row
from steadyhand.records.wording import counted

FEW = 8
"""The most questions that a section keeps for people; any more are for search alone."""


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Limit(Row, Shown):
    """Where a section is the wrong advice, in one sentence, and the caution to read instead."""

    caution: ToCaution = attrs.field(converter=as_id)
    """The id of the caution."""
    title: Text = attrs.field(default="", metadata=PLACED)
    """The caution's title."""
    text: Text

    def __repr__(self) -> str:
        return f"<Limit {self.caution}>"


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Section(Entry):
    """A titled piece of prose in reading order. Raises `InvalidRecord` when it has more than `FEW` questions.

    >>> import steadyhand
    >>> section = steadyhand.sections["give-space"]
    >>> section
    <Section give-space: Giving space without disappearing, 5 paragraphs>
    >>> [quote.speaker.name for quote in section.quotes]
    ['Henry Cloud']
    >>> section.limits[0].title
    'If they may be thinking of suicide'
    """

    kind: ClassVar[Literal["section"]] = "section"

    title: Text
    summary: Text
    paragraphs: tuple[Text, ...]
    themes: tuple[Theme, ...]
    questions: tuple[Text, ...] = attrs.field(default=(), metadata=counting("questions-changed"))
    """A few that people ask and this section answers, in their words."""
    quotes: tuple[Quote, ...] = attrs.field(default=(), metadata=HELD)
    practices: tuple[Practice, ...] = attrs.field(default=(), metadata=HELD)
    limits: tuple[Limit, ...] = attrs.field(default=(), metadata=GUARD)
    """Where its advice is the wrong advice."""
    source_heading: Verbatim | None = None
    """The heading that this section covers, where the guide covers somebody else's text."""
    position: int = attrs.field(default=0, metadata=PLACED)
    """Its place in the reading order, from 0."""

    def __attrs_post_init__(self) -> None:
        if len(self.questions) > FEW:
            raise InvalidRecord(f"a section keeps at most {FEW} questions, not {len(self.questions)}")

    @property
    def text(self) -> str:
        """The paragraphs in one string, an empty line between them."""
        return "\n\n".join(self.paragraphs)

    def _gist(self) -> str:
        return f"{self.title}, {counted(len(self.paragraphs), 'paragraph')}"
