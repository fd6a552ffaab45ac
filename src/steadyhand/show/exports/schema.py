"""Schema: the JSON Schema of edition files, for whoever reads them without steadyhand."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from steadyhand.editions.edition import FORMAT
from steadyhand.editions.guide import Guide
from steadyhand.records.forms import NUMBER, SLUG, Form, written

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of an edition file, in draft 2020-12.

    It says of what shape a file is. That ids are unique and refer to something, that a verified quote
    names its work, and that the digest is the content's is for `steadyhand.edition.loads` to say.

    >>> schema()["required"]
    ['format', 'edition', 'digest', 'content']
    """
    own = table_of(Guide, without=["edition"])
    content = object_of(own["properties"], [*own["required"], "sections"])
    held = {
        "format": {"const": FORMAT, "description": "The version of this layout."},
        "edition": _formed(NUMBER) | {"description": "The number it was published under."},
        "digest": _formed("sha256-[0-9a-f]{64}") | {"description": "The SHA-256 of the content as canonical JSON."},
        "content": content | {"description": "The guide, in reading order; a kind without entries is absent."},
    }
    return {"$schema": DIALECT, "title": "An edition of a steadyhand guide", **object_of(held, held)}


def dumps() -> str:
    """The schema as a file.

    >>> print(dumps().splitlines()[2])
      "title": "An edition of a steadyhand guide",
    """
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def table_of(
    record: type, ids: Mapping[str, Collection[str]] | None = None, *, without: Collection[str] = ()
) -> dict[str, Any]:
    """What a table is that becomes such a record, without the keys that stand elsewhere.

    `ids` are, kind by kind, those it may refer to: any unless given.

    >>> from steadyhand.records import Takeaway
    >>> table_of(Takeaway, {"themes": ["trust"]})["properties"]["themes"]["items"]
    {'type': 'string', 'enum': ['trust']}
    """
    of_table = [form for form in written(record).values() if form.name not in without]
    properties = {form.name: _value(form, ids) for form in of_table}
    return object_of(properties, (form.name for form in of_table if form.required))


def object_of(properties: Mapping[str, Any], required: Iterable[str]) -> dict[str, Any]:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": dict(properties),
    }


def list_of(items: Mapping[str, Any]) -> dict[str, Any]:
    """A list of such items."""
    return {"type": "array", "items": dict(items)}


def _value(form: Form, ids: Mapping[str, Collection[str]] | None) -> dict[str, Any]:
    if form.means == "record":
        value = table_of(form.record, ids)
    elif form.means == "number":
        value = {"type": "integer"}
    elif form.means == "reference" and ids is not None:
        value = {"type": "string", "enum": sorted(ids.get(form.to, []))}
    elif form.means == "reference":
        value = _formed(SLUG)
    elif form.choices:
        value = {"type": "string", "enum": list(form.choices)}
    elif form.pattern:
        value = _formed(form.pattern)
    else:
        value = {"type": "string", "pattern": r"\S"}
    return list_of(value) if form.many else value


def _formed(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}
