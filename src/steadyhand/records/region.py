"""Regions: countries and their parts, by their names, with the numbers to call in an emergency."""

import re
from typing import ClassVar, Literal

import attrs

from steadyhand.errors import UnknownRegion
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry
from steadyhand.records.forms import REGION, RegionCode, Text, Verbatim, tupled
from steadyhand.records.rows import Row
from steadyhand.records.suggestions import quoted
from steadyhand.records.wording import one_line

WORLD = "001"
"""The whole world, as UN M49 has it."""
_COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE
GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM
KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH
SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG
VI VN VU WF WS YE YT ZA ZM ZW"""
COUNTRIES = frozenset(_COUNTRIES.split())
"""The alpha-2 codes of ISO 3166-1, and `EU`, which it reserves."""
_TAG = re.compile("[a-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:([A-Za-z]{2})|[0-9]{3})(?:[-_][A-Za-z0-9]{4,8})*)?")


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Emergency(Row, Shown):
    """A number to call in an emergency, and what it is for."""

    number: Text
    for_: Text
    """What it is for, in words: `any emergency`, `the police`."""

    def __repr__(self) -> str:
        return f"<Emergency {one_line(self.number)}, {one_line(self.for_)}>"


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Region(Entry):
    """A country or a part of one, with its name in words; its id is its code in small letters.

    >>> import steadyhand
    >>> steadyhand.regions["gb"].name
    'the United Kingdom'
    """

    kind: ClassVar[Literal["region"]] = "region"

    code: RegionCode
    """An ISO 3166 code (`GB`, `GB-SCT`), or `001` for the whole world."""
    name: Text
    emergency: tuple[Emergency, ...] = ()
    """The numbers to call when somebody is in danger now; none where none could be established."""
    evidence_year: int | None = None
    """The year of the newest evidence seen for those numbers."""
    evidence: tuple[Verbatim, ...] = ()

    def _gist(self) -> str:
        return self.name


def asked(code: str | None) -> str:
    """The code of the region that is meant by a code or a language tag; that of the world where none is.

    Raises `UnknownRegion`.

    >>> asked("UK"), asked("GB-SCT"), asked("de_AT"), asked("de"), asked(None)
    ('GB', 'GB-SCT', 'AT', '001', '001')
    """
    if code is not None and not isinstance(code, str):
        raise TypeError(f"the code of a region is text or None, not {quoted(code)}")
    wanted = (code or WORLD).strip()
    country, dash, part = wanted.partition("-")
    if re.fullmatch(REGION, wanted) and country in {*COUNTRIES, "UK", WORLD}:
        return f"{'GB' if country == 'UK' else country}{dash}{part}"
    tag = _TAG.fullmatch(wanted)
    inside = tag[1].upper() if tag and tag[1] else ""
    if tag is None or (inside and inside not in COUNTRIES):
        meant = [wanted.upper()] if country.upper() in COUNTRIES else []
        raise UnknownRegion(wanted, [*meant, *sorted(COUNTRIES)])
    return inside or WORLD
