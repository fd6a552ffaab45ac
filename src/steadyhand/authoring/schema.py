"""JSON Schemas of a manuscript's files, so that an editor's TOML plug-in completes keys and ids."""

import json
from pathlib import Path
from typing import Any

from steadyhand.authoring.folder import Folder
from steadyhand.authoring.history import Published
from steadyhand.authoring.manuscript import manuscript_in
from steadyhand.editions.writing import write
from steadyhand.records.entry import Entry
from steadyhand.records.kinds import PLURALS
from steadyhand.records.region import Region
from steadyhand.show.exports.schema import TEXT, list_of, object_of, table_of

FOLDER = ".schema"
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that the common plug-ins for TOML read."""


def schemas(manuscript: Folder) -> dict[str, dict[str, Any]]:
    """The schema of each file of a manuscript, by the file's name without its ending; `section` serves every section.

    Ids that are referred to are those the manuscript has now.
    """
    ids: dict[str, list[str]] = {}
    for _, record, table in manuscript.tables():
        if issubclass(record, Entry) and isinstance(table.get("id"), str):
            ids.setdefault(PLURALS[record.kind], []).append(table["id"])
    records: dict[str, Any] = {**manuscript.records, "published": Published}
    items = {key: table_of(record, ids) for key, record in records.items()}
    items[PLURALS[Region.kind]] = _but_for_the_id(table_of(Region))
    layout = manuscript.layout
    lists = {name: {key: list_of(items.get(key, TEXT)) for key in keys} for name, keys in layout.lists.items()}
    files = {Path(name).stem: object_of(properties, ()) for name, properties in lists.items()}
    if layout.whole:
        files |= {Path(layout.whole).stem: table_of(manuscript.whole, ids), "section": items["sections"]}
    return {name: {"$schema": DIALECT, "title": name, **schema} for name, schema in files.items()}


def _but_for_the_id(table: dict[str, Any]) -> dict[str, Any]:
    """A region's table: its id follows from its code."""
    return {**table, "required": [name for name in table["required"] if name != "id"]}


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write the schemas into the folder `.schema` of a manuscript, and return the names of the files."""
    files = {f"{FOLDER}/{name}.json": schema for name, schema in schemas(manuscript_in(folder)).items()}
    for name, schema in files.items():
        write(folder / name, (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode())
    return tuple(files)
