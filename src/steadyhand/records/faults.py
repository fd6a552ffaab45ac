"""What is wrong with a piece of content, and where."""

from typing import Any

import attrs


@attrs.frozen(match_args=False)
class Fault:
    """One thing that is wrong with a guide.

    `path` leads to it, a key or a position a step, and `code` says what kind of fault it is. In a
    manuscript it is in a `file`, at a `line` and a `column` (of characters), both counted from 1.

    >>> fault = Fault(("quotes", 0, "speaker"), "nobody is called 'x'", "dangling-reference", file="30-love.toml")
    >>> print(fault)
    30-love.toml: quotes[0].speaker: nobody is called 'x'
    >>> print(attrs.evolve(fault, line=12, column=11))
    30-love.toml:12:11: dangling-reference nobody is called 'x'
    """

    path: tuple[str | int, ...]
    message: str
    code: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    elsewhere: tuple[str | int, ...] | None = None
    """The path of the other place that has to do with it: where an id stands already."""

    @property
    def key(self) -> str:
        """The path as people write it: `quotes[0].speaker`."""
        written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return written.removeprefix(".")

    def under(self, *steps: str | int) -> "Fault":
        """The same fault, seen from further up."""
        return attrs.evolve(self, path=(*steps, *self.path))

    def to_dict(self) -> dict[str, Any]:
        """The fault as plain data for JSON."""
        return {name: getattr(self, name) for name in ("file", "line", "column", "code", "message")}

    def __str__(self) -> str:
        if self.line is not None:
            return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"
        return ": ".join(part for part in (self.file, self.key, self.message) if part)
