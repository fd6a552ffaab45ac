"""Publishing: from a manuscript to the edition that programs read, and what goes with it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from steadyhand.authoring import changelog, contacts, history, living, shelving
from steadyhand.authoring.check import check, serious
from steadyhand.authoring.ids import stub
from steadyhand.authoring.manuscript import LEDGER_FILE, Manuscript
from steadyhand.changes.change import Changes
from steadyhand.changes.compare import compare
from steadyhand.changes.rules import least_number
from steadyhand.editions.beside import CHECKSUMS, CONTACTS, Beside
from steadyhand.editions.edition import loads
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps
from steadyhand.editions.numbers import is_published, order
from steadyhand.editions.writing import write
from steadyhand.errors import DamagedEdition, FaultyManuscript, SteadyhandError, StepTooSmall


@attrs.frozen(kw_only=True)
class Publication:
    """What was published."""

    file: Path
    """The edition."""
    previous: str | None
    """The number of the edition before it, if there is one."""
    changes: Changes
    """What is different from that one."""
    written: tuple[str, ...] = ()
    """The names of the files beside the edition, and of itself, that are others than before."""
    renewed: tuple[str, ...] = ()
    """The refs of entries of which what is said was renewed: since, only typography or a name became another."""


def publish(
    folder: Path, *, shelf: Path | None = None, log: Path | None = None, ids: Path | None = None, on: date
) -> Publication:
    """Write the edition of a manuscript as `shelf/ID/NUMBER.jsonl`, and what goes with it.

    With it go what lives beside it (search material, standing, recalls), the checksums, the ledger's line of its
    digest and of the ids it is the first to have, and an entry in the changelog; where `ids` names a file, its
    ids for type checkers too. The shelf is the manuscript's folder `editions` unless another is given, the log its
    `CHANGELOG.md`. The edition appears whole or not at all, after the digests in the manuscript's statements, which
    could not be renewed once a draft is replaced, and before the rest: where publishing was broken off, publishing
    again writes what is missing. Where no word of it is another, what lives beside it is brought up to date.

    A draft (below 1.0.0) is replaced; an edition from 1.0.0 on raises `EditionIsPublished` unless it is the
    same to the letter. Raises `StepTooSmall` when its number promises less change than there is,
    `FaultyManuscript` when there are faults, a published id is lost or the ledger was rewritten, `DamagedEdition` when
    an older edition is not what was published, and `SteadyhandError` while somebody else publishes there. Then
    nothing is written.
    """
    faults = serious(check(folder))
    if faults:
        raise FaultyManuscript(faults)
    manuscript = Manuscript(folder)
    guide = manuscript.guide()
    home = (shelf or folder / "editions") / guide.id
    with shelving.alone(home):
        return _published(manuscript, guide, home, (log or folder / "CHANGELOG.md", ids), on)


def _published(
    manuscript: Manuscript, guide: Guide, home: Path, told: tuple[Path, Path | None], on: date
) -> Publication:
    log, ids = told
    file, data = home / f"{guide.edition}.jsonl", dumps(guide).encode()
    shelving.refuse_published(home, guide.edition, data)
    others = shelving.others(home, guide.edition)
    lasting = [other for other in others if is_published(other.edition)]
    history.refuse_rewritten(manuscript, guide, lasting, Beside(home).numbers)
    if not shelving.holds(file, data):
        _refuse_broken_promises(manuscript, guide, others)
    editions = sorted((*others, guide), key=lambda each: order(each.edition))
    newest = editions[-1]
    statements = living.renewed(manuscript, guide, [*others, *_draft(file)])
    beside = living.files(manuscript, guide, statements) if newest is guide else {}
    digested = living.rewritten(manuscript, statements)
    texts = {
        manuscript.folder / LEDGER_FILE: history.lines(manuscript, editions),
        log: changelog.with_entries(_text(log), editions, on),
        **({ids: stub(newest)} if ids else {}),
    }
    _write(digested)
    written = shelving.put(home, guide.edition, data, beside)
    _write(texts)
    position = editions.index(guide)
    previous = editions[position - 1] if position else None
    return Publication(
        file=file,
        previous=previous.edition if previous else None,
        changes=compare(previous, guide) if previous else Changes(),
        written=written,
        renewed=tuple(sorted({each.statement.ref for each in statements if each.is_renewed})),
    )


def publish_contacts(folder: Path, home: Path, on: date) -> Path:
    """Write the contacts of a manuscript as `home/contacts.jsonl`, dated, and return where that is.

    Where nothing in them is another, the file stays as it is, and so does its date. Beside editions the checksums are
    written too. Raises `FaultyManuscript` when there are faults, among them a way to reach a line that is another
    while the day somebody tried it is not.
    """
    faults = serious(check(folder))
    if faults:
        raise FaultyManuscript(faults)
    file = home / CONTACTS
    with shelving.alone(home):
        data = contacts.refreshed(folder, file, on)
        if not shelving.holds(file, data):
            write(file, data)
        if (home / CHECKSUMS).exists():
            shelving.list_again(home)
    return file


def _draft(file: Path) -> list[Guide]:
    """The draft that is about to be replaced; none where it is of a form that is no longer read."""
    if not file.exists():
        return []
    try:
        return [loads(file.read_bytes(), str(file))]
    except DamagedEdition:
        return []


def _write(texts: Mapping[Path, str]) -> None:
    """Write what is there to say and is not there yet."""
    for file, data in ((file, text.encode()) for file, text in texts.items() if text):
        if not shelving.holds(file, data):
            write(file, data)


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode() if file.exists() else ""
    except UnicodeDecodeError:
        raise SteadyhandError(f"{file}: this is not UTF-8") from None


def _refuse_broken_promises(manuscript: Manuscript, guide: Guide, others: list[Guide]) -> None:
    if others:
        last = others[-1]
        changes = compare(last, guide)
        least = least_number(last.edition, changes.step)
        if order(guide.edition) < order(least):
            reasons = (
                f"{change.ref or 'the guide'}: {change.rule.code}" for change in changes if change.step == changes.step
            )
            raise StepTooSmall(guide.edition, last.edition, least, tuple(reasons))
        faults = tuple(living.unrecalled(manuscript, last, changes)) if is_published(last.edition) else ()
        if faults:
            raise FaultyManuscript(faults)
