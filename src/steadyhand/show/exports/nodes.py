"""Nodes: the pieces that linked data is put together from."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from steadyhand.records.entry import Entry

Node: TypeAlias = dict[str, Any]


def node(type: str, ref: str, **said: Any) -> Node:
    """A node, without what is not said."""
    named = {"@type": type} | ({"@id": f"#{ref}"} if ref else {})
    return named | {key: value for key, value in said.items() if value not in (None, "", [], ())}


def to(entries: Iterable[Entry]) -> list[Node]:
    """Links to entries."""
    return [link(entry.ref) for entry in entries]


def link(ref: str) -> Node:
    """A link to the entry with that ref."""
    return {"@id": f"#{ref}"}
