"""Signals: which cautions a question calls for. What calls for one is the search material's to say; this reads it.

One of a caution's `calls` is enough, two different ones of its `hints` are; its `harmless` phrases are figures of
speech that look like either. A caution without calls and hints is never called for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from steadyhand.finding import words
from steadyhand.finding.phrases import GAP, HARMLESS_GAP, Phrase, places
from steadyhand.finding.words import Names

HINTS_ENOUGH = 2
"""Different hints that call; so no single hint does by itself."""
_LIGHT = """i me my they not are have do to of at in on with for from the a an and or will would could might may can it
this that is so you your if when"""
LIGHT = frozenset(map(words.name, _LIGHT.split()))
"""Words too common for a figure of speech to cancel what they stand in."""


Heard: TypeAlias = tuple[str, Phrase]
"""A caution, and a phrase of it."""


class Signals(NamedTuple):
    """What calls for a caution."""

    caution: str
    calls: Sequence[Phrase] = ()
    hints: Sequence[Phrase] = ()
    harmless: Sequence[Phrase] = ()


class Watch:
    """Reads questions for what calls for a caution.

    >>> from steadyhand.finding.phrases import phrase
    >>> watch = Watch([Signals("abuse", calls=[phrase("hits me")], harmless=[phrase("hit it off")])])
    >>> watch.called_for("My husband hit me last night."), watch.called_for("We hit it off. Is he into me?")
    (['abuse'], [])
    """

    def __init__(self, signals: Iterable[Signals]) -> None:
        listened = list(signals)
        self._cautions = [each.caution for each in listened]
        self._calls = _by_anchor((each.caution, phrase) for each in listened for phrase in each.calls)
        self._hints = _by_anchor((each.caution, phrase) for each in listened for phrase in each.hints)
        self._harmless = _by_anchor((each.caution, phrase) for each in listened for phrase in each.harmless)

    def called_for(self, question: str) -> list[str]:
        """The cautions that a question calls for, the likeliest first."""
        read = words.names(question)
        harmless = {place for _, stand in _found(self._harmless, read, HARMLESS_GAP) for place in stand}
        evidence: Counter[str] = Counter()
        called: set[str] = set()
        taken: set[int] = set()
        for caution, stand in _found(self._calls, read, GAP):
            telling = _telling(read, stand)
            if harmless.isdisjoint(telling):
                evidence[caution] += 2 * len(stand)
                called.add(caution)
                taken.update(telling)
        hinted: set[Names] = set()
        for caution, stand in _found(self._hints, read, GAP):
            telling = _telling(read, stand)
            if harmless.isdisjoint(telling) and taken.isdisjoint(telling):
                evidence[caution] += len(stand)
                hinted.add(read[telling[0]])
        if not called and len(hinted) >= HINTS_ENOUGH:
            called = set(evidence)
        return sorted(called, key=lambda caution: (-evidence[caution], self._cautions.index(caution)))


def _by_anchor(phrases: Iterable[Heard]) -> dict[str, list[Heard]]:
    """The phrases, under every form of their first telling word."""
    found: dict[str, list[Heard]] = {}
    for heard in phrases:
        steps = heard[1]
        anchor = next((wanted for wanted, _ in steps if wanted.isdisjoint(LIGHT)), steps[0].names)
        for word in anchor:
            found.setdefault(word, []).append(heard)
    return found


def _found(phrases: dict[str, list[Heard]], read: Sequence[Names], gap: int) -> Iterator[tuple[str, list[int]]]:
    """The phrases that stand in a text, by their cautions, and where."""
    where: dict[str, list[int]] = {}
    for place, names in enumerate(read):
        for name in names:
            where.setdefault(name, []).append(place)
    for caution, phrase in dict.fromkeys(heard for name in sorted(where) for heard in phrases.get(name, ())):
        for start in sorted({place for name in phrase[0].names for place in where.get(name, ())}):
            stand = places(phrase, read, start, gap)
            if stand:
                yield caution, stand


def _telling(read: Sequence[Names], stand: list[int]) -> list[int]:
    """Of these places those whose words are more than little ones; all if there are none."""
    return [place for place in stand if read[place].isdisjoint(LIGHT)] or stand
