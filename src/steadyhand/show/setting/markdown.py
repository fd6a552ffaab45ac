"""Parts as Markdown: text stays text, whatever characters are in it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import category

from steadyhand.show.parts import Anchor, Block, Run, nowhere, visible

_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w*(?:;|$))")
_AT_START = re.compile(r"[#+=-]|\d+(?=[.)])")
_MARKS = {"strong": "**", "come": "**", "gone": "~~"}
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_BARE = re.compile(r"[\w./#-]+")
"""Addresses that need no brackets of their own."""


def escaped(text: str) -> str:
    r"""The text in one line, with everything that Markdown would take for markup disarmed.

    >>> print(escaped("<b>2 * 3</b>"))
    \<b\>2 \* 3\</b\>
    """
    return _line([Run(text)], nowhere)


def markdown(block: Block, level: int = 1, anchor: Anchor = nowhere) -> str:
    """A block as Markdown, headings from this level on; it ends with a line feed, or is empty.

    >>> from steadyhand.show import parts
    >>> print(markdown(parts.entry("A walk", "", parts.text("Ask for ", parts.strong("one"), " walk."))), end="")
    # A walk
    <BLANKLINE>
    Ask for **one** walk.
    """
    written = "\n\n".join(_blocks(block, level, anchor))
    return f"{written}\n" if written else ""


def _blocks(block: Block, level: int, anchor: Anchor) -> Iterator[str]:
    inside = (piece for each in block.blocks for piece in _blocks(each, level + bool(block.label), anchor))
    said = _line(block.runs, anchor)
    match block.role:
        case "entry":
            yield from [f"{'#' * min(level, 6)} {_heading(block.label)}"] if block.label else []
            yield from inside
        case "warning" | "labelled" | "folded":
            yield f"**{escaped(block.label)}**"
            yield from inside
        case "items":
            yield "\n".join(inside)
        case "numbered":
            yield "\n".join(f"{number}. {line.removeprefix('- ')}" for number, line in enumerate(inside, 1))
        case "item":
            yield "\n  ".join([f"- {said}", *(line for piece in inside for line in piece.splitlines())])
        case "lead":
            yield f"_{said}_" if said else ""
        case "quotation":
            yield "\n".join((f"> {said}", *inside))
        case "credit":
            yield f"> — {said}"
        case _:
            yield from [said] if said else []
            yield from inside


def _heading(label: str) -> str:
    """The label, of which what would close a heading is disarmed too."""
    return escaped(label).replace(" #", " \\#")


def _line(runs: Iterable[Run], anchor: Anchor) -> str:
    """The runs in one line; what is markup only where a line starts is disarmed there."""
    stretches = [(mark, "".join(_run(run, anchor) for run in alike)) for mark, alike in groupby(runs, _mark)]
    around = ["", *(stretch for _, stretch in stretches), ""]
    line = "".join(
        _marked(mark, stretch, around[at][-1:], around[at + 2][:1]) for at, (mark, stretch) in enumerate(stretches)
    )
    return _started(re.sub(r"\s+", " ", line).strip())


def _mark(run: Run) -> str:
    return _MARKS.get(run.look, "")


def _marked(mark: str, stretch: str, before: str, after: str) -> str:
    """The stretch between marks, or bare where Markdown would not see them for what stands around."""
    inner = stretch.strip()
    start, end = " " * stretch[:1].isspace(), " " * stretch[-1:].isspace()
    is_seen = inner and _is_apart(start or before) and _is_apart(end or after)
    return f"{start}{mark}{inner}{mark}{end}" if is_seen else stretch


def _is_apart(character: str) -> bool:
    """Whether a mark beside this character is seen as one."""
    return not character or character.isspace() or category(character)[0] == "P"


def _started(line: str) -> str:
    found = _AT_START.match(line)
    if found is None:
        return line
    return f"{found[0]}\\{line[found.end() :]}" if found[0].isdigit() else f"\\{line}"


def _run(run: Run, anchor: Anchor) -> str:
    """A run without the marks around it."""
    seen = visible(run.text)
    match run.look:
        case "link" if _ADDRESS.fullmatch(seen):
            return f"<{seen}>"
        case "ref" | "plain" if run.ref and anchor(run.ref):
            to = anchor(run.ref)
            return f"[{_disarmed(seen.strip())}]({to if _BARE.fullmatch(to) else f'<{to}>'})"
        case "ref" if run.text != run.ref:
            return f"{_disarmed(seen)}: {_disarmed(run.ref)}"
        case _:
            return _disarmed(seen)


def _disarmed(text: str) -> str:
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)
