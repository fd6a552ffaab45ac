"""Changes between two guides as Markdown, word by word."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from steadyhand.changes import Change, Changes, Difference
from steadyhand.show.markdown import escaped

AROUND = 6
"""How many unchanged words are shown on either side of a change."""


def markdown(changes: Changes) -> str:
    """What differs, under headings, with struck-out and bold words; and the step that it asks for."""
    kinds = {
        "Removed": changes.removed,
        "Added": changes.added,
        "Moved": changes.moved,
        "Changed": changes.changed,
    }
    blocks = [f"## {title}\n\n{''.join(map(_item, found))}" for title, found in kinds.items() if found]
    step = f"The edition’s number takes a **{changes.step}** step." if changes else "Nothing differs."
    return "\n".join([*blocks, step]) + "\n"


def summary(changes: Changes) -> str:
    """How much differs, in a line, and the step that asks for.

    >>> import steadyhand
    >>> summary(steadyhand.compare(steadyhand.load(), steadyhand.load()))
    'nothing differs'
    """
    kinds = {"added": changes.added, "removed": changes.removed, "moved": changes.moved, "changed": changes.changed}
    counted = [f"{len(found)} {kind}" for kind, found in kinds.items() if found]
    return f"{', '.join(counted)}: a {changes.step} step" if changes else "nothing differs"


def words(old: str, new: str) -> str:
    """Two texts in one: words that went struck out, words that came in bold, long stretches of the rest left out.

    >>> print(words("You may wait.", "You need not wait."))
    You ~~may~~ **need not** wait.
    """
    was, now = old.split(), new.split()
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return " ".join(part for operation in matcher.get_opcodes() for part in _parts(operation, was, now))


def _parts(operation: tuple[str, int, int, int, int], was: list[str], now: list[str]) -> Iterator[str]:
    tag, old_start, old_end, new_start, new_end = operation
    if tag == "equal":
        before = was[old_start:old_end]
        after = before[-AROUND:] if old_end < len(was) or new_end < len(now) else []
        ahead = before[:AROUND] if old_start > 0 or new_start > 0 else []
        whole = len(before) <= len(ahead) + len(after)
        yield escaped(" ".join(before if whole else [*ahead, "…", *after]))
        return
    if old_end > old_start:
        yield f"~~{escaped(' '.join(was[old_start:old_end]))}~~"
    if new_end > new_start:
        yield f"**{escaped(' '.join(now[new_start:new_end]))}**"


def _item(change: Change) -> str:
    lines = "".join(map(_line, change.differences))
    return f"- {change.ref or 'the guide'} ({change.step}: {change.rule.reason})\n{lines}"


def _line(difference: Difference) -> str:
    return f"  - {difference.field}: {words(difference.old or '', difference.new or '')}\n"
