"""What a guide owes to others: the text it covers, the people, the works, and whose words it quotes."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from steadyhand.editions.guide import Guide
from steadyhand.records.collection import Collection
from steadyhand.records.concept import Concept
from steadyhand.records.doors import Shown
from steadyhand.records.kinds import noun
from steadyhand.records.person import Person
from steadyhand.records.quote import Quote, Quotes
from steadyhand.records.resource import Resource
from steadyhand.records.source import Source
from steadyhand.records.wording import counted, one_line
from steadyhand.show.parts import Block, entry, items, strong, text


@attrs.frozen(kw_only=True, repr=False)
class Work(Shown):
    """A book or a paper that a guide rests on, recommends or quotes."""

    authors: str
    year: int | None
    title: str
    identifier: str | None = None
    """`doi:` or `isbn:` and the number, where one is established."""
    cited_by: tuple[str, ...]
    """The refs of the entries that cite it."""

    def line(self) -> str:
        """Authors, year, title and identifier."""
        identified = f", {self.identifier}" if self.identifier else ""
        return f"{self.authors} ({self.year or 'undated'}), {self.title}{identified}"

    def __repr__(self) -> str:
        return f"<Work {one_line(self.line())}>"


@attrs.frozen(kw_only=True, repr=False)
class Credits(Shown):
    """Everyone and everything behind a guide.

    >>> import steadyhand
    >>> credits = steadyhand.load().credits()
    >>> [quote.speaker.name for quote in credits.quotes if quote.attribution.status == "verified"]
    ['Esther Perel', 'Brené Brown']
    >>> credits.works[0].authors
    'Kurt Lewin'
    """

    licence: str
    rights: str
    source: Source | None
    people: Collection[Person, str]
    works: tuple[Work, ...]
    """In the order of their years; one that several entries cite stands once."""
    quotes: Quotes[str]

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data for JSON."""
        source = self.source and {**attrs.asdict(self.source, recurse=False), "byline": self.source.byline.name}
        return {
            "licence": self.licence,
            "rights": self.rights,
            "source": source,
            "people": self.people.to_dicts(),
            "works": [{**attrs.asdict(work), "cited_by": list(work.cited_by)} for work in self.works],
            "quotes": self.quotes.to_dicts(),
        }

    def __repr__(self) -> str:
        people = f"{len(self.people)} {noun('person', len(self.people))}"
        return f"<Credits: {people}, {counted(len(self.works), 'work')}, {counted(len(self.quotes), 'quote')}>"


def told_credits(credits: Credits) -> Block:
    """All of it, each quotation with its status."""
    source = credits.source
    covered = (
        f"It covers what “{source.title}” covers, by {source.byline.name} on {source.site}. "
        f"That site’s notice: “{source.notice}”"
        if source
        else ""
    )
    return entry(
        "Credits",
        "",
        text(f"{credits.rights} ({credits.licence})"),
        text(covered),
        entry("Quotations", "", items(map(_quotation, credits.quotes))),
        entry("Works", "", items(work.line() for work in credits.works)),
        entry("People", "", items((strong(person.name), f", {person.role}") for person in credits.people)),
    )


def credits_of(guide: Guide) -> Credits:
    """The credits of a guide."""
    return Credits(
        licence=guide.licence,
        rights=guide.rights,
        source=guide.source,
        people=guide.people,
        works=works_behind(guide.resources, guide.concepts, guide.quotes),
        quotes=guide.quotes,
    )


def _quotation(quote: Quote) -> str:
    printed = ", printed otherwise in the article" if quote.altered else ""
    return f"“{quote.text}” — {quote.credit} ({quote.attribution.status}{printed})"


def works_behind(
    resources: Iterable[Resource], concepts: Iterable[Concept], quotes: Iterable[Quote]
) -> tuple[Work, ...]:
    """The works that the entries cite, the oldest first."""
    found: dict[tuple[str, str], Work] = {}
    for work in _cited(resources, concepts, quotes):
        known = found.get((work.authors, work.title), work)
        cited_by = tuple(dict.fromkeys(known.cited_by + work.cited_by))
        identifier = known.identifier or work.identifier
        found[work.authors, work.title] = attrs.evolve(known, identifier=identifier, cited_by=cited_by)
    return tuple(sorted(found.values(), key=lambda work: (work.year or 0, work.authors, work.title)))


def _cited(resources: Iterable[Resource], concepts: Iterable[Concept], quotes: Iterable[Quote]) -> Iterator[Work]:
    for book in resources:
        authors, isbn = " and ".join(person.name for person in book.creators), f"isbn:{book.isbn}"
        yield Work(authors=authors, year=book.year, title=book.title, identifier=isbn, cited_by=(book.ref,))
    for concept in concepts:
        for origin in concept.origin:
            doi = f"doi:{origin.doi}" if origin.doi else None
            yield Work(
                authors=origin.authors,
                year=origin.year,
                title=origin.work,
                identifier=doi,
                cited_by=(concept.ref,),
            )
    for quote in quotes:
        said = quote.attribution
        if said.work and said.credited_to:
            yield Work(authors=said.credited_to.name, year=said.year, title=said.work, cited_by=(quote.ref,))
