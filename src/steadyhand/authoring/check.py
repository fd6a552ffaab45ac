"""Checking: every fault of every file of a manuscript, with its place."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from steadyhand.authoring import danger, style
from steadyhand.authoring.contacts import ContactsManuscript, is_contacts
from steadyhand.authoring.folder import Folder, in_order
from steadyhand.authoring.history import lost
from steadyhand.authoring.manuscript import Manuscript
from steadyhand.authoring.tables import Place, as_list
from steadyhand.editions import wholeness
from steadyhand.editions.reading import Refused, each, lone
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.faults import Fault
from steadyhand.records.kinds import PLURALS, noun
from steadyhand.records.ledger import Ledger, Moved, Retired
from steadyhand.records.person import Person

OF_GUIDES = (
    style.typography,
    style.provenance,
    style.reach,
    style.order,
    danger.numbers,
    danger.needs,
    danger.allowed,
    danger.heard,
    danger.strays,
)
"""What is looked for in a manuscript beyond what keeps it from being a guide."""
OF_CONTACTS = (style.typography, style.provenance, ContactsManuscript.superseded)
"""What is looked for in contacts beyond their form."""
WARNINGS = ("old-evidence",)
"""The codes of what is said and keeps nobody from publishing."""


def check(folder: Path, on: date | None = None) -> tuple[Fault, ...]:
    """Every fault of the manuscript in a folder, a guide's or contacts, by file, line and column.

    There are none where it can be published. The codes are those of `steadyhand.authoring.rules.RULES`; what is old
    on a day is said only where that day is given.
    """
    manuscript: Folder
    if is_contacts(folder):
        manuscript = contacts = ContactsManuscript(folder)
        found = [*(fault for finder in OF_CONTACTS for fault in finder(contacts)), *_twins(_entries(contacts))]
        found += contacts.old(on) if on else ()
    else:
        manuscript = guide = Manuscript(folder)
        found = [*_entangled(guide), *(fault for finder in OF_GUIDES for fault in finder(guide))]
    closer = (fault if fault.file else manuscript.located(fault) for fault in found)
    return in_order([*manuscript.faults(), *_byte_order_marks(manuscript), *closer])


def serious(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults that keep a manuscript from being published."""
    return tuple(fault for fault in faults if fault.code not in WARNINGS)


def _twins(entries: Iterable[tuple[Place, Any, dict[str, Any]]]) -> Iterator[Fault]:
    """Ids that several entries have."""
    return wholeness.twins((path, noun(kind.kind), table["id"]) for path, kind, table in entries)


def _entries(manuscript: Folder) -> Iterator[tuple[Place, Any, dict[str, Any]]]:
    """The tables of entries that have an id."""
    for path, kind, table in manuscript.tables():
        if issubclass(kind, Entry) and isinstance(table.get("id"), str):
            yield path, kind, table


def _entangled(manuscript: Manuscript) -> Iterator[Fault]:
    """Ids and names that several entries have, and ids that are lost or in use again, whatever else is wrong."""
    entries = [*_entries(manuscript)]
    yield from _twins(entries)
    for named_kind, keys in ((Theme, ("id", "label")), (Person, ("id", "name"))):
        of_kind = ((path, table) for path, kind, table in entries if kind is named_kind)
        named = ((path, noun(named_kind.kind), table["id"], _names(table, keys)) for path, table in of_kind)
        yield from wholeness.shared_names(named)
    refs = {f"{PLURALS[kind.kind]}/{table['id']}" for _, kind, table in entries}
    yield from lost(manuscript, refs)
    if manuscript.is_read:
        yield from wholeness.misled(_ledger(manuscript), refs)


def _ledger(manuscript: Manuscript) -> Ledger:
    """The ledger; an empty one where a line of it cannot be read, which is a fault already."""
    try:
        said = manuscript.content
        return Ledger(each(lone(Moved))(said["moved"]), each(lone(Retired))(said["retired"]))
    except Refused:
        return Ledger()


def _names(table: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    names = [table.get(key) for key in keys] + as_list(table.get("aliases"))
    return [name for name in names if isinstance(name, str)]


def _byte_order_marks(manuscript: Folder) -> Iterator[Fault]:
    for source in manuscript.sources:
        if source.is_marked:
            yield Fault((), "the file begins with a byte order mark", "byte-order-mark", source.name, 1, 1)
