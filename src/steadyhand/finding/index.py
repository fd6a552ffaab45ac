"""Index: from a person's words to the pages that answer them.

Every piece of a page (a question it answers, a paragraph, a practice, its title) is a *unit*: the set of its
stemmed words and of the pairs of neighbouring ones ("no contact", "walk away"), each weighing as much as it is rare
among the units. A page is the sum of its units, scaled to length one, so that what many of them say outweighs what one
happens to say. How well it answers a query is the cosine of the two (Rocchio's classifier by centroids). There is no
list of stop words: what stands everywhere weighs little by itself, while its pairs ("let go") may weigh much.
"""

from collections import Counter, defaultdict
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
    """A piece of a page, as it is read: the stems of its words."""

    page: str
    read: Sequence[str]
    kind: Kind = "said"


class Found(NamedTuple):
    """A page that answers a query, and the evidence for it."""

    page: str
    score: float


class Answer(NamedTuple):
    """The pages that answer a query, best first, and what of the query tells them apart: its features' weights."""

    found: Sequence[Found] = ()
    telling: Mapping[Feature, float] = {}


class Index:
    """Pages, to be found by their units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Units of the page `BEYOND` are questions that the pages do not answer, however near they sound."""
        pages: dict[str, int] = {}
        self._page_of: list[int] = []
        self._is_prose: list[bool] = []
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        self._scales: list[float] = []
        self._spelled: list[str] = []
        self._same: dict[str, int] = {}
        self._shares: list[defaultdict[str, float]] = []
        for number, (name, read, kind) in enumerate(units):
            page = pages.setdefault(name, len(pages))
            if page == len(self._shares):
                self._shares.append(defaultdict(float))
            scale = (NAMED_WEIGHT if kind == "named" else 1.0) / (2 * len(read) or 1) ** LONG_UNIT
            of_page = self._shares[page]
            for word in set(read):
                self._where[word].append(number)
                of_page[word] += scale
            spelled = f" {' '.join(read)} "
            self._spelled.append(spelled)
            self._scales.append(scale)
            self._page_of.append(page)
            self._is_prose.append(kind != "named")
            if kind != "named":
                self._same.setdefault(spelled, page)
        self._pages = tuple(pages)
        self._beyond = pages.get(BEYOND, -1)
        count = len(self._page_of)
        most = log(1 + 2 * count) or 1.0
        self._rarities = [1.0, *(log(1 + count / n) / most for n in range(1, count + 1))]
        rarity = {word: self._rarities[len(units)] for word, units in self._where.items()}
        weighed = ([rarity[word] * share for word, share in sorted(page.items())] for page in self._shares)
        self._lengths = [sqrt(sum(weight * weight for weight in page)) or 1.0 for page in weighed]

    def _shares_of(self, feature: Feature, units: list[int]) -> Iterable[tuple[int, float]]:
        """What a feature of these units weighs in each page, but for its rarity."""
        if isinstance(feature, str):
            return ((page, of_page[feature]) for page, of_page in enumerate(self._shares) if feature in of_page)
        shares: dict[int, float] = {}
        for unit in units:
            page = self._page_of[unit]
            shares[page] = shares.get(page, 0.0) + self._scales[unit]
        return shares.items()

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
            units = self._where.get(feature, []) if isinstance(feature, str) else self._pair(*feature)
            rarity = self._rarities[len(units)]
            weight = (1 + log(times)) * rarity**SHARPNESS
            square += weight * weight
            length += times / 2
            if isinstance(feature, str):
                said += rarity**SHARPNESS
                known += rarity**SHARPNESS if units else 0.0
            for page, share in self._shares_of(feature, units):
                scores[page] = scores.get(page, 0.0) + weight * rarity * share
            if units and rarity >= TELLING:
                telling[feature] = weight * rarity
                told.update(self._page_of[unit] for unit in units if self._is_prose[unit])
        if not telling:
            return Answer()
        divisor = square**0.25 * min(1.0, length / FULL_LENGTH)
        evidence = {page: round(score / self._lengths[page] / divisor, DIGITS) for page, score in scores.items()}
        same = self._same.get(f" {' '.join(read)} ")
        if same is not None:
            evidence[same] = max(ENOUGH, *evidence.values()) + 1
        beyond = evidence.pop(self._beyond, 0.0)
        ranked = sorted(evidence.items(), key=lambda scored: (-scored[1], scored[0]))
        if not ranked or (ranked[0][1] - RESTRAINT * beyond) * sqrt(known / said) < enough:
            return Answer()
        return Answer([Found(self._pages[page], score) for page, score in ranked if page in told], telling)

    def _pair(self, one: str, other: str) -> list[int]:
        """The units in which two words are neighbours."""
        fewer = min(self._where.get(one, []), self._where.get(other, []), key=len)
        pair = f" {one} {other} "
        return [unit for unit in fewer if pair in self._spelled[unit]]
