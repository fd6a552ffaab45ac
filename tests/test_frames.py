"""Collections go into tables and JSON as they are."""

import json

import pandas
import polars
import pytest

import steadyhand
from steadyhand.records.kinds import KINDS

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("kind", KINDS)
def test_every_collection_becomes_a_table(kind: str) -> None:
    collection = getattr(steadyhand, kind)
    rows = collection.to_dicts()
    for frame in (pandas.DataFrame(rows), polars.DataFrame(rows)):
        assert list(frame["id"]) == list(collection.ids)
    assert json.loads(json.dumps(rows)) == rows


def test_a_mixed_answer_becomes_a_table_too() -> None:
    rows = steadyhand.about("boundaries").to_dicts()
    refs = [entry.ref for entry in steadyhand.about("boundaries")]
    assert list(pandas.DataFrame(rows)["ref"]) == list(polars.DataFrame(rows)["ref"]) == refs


def test_the_credit_goes_with_the_quote() -> None:
    frame = pandas.DataFrame(steadyhand.quotes.to_dicts()).set_index("id")
    assert frame.loc["angelou-enough", "credit"] == "attributed to Maya Angelou; source not established"
