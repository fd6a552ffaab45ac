"""What was probably meant by a name that nothing has, and how a message quotes what it was given."""

from _collections_abc import Iterable  # collections.abc, without importing collections

Names = Iterable[str]
LONGEST = 72
"""How many characters of what was given a message quotes."""


def quoted(given: object) -> str:
    """What was given, as a message quotes it: no more of it than fits in a line.

    >>> quoted("x" * 1000)[-8:]
    "xxxxxx…'"
    """
    shown = repr(given[:LONGEST] + "…" if isinstance(given, str) and len(given) > LONGEST else given)
    return shown if len(shown) <= 2 * LONGEST else f"{shown[:LONGEST]}…"


class Offered(dict[str, str]):
    """Names that are known, each with what is offered to whoever nearly says it."""


def nearest(wanted: str, known: "Names") -> tuple[str, ...]:
    """The known names that look most like the wanted one, at most three about as likely, the likeliest first.

    Of `Offered` names, what is offered is given.
    """
    from difflib import SequenceMatcher, get_close_matches

    offered: dict[str, str] = {}
    for name in known if len(wanted) <= LONGEST else ():
        offered.setdefault(name.casefold(), known[name] if isinstance(known, Offered) else name)
    alike = get_close_matches(wanted.casefold(), offered)
    likeness = [SequenceMatcher(None, name, wanted.casefold()).ratio() for name in alike]
    likely = (offered[name] for name, ratio in zip(alike, likeness, strict=True) if ratio > likeness[0] - 0.15)
    return tuple(dict.fromkeys(likely))


def did_you_mean(suggestions: Iterable[str]) -> str:
    """The end of a sentence that offers the suggestions; empty when there are none."""
    offered = " or ".join(map(quoted, suggestions))
    return f"; did you mean {offered}?" if offered else ""
