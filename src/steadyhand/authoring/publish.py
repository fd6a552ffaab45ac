"""Publishing: from a manuscript to the edition that programs read, and what goes with it."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import attrs

from steadyhand import edition
from steadyhand.authoring import changelog, published
from steadyhand.authoring.check import check
from steadyhand.authoring.manuscript import LEDGER_FILE, Manuscript, read
from steadyhand.authoring.writing import write
from steadyhand.changes import Changes, compare
from steadyhand.errors import EditionIsPublished, FaultyManuscript, StepTooSmall
from steadyhand.guide import Guide
from steadyhand.promises import is_published, least_number, order

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


def publish(folder: Path, *, shelf: Path | None = None, log: Path | None = None, on: date) -> Publication:
    """Write the edition of a manuscript as `shelf/ID/NUMBER.json`, and what goes with it.

    With it go the checksums beside it, the ledger's line of the ids it is the first to have, and an entry
    in the changelog. The shelf is the manuscript's folder `editions` unless another is given, the log its
    `CHANGELOG.md`. The edition appears whole or not at all, and before the rest: where publishing was
    broken off after that, publishing again writes what is missing.

    A draft (below 1.0.0) is replaced; an edition from 1.0.0 on raises `EditionIsPublished` unless it is the
    same to the letter. Raises `StepTooSmall` when its number promises less change than there is, and
    `FaultyManuscript` when there are faults or a published id is lost. Then nothing is written.
    """
    faults = check(folder)
    if faults:
        raise FaultyManuscript(faults)
    guide, home = read(folder), (shelf or folder / "editions")
    editions = _editions(home / read(folder).id)
    editions.pop(guide.edition, None)
    before = [other for other in editions.values() if order(other.edition) < order(guide.edition)]
    previous = before[-1] if before else None
    changes = compare(previous, guide) if previous else Changes()
    file = home / guide.id / f"{guide.edition}.json"
    data = edition.dumps(guide).encode()
    if not file.exists() or file.read_bytes() != data:
        if file.exists() and is_published(guide.edition):
            raise EditionIsPublished(str(file), guide.edition)
        _refuse_broken_promises(guide, list(editions.values()))
        write(file, data)
    _write_the_rest(folder, file, log or folder / "CHANGELOG.md", on)
    return Publication(file=file, previous=previous.edition if previous else None, changes=changes)


def _editions(home: Path) -> dict[str, Guide]:
    """The guides of all editions in a folder, by their numbers, the oldest first."""
    guides = (edition.loads(file.read_bytes(), str(file)) for file in home.glob("*.json"))
    return {guide.edition: guide for guide in sorted(guides, key=lambda guide: order(guide.edition))}


def _refuse_broken_promises(guide: Guide, others: list[Guide]) -> None:
    lasting = [other for other in others if is_published(other.edition)]
    refs = {entry.ref for entry in guide.entries} | {line.ref for line in guide.vocabulary.ledger.lines()}
    lost = {
        ref: other.edition
        for other in reversed(lasting)
        for ref in (*(each.ref for each in other.entries), *(line.ref for line in other.vocabulary.ledger.lines()))
        if ref not in refs
    }
    if lost:
        raise FaultyManuscript(published.lost_since(lost))
    if others:
        last = others[-1]
        changes = compare(last, guide)
        least = least_number(last.edition, changes.step)
        if order(guide.edition) < order(least):
            reasons = (
                f"{change.ref or 'the guide'}: {change.rule.code}" for change in changes if change.step == changes.step
            )
            raise StepTooSmall(guide.edition, last.edition, least, tuple(reasons))


def _write_the_rest(folder: Path, file: Path, log: Path, on: date) -> None:
    files = sorted(file.parent.glob("*.json"), key=lambda file: order(file.stem))
    sums = "".join(f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    editions = list(_editions(file.parent).values())
    ledger = published.lines(Manuscript(folder), editions)
    written = log.read_text(encoding="utf-8") if log.exists() else changelog.EMPTY
    for target, text in (
        (file.with_name(CHECKSUMS), sums),
        (folder / LEDGER_FILE, ledger),
        (log, changelog.with_entries(written, editions, on)),
    ):
        if text and (not target.exists() or target.read_bytes() != text.encode()):
            write(target, text.encode())
