"""What was probably meant by a name that nothing has, and how a message quotes what it was given."""

from _collections_abc import Iterable  # collections.abc, without importing collections

Names = Iterable[str]
LONGEST = 72
"""How many characters of what was given a message quotes, or of a name are compared."""
MANY = 2000
"""How many names are met before the commonest runs of letters, which say least, are left out."""
LOOKED_AT = 16
"""Of the names that share most, how many are looked at closely."""
ALIKE = 0.6
"""How much of two names is alike where one may be meant for the other."""
NEARLY = 0.15
"""How much less alike than the likeliest another may be, to be as likely."""


def quoted(given: object) -> str:
    """What was given, as a message quotes it: no more of it than fits in a line.

    >>> quoted("x" * 1000)[-8:]
    "xxxxxx…'"
    """
    shown = repr(given[:LONGEST] + "…" if isinstance(given, str) and len(given) > LONGEST else given)
    return shown if len(shown) <= 2 * LONGEST else f"{shown[:LONGEST]}…"


class Offered(dict[str, str]):
    """Names that are known, each with what is offered to whoever nearly says it."""


class Known:
    """Known names, to be found by the runs of three letters that they share with a misspelled one.

    So asking costs the names that are at all alike, and not all there are.
    """

    def __init__(self, names: Names) -> None:
        self._offered: dict[str, str] = {}
        for name in names:
            self._offered.setdefault(name.casefold(), names[name] if isinstance(names, Offered) else name)
        self._having: dict[str, list[str]] = {}
        self._found: dict[str, tuple[str, ...]] = {}
        for name in self._offered:
            for run in _runs(name):
                self._having.setdefault(run, []).append(name)

    def nearest(self, wanted: str) -> tuple[str, ...]:
        """The names that look most like the wanted one, at most three about as likely, the likeliest first."""
        from difflib import SequenceMatcher

        if wanted in self._found:
            return self._found[wanted]
        word = wanted.casefold()
        matcher, ratios = SequenceMatcher(None, "", word), []
        for name in self._alike(word):
            matcher.set_seq1(name)
            if matcher.quick_ratio() >= ALIKE:
                ratios.append((matcher.ratio(), name))
        ratios.sort(reverse=True)
        likely = (name for ratio, name in ratios[:3] if ratio >= ALIKE and ratio > ratios[0][0] - NEARLY)
        return self._found.setdefault(wanted, tuple(dict.fromkeys(self._offered[name] for name in likely)))

    def _alike(self, word: str) -> list[str]:
        """The names that share most runs with a word; all, where there are few."""
        if len(word) > LONGEST or len(self._offered) <= LOOKED_AT:
            return [] if len(word) > LONGEST else [*self._offered]
        shared: dict[str, int] = {}
        met = 0
        for names in sorted((self._having.get(run, []) for run in _runs(word)), key=len):
            met += len(names)
            if shared and met > MANY:
                break
            for name in names:
                shared[name] = shared.get(name, 0) + 1
        least = min(sorted(shared.values())[-LOOKED_AT:], default=0)
        most = (name for name, runs in shared.items() if runs >= least)
        return sorted(most, key=lambda name: (-shared[name], abs(len(name) - len(word)), name))[:LOOKED_AT]


def _runs(name: str) -> set[str]:
    """The runs of three letters in a name, its ends marked; and all its letters, whatever their order."""
    padded = f" {name} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)} | {"".join(sorted(name))}


def nearest(wanted: str, known: "Names | Known") -> tuple[str, ...]:
    """The known names that look most like the wanted one; of `Offered` names, what is offered is given."""
    return (known if isinstance(known, Known) else Known(known)).nearest(wanted)


def did_you_mean(suggestions: Iterable[str]) -> str:
    """The end of a sentence that offers the suggestions; empty when there are none."""
    offered = " or ".join(map(quoted, suggestions))
    return f"; did you mean {offered}?" if offered else ""
