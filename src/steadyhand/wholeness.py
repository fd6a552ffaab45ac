"""Wholeness: unique ids, no dangling reference, no unknown theme, nothing that contradicts its place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from steadyhand.caution import limits
from steadyhand.collection import Collection
from steadyhand.entry import Entry, Person, Theme
from steadyhand.faults import Fault
from steadyhand.records import Caution, Concept, Section, Takeaway
from steadyhand.vocabulary import fold

Kinds: TypeAlias = Mapping[str, Collection[Any]]
"""A guide's entries, under the names of its collections."""


def faults(kinds: Kinds, byline: Person) -> Iterator[Fault]:
    """Everything that keeps these entries, kind by kind, from being a whole guide."""
    if byline not in kinds["people"]:
        yield Fault(("source", "byline"), f"the guide has no such person as this {byline.id!r}")
    own = {id(entry) for entries in kinds.values() for entry in entries}
    seen: set[str] = set()
    for path, entry in _places(kinds):
        if entry.ref in seen:
            yield Fault((*path, "id"), f"another {entry.noun} has the id {entry.id!r} already")
        seen.add(entry.ref)
        yield from (fault.under(*path) for fault in _loose_ends(kinds, own, entry))
    limited = limits(kinds["cautions"])
    for position, section in enumerate(kinds["sections"]):
        misplacements = _misplacements(section, position, limited.get(section.id, ()))
        yield from (fault.under("sections", position) for fault in misplacements)
    yield from (fault.under("themes") for fault in _shared_names(kinds["themes"]))
    yield from (fault.under("people") for fault in _shared_names(kinds["people"]))


def _shared_names(named: Iterable[Theme | Person]) -> Iterator[Fault]:
    """Names that two entries would answer to."""
    owners: dict[str, str] = {}
    for position, entry in enumerate(named):
        for name in entry.names:
            owner = owners.setdefault(fold(name), entry.id)
            if owner != entry.id:
                yield Fault((position,), f"{name!r} is a name of the {entry.noun} {owner!r} already")


def _places(kinds: Kinds) -> Iterator[tuple[tuple[str | int, ...], Entry]]:
    """Every entry, with the path that leads to it in the guide's content."""
    for kind, entries in kinds.items():
        if kind not in ("quotes", "practices"):
            for position, entry in enumerate(entries):
                yield (kind, position), entry
    for number, section in enumerate(kinds["sections"]):
        for kind in ("quotes", "practices"):
            for position, entry in enumerate(getattr(section, kind)):
                yield ("sections", number, kind, position), entry


def _loose_ends(kinds: Kinds, own: set[int], entry: Entry) -> Iterator[Fault]:
    """What the entry refers to and the guide does not have, or has otherwise. `own` identifies the guide's entries."""
    held: list[tuple[str, Entry]] = [("themes", theme) for theme in entry.themes]
    held += [("people", person) for person in entry.people]
    if isinstance(entry, Theme) and entry.broader:
        held.append(("broader", entry.broader))
    if isinstance(entry, Caution):
        held += [("help_lines", line) for line in entry.help_lines]
    for key, other in held:
        if id(other) not in own and other not in kinds[other.plural]:
            yield Fault((key,), f"the guide has no such {other.noun} as this {other.id!r}")
    if isinstance(entry, (Takeaway, Concept, Caution)):
        for position, section in enumerate(entry.sections):
            if section not in kinds["sections"]:
                yield Fault(("sections", position), f"no section has the id {section!r}")


def _misplacements(section: Section, position: int, cautions: tuple[str, ...]) -> Iterator[Fault]:
    """Where a section contradicts its place in the guide, or the cautions that limit it."""
    if section.position != position:
        yield Fault(("position",), f"the section stands at {position}, not at {section.position}")
    if section.cautions != cautions:
        yield Fault(("cautions",), f"the cautions that name this section are {cautions}, not {section.cautions}")
    inside = [(quote.ref, quote.section) for quote in section.quotes]
    inside += [(practice.ref, practice.section) for practice in section.practices]
    yield from (
        Fault((), f"{ref} stands in this section but says {claimed!r}")
        for ref, claimed in inside
        if claimed != section.id
    )
