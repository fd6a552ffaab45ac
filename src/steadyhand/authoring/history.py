"""What the ledger of a manuscript says of editions: each one's digest, and the refs that came with it."""

import json
import tomllib
from collections.abc import Container, Iterator, Sequence

import attrs

from steadyhand.authoring.fmt import formatted
from steadyhand.authoring.manuscript import LEDGER_FILE, Manuscript
from steadyhand.authoring.source import Source
from steadyhand.authoring.tables import as_list
from steadyhand.editions.beside import CHECKSUMS
from steadyhand.editions.guide import Guide
from steadyhand.editions.numbers import is_published, order
from steadyhand.editions.reading import Refused, each, lone
from steadyhand.errors import FaultyManuscript
from steadyhand.records.faults import Fault
from steadyhand.records.forms import Digest, Number, Ref, tupled
from steadyhand.records.kinds import FATES


@attrs.frozen(kw_only=True, field_transformer=tupled)
class Published:
    """An edition that was published for good: its digest, and the refs that it was the first to have."""

    edition: Number
    digest: Digest
    refs: tuple[Ref, ...]


def published(manuscript: Manuscript) -> tuple[Published, ...]:
    """Every published edition that the ledger knows, each once. Raises `Refused` with the faults of its lines."""
    try:
        lines: tuple[Published, ...] = each(lone(Published))(manuscript.published)
    except Refused as refused:
        raise refused.under("published") from None
    numbers = [line.edition for line in lines]
    twice = [at for at, number in enumerate(numbers) if number in numbers[:at]]
    if twice:
        said = "an edition is published once, and this one has a line already"
        raise Refused(*(Fault(("published", at, "edition"), said, "bad-value") for at in twice))
    return lines


def lost(manuscript: Manuscript, refs: set[str]) -> tuple[Fault, ...]:
    """Faults of the ledger's list of editions, and published refs neither among these nor moved nor retired.

    Where a file could not be read, it may have what seems lost.
    """
    try:
        editions = published(manuscript)
    except Refused as refused:
        return refused.faults
    if not manuscript.is_read:
        return ()
    lines = (line for key in FATES for line in as_list(manuscript.content[key]))
    gone = {line["ref"] for line in lines if isinstance(line, dict) and isinstance(line.get("ref"), str)}
    return tuple(
        Fault(("published", number, "refs", position), f"{ref} was published and is gone", "lost-id")
        for number, each_edition in enumerate(editions)
        for position, ref in enumerate(each_edition.refs)
        if ref not in refs and ref not in gone
    )


def refuse_rewritten(manuscript: Manuscript, guide: Guide, earlier: Sequence[Guide], listed: Container[str]) -> None:
    """Refuse where the ledger does not say what it said when the earlier editions, or this one, were published.

    `listed` are the numbers in the manifest. Raises `FaultyManuscript`, with every line that is missing or another.
    Where all editions went together with the ledger, nothing is left to notice it by.
    """
    said = [*_rewritten(published(manuscript), guide, earlier, listed)]
    if said:
        raise FaultyManuscript(tuple(Fault((), each, "bad-value", LEDGER_FILE, 1, 1) for each in said))


def _rewritten(
    lines: Sequence[Published], guide: Guide, earlier: Sequence[Guide], listed: Container[str]
) -> Iterator[str]:
    known = {line.edition: line for line in lines}
    own = [guide] if guide.edition in known else []
    for line in _lines(sorted((*earlier, *own), key=lambda each: order(each.edition))):
        found = known.get(line.edition)
        if found is None:
            yield f"edition {line.edition} is published, and its line is gone"
        elif found != line:
            yield f"the line of edition {line.edition} is not the one that was written when it was published"
    for number in known:
        if number not in listed:
            yield f"edition {number} was published, and {CHECKSUMS} does not list it"
    fates = {fate.ref: fate for fate in guide.ledger.lines()}
    for edition in earlier:
        for fate in edition.ledger.lines():
            if fates.get(fate.ref) != fate:
                yield f"edition {edition.edition} has another line for {fate.ref}"


def lines(manuscript: Manuscript, editions: Sequence[Guide]) -> str:
    """The ledger with a line for each published edition that has none yet; empty when there is nothing to say.

    Raises `FaultyManuscript` when nothing can be added to it.
    """
    source = manuscript.lists.get(LEDGER_FILE)
    text = source.data.decode() if source else ""
    known = {each_edition.edition for each_edition in published(manuscript)}
    for line in _lines(editions):
        if line.edition not in known:
            said = f'edition = "{line.edition}"\ndigest = "{line.digest}"\nrefs = {json.dumps(line.refs)}\n'
            text = appended(text, "published", said)
    return text


def _lines(editions: Sequence[Guide]) -> Iterator[Published]:
    """What the ledger says of these editions, the oldest first."""
    seen: set[str] = set()
    for guide in editions:
        if is_published(guide.edition):
            refs = [entry.ref for entry in guide.entries]
            first = tuple(ref for ref in refs if ref not in seen)
            yield Published(edition=guide.edition, digest=guide.digest, refs=first)
            seen.update(refs)


def appended(ledger: str, key: str, line: str) -> str:
    """The ledger with one more line at the end of a list; what it says already stays to the letter.

    Raises `FaultyManuscript` when it has the list otherwise than as `[[KEY]]`.
    """
    gap = "" if not ledger or ledger.endswith(("\n\n", "\n\r\n")) else "\n" if ledger.endswith("\n") else "\n\n"
    added = gap + formatted(Source(LEDGER_FILE, f"[[{key}]]\n{line}".encode(), {}))
    text = ledger + (added.replace("\n", "\r\n") if "\r\n" in ledger else added)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        line_and_column = Source(LEDGER_FILE, ledger.encode(), {}).place((key,), of_key=True)
        said = f"each of its lines is to stand under [[{key}]], so that more can follow"
        raise FaultyManuscript((Fault((key,), said, "bad-value", LEDGER_FILE, *line_and_column),)) from None
    return text
