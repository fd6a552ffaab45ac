"""Written guidance as typed, immutable objects: the bundled guide, and the way to others.

>>> import steadyhand
>>> for section in steadyhand.sections.about("boundaries"):
...     print(section.title)
Giving space without disappearing
Caring without carrying
When staying costs too much
>>> quote = steadyhand.quotes.by("Maya Angelou")[0]
>>> print(quote.text, "—", quote.credit)
You alone are enough. You have nothing to prove to anybody. — attributed to Maya Angelou; source not established

Importing reads no content: the guide is loaded when the first of its names is used.
"""

from steadyhand import errors as errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyhand.changes import Changes
    from steadyhand.collection import Collection
    from steadyhand.finder import Results
    from steadyhand.guide import Guide
    from steadyhand.records import (
        Caution,
        Concept,
        Entry,
        HelpLine,
        Person,
        Practice,
        Quote,
        Resource,
        Section,
        Takeaway,
        Theme,
    )

    sections: Collection[Section]
    takeaways: Collection[Takeaway]
    quotes: Collection[Quote]
    resources: Collection[Resource]
    practices: Collection[Practice]
    concepts: Collection[Concept]
    cautions: Collection[Caution]
    help_lines: Collection[HelpLine]
    themes: Collection[Theme]
    people: Collection[Person]

__version__ = "0.1.0"

__all__ = [
    "about",
    "cautions",
    "compare",
    "concepts",
    "errors",
    "help_lines",
    "load",
    "people",
    "practices",
    "quotes",
    "resources",
    "search",
    "sections",
    "takeaways",
    "themes",
]


def load(guide: str = "pushed-away", *, edition: str | None = None) -> "Guide":
    """The guide with that id, in its newest edition or the one asked for; `steadyhand.shelf.load` has the details.

    >>> load("pushed-away").title
    'When Someone You Love Pulls Away'
    """
    from steadyhand import shelf

    return shelf.load(guide, edition=edition)


def about(*themes: "str | Theme", any_of: "str | Theme | Iterable[str | Theme] | None" = None) -> "Collection[Entry]":
    """Every entry of the bundled guide filed under the themes, whatever its kind; see `Collection.about`.

    >>> about("trust")[0].ref
    'sections/love-and-space'
    """
    return load().about(*themes, any_of=any_of)


def search(query: str, *, limit: int | None = 10) -> "Results":
    """What the bundled guide has to say to a question asked in anybody's words, and the cautions it calls for.

    >>> results = search("she shuts down whenever I try to talk about us", limit=1)
    >>> results[0].entry.title
    'Making it easier to talk'
    >>> results.cautions
    ()
    """
    return load().search(query, limit=limit)


def compare(old: "Guide", new: "Guide") -> "Changes":
    """What differs between two guides, and the version step that asks for; `steadyhand.promises` has the rules.

    >>> compare(load(), load()).step is None
    True
    """
    from steadyhand import comparison

    return comparison.compare(old, new)


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(load(), name)
    raise AttributeError(f"module 'steadyhand' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
