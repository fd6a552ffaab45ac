"""Tables: what `to_dicts()` gives goes into every kind of table as it is, and so do the records for retrieval."""

import functools
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from folders import ROOT
from hypothesis import given
from pyarrow import json as arrow_json
from test_chunks import LISTS

import steadyhand
from steadyhand.editions import lines
from steadyhand.editions.guide import Guide
from steadyhand.records.caution import Caution
from steadyhand.records.kinds import CONTACTS, KINDS
from steadyhand.records.section import Section
from steadyhand.show.exports import chunks
from strategies import handmade, remade

pytestmark = pytest.mark.thorough

GUIDE = steadyhand.load()


@pytest.fixture(params=(*KINDS, *CONTACTS))
def rows(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = getattr(GUIDE, request.param).to_dicts()
    assert rows
    return rows


def test_pandas_holds_them(rows: list[dict[str, Any]]) -> None:
    frame = pd.DataFrame(rows)
    assert list(frame.columns) == list(rows[0])
    assert frame["ref"].tolist() == [row["ref"] for row in rows]
    assert frame.astype(object).where(frame.notna(), None).to_dict("records") == rows


def test_polars_holds_them(rows: list[dict[str, Any]]) -> None:
    frame = pl.DataFrame(rows)
    assert frame.to_dicts() == rows
    assert all(frame.schema[name] == pl.String for name in ("ref", "id"))


def test_pyarrow_holds_them(rows: list[dict[str, Any]]) -> None:
    assert pa.Table.from_pylist(rows).to_pylist() == rows


def test_duckdb_asks_them(rows: list[dict[str, Any]]) -> None:
    table = pa.Table.from_pylist(rows)
    with duckdb.connect() as connection:
        connection.register("entries", table)
        found = connection.execute("select ref from entries order by ref desc").fetchall()
    assert found == [(ref,) for ref in sorted((row["ref"] for row in rows), reverse=True)]


def test_duckdb_asks_a_frame_of_pandas_and_of_polars_by_its_name() -> None:
    practices = pd.DataFrame(GUIDE.practices.to_dicts())
    quotes = pl.DataFrame(GUIDE.quotes.to_dicts())
    with duckdb.connect() as connection:
        connection.register("practices", practices)
        connection.register("quotes", quotes.to_arrow())
        acts = dict(connection.execute("select act, count(*) from practices group by act").fetchall())
        asked = "select count(*) from quotes where attribution.status = 'verified'"
        verified = connection.execute(asked).fetchall()
    assert acts == Counter(practice.act for practice in GUIDE.practices)
    assert verified == [(len(GUIDE.quotes.verified()),)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    file.write_text(chunks.dumps(GUIDE), encoding="utf-8", newline="")
    return file


def test_the_lines_load_in_pandas(file: Path) -> None:
    frame = pd.read_json(file, lines=True)
    assert frame.astype(object).where(frame.notna(), None).to_dict("records") == chunks.records(GUIDE)


def test_the_lines_load_in_polars(file: Path) -> None:
    frame = pl.read_ndjson(file)
    assert frame.to_dicts() == chunks.records(GUIDE)
    assert pl.read_ndjson(io.BytesIO(file.read_bytes())).schema == frame.schema
    assert all(frame.schema[key] == (pl.List(pl.String) if key in LISTS else pl.String) for key in frame.columns)


def test_the_lines_load_in_duckdb(file: Path) -> None:
    with duckdb.connect() as connection:
        found = connection.from_query("select * from read_json_auto(?)", params=[str(file)])
        types = dict(zip(found.columns, map(str, found.types), strict=True))
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    assert rows == chunks.records(GUIDE)
    assert types == {key: "VARCHAR[]" if key in LISTS else "VARCHAR" for key in rows[0]}


def test_the_lines_load_in_pyarrow(file: Path) -> None:
    assert arrow_json.read_json(file).to_pylist() == chunks.records(GUIDE)


FORMAT = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
SQL = re.findall(r"(?s)```sql\n(.*?)```", FORMAT)
(PYTHON,) = re.findall(r"(?s)```py\n(from pathlib.*?)```", FORMAT)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Guide]:
    """The guides of a folder of three editions, by the names of the files."""
    folder = tmp_path_factory.mktemp("work") / "editions"
    first = GUIDE.sections["patience"]
    one = remade(GUIDE, id="one", sections=[alone(first)], takeaways=(), concepts=(), cautions=limiting(first))
    none = Guide(id="none", edition="0.1.0", title="Nothing", summary="-", language="en", licence="-", rights="-")
    named = {str(folder / guide.id / f"{guide.edition}.jsonl"): guide for guide in (GUIDE, one, none)}
    for name, guide in named.items():
        Path(name).parent.mkdir(parents=True)
        Path(name).write_bytes(lines.dumps(guide).encode())
    return named


def place(shelf: dict[str, Guide]) -> Path:
    """The folder that the folder of editions is in."""
    return Path(next(iter(shelf))).parents[2]


def alone(section: Section) -> Section:
    """The section as the only one of a guide."""
    return attrs.evolve(section, position=0)


def limiting(section: Section) -> list[Caution]:
    """The cautions that limit the section, in a guide that has no other."""
    cautions = [GUIDE.cautions[limit.caution] for limit in section.limits]
    return [attrs.evolve(caution, sections=(section.id,), allows=()) for caution in cautions]


def sections_by_theme(shelf: dict[str, Guide]) -> Counter[tuple[str, str]]:
    return Counter(
        (name, theme.id) for name, guide in shelf.items() for section in guide.sections for theme in section.themes
    )


def limits_with_their_cautions(shelf: dict[str, Guide]) -> list[tuple[str, str, str, str, str]]:
    return sorted(
        (name, section.id, limit.text, limit.caution, guide.cautions[limit.caution].title)
        for name, guide in shelf.items()
        for section in guide.sections
        for limit in section.limits
    )


def test_duckdb_reads_a_folder_of_editions_as_one_table_with_a_statement(shelf: dict[str, Guide]) -> None:
    count, join = (statement.replace("editions/*", f"{place(shelf)}/editions/*") for statement in SQL)
    with duckdb.connect() as connection:
        counted = connection.execute(count).fetchall()
        joined = connection.execute(join).fetchall()
    assert len(limits_with_their_cautions(shelf)) > 10
    assert {(name, theme): number for name, theme, number in counted} == sections_by_theme(shelf)
    assert sorted(joined) == limits_with_their_cautions(shelf)


def test_polars_reads_a_folder_of_editions_as_one_table_with_a_statement(
    shelf: dict[str, Guide], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place(shelf))
    made: dict[str, Any] = {}
    exec(PYTHON, made)  # noqa: S102
    counted = {(str(Path(name).absolute()), theme): number for name, theme, number in made["by_theme"].rows()}
    joined = made["limited"].select("file", "section", "text", "caution", "title").rows()
    assert counted == sections_by_theme(shelf)
    assert sorted((str(Path(name).absolute()), *said) for name, *said in joined) == limits_with_their_cautions(shelf)


def schema_of(value: Any) -> Any:
    """The type of plain data as Spark infers it: of an object, its keys with theirs; of a list, that of its items."""
    if isinstance(value, dict):
        return {key: schema_of(each) for key, each in value.items()}
    if isinstance(value, list):
        return [functools.reduce(merged, map(schema_of, value))]
    return type(value)


def merged(one: Any, other: Any) -> Any:
    """The type of both, where Spark has one that is not text for whatever it meets."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {
            key: merged(one[key], other[key]) if key in one and key in other else one.get(key, other.get(key))
            for key in {**one, **other}
        }
    if isinstance(one, list) and isinstance(other, list):
        return [merged(one[0], other[0])]
    assert one == other, (one, other)
    return one


def test_every_line_of_every_edition_is_an_object_of_one_schema(shelf: dict[str, Guide]) -> None:
    """As Spark asks: one object a line, and a key is of one type wherever it stands."""
    read = [json.loads(line) for name in shelf for line in Path(name).read_text(encoding="utf-8").splitlines()]
    assert all(isinstance(line, dict) for line in read)
    schema = functools.reduce(merged, map(schema_of, read))
    assert {"kind", "id", "counts", "limits", "attribution", "themes"} <= schema.keys()
    with pytest.raises(AssertionError):
        merged(schema_of(read[0]), schema_of({"title": 7}))


@given(handmade())
def test_so_is_every_line_of_any_edition(guide: Guide) -> None:
    read = [json.loads(line) for line in (*lines.dumps(GUIDE).splitlines(), *lines.dumps(guide).splitlines())]
    assert functools.reduce(merged, map(schema_of, read)).keys() >= {"kind", "id"}
