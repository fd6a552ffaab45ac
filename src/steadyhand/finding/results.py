"""Results: what a search found, cautions first."""

from typing import Any

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
class Results(Shown):
    """What a search found; true when there is anything to show.

    It is no sequence, so that nobody walks past a caution. Show `cautions` before any hit. They are an aid and no
    detector: danger can be told in words that no list has, and what is listed can be said in jest.

    >>> import steadyhand
    >>> results = steadyhand.search("she goes silent for days whenever I bring up something serious")
    >>> bool(results), results.cautions, results.hits[0].entry.ref
    (True, (), 'sections/observe-patterns')
    >>> danger = steadyhand.search("he hit me again last night and now he won’t talk")
    >>> danger.cautions[0].title, danger.hits, danger.withheld[0].entry.kind
    ('If you are being hurt', (), 'section')
    """

    query: str
    hits: tuple[Hit, ...] = ()
    """What answers, best first."""
    cautions: tuple[Caution, ...] = ()
    """What the words call for, the likeliest first."""
    language: str = ""
    """The BCP 47 tag of the guide's language."""
    possible: tuple[Caution, ...] = ()
    """Cautions that may be meant: offer a way to reach somebody; they hide nothing."""
    withheld: tuple[Hit, ...] = ()
    """What would answer, and a caution that was called keeps back, best first."""
    degraded: bool = False
    """Whether the guide was searched by its published text alone, so that no words could call for a caution."""

    def __bool__(self) -> bool:
        return bool(self.cautions or self.possible or self.hits or self.withheld)

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain data for JSON, the cautions first."""
        return {
            "query": self.query,
            "cautions": [caution.to_dict() for caution in self.cautions],
            "possible": [caution.to_dict() for caution in self.possible],
            "hits": [hit.to_dict() for hit in self.hits],
            "withheld": [hit.entry.ref for hit in self.withheld],
            "degraded": self.degraded,
        }

    def __repr__(self) -> str:
        shown = ", ".join((*(hit.entry.ref for hit in self.hits[:3]), *("…" for _ in self.hits[3:4])))
        warned = f"; cautions: {', '.join(caution.id for caution in self.cautions)}" if self.cautions else ""
        return f"<{counted(len(self.hits), 'hit')}{': ' if shown else ''}{shown}{warned}>"
