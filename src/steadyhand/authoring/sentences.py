"""Sentences: what people say, as editors write it down for search; an edition has none of them."""

import attrs

from steadyhand.records.forms import OfEntry, Text, ToCaution, Verbatim, tupled


@attrs.frozen(kw_only=True, field_transformer=tupled)
class Asked:
    """What people ask that an entry answers."""

    ref: OfEntry
    asked: tuple[Text, ...]


@attrs.frozen(kw_only=True, field_transformer=tupled)
class Phrases:
    """What calls a caution, what hints at it, and what sounds like either and is harmless."""

    caution: ToCaution
    calls: tuple[Verbatim, ...] = ()
    hints: tuple[Verbatim, ...] = ()
    harmless: tuple[Verbatim, ...] = ()
