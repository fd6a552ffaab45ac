"""Search material: what finding needs beside a guide's own text, as it was compiled and as it is read."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from steadyhand.errors import InvalidRecord
from steadyhand.finding.phrases import unplain
from steadyhand.finding.signals import Signals
from steadyhand.records.forms import NUMBER, SLUG
from steadyhand.records.suggestions import quoted

FORMAT = 1
"""The number of the format that is written; no other is read."""
REF = rf"[a-z_]+/{SLUG}"


class Page(NamedTuple):
    """What finds one entry beside its own text: what is asked of it, as the numbers of the stems of the words."""

    ref: str
    was: Sequence[str] = ()
    """The refs that it had, the newest first."""
    asked: Sequence[Sequence[int]] = ()


class Warned(NamedTuple):
    """What calls for one caution."""

    signals: Signals
    was: Sequence[str] = ()
    """The refs that the caution had, the newest first."""


class Material(NamedTuple):
    """What finding needs beside the guide."""

    guide: str
    edition: str
    """The number of the edition that it was compiled for."""
    stems: Sequence[str] = ()
    pages: Sequence[Page] = ()
    beyond: Sequence[Sequence[int]] = ()
    cautions: Sequence[Warned] = ()


def read(data: Any, guide: str) -> Material:
    """The search material that plain data holds. Raises `InvalidRecord` where it has a fault, or is another guide's.

    >>> read({"format": 1, "guide": "grief", "edition": "1.0.0"}, "grief").edition
    '1.0.0'
    """
    required, lists = ("format", "guide", "edition"), ("stems", "pages", "beyond", "cautions")
    table = _table(data, required, lists)
    if type(table["format"]) is not int or table["format"] != FORMAT:
        raise InvalidRecord(f"search material of format {FORMAT} was expected, not {quoted(table['format'])}")
    if _text(table["guide"], SLUG) != guide:
        raise InvalidRecord(f"this is search material of {quoted(table['guide'])}, not of {quoted(guide)}")
    stems: list[str] = [*map(_plain_text, table["stems"])]
    if " ".join(stems).split() != stems or len({*stems}) != len(stems):
        raise InvalidRecord("the stems are not words, each once")
    pages = [_page(page, len(stems)) for page in table["pages"]]
    cautions = [_warned(caution) for caution in table["cautions"]]
    for refs in ([page.ref for page in pages], [caution.signals.caution for caution in cautions]):
        if len({*refs}) != len(refs):
            raise InvalidRecord("one ref stands there twice", "duplicate-id")
    edition, beyond = _text(table["edition"], NUMBER), _reads(table["beyond"], len(stems))
    return Material(guide, edition, stems, pages, beyond, cautions)


def _page(data: Any, stems: int) -> Page:
    table = _table(data, ("ref",), ("was", "asked"))
    return Page(_text(table["ref"], REF), _refs(table["was"]), _reads(table["asked"], stems))


def _warned(data: Any) -> Warned:
    table = _table(data, ("ref",), ("was", "calls", "hints", "harmless"))
    calls, hints, harmless = (tuple(unplain(phrase) for phrase in table[key]) for key in ("calls", "hints", "harmless"))
    return Warned(Signals(_text(table["ref"], r"cautions/" + SLUG), calls, hints, harmless), _refs(table["was"]))


def _reads(data: Sequence[Any], stems: int) -> Sequence[Sequence[int]]:
    """Pieces of text, written as the numbers of so many stems. All numbers are looked at in one go."""
    if not all(isinstance(unit, list) and unit for unit in data):
        raise InvalidRecord("a list of numbers was expected for each piece of text", "wrong-type")
    numbers = [*chain.from_iterable(data)]
    if not {*map(type, numbers)} <= {int} or (numbers and not 0 <= min(numbers) <= max(numbers) < stems):
        raise InvalidRecord("a word is not the number of a stem")
    return data


def _table(data: Any, required: Sequence[str], lists: Sequence[str]) -> Mapping[str, Any]:
    """A table with these keys and no others; of the lists those are empty that it does not say."""
    if not isinstance(data, dict) or not data.keys() <= {*required, *lists}:
        raise InvalidRecord(f"a table of {', '.join((*required, *lists))} was expected", "wrong-type")
    if not data.keys() >= {*required}:
        raise InvalidRecord(f"a table must say its {', '.join(required)}", "missing-key")
    return data | {key: _listing(data[key]) if key in data else [] for key in lists}


def _listing(data: Any) -> list[Any]:
    if not isinstance(data, list) or not data:
        raise InvalidRecord(f"a list of something was expected, not {quoted(data)}", "wrong-type")
    return data


def _refs(data: Sequence[Any]) -> tuple[str, ...]:
    return tuple(_text(ref, REF) for ref in data)


def _plain_text(data: Any) -> str:
    if not isinstance(data, str) or not data:
        raise InvalidRecord(f"text was expected, not {quoted(data)}", "wrong-type")
    return data


def _text(data: Any, pattern: str) -> str:
    if not re.fullmatch(pattern, _plain_text(data)):
        raise InvalidRecord(f"{quoted(data)} is not written as it must be")
    return str(data)
