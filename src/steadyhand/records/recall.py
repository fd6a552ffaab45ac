"""Recalls: what was published and should no longer be shown."""

import attrs

from steadyhand.records.doors import Shown
from steadyhand.records.forms import Day, Ref, Text, tupled
from steadyhand.records.rows import Row


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Recall(Row, Shown):
    """That an entry, as it was published, should no longer be shown: since when, why, and what to use."""

    since: Day
    reason: Text
    use: tuple[Ref, ...] = ()
    """The refs of what to use in its place."""

    def __repr__(self) -> str:
        return f"<Recall since {self.since}>"
