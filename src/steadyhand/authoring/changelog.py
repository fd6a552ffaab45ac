"""The changelog's entries about content: what is new in an edition, written for readers."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from steadyhand.changes.change import Change
from steadyhand.changes.compare import compare
from steadyhand.editions.guide import Guide
from steadyhand.editions.numbers import is_published, order
from steadyhand.records.kinds import PLURALS, noun

TITLE = "# Changelog"
_PART = re.compile(r"(?m)^## ")
_ENTRY = re.compile(r"(?m)^### \[?(\d+\.\d+\.\d+)(?![\d.])")


def with_entries(log: str, editions: Sequence[Guide], on: date) -> str:
    """The log with an entry for each edition that has none yet; what is there stays.

    They stand under `## Content: ID`, the newest first.
    """
    lines = told = log.replace("\r\n", "\n")
    for position, guide in enumerate(editions):
        told = _with_entry(told, editions[position - 1] if position else None, guide, on)
    if told == lines:
        return log
    return told.replace("\n", "\r\n") if "\r\n" in log else told


def _with_entry(log: str, previous: Guide | None, guide: Guide, on: date) -> str:
    heading = f"## Content: {guide.id}"
    found = re.compile(rf"(?m)^{re.escape(heading)}$").search(log)
    if found is None:
        return f"{log.rstrip() or TITLE}\n\n{heading}\n\n{_entry(previous, guide, on)}\n"
    following = _PART.search(log, found.end())
    end = following.start() if following else len(log)
    entries = [(entry.start(), order(entry[1])) for entry in _ENTRY.finditer(log, found.end(), end)]
    number = order(guide.edition)
    if number in [there for _, there in entries]:
        return log
    place = next((start for start, there in entries if there < number), end)
    parts = (log[:place].rstrip(), _entry(previous, guide, on), log[place:].strip())
    return "\n\n".join(filter(None, parts)) + "\n"


def _entry(previous: Guide | None, guide: Guide, on: date) -> str:
    when = on.isoformat() if is_published(guide.edition) else "draft"
    heading = f"### {guide.edition} – {when}"
    if previous is None:
        kinds = {kind: getattr(guide, plural) for kind, plural in PLURALS.items()}
        counted = (f"{len(entries)} {noun(kind, len(entries))}" for kind, entries in kinds.items() if entries)
        return f"{heading}\n\n#### Added\n\n- {', '.join(counted)}."
    changes = compare(previous, guide)
    said = {"Added": changes.added, "Removed": changes.removed, "Moved": changes.moved, "Changed": changes.changed}
    groups = [f"#### {name}\n\n{_items(group)}" for name, group in said.items() if group]
    return "\n\n".join([heading, *(groups or [f"It says what {previous.edition} says."])])


def _items(changes: Iterable[Change]) -> str:
    return "\n".join(
        f"- `{change.ref or 'the guide'}`: {change.rule.reason}{_what_became(change)}." for change in changes
    )


def _what_became(change: Change) -> str:
    told = [(each.old, each.new) for each in change.differences if each.field == "ledger"]
    return "".join(f" ({' '.join(' → '.join(filter(None, names)).split())})" for names in told)
