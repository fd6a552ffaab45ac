"""The bounded reader: from bytes to plain data, within bounds, or refused at once and with a reason."""

import json
from typing import Any
from unicodedata import is_normalized

from steadyhand.records import canonical
from steadyhand.records.suggestions import quoted

LARGEST = 2**28
"""Bytes of a file."""
LONGEST = 2**24
"""Characters of a line."""
DEEPEST = 8
"""Lists and tables within one another."""


class Unsound(ValueError):
    """The bytes are not what such a file holds; the message says why."""


def text(data: bytes) -> str:
    """What a file says: UTF-8 without a byte order mark, in NFC, its lines ended by LF alone. Raises `Unsound`."""
    if len(data) > LARGEST:
        raise Unsound(f"it has {len(data)} bytes, and at most {LARGEST} are read")
    if data.startswith(b"\xef\xbb\xbf"):
        raise Unsound("it begins with a byte order mark")
    try:
        said = data.decode()
    except UnicodeDecodeError as error:
        raise Unsound(f"it is not UTF-8, at byte {error.start}") from None
    for c in sorted({*said}):
        if canonical.unfit(c):
            raise Unsound(f"it has the character U+{ord(c):04X}, in line {said[: said.index(c)].count(chr(10)) + 1}")
    if not is_normalized("NFC", said):
        raise Unsound("it is not in Unicode’s composed form (NFC)")
    return said


def lines(data: bytes) -> list[dict[str, Any]]:
    """The tables of a file of canonical JSON lines. Raises `Unsound`."""
    said = text(data)
    if not said.endswith("\n"):
        raise Unsound("it does not end with a line feed" if said else "it is empty")
    return [_line(line, number) for number, line in enumerate(said[:-1].split("\n"), 1)]


def refuse_otherwise(data: bytes, written: bytes, called: str) -> None:
    """Raise `Unsound` where a file is not to the letter as what it says, which is called so, is written."""
    if written != data:
        pairs = zip(data.split(b"\n"), written.split(b"\n"), strict=False)
        number = next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 0)
        raise Unsound(f"it is not as such a {called} is written{f', in line {number}' if number else ''}")


def value(said: str | bytes) -> Any:
    """The value of JSON that need not be canonical: no key twice, and the same bounds. Raises `Unsound`."""
    if len(said) > LONGEST:
        raise Unsound(f"it has {len(said)} characters, and at most {LONGEST} are read")
    return _decoded(said if isinstance(said, str) else text(said), _LOOSE)


def _line(line: str, number: int) -> dict[str, Any]:
    try:
        if len(line) > LONGEST:
            raise Unsound(f"it has {len(line)} characters, and at most {LONGEST} are read")
        found = _decoded(line, _STRICT)
        if not isinstance(found, dict):
            raise Unsound("it is not a JSON object")
        if canonical.line(found) != line:
            raise Unsound("it is not canonical JSON: keys sorted and said once, no blanks, no needless escapes")
    except (Unsound, UnicodeEncodeError) as cause:
        raise Unsound(f"line {number}: {cause}") from None
    return found


def _decoded(said: str, decoder: json.JSONDecoder) -> Any:
    try:
        found = decoder.decode(said)
    except json.JSONDecodeError as error:
        raise Unsound(f"it is not JSON: {error.msg}, at character {error.pos}") from None
    except RecursionError:
        raise Unsound(f"it nests deeper than {DEEPEST}") from None
    _refuse(found, DEEPEST)
    return found


def _refuse(found: Any, deeper: int) -> None:
    """Refuse what no file of ours holds, whatever stands in it."""
    if isinstance(found, (dict, list)):
        if not deeper:
            raise Unsound(f"it nests deeper than {DEEPEST}")
        for each in found.values() if isinstance(found, dict) else found:
            if type(each) is not str:
                _refuse(each, deeper - 1)
            elif not each.isprintable() and (c := canonical.unfit(each)):
                raise Unsound(f"a text has the character U+{ord(c):04X}")
    elif found is None:
        raise Unsound("null is no value")


def _whole(digits: str) -> int:
    if len(digits) > len(str(-canonical.MOST)) or abs(int(digits)) > canonical.MOST:
        raise Unsound(f"{quoted(digits)} is larger than every program reads rightly")
    return int(digits)


def _no_number(said: str) -> float:
    raise Unsound(f"{quoted(said)} is no whole number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise Unsound(f"the key {quoted(twice)} stands twice in one table")
    return found


_STRICT = json.JSONDecoder(parse_int=_whole, parse_float=_no_number, parse_constant=_no_number)
_LOOSE = json.JSONDecoder(parse_int=_whole, parse_float=_no_number, parse_constant=_no_number, object_pairs_hook=_once)
