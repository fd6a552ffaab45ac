"""What every entry has: an id, a ref, a digest, the themes it is filed under, the people it credits."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

import attrs

from steadyhand import canonical
from steadyhand.typeset import parts
from steadyhand.typeset.parts import Block, Said
from steadyhand.typeset.shown import Shown


def _plain(value: Any, of_record: Callable[[Any], dict[str, Any]]) -> Any:
    """A field's value as plain data: an entry by its id, a tuple as a list, a record as a dict."""
    if isinstance(value, tuple):
        return [_plain(item, of_record) for item in value]
    if isinstance(value, Entry):
        return value.id
    return of_record(value) if attrs.has(type(value)) else value


def _said(record: Any) -> dict[str, Any]:
    """The fields that say something, those left at their defaults being silent."""
    values = ((field, getattr(record, field.name)) for field in _fields(record))
    return {field.alias: _plain(value, _said) for field, value in values if value != field.default}


def _all(record: Any) -> dict[str, Any]:
    """Every field, so that what comes of a kind of record always has the same keys."""
    return {field.alias: _plain(getattr(record, field.name), _all) for field in _fields(record)}


def _fields(record: Any) -> Iterable[Any]:
    return (field for field in attrs.fields(type(record)) if field.init)


@attrs.frozen(kw_only=True, repr=False)
class Entry(Shown):
    """Anything in a guide that has an id."""

    noun: ClassVar[str] = "entry"
    plural: ClassVar[str] = "entries"
    advises: ClassVar[bool] = False
    """Whether entries of this kind say what to do, so that cautions limit them."""

    id: str
    """Authored, unique among entries of its kind, never reused."""
    themes: tuple["Theme", ...] = attrs.field(default=(), init=False)
    """What the entry is filed under; themes, people and help lines are not."""

    @property
    def kind(self) -> str:
        """Which kind of entry this is: `section`, `quote`, ….

        A practice answers with the kind of act it asks for (`do`, `say`, …); its ref says the rest.
        """
        return self.noun

    @property
    def ref(self) -> str:
        """The entry's name in the whole guide, such as `sections/give-space`."""
        return f"{self.plural}/{self.id}"

    @property
    def headline(self) -> str:
        """The name it goes by: its title, label or term, or the sentence that it is."""
        return self.id

    @property
    def within(self) -> tuple[str, ...]:
        """The ids of the sections that it is, stands in or belongs to."""
        return ()

    @property
    def people(self) -> "tuple[Person, ...]":
        """Everyone the entry credits."""
        return ()

    @property
    def digest(self) -> str:
        """The SHA-256 of what the entry says: its own fields, and the ids of the entries it holds.

        Its position is not part of it, nor is the edition, nor the text of other entries; a quote's credit is.
        """
        return canonical.digest(self.content())

    def content(self) -> dict[str, Any]:
        """The entry's own fields as plain data, other entries by their ids; what the digest is taken over.

        What the entry does not say is left out, so that a field steadyhand learns later changes no digest.
        """
        return {name: value for name, value in _said(self).items() if name != "position"}

    def to_dict(self) -> dict[str, Any]:
        """A row for a table or for JSON: the ref, then every field, other entries by their ids."""
        return {"ref": self.ref, **_all(self)}

    def told(self, cautions: "Iterable[Entry]" = ()) -> Block:
        """The whole entry under a heading of its own, and first of all the cautions that limit it.

        Of the cautions that are given, those that limit its sections stand before its text by their
        titles; without any, a section names its own by their refs alone.
        """
        limits = [parts.reference(each.ref, each.headline) for each in cautions if self._limited_by(each)]
        named = limits or [parts.reference(f"cautions/{id}") for id in self._limits()]
        themes = parts.apart(parts.leading(theme.ref, theme.label) for theme in self.themes)
        return parts.entry(
            self._title(),
            self.ref,
            parts.holding("warning", [parts.items((each,) for each in named)], "Read first"),
            *self._telling(),
            parts.block("small", *(("Themes: ", *themes) if themes else ())),
        )

    def line(self) -> tuple[Said, ...]:
        """The entry in a line, with the ref to ask for it by."""
        return (*self.named(), *self.gloss())

    def named(self) -> tuple[Said, ...]:
        """Its name, with the ref to ask for it by."""
        return (parts.strong(self._quoted()), " (", parts.reference(self.ref), ")")

    def gloss(self) -> tuple[Said, ...]:
        """What is said of it in a line, after its name."""
        return ()

    def _title(self) -> str:
        """The heading over it; a sentence is no heading, so what is one has another, or none."""
        return self.headline

    def _quoted(self) -> str:
        return self.headline

    def _limits(self) -> tuple[str, ...]:
        """The ids of the cautions that it names itself."""
        return ()

    def _limited_by(self, caution: "Entry") -> bool:
        return self.advises and not {*caution.within}.isdisjoint(self.within)

    def _telling(self) -> Iterator[Block]:
        """What there is to show of it below its heading, block by block."""
        yield from ()

    def _gist(self) -> str:
        """What it is about, in a few words, for the repr."""
        return self.noun

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {parts.one_line(self._gist())}>"


@attrs.frozen(kw_only=True, repr=False)
class Theme(Entry):
    """A subject that entries are filed under.

    >>> import steadyhand
    >>> steadyhand.themes["boundaries"].label
    'Boundaries'
    """

    noun: ClassVar[str] = "theme"
    plural: ClassVar[str] = "themes"

    label: str
    aliases: tuple[str, ...] = ()
    """Other words people use for it; they find the theme as its label does."""
    summary: str
    broader: "Theme | None" = None
    """The wider theme it belongs to: whoever asks for that one is given this one's entries too."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the theme answers to: id, label and aliases."""
        return (self.id, self.label, *self.aliases)

    def lineage(self) -> "Iterator[Theme]":
        """The theme, then its broader theme, and so on to the widest."""
        theme: Theme | None = self
        while theme is not None:
            yield theme
            theme = theme.broader

    @property
    def headline(self) -> str:
        """Its label."""
        return self.label

    def _telling(self) -> Iterator[Block]:
        yield parts.text(self.summary)
        yield parts.text(f"Also: {', '.join(self.aliases)}" if self.aliases else "")
        if self.broader:
            yield parts.text("Part of ", parts.reference(self.broader.ref, self.broader.label))

    def gloss(self) -> tuple[Said, ...]:
        """Its summary."""
        return (f": {self.summary}",)

    def _gist(self) -> str:
        return self.label


@attrs.frozen(kw_only=True, repr=False)
class Person(Entry):
    """Someone the guide credits.

    >>> import steadyhand
    >>> steadyhand.people["esther-perel"].name
    'Esther Perel'
    """

    noun: ClassVar[str] = "person"
    plural: ClassVar[str] = "people"

    name: str
    role: str
    summary: str
    wikidata: str | None = None
    """The person's item on Wikidata (`Q` and digits), where it could be confirmed."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the person answers to: id and name."""
        return (self.id, self.name)

    @property
    def headline(self) -> str:
        """Their name."""
        return self.name

    def _telling(self) -> Iterator[Block]:
        yield parts.block("lead", self.role)
        yield parts.text(self.summary)

    def gloss(self) -> tuple[Said, ...]:
        """Its summary."""
        return (f": {self.summary}",)

    def _gist(self) -> str:
        return f"{self.name}, {self.role}"
