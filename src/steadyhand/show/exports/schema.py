"""Schema: the JSON Schema of an edition's lines, for whoever reads them without steadyhand."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from steadyhand.editions.content import HELD, LISTED
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import FORMAT, GUIDE
from steadyhand.records.forms import SLUG, Form, written
from steadyhand.records.kinds import KIND_OF, LINES
from steadyhand.records.quote import Quote

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string", "pattern": r"\S"}
"""Text that says something."""


def schema() -> dict[str, Any]:
    """The schema of one line of an edition, in draft 2020-12.

    It says of what shape a line is. Which lines follow which, that ids are unique and refer to something, and that a
    credit is the one that follows from the attribution is for whoever reads the whole file: `docs/format.md` has it.

    >>> [line["properties"]["kind"]["const"] for line in schema()["oneOf"]][:3]
    ['guide', 'theme', 'person']
    """
    own = table_of(Guide)
    counts = {plural: {"type": "integer", "minimum": 1} for plural in LINES}
    extra = {"format": {"const": FORMAT}, "counts": object_of(counts, ()) | {"minProperties": 1}}
    lines = [_line(GUIDE, object_of(own["properties"] | extra, [*own["required"], "format"]))]
    lines += [_line_of(KIND_OF.get(plural, plural), {**LISTED, **HELD}[plural]) for plural in LINES]
    return {"$schema": DIALECT, "title": "A line of an edition of a steadyhand guide", "oneOf": lines}


def _line_of(kind: str, record: Any) -> dict[str, Any]:
    """A line that becomes such a record: what it holds is listed by id, and no empty list is written."""
    by_name = written(record)
    properties = {"id" if name == "ref" else name: _value(form, None) for name, form in by_name.items()}
    properties |= {name: list_of(_formed(SLUG)) for name in HELD if name in by_name}
    properties |= {"credit": TEXT} if record is Quote else {}
    required = ["id" if name == "ref" else name for name, form in by_name.items() if form.required and not form.many]
    return _line(kind, object_of(properties, [*required, *(["credit"] if record is Quote else [])]))


def _line(kind: str, table: dict[str, Any]) -> dict[str, Any]:
    properties = {"kind": {"const": kind}, **table["properties"]}
    return {**table, "properties": properties, "required": ["kind", *table["required"]]}


def dumps() -> str:
    """The schema as a file.

    >>> print(dumps().splitlines()[2])
      "title": "A line of an edition of a steadyhand guide",
    """
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def table_of(record: type, ids: Mapping[str, Collection[str]] | None = None) -> dict[str, Any]:
    """What a table is that becomes such a record.

    `ids` are, kind by kind, those it may refer to: any unless given.

    >>> from steadyhand import Takeaway
    >>> table_of(Takeaway, {"themes": ["trust"]})["properties"]["themes"]["items"]
    {'type': 'string', 'enum': ['trust']}
    """
    of_table = written(record)
    properties = {name: _value(form, ids) for name, form in of_table.items()}
    return object_of(properties, (name for name, form in of_table.items() if form.required))


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
    elif form.means in ("number", "flag"):
        value = {"type": "integer" if form.means == "number" else "boolean"}
    elif form.means == "reference" and ids is not None:
        value = {"type": "string", "enum": sorted(ids.get(form.to, []))}
    elif form.means == "ref" and ids is not None:
        value = {
            "type": "string",
            "enum": sorted(f"{plural}/{id}" for plural, of_kind in ids.items() for id in of_kind),
        }
    elif form.means == "reference":
        value = _formed(SLUG)
    elif form.choices:
        value = {"type": "string", "enum": list(form.choices)}
    elif form.pattern:
        value = _formed(form.pattern)
    else:
        value = TEXT
    return list_of(value) if form.many else value


def _formed(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}
