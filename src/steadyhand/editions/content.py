"""Content: a whole guide as plain data, each thing said once."""

from typing import Any

from steadyhand.records.entry import content
from steadyhand.records.forms import forms, written


def whole(guide: Any) -> dict[str, Any]:
    """Everything that a guide says but its number: what an edition holds, and the digest is taken over.

    A kind without entries is left out, so that a kind steadyhand learns later changes no digest.
    """
    lists = {form.name: getattr(guide, form.name) for form in forms(type(guide)).values() if form.to}
    entries = {plural: list(map(_table, held)) for plural, held in lists.items() if held or plural == "sections"}
    lines = {name: [line.to_dict() for line in getattr(guide, name)] for name in ("moved", "retired")}
    return {**own(guide), **entries, **{name: held for name, held in lines.items() if held}}


def own(guide: Any) -> dict[str, Any]:
    """What is said of a guide as a whole, without its number, its entries and the ledger."""
    said = {form.name: getattr(guide, form.name) for form in forms(type(guide)).values() if not form.record}
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in said.items() if value}
    del plain["edition"]
    return {**plain, "source": content(guide.source)} if guide.source else plain


def _table(entry: Any) -> dict[str, Any]:
    """An entry's table: what it holds stands in it whole, and what follows from its place is not said."""
    held = [form.name for form in forms(type(entry)).values() if form.means == "record" and form.to]
    keys = written(type(entry))
    said = {key: value for key, value in content(entry).items() if key in keys}
    return said | {name: [_table(each) for each in getattr(entry, name)] for name in held if name in said}
