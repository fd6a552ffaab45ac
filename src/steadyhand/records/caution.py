"""Cautions: when this guidance is the wrong advice, and what kind of help that needs."""

from collections.abc import Iterable
from typing import ClassVar, Literal

import attrs

from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import GUARD, PLACED, Offer, Text, ToAny, ToSection, as_ids, of, tupled
from steadyhand.records.help_line import HelpLine, HelpLines, Need

NO_LINES: HelpLines[str] = HelpLines((), record=HelpLine)


def _collected(lines: Iterable[HelpLine]) -> HelpLines[str]:
    return lines if isinstance(lines, HelpLines) else HelpLines(lines, record=HelpLine)


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Caution(Entry):
    """When this guidance is the wrong advice, what to do instead, and what kind of help that needs.

    >>> import steadyhand
    >>> steadyhand.cautions["abuse"].stops_advice
    True
    """

    kind: ClassVar[Literal["caution"]] = "caution"

    title: Text
    text: Text
    signs: tuple[Text, ...]
    instead: Text
    needs: tuple[Need, ...] = attrs.field(default=(), metadata=GUARD)
    """What kind of help it asks for; help lines that serve one of them are its help lines."""
    stops_advice: bool = attrs.field(default=False, metadata=GUARD)
    """Whether, when it is called, no advice is given but what it allows."""
    allows: tuple[ToAny, ...] = attrs.field(converter=as_ids, default=(), metadata=GUARD)
    """The refs of what may still be shown; what a section holds goes with it."""
    offer: Offer | None = None
    """One gentle sentence, of at most 140 characters, for whoever may be meant by it and may not."""
    sections: tuple[ToSection, ...] = attrs.field(converter=as_ids, default=(), metadata=PLACED)
    """The ids of the sections that it limits."""
    help_lines: HelpLines[str] = attrs.field(
        converter=_collected, default=NO_LINES, eq=False, metadata={**of(HelpLine), **PLACED}
    )
    """The lines that serve its needs, as far as anybody knows today: no part of an edition, nor of equality."""
    themes: tuple[Theme, ...]

    def _gist(self) -> str:
        return self.title


def reached(caution: Caution, lines: Iterable[HelpLine]) -> Caution:
    """The caution with those of the lines that serve its needs, those first that serve the need it names first."""
    serving = {need: [line for line in lines if need in line.serves] for need in caution.needs}
    found = {line.id: line for need in caution.needs for line in serving[need]}
    return attrs.evolve(caution, help_lines=tuple(found.values())) if found else caution
