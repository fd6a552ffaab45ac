"""Phrases: short runs of words that call for a caution, read once, when they are compiled.

In a phrase,

- a word stands for all its forms (`hit`: hits, hitting), `=controlling` for that form alone, `a/b` for either word;
- `they`, `them`, `their` stand for anybody spoken of (`her`, `my brother`), `i`, `me`, `my` for whoever asks, `not` for
  never, can't, won't and the like, `are` for am, is, was;
- up to `GAP` other words may stand between two words, none where a hyphen joins them, up to `WIDE` where `…` stands.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from steadyhand.errors import InvalidRecord
from steadyhand.finding import words
from steadyhand.finding.words import STOP, Names
from steadyhand.records.suggestions import quoted

_WORD = r"=?\w[\w'’‘ʼ]*"
_CHOICE = rf"{_WORD}(/{_WORD})*"
_PART = rf"{_CHOICE}(-{_CHOICE})*"
PHRASE = rf"{_PART}( (… )?{_PART})*"
"""What a phrase looks like."""
GAP = 2
"""`go through my phone` is in "goes right through my phone". Three find more that is wrong than right."""
HARMLESS_GAP = 1
"""A figure of speech is a set phrase; read loosely it would hide real danger."""
WIDE = 8
"""The two halves of one thought, about a clause apart, in the next sentence if need be."""


class Step(NamedTuple):
    """One word of a phrase: what it may be called, and how many others may stand before it."""

    names: Names
    reach: int | None = None
    """None: as many as the reader of the whole phrase allows."""


Phrase: TypeAlias = tuple[Step, ...]


def phrase(text: str) -> Phrase:
    """What a phrase says. Raises `InvalidRecord` for text that is none, or that nothing anybody writes can match.

    >>> [(sorted(step.names), step.reach) for step in phrase("hit/beat-me … =again")]
    [(['beat', 'hit'], None), (['me'], 0), (['=again'], 8)]
    """
    if not isinstance(text, str) or not re.fullmatch(PHRASE, text):
        raise InvalidRecord(f"{quoted(text)} is no phrase such as hit/beat me … =again", "bad-value")
    steps: list[Step] = []
    before: list[Names] = []
    reach: int | None = None
    for part in words.folded(text).split():
        for choice in part.split("-") if part != "…" else ():
            listed = choice.split("/")
            answers = [_answers(word, text) for word in listed]
            if reach == 0 and all("my" in each for each in before) and all("they" in each for each in answers):
                raise InvalidRecord(f"{quoted(text)} matches no text: `my` and who is meant are read as one word")
            steps.append(Step(frozenset(map(words.name, listed)), reach))
            before, reach = answers, 0
        reach = WIDE if part == "…" else None
    return tuple(steps)


def places(phrase: Phrase, read: Sequence[Names], start: int, gap: int) -> list[int]:
    """Where the words of a phrase stand in a text, the first of them at `start`; nowhere if it is not there."""
    found = [start]
    for wanted, reach in phrase[1:]:
        first = found[-1] + 1
        for place in range(first, min(len(read), first + 1 + (gap if reach is None else reach))):
            if read[place] is STOP and reach != WIDE:
                return []
            if not wanted.isdisjoint(read[place]):
                found.append(place)
                break
        else:
            return []
    return found


def plain(phrase: Phrase) -> list[str | int]:
    """A phrase as plain data: a text for each word, and before it how many others may stand there, where it says so.

    >>> plain(phrase("hit/beat me … =again"))
    ['beat/hit', 'me', 8, '=again']
    """
    written: list[str | int] = []
    for names, reach in phrase:
        written += [] if reach is None else [reach]
        written.append("/".join(sorted(names)))
    return written


def unplain(data: Any) -> Phrase:
    """The phrase that plain data holds. Raises `InvalidRecord` where it holds none.

    >>> unplain(plain(phrase("hit/beat me … =again"))) == phrase("hit/beat me … =again")
    True
    """
    steps: list[Step] = []
    reach: int | None = None
    for part in data if isinstance(data, list) else ():
        if type(part) is int and reach is None and steps and 0 <= part <= WIDE:
            reach = part
        elif isinstance(part, str) and "" not in (names := part.split("/")):
            steps.append(Step(frozenset(names), reach))
            reach = None
        else:
            raise InvalidRecord(f"{quoted(part)} has no place in a phrase")
    if not steps or reach is not None:
        raise InvalidRecord(f"{quoted(data)} is no phrase", "wrong-type")
    return tuple(steps)


def _answers(word: str, text: str) -> Names:
    """What a word of a phrase answers to where somebody writes it."""
    read = words.names(word.removeprefix("="))
    if len(read) != 1 or words.name(word) not in read[0]:
        raise InvalidRecord(f"{quoted(text)} matches no text: nobody's words are read as {quoted(word)}", "bad-value")
    return read[0]
