"""Schema: the JSON Schema of edition files, for whoever reads them without steadyhand."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from steadyhand.decoding import PATTERNS
from steadyhand.edition import FORMAT
from steadyhand.form import LISTED, RECORDS, Field, fields
from steadyhand.guide import Guide
from steadyhand.reading import SLUG

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The schema of an edition file, in draft 2020-12.

    It says of what shape a file is. That ids are unique and refer to something, that a verified quote
    names its work, and that the digest is the content's is for `steadyhand.edition.loads` to say.

    >>> schema()["required"]
    ['format', 'edition', 'digest', 'content']
    """
    own = table_of(Guide)
    lists = {kind: list_of(table_of(RECORDS[kind])) for kind in LISTED}
    content = object_of(
        {key: said for key, said in own["properties"].items() if key != "edition"} | lists,
        [key for key in own["required"] if key != "edition"] + ["sections"],
    )
    held = {
        "format": {"const": FORMAT, "description": "The version of this layout."},
        "edition": _formed(PATTERNS["edition"][0]) | {"description": "The number it was published under."},
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


def table_of(record: type, ids: Mapping[str, Collection[str]] | None = None) -> dict[str, Any]:
    """What a table is that becomes such a record; `ids` are, kind by kind, those it may refer to, any unless given.

    >>> from steadyhand.records import Takeaway
    >>> table_of(Takeaway, {"themes": ["trust"]})["properties"]["themes"]["items"]
    {'type': 'string', 'enum': ['trust']}
    """
    of_table = fields(record).values()
    properties = {field.name: _value(field, ids) for field in of_table}
    return object_of(properties, (field.name for field in of_table if field.required))


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


def _value(field: Field, ids: Mapping[str, Collection[str]] | None) -> dict[str, Any]:
    if field.table:
        value = table_of(field.table, ids)
    elif field.means == "number":
        value = {"type": "integer"}
    elif field.means == "reference" and ids is not None:
        value = {"type": "string", "enum": sorted(ids.get(field.to, []))}
    elif field.means == "reference":
        value = _formed(SLUG.pattern)
    elif field.choices:
        value = {"type": "string", "enum": list(field.choices)}
    elif field.pattern:
        value = _formed(field.pattern)
    else:
        value = {"type": "string", "pattern": r"\S"}
    return list_of(value) if field.many else value


def _formed(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}
