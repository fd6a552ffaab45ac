"""Tables: what `to_dicts()` gives goes into every kind of table as it is, and so do the records for retrieval."""

import io
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import json as arrow_json
from test_chunks import LISTS

import steadyhand
from steadyhand.records.kinds import KINDS
from steadyhand.show.exports import chunks

pytestmark = pytest.mark.thorough

GUIDE = steadyhand.load()


@pytest.fixture(params=KINDS)
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
