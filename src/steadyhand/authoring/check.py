"""Checking: every fault of every file of a manuscript, with its place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from steadyhand import wholeness
from steadyhand.authoring import style
from steadyhand.authoring.form import as_list, tables
from steadyhand.authoring.manuscript import Manuscript, in_order
from steadyhand.authoring.published import lost
from steadyhand.entry import Entry
from steadyhand.faults import Fault

FINDERS = (style.typography, style.provenance, style.reach, style.order)
"""What is looked for in a manuscript beyond what keeps it from being a guide."""


def check(folder: Path) -> tuple[Fault, ...]:
    """Every fault of the manuscript in a folder, by file, line and column; none where it can be published.

    The codes are those of `steadyhand.authoring.rules.RULES`.
    """
    manuscript = Manuscript(folder)
    found = [*manuscript.faults(), *_byte_order_marks(manuscript)]
    unread = {source.name for source in manuscript.sources if source.fault}
    closer = [*_entangled(manuscript), *(fault for finder in FINDERS for fault in finder(manuscript))]
    located = (fault if fault.file else manuscript.locate(fault) for fault in closer)
    return in_order([*found, *(fault for fault in located if fault.file not in unread)])


def _entangled(manuscript: Manuscript) -> Iterator[Fault]:
    """Ids and names that several entries have, and ids that are lost, whatever else is wrong with the entries."""
    entries = [
        (path, record, table)
        for path, record, table in tables(manuscript.content)
        if issubclass(record, Entry) and isinstance(table.get("id"), str)
    ]
    yield from wholeness.twins((path, record.noun, table["id"]) for path, record, table in entries)
    for kind, keys in (("themes", ("id", "label")), ("people", ("id", "name"))):
        of_kind = (entry for entry in entries if entry[0][0] == kind)
        named = ((path, record.noun, table["id"], _names(table, keys)) for path, record, table in of_kind)
        yield from wholeness.shared_names(named)
    if manuscript.is_read:
        yield from lost(manuscript, {f"{record.plural}/{table['id']}" for _, record, table in entries})


def _names(table: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    names = [table.get(key) for key in keys] + as_list(table.get("aliases"))
    return [name for name in names if isinstance(name, str)]


def _byte_order_marks(manuscript: Manuscript) -> Iterator[Fault]:
    for source in manuscript.sources:
        if source.is_marked:
            yield Fault((), "the file begins with a byte order mark", "byte-order-mark", source.name, 1, 1)
