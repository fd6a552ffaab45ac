"""Publishing: from a manuscript to the edition that programs read, and what goes with it."""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import attrs

from steadyhand.authoring import changelog, history
from steadyhand.authoring.check import check
from steadyhand.authoring.ids import stub
from steadyhand.authoring.manuscript import LEDGER_FILE, Manuscript, read
from steadyhand.changes.change import Changes
from steadyhand.changes.compare import compare
from steadyhand.changes.rules import least_number
from steadyhand.editions import edition
from steadyhand.editions.guide import Guide
from steadyhand.editions.numbers import is_number, is_published, order
from steadyhand.editions.writing import write
from steadyhand.errors import DamagedEdition, EditionIsPublished, FaultyManuscript, SteadyhandError, StepTooSmall
from steadyhand.records.forms import NUMBER

CHECKSUMS = "SHA256SUMS"
"""The manifest of a guide's editions, as `sha256sum --check` reads it."""


@attrs.frozen(kw_only=True)
class Publication:
    """What was published."""

    file: Path
    """The edition."""
    previous: str | None
    """The number of the edition before it, if there is one."""
    changes: Changes
    """What is different from that one."""


def publish(
    folder: Path, *, shelf: Path | None = None, log: Path | None = None, ids: Path | None = None, on: date
) -> Publication:
    """Write the edition of a manuscript as `shelf/ID/NUMBER.json`, and what goes with it.

    With it go the checksums beside it, the ledger's line of the ids it is the first to have, and an entry
    in the changelog; where `ids` names a file, its ids for type checkers too. The shelf is the manuscript's folder
    `editions` unless another is given, the log its
    `CHANGELOG.md`. The edition appears whole or not at all, and before the rest: where publishing was
    broken off after that, publishing again writes what is missing.

    A draft (below 1.0.0) is replaced; an edition from 1.0.0 on raises `EditionIsPublished` unless it is the
    same to the letter. Raises `StepTooSmall` when its number promises less change than there is,
    `FaultyManuscript` when there are faults or a published id is lost, and `DamagedEdition` when an older
    edition is not what was published. Then nothing is written.
    """
    faults = check(folder)
    if faults:
        raise FaultyManuscript(faults)
    guide = read(folder)
    home, log = (shelf or folder / "editions") / guide.id, log or folder / "CHANGELOG.md"
    file, data = home / f"{guide.edition}.json", edition.dumps(guide).encode()
    files = {**_files(home), guide.edition: data}
    numbers = sorted(files, key=order)
    _refuse_altered(home, guide.edition, files)
    others = [_read(home, number, files[number]) for number in numbers if number != guide.edition]
    if not _holds(file, data):
        _refuse_broken_promises(guide, others)
    editions = sorted((*others, guide), key=lambda each: order(each.edition))
    texts = {
        home / CHECKSUMS: "".join(f"{_checksum(files[number])}  {number}.json\n" for number in numbers),
        folder / LEDGER_FILE: history.lines(Manuscript(folder), editions),
        log: changelog.with_entries(_text(log), editions, on),
        **({ids: stub(editions[-1])} if ids else {}),
    }
    for target, held in {file: data, **{target: text.encode() for target, text in texts.items() if text}}.items():
        if not _holds(target, held):
            write(target, held)
    position = numbers.index(guide.edition)
    previous = editions[position - 1] if position else None
    changes = compare(previous, guide) if previous else Changes()
    return Publication(file=file, previous=previous.edition if previous else None, changes=changes)


def _files(home: Path) -> dict[str, bytes]:
    """What the edition files in a folder hold, by their numbers; any other file is passed over."""
    return {file.stem: file.read_bytes() for file in home.glob("*.json") if is_number(file.stem)}


def _holds(file: Path, data: bytes) -> bool:
    return file.exists() and file.read_bytes() == data


def _checksum(data: bytes) -> str:
    return sha256(data).hexdigest()


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode() if file.exists() else ""
    except UnicodeDecodeError:
        raise SteadyhandError(f"{file}: this is not UTF-8") from None


def _read(home: Path, number: str, data: bytes) -> Guide:
    file = str(home / f"{number}.json")
    guide = edition.loads(data, file)
    if (guide.id, guide.edition) != (home.name, number):
        raise DamagedEdition(file, f"it holds {guide.id} {guide.edition}, which its name does not say")
    return guide


def _refuse_altered(home: Path, own: str, files: dict[str, bytes]) -> None:
    """Refuse when the files to be, the own one among them, are not what was published once."""
    manifest, lies_there = home / CHECKSUMS, home / f"{own}.json"
    if is_published(own) and lies_there.exists() and not _holds(lies_there, files[own]):
        raise EditionIsPublished(str(lies_there), own)
    for line in re.finditer(rf"(?m)^(\w{{64}})  ({NUMBER})\.json$", _text(manifest)):
        checksum, number = line[1], line[2]
        if is_published(number) and _checksum(files.get(number, b"")) != checksum:
            file = str(home / f"{number}.json")
            if number == own:
                raise EditionIsPublished(file, own)
            raise DamagedEdition(file, f"this is not the edition that {manifest.name} lists")


def _refuse_broken_promises(guide: Guide, others: list[Guide]) -> None:
    lasting = [other for other in others if is_published(other.edition)]
    refs = {entry.ref for entry in guide.entries} | {line.ref for line in guide.ledger.lines()}
    lost = {
        ref: other.edition
        for other in reversed(lasting)
        for ref in (*(each.ref for each in other.entries), *(line.ref for line in other.ledger.lines()))
        if ref not in refs
    }
    if lost:
        raise FaultyManuscript(history.lost_since(lost))
    if others:
        last = others[-1]
        changes = compare(last, guide)
        least = least_number(last.edition, changes.step)
        if order(guide.edition) < order(least):
            reasons = (
                f"{change.ref or 'the guide'}: {change.rule.code}" for change in changes if change.step == changes.step
            )
            raise StepTooSmall(guide.edition, last.edition, least, tuple(reasons))
