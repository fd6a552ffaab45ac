"""Matrix: a picture of rows by columns, as SVG."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from steadyhand.show.setting.hypertext import Html, element, joined

Mark: TypeAlias = Literal["whole", "part"]

STEP = 32
"""The side of a cell."""
MARGIN = 320
"""The room for what the rows are called."""
HEAD = 150
"""The room for what the columns are called."""
LONGEST = 44
"""How many characters of a name are shown."""
INK = "#c2571a"
"""It is seen on white and on black."""


def matrix(
    label: str,
    rows: Sequence[str],
    columns: Sequence[str],
    marks: Mapping[tuple[int, int], Mark],
    legend: Mapping[Mark, str],
) -> Html:
    """The picture. Its words have the colour of the text around it; marks are given by row and column.

    >>> print(matrix("Days", ["Monday"], ["rain"], {(0, 0): "whole"}, {"whole": "all day"})[:23])
    <svg xmlns="http://www.
    """
    width, height = _x(len(columns)) + HEAD // 2, _y(len(rows)) + STEP
    lines = (
        element("line", x1=str(MARGIN), x2=str(_x(len(columns))), y1=str(_y(row)), y2=str(_y(row)))
        for row in range(len(rows))
    )
    return element(
        "svg",
        element("g", *lines, stroke="currentColor", stroke_opacity="0.2"),
        *(
            _words(column, transform=f"translate({_x(at)} {HEAD - STEP // 2}) rotate(-45)")
            for at, column in enumerate(columns)
        ),
        *(_words(row, x=str(MARGIN - STEP // 2), y=str(_y(at)), text_anchor="end") for at, row in enumerate(rows)),
        *(_dot(_x(column), _y(row), mark) for (row, column), mark in marks.items()),
        *(_key(mark, said, at * 7 * STEP, height - STEP) for at, (mark, said) in enumerate(legend.items())),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=str(width),
        height=str(height),
        role="img",
        aria_label=label,
        font_family="system-ui, sans-serif",
        font_size="15",
        fill="currentColor",
    )


def _x(column: int) -> int:
    return MARGIN + STEP * column + STEP // 2


def _y(row: int) -> int:
    return HEAD + STEP * row + STEP // 2


def _words(text: str, **place: str) -> Html:
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return element("text", short, dominant_baseline="middle", **place)


def _key(mark: Mark, said: str, x: int, y: int) -> Html:
    return joined(_dot(MARGIN + STEP // 2 + x, y, mark), _words(said, x=str(MARGIN + STEP + x), y=str(y)))


def _dot(x: int, y: int, mark: Mark) -> Html:
    if mark == "whole":
        return element("circle", cx=str(x), cy=str(y), r="9", fill=INK)
    return element("circle", cx=str(x), cy=str(y), r="4.5", fill="none", stroke=INK, stroke_width="2")
