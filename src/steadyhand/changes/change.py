"""Changes: what differs between two guides, and the version step that asks for."""

from collections.abc import Iterator
from typing import Any

import attrs

from steadyhand.changes.rules import STEPS, Rule, Step
from steadyhand.records.doors import Shown


@attrs.frozen(match_args=False, repr=False)
class Difference(Shown):
    """One field that differs, its values written as text; None where it said nothing."""

    field: str
    old: str | None
    new: str | None
    rule: Rule

    def __repr__(self) -> str:
        return f"<Difference {self.field}: {self.rule.code}>"


@attrs.frozen(match_args=False, repr=False)
class Change(Shown):
    """What became of one entry. Its `ref` is empty where the guide itself says something else."""

    ref: str
    rule: Rule
    """The rule that asks for the largest step."""
    differences: tuple[Difference, ...] = ()

    @property
    def step(self) -> Step:
        """The step this change asks for."""
        return self.rule.step

    def __repr__(self) -> str:
        return f"<Change {self.ref or 'the guide'}: {self.rule.code}>"


@attrs.frozen(match_args=False, repr=False)
class Changes(Shown):
    """What differs between an old and a new guide; false when nothing does.

    >>> import steadyhand
    >>> guide = steadyhand.load()
    >>> changes = steadyhand.compare(guide, guide)
    >>> bool(changes), changes.step
    (False, None)
    """

    added: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    moved: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    language: str = attrs.field(default="", eq=False)
    """The BCP 47 tag of the new guide’s language."""

    @property
    def step(self) -> Step | None:
        """The largest step that a change asks for, or None when nothing differs."""
        steps = {change.step for change in self}
        return next((step for step in reversed(STEPS) if step in steps), None)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.added + self.removed + self.moved + self.changed)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def summary(self) -> str:
        """How much differs, in a line, and the step that asks for.

        >>> import steadyhand
        >>> steadyhand.compare(steadyhand.load(), steadyhand.load()).summary()
        'nothing differs'
        """
        kinds = {"added": self.added, "removed": self.removed, "moved": self.moved, "changed": self.changed}
        counted = [f"{len(found)} {kind}" for kind, found in kinds.items() if found]
        return f"{', '.join(counted)}: a {self.step} step" if self else "nothing differs"

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data for JSON."""
        kinds = ("added", "removed", "moved", "changed")
        return {"step": self.step, **{kind: [attrs.asdict(each) for each in getattr(self, kind)] for kind in kinds}}

    def __repr__(self) -> str:
        return f"<Changes: {self.summary()}>"
