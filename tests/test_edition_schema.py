"""The schema of editions: it accepts every edition, and refuses by its shape what `loads` refuses by its shape."""

import copy
import json
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from folders import SMALL
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from steadyhand.authoring import manuscript
from steadyhand.editions import edition, shelf
from steadyhand.editions.decoding import decode
from steadyhand.editions.guide import Guide
from steadyhand.errors import DamagedEdition, InvalidGuide
from steadyhand.records import canonical
from steadyhand.show.exports import schema
from strategies import guides

VALIDATOR = Draft202012Validator(schema.schema())
SHAPE = {"unknown-key", "missing-key", "wrong-type", "empty-text", "bad-value"}
"""What decoding says of what has another shape; the rest is about what ids refer to, and about what is established."""
Path: TypeAlias = tuple[str | int, ...]
SHELF = shelf.editions()
HELD = json.loads(edition.dumps(manuscript.read(SMALL)))


def accepts(held: Any) -> bool:
    return bool(VALIDATOR.is_valid(held))


def refused_for(held: dict[str, Any]) -> set[str]:
    """The codes of the faults for which decoding refuses what is held."""
    try:
        decode({**held["content"], "edition": held["edition"]})
    except InvalidGuide as error:
        return {fault.code for fault in error.faults}
    return set()


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all that is in plain data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in inside:
        yield (*path, step)
        yield from places(item, (*path, step))


PLACES = [path for path in places(HELD["content"]) if path]
STRANGE = ["", " \n", "Not An Id", "no-such-id", "§", 7, True, 1.5, None, [], [""], ["x", 3], {}, {"x": "y"}]


def put(held: Any, path: Path, value: Any) -> Any:
    """The same with another value at a path, or without any where that is `...`."""
    changed = copy.deepcopy(held)
    place = changed["content"]
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return changed


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema.schema())
    assert json.loads(schema.dumps()) == schema.schema()


@pytest.mark.parametrize("number", SHELF)
def test_every_edition_on_the_shelf_is_what_the_schema_says(number: str) -> None:
    VALIDATOR.validate(json.loads(edition.dumps(shelf.load(edition=number))))


@given(guides())
def test_every_guide_is_written_as_the_schema_says(guide: Guide) -> None:
    VALIDATOR.validate(json.loads(edition.dumps(guide)))


@settings(max_examples=8 * settings().max_examples)
@given(st.sampled_from(PLACES), st.sampled_from([..., *STRANGE]))
def test_another_shape_is_refused_by_both_and_what_decodes_by_neither(path: Path, value: Any) -> None:
    held = put(HELD, path, value)
    codes = refused_for(held)
    if not codes:
        assert accepts(held)
    if codes & SHAPE:
        assert not accepts(held)


@given(st.sampled_from([path[:-1] for path in PLACES if isinstance(path[-1], str)]))
def test_a_key_that_nobody_knows_is_refused_wherever_it_stands(path: Path) -> None:
    held = put(HELD, (*path, "no-such-key"), "x")
    assert refused_for(held) == {"unknown-key"}
    assert not accepts(held)


@pytest.mark.parametrize("key", HELD)
def test_what_is_around_the_content_is_there_and_of_its_form(key: str) -> None:
    without = {name: value for name, value in HELD.items() if name != key}
    for held in (without, {**HELD, key: "no"}, {**HELD, "more": 1}):
        assert not accepts(held)
    for held in (without, {**HELD, key: "no"}):
        with pytest.raises(DamagedEdition):
            edition.loads(json.dumps(held))


def test_that_a_reference_dangles_is_not_a_matter_of_shape() -> None:
    path = next(path for path in PLACES if path[-2:] == ("themes", 0))
    held = put(HELD, path, "no-such-theme")
    assert refused_for(held) == {"dangling-reference"}
    assert accepts(held)
    held["digest"] = canonical.digest(held["content"])
    with pytest.raises(DamagedEdition):
        edition.loads(json.dumps(held))
