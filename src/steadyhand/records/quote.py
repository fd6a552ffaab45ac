"""Quotes: somebody's words, and an honest account of whose they are."""

from typing import Any, ClassVar, Literal, Self, TypeAlias

import attrs

from steadyhand.errors import InvalidRecord
from steadyhand.records.collection import Collection, KeyT_contra
from steadyhand.records.doors import Citable, Shown
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import PLACED, Id, Text, ToSection, Verbatim, as_id, counting, tupled
from steadyhand.records.person import Person
from steadyhand.records.rows import Row
from steadyhand.records.wording import one_line

CREDIT = counting("credit-changed")
Status: TypeAlias = Literal["verified", "attributed", "unsourced", "misattributed"]


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Attribution(Row, Shown):
    """Who is credited with a quote's text, where it was said, and how far that is established.

    Raises `InvalidRecord` when `verified` comes without somebody credited, a work and a locator.
    """

    status: Status = attrs.field(metadata=CREDIT)
    """Of the text: `verified` (work and place known), `attributed` (credited widely, place unknown),
    `unsourced` (nothing supports it) or `misattributed` (somebody else's words)."""
    credited_to: Person | None = attrs.field(default=None, metadata=CREDIT)
    """Whom the evidence credits, established or not; None where it credits nobody."""
    work: Text | None = attrs.field(default=None, metadata=CREDIT)
    year: int | None = attrs.field(default=None, metadata=CREDIT)
    locator: Text | None = attrs.field(default=None, metadata=CREDIT)
    """Where in the work, as exactly as is known."""
    note: Text
    """How it was checked, and what a careful reader should know; the guide's standing has what was seen."""

    def __attrs_post_init__(self) -> None:
        if self.status == "verified" and not (self.credited_to and self.work and self.locator):
            raise InvalidRecord("a verified attribution names who is credited, the work and the locator", "provenance")
        if self.status == "attributed" and not self.credited_to:
            raise InvalidRecord("an attributed quote names who is credited", "provenance")

    def __repr__(self) -> str:
        credited = one_line(self.credited_to.name) if self.credited_to else "nobody credited"
        return f"<Attribution {self.status}: {credited}>"


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Quote(Citable, Entry):
    """Somebody's words, and how far it is established that they are.

    >>> import steadyhand
    >>> quote = steadyhand.quotes["perel-two-pillars"]
    >>> print(quote.credit)
    Esther Perel, Mating in Captivity (2006), Kindle location 725
    """

    _worked_out: ClassVar[tuple[str, ...]] = ("ref", "credit")
    kind: ClassVar[Literal["quote"]] = "quote"

    text: Text = attrs.field(metadata=counting("quote-reworded"))
    """The established wording."""
    as_printed: Verbatim
    """The wording in the article the guide covers."""
    speaker: Person = attrs.field(metadata=CREDIT)
    """Under whose name it is known. Print `credit` beside the text, not this name alone."""
    attribution: Attribution
    section: ToSection = attrs.field(converter=as_id, default=Id(""), metadata=PLACED)
    """The id of the section it stands in."""
    themes: tuple[Theme, ...]

    @property
    def altered(self) -> bool:
        """Whether the article printed other words than the established ones."""
        return self.as_printed != self.text

    @property
    def credit(self) -> str:
        """A line to print with the text that never claims more than is established."""
        source, name = self.attribution, self.speaker.name
        credited = source.credited_to
        if credited is None and source.status == "misattributed":
            return f"printed under the name of {name}, but the words are somebody else’s"
        if credited is None or source.status == "unsourced":
            return f"printed under the name of {name}, but no source found"
        if source.status == "attributed":
            return f"attributed to {credited.name}; source not established"
        year = f" ({source.year})" if source.year else ""
        place = f"{credited.name}, {source.work}{year}, {source.locator}" if source.work and source.locator else ""
        if source.status == "verified":
            return place
        doubtful = f"a saying attributed to {credited.name}, not to {name}; source not established"
        return f"by {place}; not by {name}" if place else doubtful

    def _line(self) -> dict[str, Any]:
        return {**super()._line(), "credit": self.credit}

    def _gist(self) -> str:
        return f"{self.speaker.name}, {self.attribution.status}"


class Quotes(Collection[Quote, KeyT_contra]):
    """Quotes, to be had by who is credited too."""

    __slots__ = ()

    def by(self, person: str | Person) -> Self:
        """The quotes that credit a person, given by id or name. Raises `UnknownPerson`.

        A quote is found under the name it is known by and under the name the evidence gives; only
        its `credit` says which is right.
        """
        wanted = self._places.person(person).id
        return self.where(
            lambda quote: wanted in (quote.speaker.id, getattr(quote.attribution.credited_to, "id", None))
        )

    def verified(self) -> Self:
        """The quotes among these that may be printed as that person's words."""
        return self.where(lambda quote: quote.attribution.status == "verified")
