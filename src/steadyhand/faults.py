"""What is wrong with a piece of content, and where."""

import attrs


@attrs.frozen
class Fault:
    """One thing that is wrong with a guide.

    `path` leads to it, a key or a position a step; `file` is the manuscript file, where there is one.

    >>> print(Fault(("quotes", 0, "speaker"), "nobody is called 'x'", file="sections/30-love.toml"))
    sections/30-love.toml: quotes[0].speaker: nobody is called 'x'
    """

    path: tuple[str | int, ...]
    message: str
    file: str | None = None

    @property
    def key(self) -> str:
        """The path as people write it: `quotes[0].speaker`."""
        written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return written.removeprefix(".")

    def under(self, *steps: str | int) -> "Fault":
        """The same fault, seen from further up."""
        return attrs.evolve(self, path=(*steps, *self.path))

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.message) if part)
