"""Help lines: services to reach, each for a region."""

import re
from typing import ClassVar, Literal, Self

import attrs

from steadyhand.errors import UnknownRegion
from steadyhand.records.collection import Collection, KeyT_contra
from steadyhand.records.entry import Entry
from steadyhand.records.forms import REGION, Day, RegionCode, Text, Verbatim, tupled
from steadyhand.records.suggestions import quoted

WORLD = "001"


@attrs.frozen(kw_only=True, repr=False, field_transformer=tupled)
class HelpLine(Entry):
    """A service to call, text or visit, for a region, with the date somebody checked it."""

    kind: ClassVar[Literal["help_line"]] = "help_line"

    region: RegionCode
    """An ISO 3166 code (`GB`, `GB-ENG`), `EU`, or `001` for the whole world."""
    service: Text
    audience: Text
    """For whom it is."""
    call: Text | None = None
    text: Text | None = None
    web: Text | None = None
    hours: Text | None = None
    note: Text | None = None
    evidence_year: int | None = None
    """The year of the newest evidence seen; None where the evidence has no date."""
    last_verified: Day | None = None
    """The day somebody last tried it, as `YYYY-MM-DD`; None until somebody has."""
    evidence: tuple[Verbatim, ...]

    def _gist(self) -> str:
        return f"{self.service}, {self.region}"


class HelpLines(Collection[HelpLine, KeyT_contra]):
    """Help lines, in order, that can be asked for a region."""

    __slots__ = ()

    def region(self, code: str | None) -> Self:
        """The lines of a country or its parts; where there are none, those that serve the whole world.

        `code` is an ISO 3166 code such as `GB` or `GB-ENG`, in any case, or None where the reader's
        region is not known. A part of a country has the country's lines too. Lines of the `EU` are
        given for `EU` only: not every member runs them. Raises `UnknownRegion` for what is no code.
        """
        if code is not None and not isinstance(code, str):
            raise TypeError(f"the code of a region is text or None, not {quoted(code)}")
        wanted = "GB" if code and code.strip().upper() == "UK" else (code or WORLD).strip().upper()
        country = wanted.partition("-")[0]
        if not re.fullmatch(REGION, wanted):
            raise UnknownRegion(wanted, {line.region for line in self})
        near = self.where(lambda line: line.region in (wanted, country) or line.region.startswith(f"{wanted}-"))
        return near or self.where(region=WORLD)
