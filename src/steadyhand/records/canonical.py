"""One way to write content down, so that equal content has equal digests everywhere."""

import hashlib
import json
import unicodedata
from typing import Any


def normal(text: str) -> str:
    r"""The text in Unicode's composed form (NFC), its lines ended by LF alone.

    >>> normal("cafe\u0301\r\n") == "caf\u00e9\n"
    True
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def digest(content: Any) -> str:
    """The SHA-256 of plain content, as `sha256-` and 64 hexadecimal digits.

    Taken over compact JSON in UTF-8 with sorted keys and text in NFC, so it depends neither on the
    order of keys nor on how a file was saved.

    >>> digest({"b": 1, "a": "x"}) == digest({"a": "x", "b": 1})
    True
    """
    compact = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256-" + hashlib.sha256(unicodedata.normalize("NFC", compact).encode()).hexdigest()
