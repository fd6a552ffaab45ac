"""Shown: what every public value can do in a notebook."""

from steadyhand.typeset.parts import Block, glanced


class Shown:
    """A value that says what there is to show of it, and so has a display in every notebook.

    >>> import steadyhand
    >>> print(steadyhand.themes["trust"]._repr_markdown_().splitlines()[0])
    # Trust
    """

    __slots__ = ()

    def told(self) -> Block:
        """What there is to show of it, as text and structure."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        from steadyhand.typeset import notebook

        return notebook.display(glanced(self.told()))

    def _repr_markdown_(self) -> str:
        from steadyhand.typeset.markdown import markdown

        return markdown(glanced(self.told()))
