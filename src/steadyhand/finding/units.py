"""Units: what of each entry is searched, and for which entry it counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from steadyhand.finding.index import Unit
from steadyhand.finding.words import Numbers
from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept
from steadyhand.records.entry import Entry, content
from steadyhand.records.kinds import PLURALS
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote
from steadyhand.records.resource import Resource
from steadyhand.records.section import Section
from steadyhand.records.takeaway import Takeaway

PAGES = ("sections", "resources")
"""The kinds that answer a question asked of the whole guide.

What stands in a section, and what it develops, counts for it."""


def units(
    entries: Sequence[Entry], kinds: Sequence[str], asked: Mapping[str, Sequence[Sequence[int]]], numbers: Numbers
) -> Iterator[Unit]:
    """The units of the entries of these kinds, in order; `asked` has what is asked of an entry, under its ref.

    What has no word is no unit.
    """
    takeaways = [entry for entry in entries if isinstance(entry, Takeaway)]
    concepts = [entry for entry in entries if isinstance(entry, Concept)]
    for page in _with_parts(entries):
        if PLURALS[page.kind] in kinds:
            said = [*own_texts(page)]
            questions = [*asked.get(page.ref, ())]
            if isinstance(page, Section):
                parts: tuple[Practice | Quote, ...] = (*page.practices, *page.quotes)
                developed = [concept for concept in concepts if page.id in concept.sections]
                said += (part.text for part in parts)
                said += (takeaway.text for takeaway in takeaways if page.id in takeaway.sections)
                said += (f"{concept.term}. {concept.definition} {concept.note}" for concept in developed)
                first = (concept for concept in developed if page.id in concept.sections[:1])
                questions += (question for concept in first for question in asked.get(concept.ref, ()))
            said += (theme.summary for theme in page.themes)
            names = (" . ".join((theme.label, *theme.aliases)) for theme in page.themes)
            yield from (Unit(page.ref, read) for read in map(numbers.of, said) if read)
            yield from (Unit(page.ref, read, "asked") for read in questions)
            yield from (Unit(page.ref, read, "named") for read in map(numbers.of, names) if read)


def own_texts(entry: Entry) -> tuple[str, ...]:
    """What an entry says in its own words, a piece each."""
    if isinstance(entry, Section):
        return (entry.title, entry.source_heading or "", entry.summary, *entry.questions, *entry.paragraphs)
    if isinstance(entry, Resource):
        creators = " ".join(person.name for person in entry.creators)
        return (entry.title, entry.subtitle or "", creators, entry.why)
    if isinstance(entry, Concept):
        return (entry.term, entry.definition, entry.note)
    if isinstance(entry, Caution):
        return (entry.title, entry.text, entry.instead, *entry.signs)
    if isinstance(entry, Quote):
        return (entry.text, entry.as_printed, entry.speaker.name)
    said = content(entry)
    told = ("name", "label", "role", "service", "audience", "text", "summary")
    pieces = (said[key] for key in told if key in said)
    return (*pieces, *said.get("aliases", ()))


def _with_parts(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each section with the quotes and practices that stand in it."""
    for entry in entries:
        yield entry
        if isinstance(entry, Section):
            yield from (*entry.quotes, *entry.practices)
