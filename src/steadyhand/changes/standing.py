"""Standing: what may be said of an entry today."""

from datetime import date
from typing import Any, Literal, TypeAlias

import attrs

from steadyhand.changes.statements import STATEMENTS, Evidence, Review, Try
from steadyhand.editions.guide import Guide
from steadyhand.editions.reading import Refused, each, lone
from steadyhand.errors import DamagedEdition
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry
from steadyhand.records.help_line import HelpLine
from steadyhand.records.recall import Recall
from steadyhand.records.rows import Row
from steadyhand.records.suggestions import quoted

FORMAT = 1
"""The version of the file's layout."""
Status: TypeAlias = Literal["recalled", "reviewed", "overdue", "lapsed", "unreviewed"]
_FILED = ("evidence", "reviews", "tries")


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Standing(Row, Shown):
    """What may be said of an entry on a day: what was seen for it, who has read it, whether it was recalled."""

    ref: str
    status: Status
    """`reviewed`; `overdue` where every review was to be renewed by that day; `lapsed` where the text has changed
    since; `unreviewed`; or `recalled`, whatever else."""
    reviews: tuple[Review, ...] = ()
    """Those of exactly this text."""
    tries: tuple[Try, ...] = ()
    evidence: tuple[str, ...] = ()
    """Addresses of what was seen."""
    recall: Recall | None = None

    def __repr__(self) -> str:
        return f"<Standing {self.ref}: {self.status}>"


def standing_of(guide: Guide, ref: str, on: date) -> Standing:
    """What may be said of an entry of a guide on a day. Raises `UnknownRef`, and `DamagedEdition`."""
    if not isinstance(on, date):
        raise TypeError(f"on is a date, not {quoted(on)}")
    entry = guide[ref]
    said = _statements(guide)
    mine: dict[str, tuple[Any, ...]] = {
        name: tuple(each for each in said[name] if entry.digest in each.digests) for name in _FILED
    }
    evidence: tuple[Evidence, ...] = mine["evidence"]
    return Standing(
        ref=entry.ref,
        status=_status(entry, mine["reviews"], said["reviews"], on.isoformat()),
        reviews=mine["reviews"],
        tries=(*mine["tries"], *_tried(entry)),
        evidence=(*(address for each in evidence for address in each.seen), *getattr(entry, "evidence", ())),
        recall=entry.recalled,
    )


def _status(entry: Entry, mine: tuple[Review, ...], all_of_them: tuple[Review, ...], on: str) -> Status:
    if entry.recalled:
        return "recalled"
    if any(review.until is None or review.until > on for review in mine):
        return "reviewed"
    if mine:
        return "overdue"
    return "lapsed" if any(review.ref == entry.ref for review in all_of_them) else "unreviewed"


def _tried(entry: Entry) -> tuple[Try, ...]:
    """The try that a help line tells of itself."""
    if isinstance(entry, HelpLine) and entry.tried:
        return (Try(ref=entry.ref, digest=entry.digest, on=entry.tried),)
    return ()


def _statements(guide: Guide) -> dict[str, tuple[Any, ...]]:
    held = guide._today.standing() or {}
    if held.get("format", FORMAT) != FORMAT or held.get("guide", guide.id) != guide.id:
        raise DamagedEdition("standing.json", f"it is another guide's, or of another format than {FORMAT}")
    try:
        return {name: each(lone(STATEMENTS[name]))(held.get(name, [])) for name in _FILED}
    except Refused as refused:
        raise DamagedEdition("standing.json", "\n".join(map(str, refused.faults))) from None
