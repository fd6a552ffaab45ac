"""Practices: concrete acts, one at a time."""

from typing import ClassVar, Literal, TypeAlias

import attrs

from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import PLACED, Id, Text, ToSection, as_id, tupled
from steadyhand.records.wording import shortened

Act: TypeAlias = Literal["do", "avoid", "say", "ask", "notice"]


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Practice(Entry):
    """One concrete act: a thing to do, to avoid, to say, to ask yourself or to notice.

    >>> import steadyhand
    >>> {practice.act for practice in steadyhand.practices.where(act="avoid")}
    {'avoid'}
    """

    kind: ClassVar[Literal["practice"]] = "practice"

    act: Act
    text: Text
    section: ToSection = attrs.field(converter=as_id, default=Id(""), metadata=PLACED)
    """The id of the section it belongs to."""
    themes: tuple[Theme, ...]

    def _gist(self) -> str:
        return f"{self.act}, {shortened(self.text)}"
