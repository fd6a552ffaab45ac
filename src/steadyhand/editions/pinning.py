"""Pinning: how a pin is written, and the entry that it names."""

import re
from typing import TYPE_CHECKING

from steadyhand.errors import ContentChanged, NotAPin, UnknownEdition
from steadyhand.records.entry import Entry
from steadyhand.records.forms import SLUG, Id
from steadyhand.records.suggestions import quoted

if TYPE_CHECKING:
    from steadyhand.editions.guide import Guide

PIN = re.compile(rf"([a-z_]+/{SLUG})(?:@([0-9]+\.[0-9]+\.[0-9]+))?(?:#(sha256-[0-9a-f]{{64}}))?")
"""A pin: a ref, the edition it was taken from, the digest of what it said there."""


def pinned(guide: "Guide", ref: str) -> str:
    """The pin of the entry with that ref. Raises `UnknownRef`."""
    entry = guide[ref]
    return f"{entry.ref}@{guide.edition}#{entry.digest}"


def resolved(guide: "Guide", pin: str) -> Entry:
    """The entry that a pin names, saying exactly what it said; raises as `Guide.resolve` does."""
    parts = PIN.fullmatch(pin) if isinstance(pin, str) else None
    if parts is None:
        raise NotAPin(f"{quoted(pin)} is no pin, such as sections/give-space@1.0.0#sha256-…")
    ref, edition, digest = parts.groups()
    entry = guide.entries[Id(ref)]
    if digest is not None and digest != entry.digest:
        raise ContentChanged(pin, digest, entry.digest, entry)
    if digest is None and edition not in (None, guide.edition):
        raise UnknownEdition(edition, (guide.edition,), guide.id)
    return entry
