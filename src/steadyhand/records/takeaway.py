"""Takeaways: sentences to remember."""

from typing import ClassVar, Literal

import attrs

from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import Text, ToSection, as_ids, tupled
from steadyhand.records.wording import shortened


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Takeaway(Entry):
    """One sentence to remember, and the sections that develop it."""

    kind: ClassVar[Literal["takeaway"]] = "takeaway"

    text: Text
    sections: tuple[ToSection, ...] = attrs.field(converter=as_ids)
    """The ids of the sections that develop it, the fullest first."""
    themes: tuple[Theme, ...]

    def _gist(self) -> str:
        return shortened(self.text)
