"""Bounds: what is too large, too deep or said twice is refused at once; what cannot be built is read strictly."""

from collections.abc import Mapping

import pytest

import steadyhand
from steadyhand.editions import bounded
from steadyhand.editions.building import DEEPEST, Lines, Misbuilt
from steadyhand.editions.edition import loads
from steadyhand.editions.lines import dumps
from steadyhand.editions.reading import Refused, whole_number
from steadyhand.errors import DamagedEdition
from steadyhand.records.canonical import line

DATA = dumps(steadyhand.load()).encode()
OWN = {"kind": "guide", "format": 1, "id": "a", "edition": "0.1.0", "title": "A", "summary": "A.", "language": "en"}
OWN |= {"licence": "CC0-1.0", "rights": "None."}


def edition(*tables: Mapping[str, object], **counts: object) -> bytes:
    return "".join(f"{line(table)}\n" for table in ({**OWN, "counts": counts}, *tables)).encode()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('{"a":1,"a":2}', "the key 'a' stands twice in one table"),
        ("[" * 9 + "]" * 9, "it nests deeper than 8"),
        ("[" * 100_000, "it nests deeper than 8"),
        ("9007199254740992", "larger than every program reads rightly"),
        ("9" * 5000, "larger than every program reads rightly"),
        ("1.5", "is no whole number"),
        ("NaN", "is no whole number"),
        ("null", "null is no value"),
        ("{", "it is not JSON"),
        ('"' + "x" * 2**24 + '"', "at most 16777216 are read"),
        (r'["\ud800"]', "a text has the character U\\+D800"),
    ],
)
def test_what_is_out_of_bounds_is_refused(said: str, why: str) -> None:
    with pytest.raises(bounded.Unsound, match=why):
        bounded.value(said)


def test_what_is_within_bounds_is_read() -> None:
    assert bounded.value('{"b": [-9007199254740991, true], "a": {}}') == {"b": [-(2**53) + 1, True], "a": {}}


def test_a_number_that_not_every_program_reads_alike_is_refused_wherever_it_stands() -> None:
    assert whole_number(2**53 - 1) == 2**53 - 1
    with pytest.raises(Refused):
        whole_number(2**53)


THEME = {"kind": "theme", "id": "t0", "label": "T0", "summary": "A theme."}
PRACTICE = {"kind": "practice", "id": "p", "act": "do", "text": "Do it."}
CAUTION = {"kind": "caution", "id": "c", "title": "C", "text": "C.", "instead": "Go."}
CHAIN = [THEME, *({**THEME, "id": f"t{n}", "label": f"T{n}", "broader": f"t{n - 1}"} for n in range(1, DEEPEST + 1))]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("themes", edition(*CHAIN, themes=len(CHAIN))),
        ("themes", edition({**THEME, "aliases": ["a", 7]}, themes=1)),
        ("themes", edition({**THEME, "label": ""}, themes=1)),
        ("themes", edition(PRACTICE, themes=1)),
        ("cautions", edition({**CAUTION, "needs": ["water"]}, cautions=1)),
        ("sections", edition(PRACTICE, practices=1)),
        ("takeaways", edition({"kind": "takeaway", "id": "t", "text": "T.", "sections": ["x"]}, takeaways=1)),
    ],
)
def test_lines_that_were_never_published_so_are_not_built(kind: str, data: bytes) -> None:
    with pytest.raises(Misbuilt):
        Lines(data).kind(kind)
    with pytest.raises(DamagedEdition):
        loads(data)


@pytest.mark.parametrize("data", [edition(themes="1"), edition().replace(b'"None."', b"7")])
def test_a_guides_own_line_that_was_never_published_so_is_not_built(data: bytes) -> None:
    with pytest.raises(Misbuilt):
        Lines(data)
    with pytest.raises(DamagedEdition):
        loads(data)


def test_two_quotes_of_one_id_are_refused() -> None:
    quote = next(each for each in DATA.split(b"\n") if b'"kind":"quote"' in each)
    with pytest.raises(DamagedEdition, match="two quotes have the same id"):
        loads(DATA.replace(quote, quote + b"\n" + quote).replace(b'"quotes":6', b'"quotes":7'))
