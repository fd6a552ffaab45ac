"""Cautions: when this guidance is the wrong advice, and who can help."""

import re
from collections.abc import Iterable
from typing import ClassVar

import attrs

from steadyhand.entry import Entry, Theme
from steadyhand.errors import UnknownRegion
from steadyhand.suggestions import nearest

WORLD = "001"
REGION = r"[A-Z]{2}(-[A-Z0-9]{1,3})?|001"
"""What the code of a region looks like, as a regular expression."""


@attrs.frozen(kw_only=True, repr=False)
class HelpLine(Entry):
    """A service to call, text or visit, for a region, with the date somebody checked it."""

    noun: ClassVar[str] = "help line"
    plural: ClassVar[str] = "help_lines"

    region: str
    """An ISO 3166 code (`GB`, `GB-ENG`), `EU`, or `001` for the whole world."""
    service: str
    audience: str
    """For whom it is."""
    call: str | None = None
    text: str | None = None
    web: str | None = None
    hours: str | None = None
    note: str | None = None
    evidence_year: int | None = None
    """The year of the newest evidence seen; None where the evidence has no date."""
    last_verified: str | None = None
    """The day somebody last tried it, as `YYYY-MM-DD`; None until somebody has."""
    evidence: tuple[str, ...]

    def _gist(self) -> str:
        return f"{self.service}, {self.region}"


class HelpLines(tuple[HelpLine, ...]):
    """Help lines, in order, that can be asked for a region."""

    __slots__ = ()

    def region(self, code: str | None) -> "HelpLines":
        """The lines of a country or its parts; where there are none, those that serve the whole world.

        `code` is an ISO 3166 code such as `GB` or `GB-ENG`, in any case, or None where the reader's
        region is not known. A part of a country has the country's lines too. Lines of the `EU` are
        given for `EU` only: not every member runs them. Raises `UnknownRegion` for what is no code.
        """
        wanted = "GB" if code and code.strip().upper() == "UK" else (code or WORLD).strip().upper()
        country = wanted.partition("-")[0]
        if not re.fullmatch(REGION, wanted):
            raise UnknownRegion(wanted, nearest(wanted, {line.region for line in self}))
        near = HelpLines(
            line for line in self if line.region in (wanted, country) or line.region.startswith(f"{wanted}-")
        )
        return near or HelpLines(line for line in self if line.region == WORLD)


def _help_lines(lines: Iterable[HelpLine]) -> HelpLines:
    return HelpLines(lines)


@attrs.frozen(kw_only=True, repr=False)
class Caution(Entry):
    """When this guidance is the wrong advice, what to do instead, and who can help."""

    noun: ClassVar[str] = "caution"
    plural: ClassVar[str] = "cautions"

    title: str
    text: str
    signs: tuple[str, ...]
    instead: str
    sections: tuple[str, ...]
    """The ids of the sections whose advice it limits."""
    help_lines: HelpLines = attrs.field(converter=_help_lines)
    themes: tuple[Theme, ...]
    evidence: tuple[str, ...]
    questions: tuple[str, ...] = ()
    """What people ask, or tell, to whom it should be shown."""
    calls: tuple[str, ...] = ()
    """Short phrases one of which, in somebody's words, calls for it; `steadyhand.signals` says how they are read."""
    hints: tuple[str, ...] = ()
    """Phrases two of which call for it."""
    harmless: tuple[str, ...] = ()
    """Figures of speech that look like either."""

    def _gist(self) -> str:
        return self.title


def limits(cautions: Iterable[Caution]) -> dict[str, tuple[str, ...]]:
    """The ids of the cautions that limit each section, under the section's id."""
    by_section: dict[str, tuple[str, ...]] = {}
    for caution in cautions:
        for section in dict.fromkeys(caution.sections):
            by_section[section] = (*by_section.get(section, ()), caution.id)
    return by_section
