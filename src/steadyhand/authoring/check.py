"""Checking: every fault of every file of a manuscript, with its place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from steadyhand.authoring import style
from steadyhand.authoring.history import lost
from steadyhand.authoring.manuscript import Manuscript, in_order
from steadyhand.authoring.tables import as_list, tables
from steadyhand.editions import wholeness
from steadyhand.editions.decoding import lone
from steadyhand.editions.reading import Refused, each
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.faults import Fault
from steadyhand.records.kinds import PLURALS, noun
from steadyhand.records.ledger import Ledger, Moved, Retired
from steadyhand.records.person import Person

FINDERS = (style.typography, style.provenance, style.reach, style.order)
"""What is looked for in a manuscript beyond what keeps it from being a guide."""


def check(folder: Path) -> tuple[Fault, ...]:
    """Every fault of the manuscript in a folder, by file, line and column; none where it can be published.

    The codes are those of `steadyhand.authoring.rules.RULES`.
    """
    manuscript = Manuscript(folder)
    found = [*manuscript.faults(), *_byte_order_marks(manuscript)]
    closer = [*_entangled(manuscript), *(fault for finder in FINDERS for fault in finder(manuscript))]
    return in_order([*found, *(fault if fault.file else manuscript.locate(fault) for fault in closer)])


def _entangled(manuscript: Manuscript) -> Iterator[Fault]:
    """Ids and names that several entries have, and ids that are lost or in use again, whatever else is wrong."""
    entries = [
        (path, kind, table)
        for path, kind, table in tables(manuscript.content)
        if issubclass(kind, Entry) and isinstance(table.get("id"), str)
    ]
    yield from wholeness.twins((path, noun(kind.kind), table["id"]) for path, kind, table in entries)
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


def _byte_order_marks(manuscript: Manuscript) -> Iterator[Fault]:
    for source in manuscript.sources:
        if source.is_marked:
            yield Fault((), "the file begins with a byte order mark", "byte-order-mark", source.name, 1, 1)
