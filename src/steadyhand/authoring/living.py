"""What lives beside an edition, as publishing brings it up to date: search material, standing, recalls."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from steadyhand.authoring.manuscript import LAYOUT, RECALLS_FILE, Manuscript
from steadyhand.authoring.source import Source
from steadyhand.changes import standing
from steadyhand.changes.change import Changes
from steadyhand.changes.compare import compare
from steadyhand.changes.statements import STATEMENTS
from steadyhand.editions import recalls
from steadyhand.editions.beside import RECALLS, SEARCH, STANDING
from steadyhand.editions.guide import Guide
from steadyhand.errors import FaultyManuscript
from steadyhand.finding.compiling import Sentences, compiled
from steadyhand.records import canonical
from steadyhand.records.entry import content
from steadyhand.records.faults import Fault
from steadyhand.records.ledger import Moved

STILL_TRUE = {"typography-changed", "reference-renamed"}
"""The codes of differences that leave what was said of an entry as true as it was."""
FILES: dict[str, tuple[str, ...]] = {STANDING: ("evidence", "reviews", "tries"), RECALLS: ("recalls",)}


@attrs.frozen
class Said:
    """A statement as it is to be, and where in the manuscript it stands."""

    key: str
    position: int
    statement: Any
    was: Any

    @property
    def is_renewed(self) -> bool:
        """Whether it was for another digest."""
        return bool(self.statement.renewed_from != self.was.renewed_from)


def renewed(manuscript: Manuscript, guide: Guide, earlier: Sequence[Guide]) -> tuple[Said, ...]:
    """The statements of a manuscript, those without a digest for what the guide says now, the others renewed.

    One is renewed where, since its text in an earlier edition, only typography or the ids of what is referred to
    became others.
    """
    still = _still_true(guide, earlier)
    return tuple(
        Said(key, position, _renewed(statement, guide, still), statement)
        for key in STATEMENTS
        for position, statement in enumerate(manuscript.living(key))
    )


def _renewed(statement: Any, guide: Guide, still: Mapping[tuple[str, str], str]) -> Any:
    fate = guide.ledger.fate(statement.ref)
    ref = fate.to if isinstance(fate, Moved) else statement.ref
    if statement.digest is None:
        return attrs.evolve(statement, digest=guide[ref].digest) if ref in guide.entries else statement
    now = still.get((ref, statement.digest))
    if now is None:
        return statement
    return attrs.evolve(statement, ref=ref, digest=now, renewed_from=(*statement.renewed_from, statement.digest))


def _still_true(guide: Guide, earlier: Sequence[Guide]) -> dict[tuple[str, str], str]:
    """What entries' digests are now, by their refs and the digests of what they said as truly."""
    found: dict[tuple[str, str], str] = {}
    for edition in earlier:
        changes = compare(edition, guide)
        renamed = {each.ref: _former(each.differences) for each in changes.moved}
        codes = {each.ref: {difference.rule.code for difference in each.differences} for each in changes.changed}
        for entry in guide.entries:
            old = edition.get(renamed.get(entry.ref) or entry.ref)
            if old is not None and old.digest != entry.digest and codes.get(entry.ref, set()) <= STILL_TRUE:
                found[entry.ref, old.digest] = entry.digest
    return found


def _former(differences: Sequence[Any]) -> str | None:
    return next((each.old for each in differences if each.field == "ledger"), None)


def unrecalled(manuscript: Manuscript, last: Guide, changes: Changes) -> Iterator[Fault]:
    """Quotes that are credited with less than in the edition before, where nothing recalls what that said."""
    recalled = {digest for each in manuscript.living("recalls") for digest in each.digests}
    renamed = {each.ref: _former(each.differences) for each in changes.moved}
    for change in changes.changed:
        if any(difference.rule.code == "credit-lessened" for difference in change.differences):
            was = last[renamed.get(change.ref) or change.ref]
            if was.digest not in recalled:
                said = f"{was.ref} is credited with less than in {last.edition}; recall {was.digest}, which that said"
                yield Fault((), said, "unrecalled-credit", RECALLS_FILE, 1, 1)


def files(manuscript: Manuscript, guide: Guide, said: Sequence[Said]) -> dict[str, bytes]:
    """The files beside the edition; one that would say nothing is empty."""
    tables = {
        name: {key: [content(each.statement) for each in said if each.key == key] for key in keys}
        for name, keys in FILES.items()
    }
    formats = {STANDING: standing.FORMAT, RECALLS: recalls.FORMAT}
    found = {
        name: _file({"format": formats[name], "guide": guide.id, **{key: held for key, held in lists.items() if held}})
        if any(lists.values())
        else b""
        for name, lists in tables.items()
    }
    return {SEARCH: _file(material(manuscript, guide)), **found}


def material(manuscript: Manuscript, guide: Guide) -> dict[str, Any]:
    """The search material of a guide."""
    return compiled(guide, sentences(manuscript, guide))


def _file(table: Mapping[str, Any]) -> bytes:
    return f"{canonical.line(table)}\n".encode()


def sentences(manuscript: Manuscript, guide: Guide) -> Sentences:
    """What the manuscript says for search, with the refs that entries had."""
    phrases = {f"cautions/{each.caution}": each for each in manuscript.living("phrases")}
    asked = {each.ref: each.asked for each in manuscript.living("questions")}
    was: dict[str, tuple[str, ...]] = {}
    for former, now in _successors(guide):
        was[now] = (*was.get(now, ()), former)
    return Sentences(
        questions=asked,
        calls={ref: each.calls for ref, each in phrases.items() if each.calls},
        hints={ref: each.hints for ref, each in phrases.items() if each.hints},
        harmless={ref: each.harmless for ref, each in phrases.items() if each.harmless},
        beyond=manuscript.living("beyond"),
        was=was,
    )


def _successors(guide: Guide) -> Iterator[tuple[str, str]]:
    """Former refs, each with what took its place."""
    for line in guide.ledger.lines():
        fate = guide.ledger.fate(line.ref)
        onward = (fate.to,) if isinstance(fate, Moved) else getattr(fate, "successors", ())
        yield from ((line.ref, ref) for ref in onward if ref in guide.entries)


def rewritten(manuscript: Manuscript, said: Sequence[Said]) -> dict[Path, str]:
    """The manuscript's files in which digests are written down or renewed, as they are to be."""
    files: dict[str, list[Said]] = {}
    for each in said:
        if each.statement != each.was:
            files.setdefault(LAYOUT.elsewhere[each.key], []).append(each)
    return {manuscript.folder / name: _text(manuscript.lists[name], these) for name, these in files.items()}


def _text(source: Source, said: Sequence[Said]) -> str:
    """A file with other digests; what else it says stays to the letter.

    Raises `FaultyManuscript` when it has its lists otherwise than as `[[KEY]]`.
    """
    end = "\r\n" if b"\r\n" in source.data else "\n"
    edits: list[tuple[int, int, str]] = []
    for each in said:
        place, table, statement = (each.key, each.position), source.content[each.key][each.position], each.statement
        written = {"ref": statement.ref, "digest": statement.digest, "renewed_from": [*statement.renewed_from]}
        start, after = source.span((*place, "ref"))
        lines = [json.dumps(written.pop("ref"))]
        for key, value in written.items():
            if key in table:
                edits.append((*source.span((*place, key)), json.dumps(value)))
            elif value:
                lines.append(f"{key} = {json.dumps(value)}")
        edits.append((start, after, end.join(lines)))
    data = source.data
    for start, after, text in sorted(edits, reverse=True):
        data = data[:start] + text.encode() + data[after:]
    try:
        tomllib.loads(data.decode())
    except tomllib.TOMLDecodeError:
        what = "each of its lines is to stand under a heading of its own, so that a digest can be written down"
        raise FaultyManuscript((Fault((), what, "bad-value", source.name, 1, 1),)) from None
    return data.decode()
