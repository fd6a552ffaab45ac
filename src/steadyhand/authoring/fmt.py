"""One style for the files of a manuscript; what they say, and their comments, stay."""

from collections.abc import Iterator
from pathlib import Path

import attrs
from tree_sitter import Node

from steadyhand.authoring.manuscript import manuscript_in
from steadyhand.authoring.source import Source
from steadyhand.editions.writing import write
from steadyhand.errors import FaultyManuscript
from steadyhand.records.canonical import normal

WIDEST = 120
"""A list that fits in so many columns stands in one line; any other has an item a line."""


@attrs.define
class _Line:
    text: str
    node: Node
    follows_gap: bool


def fmt(folder: Path) -> tuple[str, ...]:
    """Rewrite the files of a manuscript, contacts or a guide's, that are not in the one style; their names.

    Raises `FaultyManuscript`, and rewrites nothing, when one of them cannot be read.
    """
    sources = manuscript_in(folder).sources
    faults = tuple(source.fault for source in sources if source.fault)
    if faults:
        raise FaultyManuscript(faults)
    styled = {source.name: formatted(source).encode() for source in sources}
    changed = tuple(name for name, data in styled.items() if data != (folder / name).read_bytes())
    for name in changed:
        write(folder / name, styled[name])
    return changed


def formatted(source: Source) -> str:
    """The file in the one style: UTF-8 in NFC, LF, `key = value`, one empty line before a table."""
    composed = attrs.evolve(source, data=normal(source.data.decode()).encode())
    lines: list[_Line] = []
    for node, text in _items(composed.tree):
        above = lines[-1].node if lines else node
        gap = node.start_point.row - above.end_point.row
        if node.type == "comment" and lines and not gap and above.type != "comment":
            lines[-1].text += f"  {text}"
            lines[-1].node = node
            continue
        lines.append(_Line(text, node, bool(lines) and gap > 1))
    for position, line in enumerate(lines):
        if line.text.startswith("[") and position:
            top = position
            while top and not lines[top].follows_gap and lines[top - 1].text.startswith("#"):
                top -= 1
            lines[top].follows_gap = top > 0
    return "".join("\n" * line.follows_gap + line.text + "\n" for line in lines)


def _items(document: Node) -> Iterator[tuple[Node, str]]:
    """Every header, pair and comment of a document, in order, as it is to be written."""
    for node in document.named_children:
        if node.type in ("table", "table_array_element"):
            key, *inside = node.named_children
            opening, closing = ("[[", "]]") if node.type == "table_array_element" else ("[", "]")
            yield key, f"{opening}{_text(key)}{closing}"
            for child in inside:
                yield from _with_comment(child)
        else:
            yield from _with_comment(node)


def _with_comment(node: Node) -> Iterator[tuple[Node, str]]:
    """A pair or a comment, and the comment behind a pair, which the syntax tree has inside it."""
    yield node, _written(node)
    if node.type == "pair":
        yield from ((child, _text(child)) for child in node.named_children if child.type == "comment")


def _written(node: Node, indent: str = "") -> str:
    if node.type == "pair":
        key, value = (child for child in node.named_children if child.type != "comment")
        head = f"{_text(key)} = "
        return head + _written(value, indent) if value.type != "array" else head + _array(value, indent, len(head))
    if node.type == "array":
        return _array(node, indent, len(indent))
    if node.type == "inline_table":
        pairs = ", ".join(_written(child, indent) for child in node.named_children)
        return f"{{ {pairs} }}" if pairs else "{}"
    return _text(node)


def _array(node: Node, indent: str, before: int) -> str:
    items = node.named_children
    deeper = indent + "  "
    written = [_written(item, deeper) for item in items]
    in_line = f"[{', '.join(written)}]"
    commented = any(item.type == "comment" for item in items)
    if not commented and before + len(in_line) <= WIDEST and "\n" not in in_line:
        return in_line
    lines: list[str] = []
    for position, item in enumerate(items):
        beside = position and item.start_point.row == items[position - 1].end_point.row
        if item.type == "comment" and beside and lines:
            lines[-1] += f"  {written[position]}"
        else:
            lines.append(deeper + written[position] + ("" if item.type == "comment" else ","))
    return "\n".join(["[", *lines, f"{indent}]"])


def _text(node: Node) -> str:
    """The node as it stands, dotted keys without spaces."""
    if node.type == "dotted_key":
        return ".".join(_text(part) for part in node.named_children)
    return (node.text or b"").decode().rstrip()
