"""The schema of an edition's lines: it accepts every line, and refuses by its shape what `loads` refuses by it."""

import copy
import json
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import steadyhand
from steadyhand.editions import edition, shelf
from steadyhand.editions.bounded import Unsound
from steadyhand.editions.content import of_lines
from steadyhand.editions.decoding import decode
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps
from steadyhand.errors import DamagedEdition, InvalidGuide
from steadyhand.records import canonical
from steadyhand.records.ledger import Moved, Retired
from steadyhand.show.exports import schema
from strategies import guides, remade

VALIDATOR = Draft202012Validator(schema.schema())
SHAPE = {"unknown-key", "missing-key", "wrong-type", "empty-text", "bad-value"}
"""What decoding says of what has another shape; the rest is about what ids refer to, and about what is established.

That no section holds a line, whose id is perhaps no id, is said before anything is decoded, as unsound."""
NOT_SAID = {"kind", "counts", "format", "credit", "quotes", "practices"}
"""The keys of lines that decoding is not asked for: what stands there is looked at before."""
Path: TypeAlias = tuple[str | int, ...]
SHELF = shelf.editions()
GUIDE = remade(
    steadyhand.load(),
    moved=(Moved(ref="sections/wait", to="sections/patience", on="2026-01-31"),),
    retired=(Retired(ref="sections/a", reason="It was wrong.", on="2026-01-31", successors=("sections/patience",)),),
)
LINES: list[dict[str, Any]] = [json.loads(line) for line in dumps(GUIDE).splitlines()]
FULLEST: dict[str, int] = {}
"""The number, kind by kind, of the line that says most."""
for _number, _line in sorted(enumerate(LINES), key=lambda numbered: len(numbered[1])):
    FULLEST[_line["kind"]] = _number


def accepts(line: Any) -> bool:
    return bool(VALIDATOR.is_valid(line))


def loads(lines: list[Any]) -> Guide:
    return edition.loads("".join(f"{canonical.line(line)}\n" for line in lines).encode())


def refused_for(lines: list[dict[str, Any]]) -> set[str]:
    """The codes of the faults for which decoding refuses what the lines say."""
    try:
        decode(of_lines(copy.deepcopy(lines)))
    except InvalidGuide as error:
        return {fault.code for fault in error.faults}
    except Unsound:
        return {"unsound"}
    return set()


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all that is in plain data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inside:
        yield (*path, step)
        yield from places(item, (*path, step))


PLACES = [(kind, path) for kind, number in FULLEST.items() for path in places(LINES[number]) if path[0] not in NOT_SAID]
STRANGE = ["", " \n", "Not An Id", "no-such-id", "§", 7, True, 1.5, None, [], [""], ["x", 3], {}, {"x": "y"}]


def put(kind: str, path: Path, value: Any) -> list[dict[str, Any]]:
    """The lines with another value at a path in that of a kind, or without any where that is `...`."""
    number = FULLEST[kind]
    changed = copy.deepcopy(LINES[number])
    place: Any = changed
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return [*LINES[:number], changed, *LINES[number + 1 :]]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema.schema())
    assert json.loads(schema.dumps()) == schema.schema()


def test_there_is_a_line_of_every_kind_to_try() -> None:
    kinds = {each["properties"]["kind"]["const"] for each in schema.schema()["oneOf"]}
    assert kinds == FULLEST.keys()


@pytest.mark.parametrize("number", SHELF)
def test_every_line_of_every_edition_on_the_shelf_is_what_the_schema_says(number: str) -> None:
    for line in dumps(shelf.load(edition=number)).splitlines():
        VALIDATOR.validate(json.loads(line))


@given(guides())
def test_every_guide_is_written_as_the_schema_says(guide: Guide) -> None:
    for line in dumps(guide).splitlines():
        VALIDATOR.validate(json.loads(line))


@settings(max_examples=8 * settings().max_examples)
@given(st.sampled_from(PLACES), st.sampled_from([..., *STRANGE]))
def test_another_shape_is_refused_by_both_and_what_decodes_by_neither(place: tuple[str, Path], value: Any) -> None:
    kind, path = place
    lines = put(kind, path, value)
    codes = refused_for(lines)
    if not codes:
        assert accepts(lines[FULLEST[kind]])
    if codes & SHAPE:
        assert not accepts(lines[FULLEST[kind]])


@given(st.sampled_from([(kind, path[:-1]) for kind, path in PLACES if isinstance(path[-1], str)]))
def test_a_key_that_nobody_knows_is_refused_wherever_it_stands(place: tuple[str, Path]) -> None:
    kind, path = place
    lines = put(kind, (*path, "no-such-key"), "x")
    assert refused_for(lines) == {"unknown-key"}
    assert not accepts(lines[FULLEST[kind]])


@pytest.mark.parametrize(
    ("kind", "key"),
    [(kind, key) for kind, number in FULLEST.items() for key in sorted(NOT_SAID & LINES[number].keys())],
)
@pytest.mark.parametrize("value", ["", "?!", 7, None, {}, [""], ...])
def test_what_decoding_is_not_asked_for_is_of_its_form_too(kind: str, key: str, value: Any) -> None:
    lines = put(kind, (key,), value)
    with pytest.raises(DamagedEdition):
        loads(lines)
    may_be = value is ... if key in ("counts", "quotes", "practices") else (key, value) == ("credit", "?!")
    assert accepts(lines[FULLEST[kind]]) == may_be


def test_a_guide_without_entries_counts_none() -> None:
    kinds = ("themes", "people", "resources", "concepts", "cautions", "sections", "takeaways", "moved", "retired")
    empty = remade(GUIDE, source=None, **dict.fromkeys(kinds, ()))
    (line,) = map(json.loads, dumps(empty).splitlines())
    assert "counts" not in line
    assert accepts(line)
    assert loads([line]) == empty
    assert not accepts({**line, "counts": {}})
    with pytest.raises(DamagedEdition):
        loads([{**line, "counts": {}}])


def test_that_a_reference_dangles_is_not_a_matter_of_shape() -> None:
    lines = put("takeaway", ("themes", 0), "no-such-theme")
    assert refused_for(lines) == {"dangling-reference"}
    assert accepts(lines[FULLEST["takeaway"]])
    with pytest.raises(DamagedEdition):
        loads(lines)
