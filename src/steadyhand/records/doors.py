"""Doors: where users expect a method on a value and its room lies above, one lazy line leads up."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from steadyhand.changes.standing import Standing
    from steadyhand.finding.finder import Finder as Finder
    from steadyhand.finding.results import Results as Results
    from steadyhand.show.citation import Citation
    from steadyhand.show.credits import Credits
    from steadyhand.show.theme_map import ThemeMap


class _Words:
    """Text that a printer of nested values prints as it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


class Shown:
    """A value that has a display in every notebook, and a repr of one line in every printer.

    >>> import steadyhand
    >>> print(steadyhand.themes["trust"]._repr_markdown_().splitlines()[0])
    # Trust
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from steadyhand.show.displays import notebook

        return notebook(self)

    def _repr_markdown_(self) -> str:
        from steadyhand.show.displays import glance

        return glance(self)

    def __rich_repr__(self) -> Iterator[Any]:
        # rich writes the name of the class itself.
        yield _Words(repr(self)[1:-1].removeprefix(type(self).__name__).lstrip(" :"))

    __rich_repr__.angular = True  # type: ignore[attr-defined]


def finder(entries: Sequence[Any], material: Any, language: str, guide: str) -> "Finder":
    """What searches these entries of the guide with that id; `material` is the plain data of its search material.

    Where there is none, or none that can be read, the entries are searched by their published text alone.
    """
    from steadyhand.errors import InvalidRecord
    from steadyhand.finding.finder import Finder as Finder
    from steadyhand.finding.material import read
    from steadyhand.finding.results import Results as Results

    try:
        return Finder(entries, language, None if material is None else read(material, guide))
    except InvalidRecord:
        return Finder(entries, language, None)


class Citable:
    """A value that a bibliography can name: a book, a quote, a guide."""

    __slots__ = ()

    def cite(self) -> "Citation":
        """How to cite it, as BibTeX or CSL-JSON; what is not established is not claimed.

        A book is cited by the year of first publication, with the ISBN of the edition that is described. A quote:
        by the work and its author where it is verified; else by its first words, and no author; the note always has
        the words, the credit and the status. A guide: by its title and edition; it does not say who wrote it.

        >>> import steadyhand
        >>> steadyhand.resources["attached"].cite().authors
        ('Amir Levine', 'Rachel S. F. Heller')
        >>> steadyhand.quotes["perel-two-pillars"].cite()
        <Citation quotes/perel-two-pillars: Mating in Captivity>
        >>> steadyhand.quotes["angelou-enough"].cite().authors
        ()
        >>> steadyhand.load().cite()
        <Citation pushed-away: When Someone You Love Pulls Away>
        """
        from steadyhand.show.citation import cite

        return cite(self)


class Surveyed:
    """A guide that can be looked over as a whole."""

    __slots__ = ()

    def credits(self: Any) -> "Credits":
        """Everyone and everything behind the guide: source, licence, people, works and quotations."""
        from steadyhand.show.credits import credits_of

        return credits_of(self)

    def theme_map(self: Any) -> "ThemeMap":
        """Its sections by its themes at a glance: a picture, or a table.

        >>> import steadyhand
        >>> steadyhand.load().theme_map()
        <ThemeMap of 11 sections by 20 themes>
        """
        from steadyhand.show.theme_map import theme_map_of

        return theme_map_of(self)

    def standing(self: Any, ref: str, *, on: "date") -> "Standing":
        """What may be said of an entry on a day: status, reviews, tries, evidence, recall.

        Today's date does not come in by itself. Raises `UnknownRef`, and `DamagedEdition`.

        >>> import datetime, steadyhand
        >>> steadyhand.load().standing("cautions/leaving", on=datetime.date(2026, 12, 1))
        <Standing cautions/leaving: unreviewed>
        """
        from steadyhand.changes.standing import standing_of

        return standing_of(self, ref, on)
