"""Results: what a search found, cautions first."""

from collections.abc import Iterator, Sequence
from typing import Any, overload

import attrs

from steadyhand.records.caution import Caution
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry
from steadyhand.records.wording import counted


@attrs.frozen(match_args=False, repr=False)
class Hit(Shown):
    """An entry that answers a question."""

    entry: Entry
    score: float
    """How well; comparable within one answer only, and no part of what is promised."""
    snippet: str
    """The piece of the entry that says best why."""

    def to_dict(self) -> dict[str, Any]:
        """The hit as plain data for JSON: its ref, score and snippet."""
        return {"ref": self.entry.ref, "score": self.score, "snippet": self.snippet}

    def __repr__(self) -> str:
        return f"<Hit {self.entry.ref}: {self.score:.2f}>"


@attrs.frozen(match_args=False, repr=False)
class Results(Shown, Sequence[Hit]):
    """What a search found, best first: a sequence of hits, and the cautions that the words call for.

    Show the cautions before any hit. They are an aid and no detector: danger can be told in words that no list
    has, and what is listed can be said in jest.

    >>> import steadyhand
    >>> results = steadyhand.search("she goes silent for days whenever I bring up something serious")
    >>> len(results) > 0, results.cautions
    (True, ())
    >>> steadyhand.search("he hit me again last night").cautions[0].title
    'If you are being hurt'
    """

    query: str
    hits: tuple[Hit, ...] = ()
    cautions: tuple[Caution, ...] = ()
    language: str = ""
    """The BCP 47 tag of the guide's language."""
    possible: tuple[Caution, ...] = ()
    """Cautions that may be meant: offer a way to reach somebody."""
    degraded: bool = False
    """Whether the guide was searched by its published text alone, so that no words could call for a caution."""

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    @overload
    def __getitem__(self, position: int) -> Hit: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, position: int | slice) -> Hit | tuple[Hit, ...]:
        """The hit at a position, or a tuple of them for a slice."""
        return self.hits[position]

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain data for JSON, the cautions first."""
        return {
            "query": self.query,
            "cautions": [caution.to_dict() for caution in self.cautions],
            "possible": [caution.to_dict() for caution in self.possible],
            "hits": [hit.to_dict() for hit in self.hits],
            "degraded": self.degraded,
        }

    def __repr__(self) -> str:
        shown = ", ".join((*(hit.entry.ref for hit in self.hits[:3]), *("…" for _ in self.hits[3:4])))
        warned = f"; cautions: {', '.join(caution.id for caution in self.cautions)}" if self.cautions else ""
        return f"<{counted(len(self), 'hit')}{': ' if shown else ''}{shown}{warned}>"
