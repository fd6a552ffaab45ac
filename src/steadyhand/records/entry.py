"""What every entry has: an id, a ref, a digest, the themes it is filed under; and the themes themselves."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import attrs

from steadyhand.records import canonical
from steadyhand.records.doors import Shown
from steadyhand.records.forms import PLACED, Id, Slug, Text, counting, tupled
from steadyhand.records.kinds import PLURALS
from steadyhand.records.recall import Recall
from steadyhand.records.rows import Row
from steadyhand.records.wording import one_line


def _plain(value: Any, of_record: Callable[[Any], dict[str, Any]]) -> Any:
    """A field's value as plain data: an entry by its id, several values as a list, a record as a dict."""
    if isinstance(value, Entry):
        return value.id
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(item, of_record) for item in value]
    return of_record(value) if attrs.has(type(value)) else value


def content(record: Any) -> dict[str, Any]:
    """What a record says itself as plain data, entries by their ids; what follows from its place is not said.

    What says nothing is left out, so that a field steadyhand learns later changes no digest.
    """
    values = ((field, getattr(record, field.name)) for field in _fields(record) if "placed" not in field.metadata)
    return {field.alias: _plain(value, content) for field, value in values if value or type(value) is int}


def _all(record: Any) -> dict[str, Any]:
    """Every field, so that what comes of a kind of record always has the same keys."""
    return {field.alias: _plain(getattr(record, field.name), _all) for field in _fields(record)}


def _fields(record: Any) -> Iterable[Any]:
    return (field for field in attrs.fields(type(record)) if field.init)


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Entry(Row, Shown):
    """Anything in a guide that has an id."""

    _worked_out: ClassVar[tuple[str, ...]] = ("ref",)
    kind: ClassVar[str] = "entry"
    """Which kind of entry this is: `section`, `quote`, `help_line`, ….

    >>> import steadyhand
    >>> steadyhand.practices[0].kind
    'practice'
    """

    id: Slug
    """Authored, unique among entries of its kind, never reused."""
    recalled: Recall | None = attrs.field(default=None, eq=False, metadata=PLACED)
    """That it should no longer be shown, since when and why; no part of what it says, nor of equality."""

    if TYPE_CHECKING:
        themes: "tuple[Theme, ...]" = attrs.field(default=(), init=False)
    else:

        @property
        def themes(self) -> "tuple[Theme, ...]":
            """What the entry is filed under; themes and people are not."""
            return ()

    @property
    def ref(self) -> Id:
        """The entry's name in the whole guide, such as `sections/give-space`."""
        return Id(f"{PLURALS[self.kind]}/{self.id}")

    @property
    def digest(self) -> str:
        """The SHA-256 of the entry's line in an edition: what it says itself, and the ids of what it holds.

        Its position is not part of it, nor is the edition, nor the text of other entries; a quote's credit is.
        """
        return canonical.digest(self._line())

    def to_dict(self) -> dict[str, Any]:
        """A row for a table or for JSON: every field, other entries by their ids; the ref, and a quote's credit."""
        return {"ref": self.ref} | _all(self) | {name: getattr(self, name) for name in self._worked_out}

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> dict[str, Any]:
        """What pydantic asks a field's type for: an entry is taken as it is, and written as its row."""
        row = {"type": "function-plain", "function": cls.to_dict, "return_schema": {"type": "dict"}}
        return {"type": "is-instance", "cls": cls, "serialization": row}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """What pydantic, and so FastAPI, tells of the type in a JSON Schema."""
        return {"type": "object", "title": cls.__name__, "description": (cls.__doc__ or "").partition("\n")[0]}

    def _line(self) -> dict[str, Any]:
        """What stands in its line."""
        return {"kind": self.kind, **content(self)}

    def _gist(self) -> str:
        """What it is about, in a few words, for the repr."""
        return self.kind

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {one_line(self._gist())}>"


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Theme(Entry):
    """A subject that entries are filed under.

    >>> import steadyhand
    >>> steadyhand.themes["boundaries"].label
    'Boundaries'
    """

    kind: ClassVar[Literal["theme"]] = "theme"

    label: Text = attrs.field(metadata=counting("themes-changed"))
    aliases: tuple[Text, ...] = attrs.field(default=(), metadata=counting("themes-changed"))
    """Other words people use for it; they find the theme as its label does."""
    summary: Text
    broader: "Theme | None" = None
    """The wider theme it belongs to: whoever asks for that one is given this one's entries too."""

    def _gist(self) -> str:
        return self.label


def lineage(theme: Theme) -> Iterator[Theme]:
    """The theme, then its broader theme, and so on to the widest."""
    wider: Theme | None = theme
    while wider is not None:
        yield wider
        wider = wider.broader
