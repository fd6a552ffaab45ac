"""How the commands write: Markdown folded to the terminal, or JSON."""

import io
import json
import os
import re
import shutil
import sys
import textwrap
import unicodedata
from typing import Any

WIDEST = 88
BIDIRECTIONAL_CONTROLS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def say_json(value: Any) -> int:
    """Write a value as JSON. The exit status is 0."""
    any_character = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    written = json.dumps(value, ensure_ascii=not any_character, indent=2)
    return write("".join(f"\\u{ord(c):04x}" if _steers(c) else c for c in written) + "\n")


def say(text: str) -> int:
    """Write Markdown, folded to the terminal's width. The exit status is 0."""
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    return write("\n".join(_folded(line, width) for line in text.splitlines()) + "\n")


def complain(text: str) -> None:
    """Write to the error stream."""
    print(plain(text), file=sys.stderr)


def write(text: str) -> int:
    """Write text as it is, except for what would steer a terminal. The exit status is 0."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="replace")
    return _written(plain(text))


def _written(text: str) -> int:
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        # Whoever read has read enough; what is left to flush must not fail once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def deliver(text: str) -> int:
    """Write text for programs to read: to the letter and in UTF-8, but for what would steer a terminal."""
    if sys.stdout.isatty() or not isinstance(sys.stdout, io.TextIOWrapper):
        return write(text)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return _written(text)


def plain(text: str) -> str:
    """The text without the characters that would steer a terminal."""
    return "".join(c for c in text if not _steers(c))


def _steers(c: str) -> bool:
    return c != "\n" and (unicodedata.category(c) == "Cc" or c in BIDIRECTIONAL_CONTROLS)


def _folded(line: str, width: int) -> str:
    """A line of Markdown folded so that every part of it stays in its list item or quotation."""
    mark = re.match(r"> |- |\d+\. ", line)
    indent = "" if mark is None else mark[0] if mark[0] == "> " else " " * len(mark[0])
    folded = textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return line if line.startswith("#") else "\n".join(folded)
