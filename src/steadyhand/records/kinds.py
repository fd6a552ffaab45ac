"""Kinds: what entries there are, in the order in which a guide shows them, and that of an edition's lines."""

PLURALS = {
    "section": "sections",
    "takeaway": "takeaways",
    "quote": "quotes",
    "resource": "resources",
    "practice": "practices",
    "concept": "concepts",
    "caution": "cautions",
    "theme": "themes",
    "person": "people",
    "region": "regions",
    "help_line": "help_lines",
}
"""The plural of each kind: the name of its collection, and the first half of its refs."""
CONTACTS = ("regions", "help_lines")
"""The kinds of which no edition has any: whom to call is a fact of today."""
KINDS = tuple(plural for plural in PLURALS.values() if plural not in CONTACTS)
"""The kinds of a guide's own entries."""
KIND_OF = {plural: kind for kind, plural in PLURALS.items()}
FATES = ("moved", "retired")
"""The lists of what became of former ids; each is called as its lines are."""
OWN = ("themes", "people", "resources", "concepts", "cautions", "quotes", "practices", "sections", "takeaways")
"""The kinds of a guide's own entries in the order of an edition's lines: what a line holds stands above it."""
LINES = (*OWN, *FATES)
"""The order of an edition's lines, each by its list."""


def noun(kind: str, number: int = 1) -> str:
    """What so many entries of a kind are called, in words.

    >>> noun("help_line"), noun("person", 2), noun("entry", 0)
    ('help line', 'people', 'entries')
    """
    return (kind if number == 1 else PLURALS.get(kind, "entries")).replace("_", " ")
