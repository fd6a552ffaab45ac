"""Changes: what differs between two guides, and the version step that asks for."""

from collections.abc import Iterator
from typing import Any

import attrs

from steadyhand.promises import STEPS, Rule, Step
from steadyhand.typeset.parts import Block, Run, entry, group, holding, item, items, reference, strong, text
from steadyhand.typeset.shown import Shown
from steadyhand.typeset.wording import differing


@attrs.frozen
class Difference(Shown):
    """One field that differs, its values written as text; None where it said nothing."""

    field: str
    old: str | None
    new: str | None
    rule: Rule

    def told(self) -> Block:
        """Both wordings in one."""
        return text(*self.line())

    def line(self) -> tuple[Run, ...]:
        """The field, and both wordings in one."""
        return (Run(f"{self.field}: "), *differing(self.old or "", self.new or ""))


@attrs.frozen
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

    def told(self) -> Block:
        """What became of the entry, and why that asks for its step."""
        return holding("items", [self.item()])

    def item(self) -> Block:
        """The entry in a line, and what differs below."""
        named = reference(self.ref) if self.ref else Run("the guide")
        return item((named, f" ({self.step}: {self.rule.reason})"), items(each.line() for each in self.differences))


@attrs.frozen
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

    def told(self) -> Block:
        """What differs, under headings, and the step that asks for."""
        kinds = {"Removed": self.removed, "Added": self.added, "Moved": self.moved, "Changed": self.changed}
        found = (entry(name, "", holding("items", [each.item() for each in kinds[name]])) for name in kinds)
        step = ("The edition’s number takes a ", strong(str(self.step)), " step.") if self else ("Nothing differs.",)
        return group(*found, text(*step), language=self.language)

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
