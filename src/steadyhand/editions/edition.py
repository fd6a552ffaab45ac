"""Editions: a guide as it was published, one canonical JSON file that checks itself when it is read."""

import json

from steadyhand.editions.content import whole
from steadyhand.editions.decoding import decode
from steadyhand.editions.guide import Guide
from steadyhand.errors import DamagedEdition, InvalidGuide
from steadyhand.records import canonical
from steadyhand.records.suggestions import quoted

FORMAT = 1
"""The version of the file's layout."""


def dumps(guide: Guide) -> str:
    """The edition file of a guide: its content, its number and its digest, one line a value, keys sorted."""
    content = whole(guide)
    held = {"format": FORMAT, "edition": guide.edition, "digest": canonical.digest(content), "content": content}
    return json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def loads(data: bytes | str, file: str = "the edition") -> Guide:
    """The guide in an edition file. Raises `DamagedEdition`, naming the file, when it is not as it was published."""
    try:
        held = json.loads(data)
        layout, edition, declared, content = (held[key] for key in ("format", "edition", "digest", "content"))
        found = canonical.digest(content)
    except (ValueError, TypeError, KeyError, RecursionError) as cause:
        raise DamagedEdition(file, f"this is not an edition file ({type(cause).__name__}: {cause})") from None
    if layout != FORMAT:
        raise DamagedEdition(file, f"its format is {quoted(layout)}; this version of steadyhand reads format {FORMAT}")
    if found != declared:
        raise DamagedEdition(
            file, f"its content has the digest {found}, but it declares {quoted(declared)}", declared, found
        )
    try:
        return decode({**content, "edition": edition} if isinstance(content, dict) else content)
    except InvalidGuide as cause:
        raise DamagedEdition(file, f"it does not hold a whole guide:\n{cause}", declared, found) from cause
