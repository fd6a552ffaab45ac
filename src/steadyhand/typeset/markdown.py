"""Parts as Markdown: text stays text, whatever characters are in it."""

import re
from collections.abc import Iterable, Iterator

from steadyhand.typeset.parts import Block, Run, visible

_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")
_AT_START = re.compile(r"[#+=-]|\d+(?=[.)])")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def escaped(text: str) -> str:
    r"""The text in one line, with everything that Markdown would take for markup disarmed.

    >>> print(escaped("<b>2 * 3</b>"))
    \<b\>2 \* 3\</b\>
    """
    return _line([Run(text)])


def markdown(block: Block, level: int = 1) -> str:
    """A block as Markdown, headings from this level on; it ends with a line feed, or is empty.

    >>> from steadyhand.typeset import parts
    >>> print(markdown(parts.entry("A walk", "", parts.text("Ask for ", parts.strong("one"), " walk."))), end="")
    # A walk
    <BLANKLINE>
    Ask for **one** walk.
    """
    written = "\n\n".join(_blocks(block, min(level, 6)))
    return f"{written}\n" if written else ""


def _blocks(block: Block, level: int) -> Iterator[str]:
    inside = (piece for each in block.blocks for piece in _blocks(each, level + bool(block.label)))
    said = _line(block.runs)
    match block.role:
        case "entry":
            yield from [f"{'#' * min(level, 6)} {escaped(block.label)}"] if block.label else []
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
            yield f"*{said}*"
        case "quotation":
            yield "\n".join((f"> {said}", *inside))
        case "credit":
            yield f"> — {said}"
        case _:
            yield from [said] if said else []
            yield from inside


def _line(runs: Iterable[Run]) -> str:
    """The runs in one line; what is markup only where a line starts is disarmed there."""
    line = re.sub(r"\s+", " ", "".join(map(_run, runs))).strip()
    found = _AT_START.match(line)
    if found is None:
        return line
    return f"{found[0]}\\{line[found.end() :]}" if found[0].isdigit() else f"\\{line}"


def _run(run: Run) -> str:
    inner = run.text.strip()
    before, after = " " * run.text[:1].isspace(), " " * run.text[-1:].isspace()
    match run.look:
        case "link" if _ADDRESS.fullmatch(inner):
            return f"{before}<{inner}>{after}"
        case "strong" | "come" if inner:
            return f"{before}**{_disarmed(inner)}**{after}"
        case "gone" if inner:
            return f"{before}~~{_disarmed(inner)}~~{after}"
        case _:
            return _disarmed(run.text)


def _disarmed(text: str) -> str:
    return _MARKUP.sub(lambda found: f"\\{found[0]}", visible(text))
