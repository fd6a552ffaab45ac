"""Signals: which cautions a question calls for. What calls for one is the guide's to say; this reads it.

A caution may list short phrases. One of its `calls` is enough, two different ones of its `hints` are; its `harmless`
phrases are figures of speech that look like either. A caution without calls and hints is never called for. In a phrase,

- a word stands for all its forms (`hit`: hits, hitting), `=controlling` for that form alone, `a/b` for either word;
- `they`, `them`, `their` stand for anybody spoken of (`her`, `my brother`), `i`, `me`, `my` for whoever asks, `not` for
  never, can't, won't and the like, `are` for am, is, was;
- up to `GAP` other words may stand between two words, none where a hyphen joins them, up to `WIDE` where `…` stands.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from steadyhand.errors import InvalidRecord
from steadyhand.finding import words
from steadyhand.finding.words import STOP, Names
from steadyhand.records.forms import PHRASE
from steadyhand.records.suggestions import quoted

GAP = 2
"""`go through my phone` is in "goes right through my phone". Three find more that is wrong than right."""
HARMLESS_GAP = 1
"""A figure of speech is a set phrase; read loosely it would hide real danger."""
WIDE = 8
"""The two halves of one thought, about a clause apart, in the next sentence if need be."""
HINTS_ENOUGH = 2
"""Different hints that call; so no single hint does by itself."""
_LIGHT = """i me my they not are have do to of at in on with for from the a an and or will would could might may can it
this that is so you your if when"""
LIGHT = frozenset(map(words.name, _LIGHT.split()))
"""Words too common for a figure of speech to cancel what they stand in."""


class Signals(NamedTuple):
    """What a caution says about the words that call for it."""

    caution: str
    calls: Sequence[str] = ()
    hints: Sequence[str] = ()
    harmless: Sequence[str] = ()


class Watch:
    """Reads questions for what calls for a caution.

    >>> watch = Watch([Signals("abuse", calls=["hits me"], harmless=["hit it off"])])
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
        harmless = {place for _, places in _found(self._harmless, read, HARMLESS_GAP) for place in places}
        evidence: Counter[str] = Counter()
        called: set[str] = set()
        taken: set[int] = set()
        for caution, places in _found(self._calls, read, GAP):
            telling = _telling(read, places)
            if harmless.isdisjoint(telling):
                evidence[caution] += 2 * len(places)
                called.add(caution)
                taken.update(telling)
        hinted: set[Names] = set()
        for caution, places in _found(self._hints, read, GAP):
            telling = _telling(read, places)
            if harmless.isdisjoint(telling) and taken.isdisjoint(telling):
                evidence[caution] += len(places)
                hinted.add(read[telling[0]])
        if not called and len(hinted) >= HINTS_ENOUGH:
            called = set(evidence)
        return sorted(called, key=lambda caution: (-evidence[caution], self._cautions.index(caution)))


class _Phrase(NamedTuple):
    """One phrase: its words, and how many others may stand before each (None: as many as the reader allows)."""

    caution: str
    steps: tuple[tuple[Names, int | None], ...]

    def places(self, read: Sequence[Names], start: int, gap: int) -> list[int]:
        """Where its words stand in a text, the first of them at `start`; nowhere if the phrase is not there."""
        places = [start]
        for wanted, reach in self.steps[1:]:
            first = places[-1] + 1
            for place in range(first, min(len(read), first + 1 + (gap if reach is None else reach))):
                if read[place] is STOP and reach != WIDE:
                    return []
                if not wanted.isdisjoint(read[place]):
                    places.append(place)
                    break
            else:
                return []
        return places


def _phrase(caution: str, text: str) -> _Phrase:
    if not re.fullmatch(PHRASE, text):
        raise InvalidRecord(f"{quoted(text)} is no phrase such as hit/beat me … =again")
    steps: list[tuple[Names, int | None]] = []
    reach: int | None = None
    for part in words.folded(text).split():
        for choice in part.split("-") if part != "…" else ():
            steps.append((frozenset(map(words.name, choice.split("/"))), reach))
            reach = 0
        reach = WIDE if part == "…" else None
    return _Phrase(caution, tuple(steps))


def _by_anchor(phrases: Iterable[tuple[str, str]]) -> dict[str, list[_Phrase]]:
    """The phrases, under every form of their first telling word."""
    found: dict[str, list[_Phrase]] = {}
    for caution, text in phrases:
        phrase = _phrase(caution, text)
        anchor = next((wanted for wanted, _ in phrase.steps if wanted.isdisjoint(LIGHT)), phrase.steps[0][0])
        for word in anchor:
            found.setdefault(word, []).append(phrase)
    return found


def _found(phrases: dict[str, list[_Phrase]], read: Sequence[Names], gap: int) -> Iterator[tuple[str, list[int]]]:
    """The phrases that stand in a text, by their cautions, and where."""
    where: dict[str, list[int]] = {}
    for place, names in enumerate(read):
        for name in names:
            where.setdefault(name, []).append(place)
    for phrase in dict.fromkeys(phrase for name in sorted(where) for phrase in phrases.get(name, ())):
        for start in sorted({place for name in phrase.steps[0][0] for place in where.get(name, ())}):
            places = phrase.places(read, start, gap)
            if places:
                yield phrase.caution, places


def _telling(read: Sequence[Names], places: list[int]) -> list[int]:
    """Of these places those whose words are more than little ones; all if there are none."""
    return [place for place in places if read[place].isdisjoint(LIGHT)] or places
