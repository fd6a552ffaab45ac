"""Lines: an edition as it is written, a guide's own line and then one for each entry."""

from collections.abc import Iterator
from typing import Any

from steadyhand.records import canonical
from steadyhand.records.entry import content
from steadyhand.records.kinds import LINES, OWN
from steadyhand.records.ledger import Moved, Retired

FORMAT = 1
"""The version of the file's layout."""
GUIDE = "guide"
"""The kind of the first line."""


def dumps(guide: Any) -> str:
    """The edition of a guide: JSON Lines, each in canonical form."""
    return "".join(f"{canonical.line(line)}\n" for line in (own(guide), *_entries(guide)))


def own(guide: Any) -> dict[str, Any]:
    """The guide's own line: what is said of it as a whole, and how many lines of which kind follow."""
    counts = {plural: len(getattr(guide, plural)) for plural in LINES}
    said = {plural: number for plural, number in counts.items() if number}
    return {"kind": GUIDE, "format": FORMAT, **content(guide), **({"counts": said} if said else {})}


def _entries(guide: Any) -> Iterator[dict[str, Any]]:
    for plural in OWN:
        yield from (entry._line() for entry in getattr(guide, plural))
    yield from (fate_line(line) for line in (*guide.moved, *guide.retired))


def fate_line(fate: Moved | Retired) -> dict[str, Any]:
    """What became of a former id, as a line: the former ref is its id."""
    said = content(fate)
    return {"kind": fate.kind, "id": said.pop("ref"), **said}
