"""Statements: what is said of an entry beside its text, each for exactly the digest it was given for."""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import attrs

from steadyhand.editions.recalls import Recalled
from steadyhand.records.doors import Shown
from steadyhand.records.forms import Day, Digest, OfEntry, Text, Verbatim, tupled
from steadyhand.records.rows import Row
from steadyhand.records.wording import one_line

Scope: TypeAlias = Literal["text", "facts", "safety", "line-tried"]


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Statement(Row, Shown):
    """What is said of an entry, for exactly one text of it."""

    ref: OfEntry
    digest: Digest | None = None
    """Of what was said of; a statement without it is for nothing until `publish` has written it down."""
    renewed_from: tuple[Digest, ...] = ()
    """Former digests: since those only typography, or the ids of what is referred to, became others."""

    @property
    def digests(self) -> tuple[str, ...]:
        """Every digest that it is for."""
        return (*([self.digest] if self.digest else []), *self.renewed_from)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {one_line(self.ref)}>"


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Evidence(Statement):
    """What was seen for an entry, and where."""

    seen: tuple[Verbatim, ...]
    """Addresses."""


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Review(Statement):
    """That somebody has read an entry and stands by it."""

    by: Text
    """Who, or in which role."""
    on: Day
    scope: Scope
    until: Day | None = None
    """The day from which it is to be read again."""


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Try(Statement):
    """That somebody tried whether a line answers."""

    on: Day
    by: Text | None = None


STATEMENTS: Mapping[str, Any] = {"evidence": Evidence, "reviews": Review, "tries": Try, "recalls": Recalled}
"""The lists of statements, and what an item of each becomes."""
