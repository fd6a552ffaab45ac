"""JSON Schemas of a manuscript's files, so that an editor's TOML plug-in completes keys and ids."""

import json
from pathlib import Path
from typing import Any

from steadyhand.authoring.history import Published
from steadyhand.authoring.manuscript import LAYOUT, LIVING, MANUSCRIPT, Manuscript
from steadyhand.authoring.tables import tables
from steadyhand.editions.content import LISTED
from steadyhand.editions.guide import Guide
from steadyhand.editions.writing import write
from steadyhand.records.entry import Entry
from steadyhand.records.kinds import PLURALS
from steadyhand.show.exports.schema import TEXT, list_of, object_of, table_of

FOLDER = ".schema"
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that the common plug-ins for TOML read."""


def schemas(manuscript: Manuscript) -> dict[str, dict[str, Any]]:
    """The schema of each file, by the file's name without its ending; `section` serves every section.

    Ids that are referred to are those the manuscript has now.
    """
    ids: dict[str, list[str]] = {}
    for _, record, table in tables(manuscript.everything):
        if issubclass(record, Entry) and isinstance(table.get("id"), str):
            ids.setdefault(PLURALS[record.kind], []).append(table["id"])
    records = {**LISTED, **LIVING, "published": Published}
    items = {key: table_of(record, ids) for key, record in records.items()} | {"beyond": TEXT}
    lists = {name: {key: list_of(items[key]) for key in keys} for name, keys in LAYOUT.lists.items()}
    files = {Path(name).stem: object_of(properties, ()) for name, properties in lists.items()}
    files |= {Path(MANUSCRIPT).stem: table_of(Guide, ids), "section": items["sections"]}
    return {name: {"$schema": DIALECT, "title": name, **schema} for name, schema in files.items()}


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write the schemas into the folder `.schema` of a manuscript, and return the names of the files."""
    files = {f"{FOLDER}/{name}.json": schema for name, schema in schemas(Manuscript(folder)).items()}
    for name, schema in files.items():
        write(folder / name, (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
    return tuple(files)
