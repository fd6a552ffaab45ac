"""Moving: another id for an entry, everywhere in its manuscript; the ledger keeps the old one working."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from steadyhand.authoring.history import appended
from steadyhand.authoring.manuscript import LEDGER_FILE, LIVING, Manuscript, read
from steadyhand.authoring.tables import as_list, tables
from steadyhand.editions.content import LISTED
from steadyhand.editions.writing import write
from steadyhand.errors import InvalidRecord
from steadyhand.records.entry import Entry
from steadyhand.records.forms import SLUG, written
from steadyhand.records.kinds import PLURALS, noun
from steadyhand.records.section import Section
from steadyhand.records.suggestions import quoted


def move(folder: Path, old: str, new: str, on: date) -> tuple[str, ...]:
    """Give the entry with the ref `old` the id `new`, and return the names of the files that were written.

    `new` is an id, or a ref of the same kind. Raises `UnknownRef`, `InvalidRecord` when `new` cannot
    be its id, and `FaultyManuscript`, and changes nothing, when the manuscript is not sound before
    or would not be after.
    """
    entry = read(folder)[old]
    own = PLURALS[entry.kind]
    plural, id = new.split("/", 1) if "/" in new else (own, new)
    if plural != own or not re.fullmatch(SLUG, id):
        said = f"{quoted(new)} cannot be the id of a {noun(entry.kind)}: lower-case words joined by hyphens can"
        raise InvalidRecord(said)
    manuscript = Manuscript(folder)
    before = {source.name: source.data for source in manuscript.sources}
    after = _rewritten(manuscript, before, entry, id)
    ledger, line = before.get(LEDGER_FILE, b"").decode(), f'ref = "{entry.ref}"\nto = "{plural}/{id}"\non = "{on}"\n'
    after[LEDGER_FILE] = appended(ledger, "moved", line).encode()
    with TemporaryDirectory() as trial:
        for name, data in after.items():
            write(Path(trial) / name, data)
        read(Path(trial))
    written = sorted(name for name, data in after.items() if data != before.get(name))
    for name in written:
        write(folder / name, after[name])
    for name in before.keys() - after.keys():
        (folder / name).unlink()
    return tuple(written)


def _rewritten(manuscript: Manuscript, before: dict[str, bytes], entry: Entry, id: str) -> dict[str, bytes]:
    """The files in which the entry has the id; a section's own is named by it after the number."""
    after = dict(before)
    for name, start, end, was in sorted(_mentions(manuscript, PLURALS[entry.kind], entry.id), reverse=True):
        now = id if was == entry.id else f"{PLURALS[entry.kind]}/{id}"
        after[name] = after[name][:start] + f'"{now}"'.encode() + after[name][end:]
    if isinstance(entry, Section):
        name = manuscript.parts[entry.position].name
        named = re.sub(rf"(?<=/)(\d+-){entry.id}(?=\.toml$)", rf"\g<1>{id}", name)
        if named != name and named in before:
            raise InvalidRecord(f"{named} is there already")
        after[named] = after.pop(name)
    return after


def _mentions(manuscript: Manuscript, plural: str, id: str) -> Iterator[tuple[str, int, int, str]]:
    """Where the id of that entry stands: its own, and whatever refers to it; the file, the span, and the id or ref."""
    for path, record, table in tables(manuscript.everything, {**LISTED, **LIVING}):
        for form in written(record).values():
            own = form.means == "id" and PLURALS.get(getattr(record, "kind", "")) == plural
            wanted = id if own or form.to == plural else f"{plural}/{id}" if form.means == "ref" else None
            if wanted:
                for key in _keys(table.get(form.name), wanted):
                    source, place = manuscript.source_of((*path, form.name, *key))
                    yield (source.name, *source.span(place), wanted)


def _keys(value: Any, id: str) -> Iterator[tuple[int, ...]]:
    if value == id:
        yield ()
    yield from ((position,) for position, item in enumerate(as_list(value)) if item == id)
