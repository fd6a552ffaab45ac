"""One way to write content down, a line an entry, so that equal content has equal digests everywhere."""

import json
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

MOST = 2**53 - 1
"""The largest whole number: above it, programs that know only floating-point numbers would read another."""


_LEAN = "_sha2" if sys.version_info >= (3, 12) else "_sha256"
"""Python's own module, which its `random` prefers too: `hashlib` loads OpenSSL, slower than a whole guide."""
_sha256 = import_module(_LEAN if find_spec(_LEAN) else "hashlib").sha256


def normal(text: str) -> str:
    r"""The text in Unicode's composed form (NFC), its lines ended by LF alone.

    >>> normal("cafe\u0301\r\n") == "caf\u00e9\n"
    True
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    import unicodedata

    return unicodedata.normalize("NFC", text)


def unfit(text: str) -> str:
    r"""The first character of a text that no line may hold; empty where there is none.

    That is a control character other than LF, a separator of lines or paragraphs (U+2028, U+2029), half a
    character (a lone surrogate), or what Unicode has not assigned.

    >>> unfit("two\nlines"), unfit("a\tb"), unfit("a\u2028b")
    ('', '\t', '\u2028')
    """
    if text.replace("\n", "").replace("\u00a0", "").isprintable():
        return ""
    return next((c for c in text if not c.isprintable() and c != "\n" and _is_unfit(c)), "")


def _is_unfit(c: str) -> bool:
    import unicodedata

    return unicodedata.category(c) in ("Cc", "Cs", "Cn", "Zl", "Zp")


def line(content: Mapping[str, Any]) -> str:
    """Plain content as canonical JSON in one line, without its LF: RFC 8785.

    >>> line({"id": "a", "act": "do", "year": 1999})
    '{"act":"do","id":"a","year":1999}'
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(content: Mapping[str, Any]) -> str:
    """The SHA-256 of plain content's line, as `sha256-` and 64 hexadecimal digits.

    >>> digest({"b": 1, "a": "x"}) == digest({"a": "x", "b": 1}) == digest_of(b'{"a":"x","b":1}')
    True
    """
    return digest_of(line(content).encode())


def digest_of(data: bytes) -> str:
    """The SHA-256 of bytes, written as every digest is."""
    return f"sha256-{checksum(data)}"


def checksum(data: bytes) -> str:
    """The SHA-256 of bytes in 64 hexadecimal digits, as `sha256sum` writes it."""
    found: str = _sha256(data).hexdigest()
    return found
