"""Cautions: when this guidance is the wrong advice, and who can help."""

from collections.abc import Iterable
from typing import ClassVar, Literal

import attrs

from steadyhand.records.entry import Entry, Theme
from steadyhand.records.forms import Phrase, Text, ToSection, Verbatim, as_ids, of, tupled
from steadyhand.records.help_line import HelpLine, HelpLines


def _collected(lines: Iterable[HelpLine]) -> HelpLines[str]:
    return lines if isinstance(lines, HelpLines) else HelpLines(lines, record=HelpLine)


@attrs.frozen(kw_only=True, repr=False, field_transformer=tupled)
class Caution(Entry):
    """When this guidance is the wrong advice, what to do instead, and who can help."""

    kind: ClassVar[Literal["caution"]] = "caution"

    title: Text
    text: Text
    signs: tuple[Text, ...]
    instead: Text
    sections: tuple[ToSection, ...] = attrs.field(converter=as_ids)
    """The ids of the sections whose advice it limits."""
    help_lines: HelpLines[str] = attrs.field(converter=_collected, metadata=of(HelpLine))
    themes: tuple[Theme, ...]
    evidence: tuple[Verbatim, ...]
    questions: tuple[Text, ...] = ()
    """What people ask, or tell, to whom it should be shown."""
    calls: tuple[Phrase, ...] = ()
    """Short phrases one of which, in somebody's words, calls for it; `steadyhand.finding.signals` reads them."""
    hints: tuple[Phrase, ...] = ()
    """Phrases two of which call for it."""
    harmless: tuple[Phrase, ...] = ()
    """Figures of speech that look like either."""

    def _gist(self) -> str:
        return self.title
