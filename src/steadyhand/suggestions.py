"""What was probably meant by a name that nothing has; worked out only when an error is made."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(wanted: str, known: "Iterable[str]") -> tuple[str, ...]:
    """The known names that look most like the wanted one, at most three about as likely, the likeliest first."""
    from difflib import SequenceMatcher, get_close_matches

    spelled: dict[str, str] = {}
    for name in known:
        spelled.setdefault(name.casefold(), name)
    alike = get_close_matches(wanted.casefold(), spelled)
    likeness = [SequenceMatcher(None, name, wanted.casefold()).ratio() for name in alike]
    return tuple(spelled[name] for name, ratio in zip(alike, likeness, strict=True) if ratio > likeness[0] - 0.15)


def did_you_mean(suggestions: "Iterable[str]") -> str:
    """The end of a sentence that offers the suggestions; empty when there are none."""
    offered = " or ".join(repr(name) for name in suggestions)
    return f"; did you mean {offered}?" if offered else ""
