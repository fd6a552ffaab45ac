"""The theme map: a guide's sections by its themes at a glance, as a picture and as a list."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from steadyhand.entry import Theme
from steadyhand.records import Section
from steadyhand.typeset.parts import Block, Said, counted, entry, glanced, items, strong
from steadyhand.typeset.shown import Shown

if TYPE_CHECKING:
    from steadyhand.typeset.hypertext import Html
    from steadyhand.typeset.matrix import Mark


@attrs.frozen(kw_only=True, repr=False)
class ThemeMap(Shown):
    """The sections of a guide by its themes, in the order in which the sections come to them.

    >>> import steadyhand
    >>> themes = steadyhand.load().theme_map()
    >>> [theme.label for theme in themes.about(steadyhand.sections["patience"])]
    ['Safety', 'Strong feelings', 'Patience']
    """

    title: str
    sections: tuple[Section, ...]
    themes: tuple[Theme, ...]
    language: str

    @classmethod
    def of(cls, title: str, sections: Iterable[Section], themes: Iterable[Theme], language: str) -> "ThemeMap":
        """The map of these sections by these themes, each theme where a section first comes to it."""
        rows = tuple(sections)
        first = {theme.id: row for row, section in reversed([*enumerate(rows)]) for theme in section.themes}
        columns = sorted(themes, key=lambda theme: first.get(theme.id, len(rows)))
        return cls(title=title, sections=rows, themes=tuple(columns), language=language)

    def about(self, section: Section) -> tuple[Theme, ...]:
        """The themes that a section is about."""
        return tuple(theme for theme in self.themes if theme in section.themes)

    def within(self, section: Section) -> tuple[Theme, ...]:
        """The themes that only something is about that stands in the section."""
        inside = {theme for part in (*section.quotes, *section.practices) for theme in part.themes}
        return tuple(theme for theme in self.themes if theme in inside.difference(section.themes))

    @property
    def svg(self) -> "Html":
        """The picture as SVG, to be saved or put in a slide."""
        from steadyhand.typeset.matrix import matrix

        marks: dict[tuple[int, int], Mark] = {}
        column = {theme: at for at, theme in enumerate(self.themes)}
        for row, section in enumerate(self.sections):
            marks |= {(row, column[theme]): "whole" for theme in self.about(section)}
            marks |= {(row, column[theme]): "part" for theme in self.within(section)}
        return matrix(
            f"{self.title}: {self._size()}",
            [section.title for section in self.sections],
            [theme.label for theme in self.themes],
            marks,
            {"whole": "the section is about it", "part": "something in it is"},
        )

    def told(self) -> Block:
        """The sections, each with the themes that it is about, and those of what stands in it."""
        listed = entry(f"{self.title}: {self._size()}", "", items(map(self._line, self.sections)))
        return listed._replace(language=self.language)

    def _repr_html_(self) -> str:
        from steadyhand.typeset.notebook import display

        return display(glanced(self.told())._replace(role="folded"), self.svg)

    def _line(self, section: Section) -> tuple[Said, ...]:
        about, within = (
            ", ".join(theme.label for theme in themes) for themes in (self.about(section), self.within(section))
        )
        return (strong(section.title), f": {about or '–'}", f"; in it also {within}" if within else "")

    def _size(self) -> str:
        return f"{counted(len(self.sections), 'section')} by {counted(len(self.themes), 'theme')}"

    def __repr__(self) -> str:
        return f"<ThemeMap of {self._size()}>"
