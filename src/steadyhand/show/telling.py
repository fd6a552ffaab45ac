"""Telling: what there is to tell of an entry, one function a kind; every way of showing asks here."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import NamedTuple

from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept, Origin
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.help_line import HelpLine
from steadyhand.records.limits import limited_by
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Attribution, Quote
from steadyhand.records.region import WORLD, Region
from steadyhand.records.resource import Resource
from steadyhand.records.section import Section
from steadyhand.records.takeaway import Takeaway
from steadyhand.show import parts
from steadyhand.show.parts import Block, Run, Said, apart, block, holding, items, reference, strong, text


class Told(NamedTuple):
    """What there is to tell of an entry."""

    name: str
    """The name it goes by: its title, label or term, or the sentence that it is."""
    blocks: Iterable[Block]
    """What stands below its heading; to be gone through once."""
    gloss: tuple[Said, ...] = ()
    """What is said of it in a line, after its name."""
    title: str | None = None
    """The heading over it, where that is not its name: a sentence is no heading."""
    limits: tuple[Run, ...] = ()
    """The cautions that it names itself."""


@singledispatch
def tell(entry: Entry) -> Told:
    """What there is to tell of an entry."""
    raise TypeError(f"{entry!r} is of a kind of which nothing is told")


@tell.register
def _(section: Section) -> Told:
    def blocks() -> Iterator[Block]:
        yield block("lead", section.summary)
        yield from map(text, section.paragraphs)
        yield from map(quoted, section.quotes)
        yield items(map(act, section.practices))
        yield holding("folded", [items(section.questions)], "It answers")

    limits = tuple(reference(f"cautions/{limit.caution}", limit.title) for limit in section.limits)
    return Told(section.title, blocks(), (f": {section.summary}",), limits=limits)


@tell.register
def _(takeaway: Takeaway) -> Told:
    places = apart(reference(f"sections/{id}") for id in takeaway.sections)
    return Told(takeaway.text, (text(takeaway.text), text("In ", *places) if places else text()), title="To remember")


@tell.register
def _(quote: Quote) -> Told:
    def blocks() -> Iterator[Block]:
        yield quoted(quote)
        yield text(f"The article printed: “{quote.as_printed}”" if quote.altered else "")
        yield from checked(quote.attribution)
        yield text("In ", reference(f"sections/{quote.section}"))

    return Told(quote.text, blocks(), (f" — {quote.credit} ({quote.attribution.status})",), title="")


@tell.register
def _(book: Resource) -> Told:
    def blocks() -> Iterator[Block]:
        yield block("lead", book.subtitle or "")
        yield text(f"{book.byline}. {book.publisher}, {book.year}. ISBN {book.isbn}.")
        yield text(book.edition_note)
        yield text(book.why)

    return Told(book.title, blocks(), (f", by {book.byline} ({book.year}): {book.why}",))


@tell.register
def _(practice: Practice) -> Told:
    where = text("In ", reference(f"sections/{practice.section}"))
    named = parts.unmarked(act(practice))
    return Told(named, (text(practice.text), where), title=bidden(practice))


@tell.register
def _(concept: Concept) -> Told:
    blocks = (text(concept.definition), items(map(work, concept.origin)), text(concept.note))
    return Told(concept.term, blocks, (f": {concept.definition}",))


@tell.register
def _(caution: Caution) -> Told:
    def blocks() -> Iterator[Block]:
        yield text(caution.text)
        yield holding("labelled", [items(caution.signs)], "Signs")
        yield holding("labelled", [text(caution.instead)], "Instead")
        yield holding("labelled", [items(map(reach, caution.help_lines))], "Help")

    return Told(caution.title, blocks(), (f": {caution.text}",))


@tell.register
def _(line: HelpLine) -> Told:
    place = f": {where(line)}, for {line.audience}"
    listed = items(((f"Where: {where(line)}",), (f"For: {line.audience}",), *ways(line)))
    return Told(line.service, (listed,), (place, *_sentences(line)))


@tell.register
def _(region: Region) -> Told:
    numbers = [(f"{each.for_}: ", Run(each.number, "call")) for each in region.emergency]
    gloss = "; ".join(f"{each.number} for {each.for_}" for each in region.emergency)
    return Told(region.name, (items(numbers),), (f": {gloss}",) if gloss else ())


@tell.register
def _(theme: Theme) -> Told:
    def blocks() -> Iterator[Block]:
        yield text(theme.summary)
        yield text(f"Also: {', '.join(theme.aliases)}" if theme.aliases else "")
        if theme.broader:
            yield text("Part of ", reference(theme.broader.ref, theme.broader.label))

    return Told(theme.label, blocks(), (f": {theme.summary}",))


@tell.register
def _(person: Person) -> Told:
    return Told(person.name, (block("lead", person.role), text(person.summary)), (f": {person.summary}",))


def page(entry: Entry, cautions: Iterable[Caution] = ()) -> Block:
    """The whole entry under a heading of its own, and first of all the cautions that limit it.

    A section names its own; of those that are given, so do others the ones that limit what they advise.
    """
    told = tell(entry)
    named = told.limits or [reference(each.ref, each.title) for each in cautions if limited_by(entry, each)]
    themes = apart(parts.leading(theme.ref, theme.label) for theme in entry.themes)
    return parts.entry(
        told.name if told.title is None else told.title,
        entry.ref,
        holding("warning", [items((each,) for each in named)], "Read first"),
        *told.blocks,
        block("small", *(("Themes: ", *themes) if themes else ())),
    )


def line(entry: Entry) -> tuple[Said, ...]:
    """The entry in a line, with the ref to ask for it by."""
    return (*named(entry), *tell(entry).gloss)


def named(entry: Entry) -> tuple[Said, ...]:
    """Its name, with the ref to ask for it by."""
    name = f"“{entry.text}”" if isinstance(entry, Quote) else tell(entry).name
    return (strong(name), " (", reference(entry.ref), ")")


def quoted(quote: Quote) -> Block:
    """The words with their credit and status, as every page shows them."""
    return parts.quotation(quote.text, quote.credit, quote.attribution.status)


def checked(attribution: Attribution) -> tuple[Block, ...]:
    """How an attribution was checked, and what was seen."""
    return (text(attribution.note),)


def bidden(practice: Practice) -> str:
    """What a practice bids the reader do, as a heading; what is asked is asked of oneself."""
    return "Ask yourself" if practice.act == "ask" else practice.act.capitalize()


def act(practice: Practice) -> tuple[Said, ...]:
    """The act and what it asks for: what is to be avoided must not read as advice."""
    said = bidden(practice)
    begins_so = practice.text.startswith(f"{said} ")
    return (strong(said), practice.text.removeprefix(said) if begins_so else f": {practice.text}")


def work(origin: Origin) -> str:
    """Authors, year, work, DOI and note, in a line."""
    doi = f", doi:{origin.doi}" if origin.doi else ""
    return f"{origin.authors} ({origin.year}), {origin.work}{doi}" + (f". {origin.note}" if origin.note else "")


def where(line: HelpLine) -> str:
    """Where a help line can be reached."""
    return "anywhere" if line.region == WORLD else line.region


def ways(line: HelpLine) -> tuple[tuple[Said, ...], ...]:
    """How to reach a help line, when, and how far that has been checked, a line each."""
    said = {
        "Call": Run(line.call or "", "call"),
        "Text": Run(line.sms or ""),
        "Web": Run(line.web or "", "link"),
        "Hours": Run(line.hours or ""),
    }
    tried = f"last tried on {line.tried}" if line.tried else "not yet tried by us"
    evidence = f"Evidence of {line.evidence_year}" if line.evidence_year else "Evidence undated"
    note = ((line.note.removesuffix("."),),) if line.note else ()
    return (*((f"{way}: ", to) for way, to in said.items() if to.text), *note, (f"{evidence}, {tried}",))


def reach(line: HelpLine) -> tuple[Said, ...]:
    """What a help line is, where, for whom, and how to reach it, in a line."""
    return (strong(line.service), f" ({where(line)}), for {line.audience}", *_sentences(line))


def _sentences(line: HelpLine) -> Iterator[Said]:
    for way in ways(line):
        yield from (". ", *way)
