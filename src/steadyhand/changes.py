"""Changes: what differs between two guides, and the version step that asks for."""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal, TypeAlias

import attrs

from steadyhand.entry import Entry, Theme
from steadyhand.guide import KINDS, Guide
from steadyhand.records import Practice, Quote, Resource

Step: TypeAlias = Literal["major", "minor", "patch"]
STEPS: tuple[Step, ...] = ("patch", "minor", "major")
"""The steps, the smallest first."""


@attrs.frozen
class Rule:
    """One kind of change: its code, the step it asks for, and why."""

    code: str
    step: Step
    reason: str


RULES = {
    rule.code: rule
    for rule in (
        Rule("entry-gone", "major", "an id that an application may use is no longer there"),
        Rule("kind-changed", "major", "a practice asks for another kind of act, or a resource is another kind of work"),
        Rule("quote-reworded", "major", "somebody’s words are given otherwise than before"),
        Rule("credit-changed", "major", "somebody’s words are credited otherwise than before"),
        Rule("licence-narrowed", "major", "what was allowed with the text may not be any more"),
        Rule("licence-widened", "minor", "more is allowed with the text than before"),
        Rule("entry-added", "minor", "there is something new"),
        Rule("entry-moved", "minor", "an entry stands in another place, or in another section"),
        Rule("themes-changed", "minor", "an entry is filed otherwise, or a theme answers to other names"),
        Rule("text-changed", "minor", "a text, a fact or a reference is another"),
        Rule("typography-changed", "patch", "only quotation marks, dashes, dots or spaces differ"),
    )
}
"""Every rule by its code: what an edition’s number promises its readers."""

LICENCES = ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0")
"""Licences each of which allows what the next allows. Any other change of licence counts as narrowing."""

_CREDIT = {"speaker", "attribution.status", "attribution.credited_to"}
_CREDIT |= {"attribution.work", "attribution.year", "attribution.locator"}
_TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})


@attrs.frozen
class Difference:
    """One field that differs, its values written as text; None where it said nothing."""

    field: str
    old: str | None
    new: str | None
    rule: Rule


@attrs.frozen
class Change:
    """What became of one entry. Its `ref` is empty where the guide itself says something else."""

    ref: str
    rule: Rule
    """The rule that asks for the largest step."""
    differences: tuple[Difference, ...] = ()

    @property
    def step(self) -> Step:
        """The step this change asks for."""
        return self.rule.step


@attrs.frozen
class Changes:
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

    @property
    def step(self) -> Step | None:
        """The largest step that a change asks for, or None when nothing differs."""
        steps = {change.step for change in self}
        return next((step for step in reversed(STEPS) if step in steps), None)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.added + self.removed + self.moved + self.changed)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data for JSON."""
        kinds = ("added", "removed", "moved", "changed")
        return {"step": self.step, **{kind: [attrs.asdict(each) for each in getattr(self, kind)] for kind in kinds}}


def compare(old: Guide, new: Guide) -> Changes:
    """What became of every entry between two guides, in the order of the new one."""
    before = {entry.ref: entry for entry in old.entries}
    after = {entry.ref: entry for entry in new.entries}
    own = _change("", tuple(_of_guide(old, new)))
    changed = (_change(ref, tuple(_of_entry(before[ref], after[ref]))) for ref in after if ref in before)
    return Changes(
        added=tuple(Change(ref, RULES["entry-added"]) for ref in after if ref not in before),
        removed=tuple(Change(ref, RULES["entry-gone"]) for ref in before if ref not in after),
        moved=tuple(Change(ref, RULES["entry-moved"]) for ref in _moved(old, new)),
        changed=tuple(change for change in (own, *changed) if change),
    )


def _change(ref: str, differences: tuple[Difference, ...]) -> Change | None:
    rules = (difference.rule for difference in differences)
    rule = max(rules, key=lambda rule: STEPS.index(rule.step), default=None)
    return Change(ref, rule, differences) if rule else None


def _moved(old: Guide, new: Guide) -> Iterator[str]:
    """The refs of entries that stand in another place among those that both guides have."""
    for kind in KINDS:
        before, after = getattr(old, kind), getattr(new, kind)
        was = [entry.id for entry in before if entry.id in after]
        now = [entry.id for entry in after if entry.id in before]
        blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
        kept = {position for block in blocks for position in range(block.b, block.b + block.size)}
        yield from (after[id].ref for position, id in enumerate(now) if position not in kept)


def _of_guide(old: Guide, new: Guide) -> Iterator[Difference]:
    one, other = _flat(old.own_content()), _flat(new.own_content())
    for field in _differing(one, other):
        code = (
            _licence_code(old.licence, new.licence)
            if field == "licence"
            else _text_code(one.get(field), other.get(field))
        )
        yield Difference(field, one.get(field), other.get(field), RULES[code])


def _of_entry(old: Entry, new: Entry) -> Iterator[Difference]:
    one, other = _flat(old.content()), _flat(new.content())
    if isinstance(old, Quote) and isinstance(new, Quote) and not _CREDIT & {*_differing(one, other)}:
        one["credit"], other["credit"] = old.credit, new.credit
    for field in _differing(one, other):
        yield Difference(
            field, one.get(field), other.get(field), RULES[_code(new, field, one.get(field), other.get(field))]
        )


def _code(entry: Entry, field: str, old: str | None, new: str | None) -> str:
    """The code of the rule for one differing field."""
    if field == "themes" or (isinstance(entry, Theme) and field in {"label", "aliases", "broader"}):
        return "themes-changed"
    if field == "section":
        return "entry-moved"
    if isinstance(entry, (Practice, Resource)) and field in {"kind", "medium"}:
        return "kind-changed"
    code = _text_code(old, new)
    if isinstance(entry, Quote) and code != "typography-changed":
        if field == "text":
            return "quote-reworded"
        if field in _CREDIT | {"credit"}:
            return "credit-changed"
    return code


def _text_code(old: str | None, new: str | None) -> str:
    was, now = (
        [paragraph.translate(_TYPOGRAPHY).split() for paragraph in (text or "").split("\n\n")] for text in (old, new)
    )
    return "typography-changed" if was == now else "text-changed"


def _licence_code(old: str, new: str) -> str:
    wider = old in LICENCES and new in LICENCES and LICENCES.index(new) < LICENCES.index(old)
    return "licence-widened" if wider else "licence-narrowed"


def _differing(one: dict[str, str], other: dict[str, str]) -> Iterator[str]:
    return (field for field in {**one, **other} if one.get(field) != other.get(field))


def _flat(content: dict[str, Any], above: str = "") -> dict[str, str]:
    """Content as texts under dotted names: a list of texts in paragraphs, anything deeper as JSON."""
    flat: dict[str, str] = {}
    for key, value in content.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{above}{key}.")
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            flat[above + key] = "\n\n".join(value)
        else:
            flat[above + key] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return flat
