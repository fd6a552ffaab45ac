"""Wholeness: unique ids, no dangling reference, no unknown theme, nothing that contradicts its place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from steadyhand.caution import limits
from steadyhand.collection import Collection
from steadyhand.entry import Entry, Person, Theme
from steadyhand.faults import Fault
from steadyhand.ledger import Ledger, Moved, Retired
from steadyhand.records import Caution, Concept, Section, Takeaway
from steadyhand.vocabulary import fold

Kinds: TypeAlias = Mapping[str, Collection[Any]]
"""A guide's entries, under the names of its collections."""
Path: TypeAlias = tuple[str | int, ...]


def faults(kinds: Kinds, byline: Person, ledger: Ledger) -> Iterator[Fault]:
    """Everything that keeps these entries, kind by kind, from being a whole guide."""
    if byline not in kinds["people"]:
        yield _stranger(("source", "byline"), byline)
    places = list(_places(kinds))
    yield from twins((path, entry.noun, entry.id) for path, entry in places)
    own, refs = {id(entry) for _, entry in places}, {entry.ref for _, entry in places}
    for path, entry in places:
        yield from (fault.under(*path) for fault in _loose_ends(kinds, own, refs, entry))
    limited = limits(kinds["cautions"])
    for position, section in enumerate(kinds["sections"]):
        misplacements = _misplacements(section, position, limited.get(section.id, ()))
        yield from (fault.under("sections", position) for fault in misplacements)
    for kind in ("themes", "people"):
        yield from shared_names(((kind, at), one.noun, one.id, one.names) for at, one in enumerate(kinds[kind]))
    yield from misled(ledger, refs)


def twins(named: Iterable[tuple[Path, str, str]]) -> Iterator[Fault]:
    """Ids that two entries of a kind have, given with their paths and nouns."""
    first: dict[tuple[str, str], Path] = {}
    for path, noun, id in named:
        place = first.setdefault((noun, id), path)
        if place is not path:
            already = f"another {noun} has the id {id!r} already"
            yield Fault((*path, "id"), already, "duplicate-id", elsewhere=(*place, "id"))


def shared_names(named: Iterable[tuple[Path, str, str, Iterable[str]]]) -> Iterator[Fault]:
    """Names that two entries would answer to, given with their paths, nouns, ids and names."""
    owners: dict[str, tuple[str, Path]] = {}
    for path, noun, id, names in named:
        for name in names:
            owner, place = owners.setdefault(fold(name), (id, path))
            if owner != id:
                yield Fault(path, f"{name!r} is a name of the {noun} {owner!r} already", "alias-clash", elsewhere=place)


def misled(ledger: Ledger, refs: set[str]) -> Iterator[Fault]:
    """Lines of the ledger that these refs contradict: an id used again, a way that leads nowhere."""
    gone = {line.ref for line in ledger.lines()}
    kinds: dict[str, tuple[Moved | Retired, ...]] = {"moved": ledger.moved, "retired": ledger.retired}
    for kind, lines in kinds.items():
        for position, line in enumerate(lines):
            if line.ref in refs:
                yield Fault((kind, position, "ref"), f"{line.ref} was {kind} on {line.on} and is in use", "reused-id")
            key, onward = ("to", line.to) if isinstance(line, Moved) else ("successor", line.successor)
            if onward is not None and onward not in refs | gone:
                yield Fault((kind, position, key), f"no entry has the ref {onward!r}", "dangling-reference")
    for position, line in enumerate(ledger.moved):
        fate = ledger.fate(line.ref)
        if isinstance(fate, Moved) and fate.to not in refs and fate.to in gone:
            yield Fault(("moved", position, "to"), f"{line.ref} moves in a circle", "dangling-reference")
        if line.ref.partition("/")[0] != line.to.partition("/")[0]:
            yield Fault(("moved", position, "to"), "an entry moves within its kind", "bad-value")


def _places(kinds: Kinds) -> Iterator[tuple[Path, Entry]]:
    """Every entry, with the path that leads to it in the guide's content."""
    for kind, entries in kinds.items():
        if kind not in ("quotes", "practices"):
            for position, entry in enumerate(entries):
                yield (kind, position), entry
    for number, section in enumerate(kinds["sections"]):
        for kind in ("quotes", "practices"):
            for position, entry in enumerate(getattr(section, kind)):
                yield ("sections", number, kind, position), entry


def _stranger(path: Path, entry: Entry) -> Fault:
    return Fault(path, f"the guide has no such {entry.noun} as this {entry.id!r}", "dangling-reference")


def _loose_ends(kinds: Kinds, own: set[int], refs: set[str], entry: Entry) -> Iterator[Fault]:
    """What the entry refers to and the guide does not have, or has otherwise.

    `own` identifies the guide's entries, `refs` are theirs.
    """
    held: list[tuple[str, Entry]] = [("themes", theme) for theme in entry.themes]
    held += [("people", person) for person in entry.people]
    if isinstance(entry, Theme) and entry.broader:
        held.append(("broader", entry.broader))
    if isinstance(entry, Caution):
        held += [("help_lines", line) for line in entry.help_lines]
    for key, other in held:
        if id(other) not in own and other not in kinds[other.plural]:
            yield _stranger((key,), other)
    if isinstance(entry, (Takeaway, Concept, Caution)):
        for position, section in enumerate(entry.sections):
            if f"sections/{section}" not in refs:
                yield Fault(("sections", position), f"no section has the id {section!r}", "dangling-reference")


def _misplacements(section: Section, position: int, cautions: tuple[str, ...]) -> Iterator[Fault]:
    """Where a section contradicts its place in the guide, or the cautions that limit it."""
    if section.position != position:
        said = f"the section stands at {position}, not at {section.position}"
        yield Fault(("position",), said, "order-clash")
    if section.cautions != cautions:
        said = f"the cautions that name this section are {cautions}, not {section.cautions}"
        yield Fault(("cautions",), said, "bad-value")
    inside = [(quote.ref, quote.section) for quote in section.quotes]
    inside += [(practice.ref, practice.section) for practice in section.practices]
    yield from (
        Fault((), f"{ref} stands in this section but says {claimed!r}", "bad-value")
        for ref, claimed in inside
        if claimed != section.id
    )
