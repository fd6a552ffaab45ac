"""Forms: what each field of a record holds, said once, in the record's own annotations.

Reading, checking, schemas, renaming, comparing and rows all follow from what `forms` says of a record:

>>> from steadyhand.records.quote import Quote
>>> [form.name for form in forms(Quote).values() if form.means == "reference"]
['speaker', 'section', 'themes']
"""

from collections.abc import Iterable, Mapping
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

Means: TypeAlias = Literal["text", "verbatim", "id", "number", "flag", "choice", "reference", "ref", "record"]


class Mark:
    """What the annotation of a field says beyond its type."""

    def __init__(self, means: Means, pattern: str = "", what: str = "", to: str = "") -> None:
        """`pattern` must match the text, `what` it stands for in words; `to` is the kind that an id refers to."""
        self.means = means
        self.pattern = pattern
        self.what = what
        self.to = to


Id = NewType("Id", str)
"""What refers to an entry: an id or a ref that an entry gives. At run time it is a plain `str`."""

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
REF = rf"[a-z_]+/{SLUG}"
NUMBER = r"(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}"
REGION = r"[A-Z]{2}(-[A-Z0-9]{1,3})?|001"

if TYPE_CHECKING:
    # To type checkers and editors each is what it is at heart; some editors know nothing of `Annotated`.
    Text: TypeAlias = str
    Offer: TypeAlias = str
    Verbatim: TypeAlias = str
    Slug: TypeAlias = str
    Ref: TypeAlias = str
    OfEntry: TypeAlias = str
    Day: TypeAlias = str
    Digest: TypeAlias = str
    Doi: TypeAlias = str
    Isbn: TypeAlias = str
    Wikidata: TypeAlias = str
    RegionCode: TypeAlias = str
    Language: TypeAlias = str
    Number: TypeAlias = str
    ToSection: TypeAlias = Id
    ToCaution: TypeAlias = Id
    ToAny: TypeAlias = Id
else:
    Text = Annotated[str, Mark("text")]
    """Text for people, in our own typography."""
    Offer = Annotated[str, Mark("text", r"[\s\S]{1,140}", "an offer of at most 140 characters, read at a glance")]
    Verbatim = Annotated[str, Mark("verbatim")]
    """Text that is somebody else's, to the letter, or for programs to read."""
    Slug = Annotated[str, Mark("id", SLUG, "an id: lower-case words joined by hyphens")]
    Ref = Annotated[str, Mark("verbatim", REF, "a ref such as sections/give-space")]
    OfEntry = Annotated[str, Mark("ref", REF, "a ref such as sections/give-space")]
    Day = Annotated[str, Mark("verbatim", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "a day written as YYYY-MM-DD")]
    Digest = Annotated[str, Mark("verbatim", r"sha256-[0-9a-f]{64}", "a digest: sha256- and 64 hexadecimal digits")]
    Doi = Annotated[str, Mark("verbatim", r"10\.[0-9]{4,}/\S+", "a DOI such as 10.2307/1127388")]
    Isbn = Annotated[str, Mark("verbatim", r"97[89][0-9]{10}", "an ISBN-13 without hyphens")]
    Wikidata = Annotated[str, Mark("verbatim", r"Q[1-9][0-9]*", "a Wikidata item such as Q19526")]
    RegionCode = Annotated[str, Mark("verbatim", REGION, "a region such as GB, GB-ENG, EU or 001")]
    ToSection = Annotated[Id, Mark("reference", to="sections")]
    ToCaution = Annotated[Id, Mark("reference", to="cautions")]
    ToAny = Annotated[Id, Mark("ref", REF, "a ref such as sections/give-space")]
    Language = Annotated[str, Mark("verbatim", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en")]
    Number = Annotated[str, Mark("verbatim", NUMBER, "an edition number such as 1.2.0")]

if TYPE_CHECKING:
    # Who makes a record by hand may give plain text; at run time there is nothing to convert.
    def as_id(id: str) -> Id: ...  # noqa: D103
    def as_ids(ids: Iterable[str]) -> tuple[Id, ...]: ...  # noqa: D103
else:
    as_id = as_ids = None

HELD: Mapping[str, Any] = {"held": True}
"""The metadata of a field of entries that stand inside another: their tables stand in its table."""
PLACED: Mapping[str, Any] = {"placed": True}
"""The metadata of a field that the place of a table says, so that the table does not."""


def counting(code: str) -> Mapping[str, Any]:
    """The metadata of a field a change of which counts by a rule of its own, which has that code."""
    return {"counts": code}


GUARD = counting("safety-changed")
"""The metadata of a field that guards a reader."""


def of(record: Any) -> Mapping[str, Any]:
    """The metadata of a field that holds a collection: what it is a collection of."""
    return {"of": record}


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
    return {field.alias: _form(field, hints[field.name]) for field in given}


def form_at(record: Any, path: str) -> Form | None:
    """The form of what stands at a dotted path in such a record, such as `attribution.work`."""
    name, _, inside = path.partition(".")
    form = forms(record).get(name)
    return form_at(form.record, inside) if form and inside else form


def written(record: Any) -> dict[str, Form]:
    """The forms of what the table of such a record says itself."""
    return {name: form for name, form in forms(record).items() if not form.placed}


def _form(field: Any, hint: Any) -> Form:
    said, mark, many = field.metadata, None, False
    while get_origin(hint) in (Annotated, Union, UnionType, tuple):
        if get_origin(hint) is Annotated:
            hint, mark = get_args(hint)
        elif get_origin(hint) is tuple:
            hint, many = get_args(hint)[0], True
        else:
            (hint,) = (each for each in get_args(hint) if each is not NoneType)
    form = Form(
        field.alias,
        "text",
        required=field.default is attrs.NOTHING,
        many=many or "of" in said,
        placed="placed" in said,
        counts=said.get("counts", ""),
    )
    hint = said.get("of", hint)
    if mark:
        return form._replace(means=mark.means, to=mark.to, pattern=mark.pattern, what=mark.what)
    if get_origin(hint) is Literal:
        return form._replace(means="choice", choices=get_args(hint))
    if hint in (int, bool):
        return form._replace(means="number" if hint is int else "flag")
    plural = PLURALS.get(getattr(hint, "kind", ""), "")
    return form._replace(means="reference" if plural and "held" not in said else "record", to=plural, record=hint)


def kept(value: Any) -> Any:
    """A list as a tuple, anything else as it is."""
    return tuple(value) if isinstance(value, list) else value


def tupled(_: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """What every record does to what it is given: lists become tuples, and nothing else changes."""
    return [field.evolve(converter=_KEPT) if _is_several(field.type) else field for field in fields]


def _is_several(hint: Any) -> bool:
    return get_origin(hint) is tuple


_KEPT: Any = attrs.Converter(kept)
