"""Promises: what the number of an edition says about the change since the one before, one rule a line."""

from typing import Literal, TypeAlias

import attrs

from steadyhand.editions.numbers import is_published, order
from steadyhand.records.doors import Shown

Step: TypeAlias = Literal["major", "minor", "patch"]
STEPS: tuple[Step, ...] = ("patch", "minor", "major")
"""The steps, the smallest first."""


@attrs.frozen(match_args=False)
class Rule(Shown):
    """One kind of change: its code, the step it asks for, and why."""

    code: str
    step: Step
    reason: str


RULES = {
    rule.code: rule
    for rule in (
        Rule("entry-retired", "major", "an id that an application may use now raises, with the reason and a successor"),
        Rule("entry-merged", "major", "an id leads to what was another entry"),
        Rule("id-forgotten", "major", "what became of a former id can no longer be had"),
        Rule("entry-gone", "major", "an id that an application may use is no longer there"),
        Rule("kind-changed", "major", "a practice asks for another kind of act, or a resource is another kind of work"),
        Rule("quote-reworded", "major", "somebody’s words are given otherwise than before"),
        Rule("credit-changed", "major", "somebody’s words are credited otherwise than before"),
        Rule("credit-lessened", "minor", "less is claimed for somebody’s words than before"),
        Rule("licence-narrowed", "major", "what was allowed with the text may not be any more"),
        Rule("licence-widened", "minor", "more is allowed with the text than before"),
        Rule("entry-added", "minor", "there is something new"),
        Rule("entry-renamed", "minor", "an entry goes by another id; the former one resolves with a warning"),
        Rule("reference-renamed", "minor", "what an entry refers to goes by another id"),
        Rule("ledger-changed", "minor", "a former id leads elsewhere, or its reason is another"),
        Rule("entry-moved", "minor", "an entry stands in another place, or in another section"),
        Rule("themes-changed", "minor", "an entry is filed otherwise, or a theme answers to other names"),
        Rule("safety-changed", "minor", "where advice is wrong, or what a caution stops, allows or needs, is another"),
        Rule("text-changed", "minor", "a text, a fact or a reference is another"),
        Rule("questions-changed", "patch", "other questions stand with a section"),
        Rule("typography-changed", "patch", "only quotation marks, dashes, dots or spaces differ"),
    )
}
"""Every rule by its code: what an edition’s number promises its readers."""

LICENCES = ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0")
"""Licences each of which allows what the next allows. Any other change of licence counts as narrowing."""


def least_number(previous: str, step: Step | None) -> str:
    """The smallest number that may follow an edition after changes that ask for a step; a draft promises nothing.

    >>> least_number("1.2.3", "minor")
    '1.3.0'
    >>> least_number("0.1.0", "major")
    '0.1.0'
    """
    major, minor, patch = order(previous)
    if not is_published(previous):
        return previous
    following = {"major": (major + 1, 0, 0), "minor": (major, minor + 1, 0)}.get(step or "", (major, minor, patch + 1))
    return ".".join(map(str, following))
