"""The ledger: what became of ids that were published and that no entry has any more."""

import sys
import warnings
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar, Literal, TypeAlias

import attrs

from steadyhand.errors import RetiredId
from steadyhand.records.doors import Shown
from steadyhand.records.entry import content
from steadyhand.records.forms import Day, Ref, Text, tupled

HOUSE = __name__.partition(".records.")[0]
"""The package's own name, which is another where somebody keeps a copy of it inside their own."""


@attrs.frozen(kw_only=True, field_transformer=tupled)
class Moved(Shown):
    """An entry that goes by another id now; the old one keeps resolving."""

    kind: ClassVar[Literal["moved"]] = "moved"

    ref: Ref
    to: Ref
    """The ref it goes by now, or went by until that was moved in turn."""
    on: Day
    """The day, as `YYYY-MM-DD`."""

    def to_dict(self) -> dict[str, Any]:
        """The line as plain data."""
        return content(self)

    def warn(self) -> None:
        """Warn whoever asked steadyhand for it that it has moved."""
        depth = 1
        while f"{sys._getframe(depth).f_globals.get('__name__', '')}.".startswith(f"{HOUSE}."):
            depth += 1
        warnings.warn(
            f"{self.ref} was renamed on {self.on}: it is {self.to} now", DeprecationWarning, stacklevel=depth + 1
        )


@attrs.frozen(kw_only=True, field_transformer=tupled)
class Retired(Shown):
    """An entry that is there no more, why, and what took its place."""

    kind: ClassVar[Literal["retired"]] = "retired"

    ref: Ref
    reason: Text
    on: Day
    """The day, as `YYYY-MM-DD`."""
    successors: tuple[Ref, ...] = ()
    """The refs of what took its place: none, one, or several where it was split."""

    def to_dict(self) -> dict[str, Any]:
        """The line as plain data."""
        return content(self)

    def refusal(self, name: str, noun: str) -> RetiredId:
        """What whoever asks for it by that name is told."""
        return RetiredId(name, self.reason, self.on, self.successors, noun)


Fate: TypeAlias = Moved | Retired
"""What became of an id."""


@attrs.frozen(match_args=False)
class Ledger:
    """All ids that were moved or retired; nothing is ever taken out of it."""

    moved: tuple[Moved, ...] = ()
    retired: tuple[Retired, ...] = ()

    def fate(self, ref: str) -> Moved | Retired | None:
        """What became of a ref in the end, moves followed; None where nothing did.

        >>> first = Moved(ref="themes/a", to="themes/b", on="2026-01-02")
        >>> then = Moved(ref="themes/b", to="themes/c", on="2026-03-04")
        >>> Ledger((first, then)).fate("themes/a").to
        'themes/c'
        """
        fate = first = self._lines.get(ref)
        passed = {ref}
        while isinstance(fate, Moved) and fate.to in self._lines and fate.to not in passed:
            passed.add(fate.to)
            fate = self._lines[fate.to]
        if isinstance(first, Moved) and isinstance(fate, Moved):
            return attrs.evolve(first, to=fate.to)
        return fate

    def lines(self) -> Iterable[Moved | Retired]:
        """Everything in it."""
        return (*self.moved, *self.retired)

    @cached_property
    def _lines(self) -> Mapping[str, Moved | Retired]:
        return MappingProxyType({line.ref: line for line in self.lines()})
