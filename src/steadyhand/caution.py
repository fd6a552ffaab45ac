"""Cautions: when this guidance is the wrong advice, and who can help."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

import attrs

from steadyhand.entry import Entry, Theme
from steadyhand.errors import UnknownRegion
from steadyhand.suggestions import nearest
from steadyhand.typeset.parts import Block, Run, Said, holding, items, strong, text
from steadyhand.typeset.shown import Shown

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

    @property
    def headline(self) -> str:
        """The name of the service."""
        return self.service

    def ways(self) -> tuple[tuple[Said, ...], ...]:
        """How to reach it, when, and how far that has been checked, a line each."""
        ways = {
            "Call": Run(self.call or "", "call"),
            "Text": Run(self.text or ""),
            "Web": Run(self.web or "", "link"),
            "Hours": Run(self.hours or ""),
        }
        tried = f"last tried on {self.last_verified}" if self.last_verified else "not yet tried by us"
        evidence = f"Evidence of {self.evidence_year}" if self.evidence_year else "Evidence undated"
        note = ((self.note.removesuffix("."),),) if self.note else ()
        return (*((f"{way}: ", to) for way, to in ways.items() if to.text), *note, (f"{evidence}, {tried}",))

    def reach(self) -> tuple[Said, ...]:
        """What it is, where, for whom, and how to reach it, in a line."""
        return (strong(self.service), f" ({self._where()}), for {self.audience}", *self._told_ways())

    def gloss(self) -> tuple[Said, ...]:
        """Where and for whom it is, and how to reach it."""
        return (f": {self._where()}, for {self.audience}", *self._told_ways())

    def _telling(self) -> Iterator[Block]:
        yield items(((f"Where: {self._where()}",), (f"For: {self.audience}",), *self.ways()))

    def _where(self) -> str:
        return "anywhere" if self.region == WORLD else self.region

    def _told_ways(self) -> Iterator[Said]:
        for way in self.ways():
            yield from (". ", *way)

    def _gist(self) -> str:
        return f"{self.service}, {self.region}"


class HelpLines(Shown, tuple[HelpLine, ...]):
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

    def told(self) -> Block:
        """Each of them in a line."""
        return items(line.reach() for line in self)


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

    @property
    def headline(self) -> str:
        """Its title."""
        return self.title

    @property
    def within(self) -> tuple[str, ...]:
        """The sections whose advice it limits."""
        return self.sections

    def _telling(self) -> Iterator[Block]:
        yield text(self.text)
        yield holding("labelled", [items(self.signs)], "Signs")
        yield holding("labelled", [text(self.instead)], "Instead")
        yield holding("labelled", [self.help_lines.told()], "Help")

    def gloss(self) -> tuple[Said, ...]:
        """Its text."""
        return (f": {self.text}",)

    def _gist(self) -> str:
        return self.title


def limiting(sections: Iterable[str], limited: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The ids of the cautions that limit any of these sections, each once; `limited` is what `limits` gives."""
    return tuple(dict.fromkeys(caution for section in sections for caution in limited.get(section, ())))


def limits(cautions: Iterable[Caution]) -> dict[str, tuple[str, ...]]:
    """The ids of the cautions that limit each section, under the section's id."""
    by_section: dict[str, tuple[str, ...]] = {}
    for caution in cautions:
        for section in dict.fromkeys(caution.sections):
            by_section[section] = (*by_section.get(section, ()), caution.id)
    return by_section
