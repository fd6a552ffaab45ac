"""Forms: what each field of a record holds, said once, in the record's own annotations.

Reading, checking, schemas, renaming, comparing and rows all follow from what `forms` says of a record:

>>> from steadyhand.records.quote import Quote
>>> [form.name for form in forms(Quote).values() if form.means == "reference"]
['speaker', 'section', 'themes']
"""

from collections.abc import Iterable
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    NewType,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from steadyhand.records.kinds import PLURALS

Means: TypeAlias = Literal["text", "verbatim", "id", "number", "choice", "reference", "record"]


class Mark(NamedTuple):
    """What the annotation of a field says beyond its type."""

    means: Means
    pattern: str = ""
    """A regular expression that the text must match."""
    what: str = ""
    """What the pattern stands for, in words."""
    to: str = ""
    """The kind that an id refers to."""


class Counts(NamedTuple):
    """Says by which rule a change of the field counts, where its form does not say it already."""

    code: str


class Of(NamedTuple):
    """Says what a collection, which its type hides, is a collection of."""

    record: Any


Id = NewType("Id", str)
"""What refers to an entry: an id or a ref that an entry gives. At run time it is a plain `str`."""

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
NUMBER = r"(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}"
REGION = r"[A-Z]{2}(-[A-Z0-9]{1,3})?|001"

Text: TypeAlias = Annotated[str, Mark("text")]
"""Text for people, in our own typography."""
Verbatim: TypeAlias = Annotated[str, Mark("verbatim")]
"""Text that is somebody else's, to the letter, or for programs to read."""
Slug: TypeAlias = Annotated[str, Mark("id", SLUG, "an id: lower-case words joined by hyphens")]
Ref: TypeAlias = Annotated[str, Mark("verbatim", rf"[a-z_]+/{SLUG}", "a ref such as sections/give-space")]
Day: TypeAlias = Annotated[str, Mark("verbatim", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day written as YYYY-MM-DD")]
Doi: TypeAlias = Annotated[str, Mark("verbatim", r"10\.[0-9]{4,}/\S+", "a DOI such as 10.2307/1127388")]
Isbn: TypeAlias = Annotated[str, Mark("verbatim", r"97[89][0-9]{10}", "an ISBN-13 without hyphens")]
Wikidata: TypeAlias = Annotated[str, Mark("verbatim", r"Q[1-9][0-9]*", "a Wikidata item such as Q19526")]
RegionCode: TypeAlias = Annotated[str, Mark("verbatim", REGION, "a region such as GB, GB-ENG, EU or 001")]
ToSection: TypeAlias = Annotated[Id, Mark("reference", to="sections")]
ToCaution: TypeAlias = Annotated[Id, Mark("reference", to="cautions")]
Language: TypeAlias = Annotated[str, Mark("verbatim", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en")]
Number: TypeAlias = Annotated[str, Mark("verbatim", NUMBER, "an edition number such as 1.2.0")]

if TYPE_CHECKING:
    # Who makes a record by hand may give plain text; at run time there is nothing to convert.
    def as_id(id: str) -> Id: ...
    def as_ids(ids: Iterable[str]) -> tuple[Id, ...]: ...
else:
    as_id = as_ids = None

HELD = "held"
"""Marks entries that stand inside another: their tables stand in its table."""
PLACED = "placed"
"""Marks what the place of a table says, so that the table does not."""


class Form(NamedTuple):
    """What one field of a record holds."""

    name: str
    means: Means
    required: bool
    many: bool = False
    """Whether it holds several."""
    placed: bool = False
    """Whether it follows from where its record stands, so that no table says it."""
    to: str = ""
    """The plural of the entries that it refers to or holds."""
    record: Any = None
    """The class of the entries that it refers to, or of the records that it holds; None for ids alone."""
    choices: tuple[str, ...] = ()
    pattern: str = ""
    what: str = ""
    counts: str = ""
    """The code of the rule by which a change of it counts, where it has one of its own."""


def forms(record: Any) -> dict[str, Form]:
    """The forms of a record's fields, by their names, in the order in which the record declares them."""
    return _forms(record)


@cache
def _forms(record: Any) -> dict[str, Form]:
    hints = get_type_hints(record, include_extras=True)
    given = (field for field in attrs.fields(record) if field.init and not field.alias.startswith("_"))
    return {
        field.alias: _form(field.alias, hints[field.name], required=field.default is attrs.NOTHING) for field in given
    }


def form_at(record: Any, path: str) -> Form | None:
    """The form of what stands at a dotted path in such a record, such as `attribution.work`."""
    name, _, inside = path.partition(".")
    form = forms(record).get(name)
    return form_at(form.record, inside) if form and inside else form


def written(record: Any) -> dict[str, Form]:
    """The forms of what the table of such a record says itself."""
    return {name: form for name, form in forms(record).items() if not form.placed}


def _form(name: str, hint: Any, *, required: bool) -> Form:
    many, said = False, []
    while get_origin(hint) in (Annotated, Union, UnionType, tuple):
        if get_origin(hint) is Annotated:
            hint, *marks = get_args(hint)
            said += marks
        elif get_origin(hint) is tuple:
            hint, many = get_args(hint)[0], True
        else:
            (hint,) = (each for each in get_args(hint) if each is not NoneType)
    placed = PLACED in said
    counts = next((each.code for each in said if isinstance(each, Counts)), "")
    for of in (each for each in said if isinstance(each, Of)):
        hint, many = of.record, True
    mark = next((each for each in said if isinstance(each, Mark)), None)
    if mark:
        return Form(name, mark.means, required, many, placed, mark.to, None, (), mark.pattern, mark.what, counts)
    if get_origin(hint) is Literal:
        return Form(name, "choice", required, many, placed, choices=get_args(hint), counts=counts)
    if hint is int:
        return Form(name, "number", required, many, placed, counts=counts)
    plural = PLURALS.get(getattr(hint, "kind", ""), "")
    means: Means = "reference" if plural and HELD not in said else "record"
    return Form(name, means, required, many, placed, plural, hint, counts=counts)


def kept(value: Any) -> Any:
    """A list as a tuple, anything else as it is."""
    return tuple(value) if isinstance(value, list) else value


def tupled(_: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """What every record does to what it is given: lists become tuples, and nothing else changes."""
    return [field.evolve(converter=_KEPT) if _is_several(field.type) else field for field in fields]


def _is_several(hint: Any) -> bool:
    return get_origin(get_args(hint)[0] if get_origin(hint) is Annotated else hint) is tuple


_KEPT: Any = attrs.Converter(kept)
