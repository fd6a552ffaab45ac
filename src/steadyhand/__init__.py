"""Written guidance as typed, immutable objects: the bundled guide, and the way to others.

>>> import steadyhand
>>> for section in steadyhand.sections.about("boundaries"):
...     print(section.title)
Giving space without disappearing
Putting down what is theirs
When staying costs too much
>>> quote = steadyhand.quotes.by("Maya Angelou")[0]
>>> print(quote.text, "—", quote.credit)
You alone are enough. You have nothing to prove to anybody. — attributed to Maya Angelou; source not established

Importing reads no content: the guide is loaded when the first of its names is used. What type checkers and
editors see of this page is in `__init__.pyi`.
"""

# pyright: reportUnsupportedDunderAll=false
from _collections_abc import Iterable  # collections.abc, without importing collections
from os import PathLike

import steadyhand  # itself: annotations name what is not imported yet, and get_type_hints finds it
from steadyhand import errors as errors

__version__ = "0.1.0"

_HOMES = {
    "Caution": "records.caution",
    "Changes": "changes.change",
    "Collection": "records.collection",
    "Concept": "records.concept",
    "Entry": "records.entry",
    "Guide": "editions.guide",
    "HelpLine": "records.help_line",
    "Id": "records.forms",
    "Person": "records.person",
    "Practice": "records.practice",
    "Quote": "records.quote",
    "Region": "records.region",
    "Resource": "records.resource",
    "Results": "finding.results",
    "Section": "records.section",
    "Takeaway": "records.takeaway",
    "Theme": "records.entry",
}
"""Where the types are that this page names; each is imported when somebody first asks for it."""

__all__ = [
    "Caution",
    "Changes",
    "Collection",
    "Concept",
    "Entry",
    "Guide",
    "HelpLine",
    "Id",
    "Person",
    "Practice",
    "Quote",
    "Region",
    "Resource",
    "Results",
    "Section",
    "Takeaway",
    "Theme",
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
    "regions",
    "resources",
    "search",
    "sections",
    "takeaways",
    "themes",
    "warm",
]


def load(
    guide: "str | PathLike[str]" = "pushed-away",
    *,
    edition: str | None = None,
    contacts: "str | PathLike[str] | None" = None,
) -> "steadyhand.Guide":
    """The guide with that id, in its newest edition or the one asked for; or the guide at a path.

    A path leads to an edition's file, to a folder of editions that has the guide's id for a name, or to a
    manuscript's folder (which needs `steadyhand[author]`). `contacts` is a file of an application's own contacts,
    which replaces ours; where it is not given, `STEADYHAND_CONTACTS` in the environment may name one. Raises
    `UnknownGuide`, `UnknownEdition`, `DamagedEdition` when a file is not as it was published,
    `FaultyManuscript`, and OSError.

    >>> load("pushed-away").title
    'When Someone You Love Pulls Away'
    """
    if edition is not None and not isinstance(edition, str):
        raise TypeError(f"edition is a number such as '1.0.0', or None, not {edition!r}")
    if contacts is not None and not isinstance(contacts, (str, PathLike)):
        raise TypeError(f"contacts is the path of a file, or None, not {contacts!r}")
    if isinstance(guide, str):
        from steadyhand.editions import shelf

        return shelf.load(guide, edition, contacts)
    if not isinstance(guide, PathLike):
        raise TypeError(f"guide is an id or a path, not {guide!r}")
    from pathlib import Path

    from steadyhand.authoring import opening

    return opening.load_path(Path(guide), edition, contacts)


def about(
    *themes: "str | steadyhand.Theme",
    any_of: "str | steadyhand.Theme | Iterable[str | steadyhand.Theme] | None" = None,
) -> "steadyhand.Collection[steadyhand.Entry]":
    """Every entry of the bundled guide filed under the themes, whatever its kind; see `Collection.about`.

    >>> about("trust")[0].ref
    'sections/love-and-space'
    """
    return load().about(*themes, any_of=any_of)


def search(query: str, *, limit: int | None = 10) -> "steadyhand.Results":
    """What the bundled guide has to say to a question asked in anybody's words, and the cautions it calls for.

    >>> results = search("she shuts down whenever I try to talk about us", limit=1)
    >>> results.hits[0].entry.title
    'Making it easier to talk'
    >>> results.cautions
    ()
    """
    return load().search(query, limit=limit)


def compare(old: "steadyhand.Guide", new: "steadyhand.Guide") -> "steadyhand.Changes":
    """What differs between two guides, and the version step that asks for; `steadyhand.changes.rules` has the rules.

    >>> compare(load(), load()).step is None
    True
    """
    from steadyhand.changes import compare as comparing

    return comparing.compare(old, new)


def warm() -> None:
    """Import and build all of the bundled guide, before a server forks or starts its threads.

    >>> warm()
    """
    from importlib import import_module

    for module in ("show", "show.displays", "changes.pins", "changes.standing"):
        import_module(f"{__name__}.{module}")
    guide = load()
    guide.search("")
    hash((guide, guide["sections/" + guide.sections.ids[0]]))


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return globals().setdefault(name, getattr(import_module(f"{__name__}.{_HOMES[name]}"), name))
    if name in __all__:
        return getattr(load(), name)
    said = f"module 'steadyhand' has no attribute {name!r}"
    if not name.startswith("_"):
        from steadyhand.records.suggestions import did_you_mean, nearest

        said += did_you_mean(nearest(name, __all__))
    raise AttributeError(said, name=name)


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
