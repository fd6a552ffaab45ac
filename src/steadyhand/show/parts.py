"""Parts: what there is to show of a value, as text and structure, before it has a format."""

import re
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

Look: TypeAlias = Literal["plain", "strong", "ref", "link", "call", "gone", "come"]
Role: TypeAlias = Literal[
    "entry",
    "group",
    "lead",
    "text",
    "quotation",
    "credit",
    "warning",
    "labelled",
    "folded",
    "items",
    "numbered",
    "item",
    "small",
]


class Run(NamedTuple):
    """A stretch of text that looks alike."""

    text: str
    look: Look = "plain"
    """`ref` names an entry, `link` is an address on the web, `call` a telephone number; `gone` and `come` are what
    an edition lost and gained."""
    ref: str = ""
    """The entry that it names, or leads to."""


class Block(NamedTuple):
    """A piece that stands on lines of its own: text, or further blocks, or both."""

    role: Role
    runs: tuple[Run, ...] = ()
    blocks: tuple["Block", ...] = ()
    label: str = ""
    """The heading over it, in plain words."""
    ref: str = ""
    """The ref of the entry that it shows."""
    language: str = ""
    """The BCP 47 tag of what it says, where that is known."""


_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

GLANCE = 60
"""How many lines of a list are shown at a glance."""

Said: TypeAlias = str | Run
Line: TypeAlias = str | Iterable[Said]


Anchor: TypeAlias = Callable[[str], str]
"""The address of an entry, given its ref; empty where there is none."""


def nowhere(_: str) -> str:
    """The address of entries where there is no page to find them on."""
    return ""


def block(role: Role, *said: Said) -> Block:
    """A block of text.

    >>> block("text", "Give them ", strong("room"), ".").runs[1]
    Run(text='room', look='strong', ref='')
    """
    runs = (Run(each) if isinstance(each, str) else each for each in said)
    return Block(role, tuple(run for run in runs if run.text))


def holding(role: Role, blocks: Iterable[Block], label: str = "", ref: str = "") -> Block:
    """A block of blocks, of which those that say nothing are left out."""
    return Block(role, (), tuple(each for each in blocks if each.runs or each.blocks), label, ref)


def group(*blocks: Block, language: str = "") -> Block:
    """Blocks that belong together."""
    return holding("group", blocks)._replace(language=language)


def entry(label: str, ref: str, *blocks: Block) -> Block:
    """What is shown of an entry, or of part of a whole, under a heading."""
    return holding("entry", blocks, label, ref)


def text(*said: Said) -> Block:
    """A paragraph."""
    return block("text", *said)


def item(line: Line, *blocks: Block) -> Block:
    """A line of a list, and what stands below it."""
    said = block("item", *([line] if isinstance(line, str) else line))
    return said._replace(blocks=holding("item", blocks).blocks)


def items(lines: Iterable[Line]) -> Block:
    """A list."""
    return holding("items", map(item, lines))


def numbered(lines: Iterable[Line]) -> Block:
    """A list in which the order counts."""
    return holding("numbered", map(item, lines))


def facts(**named: object) -> Block:
    """A list of names and values; what is None or empty is left out."""
    said = {f"{name[:1].upper()}{name[1:]}".replace("_", " "): value for name, value in named.items()}
    return items((strong(name), f": {value}") for name, value in said.items() if value not in (None, "", ()))


def quotation(words: str, credit: str, status: str) -> Block:
    """Somebody's words, always with their credit and how far that is established."""
    return Block("quotation", (Run(words),), (block("credit", credit, f" ({status})"),))


def link(address: str) -> Run:
    """An address on the web."""
    return Run(address, "link")


def strong(text: str) -> Run:
    """Text that stands out."""
    return Run(text, "strong")


def reference(ref: str, name: str = "") -> Run:
    """An entry by its name, and by its ref where a page cannot lead to it."""
    return Run(name or ref, "ref", ref)


def unmarked(line: Line) -> str:
    """A line as mere text.

    >>> unmarked(["Call: ", Run("116 123", "call")])
    'Call: 116 123'
    """
    return "".join(said if isinstance(said, str) else said.text for said in line)


def leading(ref: str, name: str) -> Run:
    """An entry by its name alone, which leads to it where there is a page to be led to."""
    return Run(name, ref=ref)


def glanced(whole: Block) -> Block:
    """The same, with no more of a very long list than its first lines."""
    kept = whole.blocks if whole.role not in ("items", "numbered") else whole.blocks[:GLANCE]
    more = len(whole.blocks) - len(kept)
    said = (item(f"… and {more} more"),) if more else ()
    return whole._replace(blocks=(*map(glanced, kept), *said))


def visible(text: str) -> str:
    r"""The text with a replacement character in place of each that no page may hold.

    >>> visible("a\x00b")
    'a\ufffdb'
    """
    return _UNSEEN.sub("\ufffd", text)


def apart(runs: Iterable[Run], by: str = ", ") -> tuple[Run, ...]:
    """The runs with something between them."""
    return tuple(each for run in runs for each in (Run(by), run))[1:]
