"""Pinning: how a pin is written, and the entry that it names."""

import re
from collections.abc import Callable

from steadyhand.errors import ContentChanged, NotAPin, UnknownEdition
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry
from steadyhand.records.forms import SLUG, Id
from steadyhand.records.suggestions import quoted

PIN = re.compile(rf"([a-z_]+/{SLUG})(?:@([0-9]+\.[0-9]+\.[0-9]+))?(?:#(sha256-[0-9a-f]{{64}}))?")
"""A pin: a ref, the edition it was taken from, the digest of what it said there."""


def resolved(pin: str, entries: Collection[Entry, str], guide: str, number: Callable[[Entry], str]) -> Entry:
    """The one of these entries that a pin names, saying exactly what it said; raises as `Guide.resolve` does.

    `number` is what a pin of an entry has for its edition.
    """
    parts = PIN.fullmatch(pin) if isinstance(pin, str) else None
    if parts is None:
        raise NotAPin(f"{quoted(pin)} is no pin, such as sections/give-space@1.0.0#sha256-…")
    ref, edition, digest = parts.groups()
    entry = entries[Id(ref)]
    if digest is not None and digest != entry.digest:
        raise ContentChanged(pin, digest, entry.digest, entry)
    if digest is None and edition not in (None, number(entry)):
        raise UnknownEdition(edition, (number(entry),), guide)
    return entry
