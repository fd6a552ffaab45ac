"""Wording: two texts in one, with the words that went and the words that came."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from steadyhand.show.parts import Run, apart

AROUND = 6
"""How many unchanged words are shown on either side of a change."""


def differing(old: str, new: str) -> tuple[Run, ...]:
    """Two texts in one, long stretches that both have left out.

    >>> [run.text for run in differing("You may wait.", "You need not wait.") if run.look != "plain"]
    ['may', 'need not']
    """
    was, now = old.split(), new.split()
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return apart((part for operation in matcher.get_opcodes() for part in _parts(operation, was, now)), " ")


def _parts(operation: tuple[str, int, int, int, int], was: list[str], now: list[str]) -> Iterator[Run]:
    tag, old_start, old_end, new_start, new_end = operation
    if tag == "equal":
        same = was[old_start:old_end]
        after = same[-AROUND:] if old_end < len(was) or new_end < len(now) else []
        ahead = same[:AROUND] if old_start > 0 or new_start > 0 else []
        is_short = len(same) <= len(ahead) + len(after)
        yield Run(" ".join(same if is_short else [*ahead, "…", *after]))
        return
    if old_end > old_start:
        yield Run(" ".join(was[old_start:old_end]), "gone")
    if new_end > new_start:
        yield Run(" ".join(now[new_start:new_end]), "come")
