"""Units: what of each entry is searched, and for which entry it counts."""

from collections.abc import Iterable, Iterator, Sequence

from steadyhand.finding.index import Unit
from steadyhand.finding.signals import Signals
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
THEME_WEIGHT = 3.0
"""What a theme's names count for an entry filed under it: they are nothing but words to find it by."""


def units(entries: Sequence[Entry], kinds: Sequence[str]) -> Iterator[Unit]:
    """The units of the entries of these kinds, in order."""
    takeaways = [entry for entry in entries if isinstance(entry, Takeaway)]
    concepts = [entry for entry in entries if isinstance(entry, Concept)]
    for page in _with_parts(entries):
        if PLURALS[page.kind] in kinds:
            yield from (Unit(page.ref, text) for text in own_texts(page))
            if isinstance(page, Section):
                parts: tuple[Practice | Quote, ...] = (*page.practices, *page.quotes)
                yield from (Unit(page.ref, part.text) for part in parts)
                yield from (Unit(page.ref, each.text) for each in takeaways if page.id in each.sections)
                for concept in concepts:
                    if page.id in concept.sections:
                        yield Unit(page.ref, f"{concept.term}. {concept.definition} {concept.note}")
                    if page.id in concept.sections[:1]:
                        yield from (Unit(page.ref, question) for question in concept.questions)
            for theme in page.themes:
                yield Unit(page.ref, " . ".join((theme.label, *theme.aliases)), THEME_WEIGHT, is_prose=False)
                yield Unit(page.ref, theme.summary)


def own_texts(entry: Entry) -> tuple[str, ...]:
    """What an entry says in its own words, a piece each."""
    if isinstance(entry, Section):
        return (entry.title, entry.source_heading or "", entry.summary, *entry.questions, *entry.paragraphs)
    if isinstance(entry, Resource):
        creators = " ".join(person.name for person in entry.creators)
        return (entry.title, entry.subtitle or "", creators, entry.why, *entry.questions)
    if isinstance(entry, Concept):
        return (entry.term, entry.definition, entry.note, *entry.questions)
    if isinstance(entry, Caution):
        return (entry.title, entry.text, entry.instead, *entry.signs, *entry.questions)
    if isinstance(entry, Quote):
        return (entry.text, entry.as_printed, entry.speaker.name)
    said = content(entry)
    told = ("name", "label", "role", "service", "audience", "text", "summary")
    pieces = (said[key] for key in told if key in said)
    return (*pieces, *said.get("aliases", ()))


def signals(caution: Caution) -> Signals:
    """What calls for a caution."""
    return Signals(caution.ref, caution.calls, caution.hints, caution.harmless)


def _with_parts(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each section with the quotes and practices that stand in it."""
    for entry in entries:
        yield entry
        if isinstance(entry, Section):
            yield from (*entry.quotes, *entry.practices)
