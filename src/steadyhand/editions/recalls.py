"""Recalls as they lie beside an edition: by the digests of what was recalled."""

from collections.abc import Mapping

import attrs

from steadyhand.editions.beside import RECALLS, Beside
from steadyhand.editions.reading import Refused, each, lone
from steadyhand.errors import DamagedEdition
from steadyhand.records.forms import Day, Digest, OfEntry, Text, tupled
from steadyhand.records.recall import Recall

FORMAT = 1
"""The version of the file's layout."""


@attrs.frozen(kw_only=True, field_transformer=tupled)
class Recalled:
    """What was recalled: the entry's ref, and the digest of what it said."""

    ref: OfEntry
    digest: Digest
    since: Day
    reason: Text
    use: tuple[OfEntry, ...] = ()
    renewed_from: tuple[Digest, ...] = ()
    """Former digests: since those only typography, or the ids of what is referred to, became others."""

    @property
    def digests(self) -> tuple[str, ...]:
        """Every digest that it is for."""
        return (self.digest, *self.renewed_from)


def recalls(folder: Beside) -> Mapping[str, Recall]:
    """The recalls in the file beside an edition. Raises `DamagedEdition`: to pass over a recall would do harm."""
    said = folder.said(RECALLS)
    try:
        if said.get("format") != FORMAT:
            raise DamagedEdition(folder.place(RECALLS), f"this version of steadyhand reads format {FORMAT}")
        listed: tuple[Recalled, ...] = each(lone(Recalled))(said.get("recalls", []))
    except Refused as refused:
        raise DamagedEdition(folder.place(RECALLS), "\n".join(map(str, refused.faults))) from None
    return {
        digest: Recall(since=recalled.since, reason=recalled.reason, use=recalled.use)
        for recalled in listed
        for digest in recalled.digests
    }
