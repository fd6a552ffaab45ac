"""Concepts: terms, plainly defined, and the works of scholarship that they come from."""

from collections.abc import Iterator
from typing import ClassVar

import attrs

from steadyhand.entry import Entry, Theme
from steadyhand.typeset.parts import Block, Said, items, text
from steadyhand.typeset.shown import Shown


@attrs.frozen(kw_only=True)
class Origin(Shown):
    """Where a concept comes from: one work of scholarship."""

    authors: str
    year: int
    work: str
    doi: str | None = None
    note: str | None = None

    def told(self) -> Block:
        """The work in a line."""
        return text(self.line())

    def line(self) -> str:
        """Authors, year, work, DOI and note."""
        doi = f", doi:{self.doi}" if self.doi else ""
        return f"{self.authors} ({self.year}), {self.work}{doi}" + (f". {self.note}" if self.note else "")


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

    @property
    def headline(self) -> str:
        """Its term."""
        return self.term

    @property
    def within(self) -> tuple[str, ...]:
        """The sections that it belongs to."""
        return self.sections

    def _telling(self) -> Iterator[Block]:
        yield text(self.definition)
        yield items(origin.line() for origin in self.origin)
        yield text(self.note)

    def gloss(self) -> tuple[Said, ...]:
        """Its definition."""
        return (f": {self.definition}",)

    def _gist(self) -> str:
        return self.term
