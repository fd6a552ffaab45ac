"""Kinds: what entries there are, in the order in which a guide shows them."""

PLURALS = {
    "section": "sections",
    "takeaway": "takeaways",
    "quote": "quotes",
    "resource": "resources",
    "practice": "practices",
    "concept": "concepts",
    "caution": "cautions",
    "help_line": "help_lines",
    "theme": "themes",
    "person": "people",
}
"""The plural of each kind: the name of its collection, and the first half of its refs."""
KINDS = tuple(PLURALS.values())
KIND_OF = {plural: kind for kind, plural in PLURALS.items()}


def noun(kind: str, number: int = 1) -> str:
    """What so many entries of a kind are called, in words.

    >>> noun("help_line"), noun("person", 2), noun("entry", 0)
    ('help line', 'people', 'entries')
    """
    return (kind if number == 1 else PLURALS.get(kind, "entries")).replace("_", " ")
