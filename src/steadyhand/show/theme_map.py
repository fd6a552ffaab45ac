"""The theme map: a guide's sections by its themes at a glance, as a picture and as a list."""

from typing import TYPE_CHECKING

import attrs

from steadyhand.editions.guide import Guide
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Theme
from steadyhand.records.section import Section
from steadyhand.records.wording import counted
from steadyhand.show.parts import Block, Said, entry, items, strong

if TYPE_CHECKING:
    from steadyhand.show.setting.hypertext import Html
    from steadyhand.show.setting.matrix import Mark


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
        from steadyhand.show.setting.matrix import matrix

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

    def listed(self) -> Block:
        """The sections, each with the themes that it is about, and those of what stands in it."""
        listed = entry(f"{self.title}: {self._size()}", "", items(map(self._line, self.sections)))
        return listed._replace(language=self.language)

    def _line(self, section: Section) -> tuple[Said, ...]:
        about, within = (
            ", ".join(theme.label for theme in themes) for themes in (self.about(section), self.within(section))
        )
        return (strong(section.title), f": {about or '–'}", f"; in it also {within}" if within else "")

    def _size(self) -> str:
        return f"{counted(len(self.sections), 'section')} by {counted(len(self.themes), 'theme')}"

    def __repr__(self) -> str:
        return f"<ThemeMap of {self._size()}>"


def theme_map_of(guide: Guide) -> ThemeMap:
    """The map of a guide, each theme where a section first comes to it."""
    rows = tuple(guide.sections)
    first = {theme.id: row for row, section in reversed([*enumerate(rows)]) for theme in section.themes}
    columns = sorted(guide.themes, key=lambda theme: first.get(theme.id, len(rows)))
    return ThemeMap(title=guide.title, sections=rows, themes=tuple(columns), language=guide.language)
