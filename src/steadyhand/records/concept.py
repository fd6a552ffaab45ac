"""Concepts: terms, plainly defined, and the works of scholarship that they come from."""

from typing import ClassVar, Literal

import attrs

from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import Doi, Text, ToSection, as_ids, tupled
from steadyhand.records.rows import Row
from steadyhand.records.wording import one_line


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Origin(Row, Shown):
    """Where a concept comes from: one work of scholarship."""

    authors: Text
    year: int
    work: Text
    doi: Doi | None = None
    note: Text | None = None

    def __repr__(self) -> str:
        return f"<Origin {one_line(self.authors)} ({self.year}): {one_line(self.work)}>"


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Concept(Entry):
    """A term, a plain definition, its scholarly origin, and a note where popular use strays."""

    kind: ClassVar[Literal["concept"]] = "concept"

    term: Text
    definition: Text
    origin: tuple[Origin, ...]
    note: Text
    sections: tuple[ToSection, ...] = attrs.field(converter=as_ids)
    """The ids of the sections that it belongs to."""
    themes: tuple[Theme, ...]

    def _gist(self) -> str:
        return self.term
