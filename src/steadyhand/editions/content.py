"""Content: a whole guide as plain data, each entry's table where editors write it."""

from collections.abc import Iterator, Mapping
from typing import Any

from steadyhand.editions.bounded import Unsound
from steadyhand.editions.lines import FORMAT, GUIDE
from steadyhand.editions.reading import filled
from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept
from steadyhand.records.entry import Theme
from steadyhand.records.kinds import FATES, LINES, PLURALS
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote
from steadyhand.records.resource import Resource
from steadyhand.records.section import Section
from steadyhand.records.suggestions import did_you_mean, nearest, quoted
from steadyhand.records.takeaway import Takeaway

LISTED: Mapping[str, Any] = {
    "themes": Theme,
    "people": Person,
    "resources": Resource,
    "concepts": Concept,
    "cautions": Caution,
    "takeaways": Takeaway,
    "sections": Section,
    "moved": Moved,
    "retired": Retired,
}
"""What an item of each list of a guide becomes."""
HELD: Mapping[str, Any] = {"quotes": Quote, "practices": Practice}
"""What stands in a section's table."""


def of_lines(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The content of an edition, given its lines. Raises `Unsound` where they are not such lines in such an order."""
    first, *tables = lines
    if first.get("kind") != GUIDE:
        raise Unsound("its first line is not that of a guide")
    if first.get("format") != FORMAT:
        raise Unsound(f"its format is {quoted(first.get('format'))}; this version of steadyhand reads format {FORMAT}")
    lists: dict[str, list[Any]] = {plural: [] for plural in LINES}
    for number, table in enumerate(tables, 2):
        plural = PLURALS.get(str(table.get("kind")), str(table.get("kind")))
        if plural not in lists:
            kinds = [*PLURALS, *FATES]
            raise Unsound(f"line {number}: there is no kind {quoted(table.get('kind'))}{_meant(table, kinds)}")
        lists[plural].append(_table({**LISTED, **HELD}[plural], table))
    counts = {plural: len(found) for plural, found in lists.items() if found}
    if first.get("counts", {}) != counts:
        raise Unsound(f"its first line counts {quoted(first.get('counts'))}, and there are {quoted(counts)}")
    for plural in HELD:
        _put_in_sections(plural, lists.pop(plural), lists["sections"])
    said = {key: value for key, value in first.items() if key not in ("kind", "format", "counts")}
    return {**said, **lists}


def _meant(table: Mapping[str, Any], kinds: list[str]) -> str:
    return did_you_mean(nearest(str(table.get("kind")), kinds))


def _table(cls: Any, line: dict[str, Any]) -> dict[str, Any]:
    """The table of a line: as editors write it, without what follows from it."""
    unsaid = ("kind", "credit") if cls is Quote else ("kind",)
    table = {key: value for key, value in line.items() if key not in unsaid}
    if cls in (Moved, Retired) and "id" in table:
        table["ref"] = table.pop("id")
    return filled(cls, table)


def _put_in_sections(plural: str, held: list[Any], sections: list[Any]) -> None:
    """Put the tables of what sections hold into theirs, in place of the ids."""
    left = {table["id"]: table for table in held if isinstance(table.get("id"), str)}
    if len(left) < len(held):
        raise Unsound(f"two {plural} have the same id, or one has none")
    for section in sections:
        ids = section.get(plural)
        if isinstance(ids, list):
            section[plural] = [*_taken(plural, ids, left)]
    if left:
        raise Unsound(f"no section holds {plural}/{next(iter(left))}")


def _taken(plural: str, ids: list[Any], left: dict[str, Any]) -> Iterator[Any]:
    for id in ids:
        if not isinstance(id, str) or id not in left:
            raise Unsound(f"a section holds {plural}/{quoted(id)}, of which there is no line, or which another holds")
        yield left.pop(id)
