"""Snippets: of an entry, the published text that says most of what somebody asked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

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


class Snippets:
    """Gives snippets. It keeps how entries are read, and nothing of what was asked.

    >>> import steadyhand
    >>> Snippets().of(steadyhand.practices["no-testing"], {}) == steadyhand.practices["no-testing"].text
    True
    """

    def __init__(self) -> None:
        self._read: dict[str, Sequence[tuple[str, float, frozenset[Feature]]]] = {}

    def of(self, entry: Entry, telling: Mapping[Feature, float]) -> str:
        """The text of an entry that says most of what tells, by these weights; where none does, what it is about."""
        pieces = self._read.get(entry.ref)
        if pieces is None:
            pieces = self._read.setdefault(entry.ref, [*_pieces(entry)])
        best, most = pieces[0][0], 0.0
        for text, scale, features in pieces:
            said = round(scale * sum(weight for feature, weight in telling.items() if feature in features), DIGITS)
            if said > most:
                best, most = text, said
        return best


def shown(entry: Entry) -> tuple[str, ...]:
    """The texts of an entry, and of the practices that stand in it, that a snippet may show."""
    values = (getattr(entry, name) for name in SHOWN[entry.kind])
    listed = (text for value in values if value for text in ([value] if isinstance(value, str) else value))
    return (*listed, *(practice.text for practice in (entry.practices if isinstance(entry, Section) else ())))


def _pieces(entry: Entry) -> Iterator[tuple[str, float, frozenset[Feature]]]:
    """Each text with what scales it, and its features."""
    for text in shown(entry):
        read = words.stems(text)
        yield text, (2 * len(read) or 1) ** -LONG_UNIT, frozenset[Feature]((*read, *pairwise(read)))
