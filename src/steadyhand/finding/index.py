"""Index: from a person's words to the pages that answer them.

Every piece of a page (a question it answers, a paragraph, a practice, its title) is a *unit*: the set of its
stemmed words and of the pairs of neighbouring ones ("no contact", "walk away"), each weighing as much as it is rare
among the units. A page is the sum of its units, scaled to length one, so that what many of them say outweighs what one
happens to say. How well it answers a query is the cosine of the two (Rocchio's classifier by centroids). There is no
list of stop words: what stands everywhere weighs little by itself, while its pairs ("let go") may weigh much.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import Literal, NamedTuple, TypeAlias

ENOUGH = 0.0665
"""The least evidence upon which a query is answered: nine in ten questions that should be answered bring it."""
FULL_LENGTH = 10
"""Words from which on a query must bring all of `ENOUGH`; a shorter one brings its share."""
SHARPNESS = 1.5
"""A query's words count by their rarity to this power: of a letter's many words few matter."""
LONG_UNIT = 0.7
"""A feature of a unit of n weighs n to minus this power: at 0.5 all units would be as long, at 1 equal in sum."""
TELLING = 0.4
"""The least rarity of a feature that tells anything; a query without one finds nothing."""
RESTRAINT = 0.6
"""How much of the evidence that a query is beyond the pages counts against answering it."""
NAMED_WEIGHT = 3.0
"""What a theme's names count for an entry filed under it: they are nothing but words to find it by."""
BEYOND = ""
"""The page of what is beyond all pages."""
DIGITS = 9
"""Decimals of a score, lest the last bit of a machine's logarithm decide between two pages."""


Kind: TypeAlias = Literal["said", "asked", "named"]
"""Whether a unit is published text, a sentence that people may say and nobody is shown, or names to find by."""
Feature: TypeAlias = str | tuple[str, str]
"""A stemmed word, or two neighbouring ones."""


class Unit(NamedTuple):
    """A piece of a page, as it is read: the numbers of its words' stems."""

    page: str
    read: Sequence[int]
    kind: Kind = "said"


class Found(NamedTuple):
    """A page that answers a query, and the evidence for it."""

    page: str
    score: float


class Answer(NamedTuple):
    """The pages that answer a query, best first, and what of the query tells them apart: its features' weights."""

    found: Sequence[Found] = ()
    telling: Mapping[Feature, float] = {}


_Where: TypeAlias = tuple[Sequence[int], float, Mapping[int, float]]
"""Where a feature stands, its rarity, and what it weighs in each page, but for that."""
_NOWHERE: _Where = ((), 1.0, {})
_BETWEEN = -1
"""What stands between two units, in place of a word."""


class Index:
    """Pages, to be found by their units.

    >>> index = Index([Unit("a", [0, 2]), Unit("b", [1]), Unit("b", [2])], {"need": 0, "trust": 1, "space": 2})
    >>> [found.page for found in index.search(["need", "space"]).found]
    ['a', 'b']
    """

    def __init__(self, units: Iterable[Unit], numbers: Mapping[str, int]) -> None:
        """`numbers` are those of the stems, as they are when all units have been given.

        Units of the page `BEYOND` are questions that the pages do not answer, however near they sound.
        """
        listed = list(units)
        pages: dict[str, int] = {}
        often: Counter[int] = Counter()
        shares: list[dict[int, float]] = [{} for _ in numbers]
        self._text = [_BETWEEN]
        """Every word of every unit."""
        self._unit_at = [-1]
        self._weights: list[tuple[int, float]] = []
        """The page of each unit, and what each of its features weighs there."""
        self._is_prose: list[bool] = []
        for number, (name, read, kind) in enumerate(listed):
            page = pages.setdefault(name, len(pages))
            scale = (NAMED_WEIGHT if kind == "named" else 1.0) / (2 * len(read) or 1) ** LONG_UNIT
            words = {*read}
            often.update(words)
            for word in words:
                of_word = shares[word]
                of_word[page] = of_word.get(page, 0.0) + scale
            self._text += read
            self._text.append(_BETWEEN)
            self._unit_at += [number] * (len(read) + 1)
            self._weights.append((page, scale))
            self._is_prose.append(kind != "named")
        self._numbers = numbers
        self._pages = tuple(pages)
        self._beyond = pages.get(BEYOND, -1)
        most = log(1 + 2 * len(listed)) or 1.0
        self._rarities = [1.0, *(log(1 + len(listed) / n) / most for n in range(1, len(listed) + 1))]
        where: list[list[int]] = [[] for _ in (*numbers, _BETWEEN)]
        for place, word in enumerate(self._text):
            where[word].append(place)
        self._words: list[_Where] = [
            (where[number], self._rarities[often[number]], of_word) for number, of_word in enumerate(shares)
        ]
        squares = [0.0] * len(pages)
        for _, number in sorted(numbers.items()):
            rarity = self._words[number][1]
            for page, share in shares[number].items():
                weight = rarity * share
                squares[page] += weight * weight
        self._lengths = [sqrt(square) or 1.0 for square in squares]

    def search(self, read: Sequence[str], enough: float = ENOUGH) -> Answer:
        """The pages that answer a query of these stems, best first; none where even the best has not enough evidence.

        The evidence is the cosine times the root of the query's own length: a question needs words
        that the pages know. A share of unknown ones counts against answering, as does what it has in
        common with questions beyond them. A query that is a unit to the word finds that unit's page first.
        """
        scores: dict[int, float] = {}
        telling: dict[Feature, float] = {}
        told: set[int] = set()
        square, length, known, said = 0.0, 0.5, 0.0, 0.0
        features: Counter[Feature] = Counter([*read, *pairwise(read)])
        for feature, times in features.items():
            places, rarity, shares = self._word(feature) if isinstance(feature, str) else self._pair(*feature)
            weight = (1 + log(times)) * rarity**SHARPNESS
            square += weight * weight
            length += times / 2
            if isinstance(feature, str):
                said += rarity**SHARPNESS
                known += rarity**SHARPNESS if places else 0.0
            for page, share in shares.items():
                scores[page] = scores.get(page, 0.0) + weight * rarity * share
            if places and rarity >= TELLING:
                telling[feature] = weight * rarity
                units = (self._unit_at[place] for place in places)
                told.update(self._weights[unit][0] for unit in units if self._is_prose[unit])
        if not telling:
            return Answer()
        divisor = square**0.25 * min(1.0, length / FULL_LENGTH)
        evidence = {page: round(score / self._lengths[page] / divisor, DIGITS) for page, score in scores.items()}
        same = self._same(read)
        if same is not None:
            evidence[same] = max(ENOUGH, *evidence.values()) + 1
        beyond = evidence.pop(self._beyond, 0.0)
        ranked = sorted(evidence.items(), key=lambda scored: (-scored[1], scored[0]))
        if not ranked or (ranked[0][1] - RESTRAINT * beyond) * sqrt(known / said) < enough:
            return Answer()
        return Answer([Found(self._pages[page], score) for page, score in ranked if page in told], telling)

    def _word(self, stem: str) -> _Where:
        number = self._numbers.get(stem)
        return _NOWHERE if number is None else self._words[number]

    def _pair(self, one: str, other: str) -> _Where:
        """The same of two words that are neighbours, found each time: what is asked is kept nowhere."""
        (before, *_), (after, *_) = self._word(one), self._word(other)
        if not before or not after:
            return _NOWHERE
        text = self._text
        if len(before) < len(after):
            wanted = self._numbers[other]
            places = [place for place in before if text[place + 1] == wanted]
        else:
            wanted = self._numbers[one]
            places = [place for place in after if text[place - 1] == wanted]
        units = dict.fromkeys(map(self._unit_at.__getitem__, places))
        shares: dict[int, float] = {}
        for page, scale in map(self._weights.__getitem__, units):
            shares[page] = shares.get(page, 0.0) + scale
        return places, self._rarities[len(units)], shares

    def _same(self, read: Sequence[str]) -> int | None:
        """The page of the first unit of prose that is a query to the word."""
        numbers = [self._numbers.get(stem, _BETWEEN) for stem in read]
        rarest = min(read, key=lambda stem: len(self._word(stem)[0]))
        before, whole = read.index(rarest) + 1, [_BETWEEN, *numbers, _BETWEEN]
        for place in self._word(rarest)[0]:
            unit = self._unit_at[place]
            if self._is_prose[unit] and self._text[place - before : place - before + len(whole)] == whole:
                return self._weights[unit][0]
        return None
