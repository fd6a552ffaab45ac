"""JSON Schemas of a manuscript's files, so that an editor's TOML plug-in completes keys and ids."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from steadyhand.authoring.manuscript import GUIDE_FILE, LISTS, Manuscript
from steadyhand.authoring.published import Published
from steadyhand.authoring.writing import write
from steadyhand.entry import Entry
from steadyhand.form import RECORDS, Field, fields, tables
from steadyhand.guide import Guide
from steadyhand.records import Section

FOLDER = ".schema"
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that the common plug-ins for TOML read."""


def schemas(manuscript: Manuscript) -> dict[str, dict[str, Any]]:
    """The schema of each file, by the file's name without its ending; `section` serves every section.

    Ids that are referred to are those the manuscript has now.
    """
    ids: dict[str, list[str]] = {}
    for _, record, table in tables(manuscript.content):
        if issubclass(record, Entry) and isinstance(table.get("id"), str):
            ids.setdefault(record.plural, []).append(table["id"])
    records = RECORDS | {"published": Published}
    lists = {
        name: {key: {"type": "array", "items": _table(records[key], ids)} for key in keys}
        for name, keys in LISTS.items()
    }
    files = {Path(name).stem: _object(properties, ()) for name, properties in lists.items()}
    files |= {Path(GUIDE_FILE).stem: _table(Guide, ids), "section": _table(Section, ids)}
    return {name: {"$schema": DIALECT, "title": name, **schema} for name, schema in files.items()}


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write the schemas into the folder `.schema` of a manuscript, and return the names of the files."""
    files = {f"{FOLDER}/{name}.json": schema for name, schema in schemas(Manuscript(folder)).items()}
    for name, schema in files.items():
        write(folder / name, (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
    return tuple(files)


def _table(record: type, ids: dict[str, list[str]]) -> dict[str, Any]:
    of_table = fields(record).values()
    properties = {field.name: _value(field, ids) for field in of_table}
    return _object(properties, (field.name for field in of_table if field.required))


def _object(properties: dict[str, Any], required: Iterable[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": properties,
    }


def _value(field: Field, ids: dict[str, list[str]]) -> dict[str, Any]:
    if field.table:
        value = _table(field.table, ids)
    elif field.means == "number":
        value = {"type": "integer"}
    elif field.means == "reference":
        value = {"type": "string", "enum": sorted(ids.get(field.to, []))}
    elif field.choices:
        value = {"type": "string", "enum": list(field.choices)}
    elif field.pattern:
        value = {"type": "string", "pattern": f"^(?:{field.pattern})$"}
    else:
        value = {"type": "string", "pattern": r"\S"}
    return {"type": "array", "items": value} if field.many else value
