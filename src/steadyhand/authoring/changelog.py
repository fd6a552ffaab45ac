"""The changelog's entries about content: what is new in an edition, written for readers."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from steadyhand.changes import Change, compare
from steadyhand.guide import KINDS, Guide
from steadyhand.promises import is_published

EMPTY = "# Changelog\n"


def with_entries(log: str, editions: Sequence[Guide], on: date) -> str:
    """The log with an entry for each edition that has none yet; entries that are there are left as they are.

    They stand under `## Content: ID`, the newest first.
    """
    for position, guide in enumerate(editions):
        heading = f"## Content: {guide.id}"
        if not re.search(rf"(?m)^{re.escape(heading)}$", log):
            log = f"{log.rstrip()}\n\n{heading}\n"
        before, under = re.split(rf"(?m)(?<=^{re.escape(heading)}$)", log, maxsplit=1)
        own = re.split(r"(?m)^## ", under, maxsplit=1)[0]
        if not re.search(rf"(?m)^### {re.escape(guide.edition)}(?![\d.])", own):
            previous = editions[position - 1] if position else None
            log = f"{before}\n\n{_entry(previous, guide, on)}\n{under.lstrip()}"
    return log.rstrip() + "\n"


def _entry(previous: Guide | None, guide: Guide, on: date) -> str:
    when = on.isoformat() if is_published(guide.edition) else "draft"
    heading = f"### {guide.edition} – {when}"
    if previous is None:
        kinds = (getattr(guide, kind) for kind in KINDS)
        counted = (f"{len(entries)} {entries.noun}" for entries in kinds if entries)
        return f"{heading}\n\n#### Added\n\n- {', '.join(counted)}.\n"
    changes = compare(previous, guide)
    said = {"Added": changes.added, "Removed": changes.removed, "Moved": changes.moved, "Changed": changes.changed}
    groups = [f"#### {name}\n\n{_items(group)}" for name, group in said.items() if group]
    return "\n\n".join([heading, *(groups or [f"It says what {previous.edition} says."])]) + "\n"


def _items(changes: Iterable[Change]) -> str:
    return "\n".join(
        f"- `{change.ref or 'the guide'}`: {change.rule.reason}{_what_became(change)}." for change in changes
    )


def _what_became(change: Change) -> str:
    told = [(each.old, each.new) for each in change.differences if each.field in ("ref", "ledger")]
    return "".join(f" ({' → '.join(filter(None, names))})" for names in told)
