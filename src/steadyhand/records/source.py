"""The source: the text by somebody else that a guide covers."""

import attrs

from steadyhand.records.doors import Shown
from steadyhand.records.forms import Text, tupled
from steadyhand.records.person import Person
from steadyhand.records.rows import Row
from steadyhand.records.wording import one_line


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Source(Row, Shown):
    """What a guide covers: a text by somebody else, and what its publisher says of it."""

    title: Text
    byline: Person
    site: Text
    notice: Text
    """The publisher's own notice about how its texts are made."""

    def __repr__(self) -> str:
        return f"<Source {one_line(self.title)}, {one_line(self.site)}>"
