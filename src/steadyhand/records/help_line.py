"""Help lines: services to reach, each for a region, and what each serves."""

from typing import ClassVar, Literal, Self, TypeAlias

import attrs

from steadyhand.records.collection import Collection, KeyT_contra
from steadyhand.records.entry import Entry
from steadyhand.records.forms import Day, Language, RegionCode, Text, Verbatim, tupled
from steadyhand.records.region import WORLD, asked

Need: TypeAlias = Literal[
    "abuse", "despair", "stalking", "own-conduct", "forced-marriage", "elder-abuse", "under-18", "illness"
]
"""What kind of help a caution asks for, and a help line serves."""
WAYS = ("call", "sms", "web")
"""The fields that say how a line is reached."""


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class HelpLine(Entry):
    """A service to call, text or visit, for a region: a fact of today, and no part of any edition."""

    kind: ClassVar[Literal["help_line"]] = "help_line"

    region: RegionCode
    """An ISO 3166 code (`GB`, `GB-ENG`), `EU`, or `001` for the whole world."""
    service: Text
    audience: Text
    """For whom it is."""
    serves: tuple[Need, ...]
    """What kinds of help it gives."""
    languages: tuple[Language, ...] = ()
    """BCP 47 tags of what is spoken, where that is known."""
    call: Text | None = None
    sms: Text | None = None
    web: Text | None = None
    hours: Text | None = None
    note: Text | None = None
    """What a caller should know."""
    evidence_year: int | None = None
    """The year of the newest evidence seen; None where the evidence has no date."""
    tried: Day | None = None
    """The day somebody last tried it, as `YYYY-MM-DD`; None until somebody has."""
    evidence: tuple[Verbatim, ...]

    def _gist(self) -> str:
        return f"{self.service}, {self.region}"


class HelpLines(Collection[HelpLine, KeyT_contra]):
    """Help lines, in order, that can be asked for a region."""

    __slots__ = ()

    def region(self, code: str | None) -> Self:
        """The lines of a country and its parts, and after them those that serve the whole world.

        `code` is a country's ISO 3166 code, or that of a part of it (`US`, `GB-SCT`), or a language tag that has
        one (`en-US`, `de_AT`). None, or a tag without a country (`de`), gives the worldwide lines alone. A part of a
        country has the country's lines too. Raises `UnknownRegion` for anything else.

        >>> import steadyhand
        >>> steadyhand.help_lines.region("de_AT").ids
        ('at-frauenhelpline', 'at-telefonseelsorge', 'world-find-a-helpline')
        """
        wanted = asked(code)
        country = wanted.partition("-")[0]
        near = self.where(lambda line: line.region in (wanted, country) or line.region.startswith(f"{wanted}-"))
        return near + self.where(region=WORLD)
