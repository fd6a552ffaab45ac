"""Moving: another id for an entry, everywhere in its manuscript; the ledger keeps the old one working."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from steadyhand.authoring.form import as_list, fields, tables
from steadyhand.authoring.manuscript import LEDGER_FILE, SECTIONS_FOLDER, Manuscript, read
from steadyhand.authoring.writing import write
from steadyhand.errors import InvalidRecord
from steadyhand.reading import SLUG


def move(folder: Path, old: str, new: str, on: date) -> tuple[str, ...]:
    """Give the entry with the ref `old` the id `new`, and return the names of the files that changed.

    `new` is an id, or a ref of the same kind. Raises `UnknownRef`, `InvalidRecord` when `new` cannot
    be its id, and `FaultyManuscript`, and changes nothing, when the manuscript is not sound before
    or would not be after.
    """
    entry = read(folder)[old]
    plural, id = new.split("/", 1) if "/" in new else (entry.plural, new)
    if plural != entry.plural or not SLUG.fullmatch(id):
        raise InvalidRecord(f"{new!r} cannot be the id of a {entry.noun}: lower-case words joined by hyphens can")
    moved = f'[[moved]]\nref = "{entry.ref}"\nto = "{plural}/{id}"\non = "{on.isoformat()}"\n'
    with TemporaryDirectory() as trial:
        tried = Path(shutil.copytree(folder, Path(trial) / "manuscript"))
        _rewrite(tried, plural, entry.id, id, moved)
        read(tried)
    return _rewrite(folder, plural, entry.id, id, moved)


def _rewrite(folder: Path, plural: str, old: str, new: str, moved: str) -> tuple[str, ...]:
    manuscript = Manuscript(folder)
    files = {source.name: source.data for source in manuscript.sources}
    rewritten: dict[str, bytes] = {}
    for name, start, end in sorted(_mentions(manuscript, plural, old), reverse=True):
        data = rewritten.get(name, files[name])
        rewritten[name] = data[:start] + f'"{new}"'.encode() + data[end:]
    ledger = files.get(LEDGER_FILE, b"").rstrip()
    rewritten[LEDGER_FILE] = (ledger + b"\n\n" if ledger else b"") + moved.encode()
    for name, data in rewritten.items():
        write(folder / name, data)
    return (*sorted(rewritten), *_renamed(folder, plural, old, new))


def _mentions(manuscript: Manuscript, plural: str, id: str) -> Iterator[tuple[str, int, int]]:
    """Where the id of that entry stands: its own, and whatever refers to it; the file and the span."""
    for path, record, table in tables(manuscript.content):
        for field in fields(record).values():
            own = field.means == "id" and getattr(record, "plural", "") == plural
            if own or field.to == plural:
                for key in _keys(table.get(field.name), id):
                    source, place = manuscript.source_of((*path, field.name, *key))
                    yield (source.name, *source.span(place))


def _keys(value: Any, id: str) -> Iterator[tuple[int, ...]]:
    if value == id:
        yield ()
    yield from ((position,) for position, item in enumerate(as_list(value)) if item == id)


def _renamed(folder: Path, plural: str, old: str, new: str) -> Iterator[str]:
    """A section's file bears its id after the number."""
    if plural == SECTIONS_FOLDER:
        for file in (folder / SECTIONS_FOLDER).glob(f"*-{old}.toml"):
            if re.fullmatch(rf"\d+-{old}", file.stem):
                name = f"{file.stem.removesuffix(old)}{new}.toml"
                file.rename(file.with_name(name))
                yield str(PurePosixPath(SECTIONS_FOLDER) / name)
