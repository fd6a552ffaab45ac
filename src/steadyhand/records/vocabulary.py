"""The names a guide answers to: its themes with their aliases, the people it credits, ids that it had once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from steadyhand.errors import UnknownPerson, UnknownTheme
from steadyhand.records.entry import Theme
from steadyhand.records.once import Once
from steadyhand.records.person import Person
from steadyhand.records.suggestions import Offered, quoted

if TYPE_CHECKING:
    from steadyhand.records.ledger import Fate, Ledger

_ASCII_BREAKS = r"[\x00-\x20!\"#%&()*,\-./:;?@\[\\\]_{}\x7f]+"

NamedT = TypeVar("NamedT", bound=Theme | Person)


def fold(name: str) -> str:
    """The name as it is compared: letter case, accents, punctuation and spacing make no difference.

    >>> fold("Letting-Go") == fold(" letting go ")
    True
    >>> fold("Brené Brown")
    'brene brown'
    """
    if name.isascii():
        spaced = re.sub(_ASCII_BREAKS, " ", name.casefold().replace("'", ""))
    else:
        import unicodedata

        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).upper().casefold())
        letters = (c for c in decomposed if not "\u0300" <= c <= "\u036f" and c not in "'’")
        spaced = "".join(" " if unicodedata.category(c)[0] in "PZC" else c for c in letters)
    return " ".join(spaced.split()) or name.strip()


def names_of(named: Theme | Person) -> tuple[str, ...]:
    """Everything that a theme or a person answers to, the id first."""
    return (named.id, named.label, *named.aliases) if isinstance(named, Theme) else (named.id, named.name)


class Vocabulary:
    """The themes and people of a guide, to be found by any of their names, and what became of former ids."""

    def __init__(
        self,
        themes: Sequence[Theme] = (),
        people: Sequence[Person] = (),
        ledger: "Ledger | None" = None,
        language: str = "",
    ) -> None:
        """`ledger` is None where nothing became of any id; `language` is the BCP 47 tag of the guide's."""
        self.themes = themes
        self.people = people
        self.language = language
        self._ledger = ledger
        self._once = Once()

    @property
    def _themes_by_id(self) -> Mapping[str, Theme]:
        return self._once("ids", lambda: MappingProxyType({theme.id: theme for theme in self.themes}))

    @property
    def _themes(self) -> Mapping[str, Theme]:
        return self._once("themes", lambda: _by_name(self.themes))

    @property
    def _people(self) -> Mapping[str, Person]:
        return self._once("people", lambda: _by_name(self.people))

    def fates(self, name: str, plurals: Iterable[str]) -> "Iterator[Fate]":
        """What became of a former ref, or of a former id of the kinds with these plurals."""
        if self._ledger:
            refs = [name] if "/" in name else [f"{plural}/{name}" for plural in plurals]
            yield from (fate for fate in map(self._ledger.fate, refs) if fate is not None)

    def theme(self, name: str | Theme) -> Theme:
        """The theme with that id, label or alias. Raises `UnknownTheme`."""
        wanted = (
            name.id
            if isinstance(name, Theme)
            else _text(name, "a theme; for several, name them one by one or in any_of")
        )
        theme = self._themes_by_id.get(wanted) or self._themes.get(wanted) or self._themes.get(fold(wanted))
        if theme is None:
            theme = self._themes.get(self.successor("themes", wanted, Theme.kind))
        if theme is None:
            # Whoever misspells an alias is offered the label: an alias may be a word to be found by, not to be shown.
            raise UnknownTheme(
                wanted, lambda: Offered({name: each.label for each in self.themes for name in names_of(each)})
            )
        return theme

    def person(self, name: str | Person) -> Person:
        """The person with that id or name. Raises `UnknownPerson`."""
        wanted = name.id if isinstance(name, Person) else _text(name, "a person")
        person = self._people.get(wanted) or self._people.get(fold(wanted))
        if person is None:
            person = self._people.get(self.successor("people", wanted, Person.kind))
        if person is None:
            raise UnknownPerson(wanted, lambda: [name for person in self.people for name in names_of(person)])
        return person

    def successor(self, plural: str, id: str, noun: str) -> str:
        """The id that a former id goes by now, with a DeprecationWarning; empty where it never was one.

        Raises `RetiredId`.
        """
        for fate in self.fates(f"{plural}/{id}", ()):
            if fate.kind == "retired":
                raise fate.refusal(id, noun)
            fate.warn()
            return fate.to.partition("/")[2]
        return ""


def _text(name: object, what: str) -> str:
    if not isinstance(name, str):
        raise TypeError(f"{quoted(name)} does not name {what}")
    return name


def _by_name(entries: Iterable[NamedT]) -> Mapping[str, NamedT]:
    found: dict[str, NamedT] = {}
    for entry in entries:
        found |= dict.fromkeys((entry.id, *map(fold, names_of(entry))), entry)
    return MappingProxyType(found)
