"""Snippets: of an entry, the published text that says most of what somebody asked."""

from collections.abc import Mapping, Sequence

from steadyhand.finding import words
from steadyhand.finding.index import DIGITS, LONG_UNIT, Feature
from steadyhand.records.entry import Entry
from steadyhand.records.section import Section

SHOWN: Mapping[str, tuple[str, ...]] = {
    "section": ("summary", "title", "questions", "paragraphs"),
    "resource": ("why", "title", "subtitle"),
    "concept": ("definition", "term", "note"),
    "caution": ("text", "title", "instead", "signs"),
    "quote": ("text",),
    "practice": ("text",),
    "takeaway": ("text",),
    "theme": ("summary", "label", "aliases"),
    "person": ("summary", "name", "role"),
    "region": ("name",),
    "help_line": ("service", "audience", "note"),
}
"""The fields of each kind that a snippet may show, the one first that says what the entry is about.

No heading of somebody else's text is among them, no number to call, and for a section no quote: those travel with
their credit.
"""


class _Pieces:
    """The pieces of an entry, and in which of them each word stands."""

    __slots__ = ("having", "scales", "spelled", "texts")

    def __init__(self, texts: Sequence[str], numbers: words.Numbers) -> None:
        self.texts = texts
        self.scales: list[float] = []
        self.spelled: list[str] = []
        self.having: dict[int, list[int]] = {}
        for number, text in enumerate(texts):
            read = numbers.of(text)
            self.scales.append((2 * len(read) or 1) ** -LONG_UNIT)
            self.spelled.append(f" {' '.join(map(str, read))} ")
            for stem in {*read}:
                self.having.setdefault(stem, []).append(number)

    def saying(self, stems: Sequence[int | None]) -> Sequence[int]:
        """The pieces that have a word, or two as neighbours."""
        first, *rest = (() if stem is None else self.having.get(stem, ()) for stem in stems)
        if not rest or not first:
            return first
        pair = f" {' '.join(map(str, stems))} "
        return [number for number in first if pair in self.spelled[number]]


class Snippets:
    """Gives snippets. It keeps how entries are read, and nothing of what was asked.

    >>> import steadyhand
    >>> Snippets().of(steadyhand.practices["both-hands"], {})
    'Cook something that needs both hands.'
    """

    def __init__(self) -> None:
        self._numbers = words.Numbers()
        self._read: dict[str, _Pieces] = {}

    def of(self, entry: Entry, telling: Mapping[Feature, float]) -> str:
        """The text of an entry that says most of what tells, by these weights; where none does, what it is about."""
        pieces = self._read.get(entry.ref)
        if pieces is None:
            pieces = self._read.setdefault(entry.ref, _Pieces(shown(entry), self._numbers))
        said: dict[int, float] = {0: 0.0}
        for feature, weight in telling.items():
            stems = (feature,) if isinstance(feature, str) else feature
            for number in pieces.saying([self._numbers.stems.get(stem) for stem in stems]):
                said[number] = said.get(number, 0.0) + weight
        return pieces.texts[
            min(said, key=lambda number: (-round(said[number] * pieces.scales[number], DIGITS), number))
        ]


def shown(entry: Entry) -> tuple[str, ...]:
    """The texts of an entry, and of the practices that stand in it, that a snippet may show."""
    values = (getattr(entry, name) for name in SHOWN[entry.kind])
    listed = (text for value in values if value for text in ([value] if isinstance(value, str) else value))
    return (*listed, *(practice.text for practice in (entry.practices if isinstance(entry, Section) else ())))
