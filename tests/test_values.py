"""Whatever is reached from a guide is a value: it never changes, and copies are equal to it."""

import copy
import pickle
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import given

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry
from steadyhand.records.help_line import HelpLines
from steadyhand.records.kinds import PLURALS
from steadyhand.records.quote import Attribution
from steadyhand.records.recall import Recall
from steadyhand.records.region import Emergency
from steadyhand.records.section import Limit
from steadyhand.records.source import Source
from strategies import guides


def reachable(*start: object) -> list[Any]:
    """Every object of ours that is reached from some, themselves included, each once.

    What a guide has its entries from, its bytes and what reads the files beside them, is nothing that it gives.
    """
    found: dict[int, Any] = {}
    waiting: list[Any] = [*start]
    while waiting:
        value = waiting.pop()
        if id(value) in found or isinstance(value, (str, int, type, type(None))):
            continue
        found[id(value)] = value
        if attrs.has(type(value)):
            fields = (field for field in attrs.fields(type(value)) if not field.alias.startswith("_"))
            waiting += (getattr(value, field.name) for field in fields)
        if isinstance(value, (tuple, Collection)):
            waiting += value
    return list(found.values())


@pytest.fixture(scope="module")
def everything() -> list[Any]:
    guide = steadyhand.load()
    steadyhand.about("trust")  # so that the indexes are made
    recall = Recall(since="2026-12-01", reason="It was wrong.", use=("sections/patience",))
    recalled = attrs.evolve(guide.sections[0], recalled=recall)
    found = reachable(guide, guide.entries, *(getattr(guide, plural) for plural in PLURALS.values()), recalled)
    assert {type(entry) for entry in (*guide.entries, *guide.regions, *guide.help_lines)} <= {*map(type, found)}
    assert {Limit, Emergency, Recall, Attribution, Source, HelpLines} <= {*map(type, found)}
    assert len(found) > 100
    return found


def test_no_attribute_can_be_set_or_deleted(everything: list[Any]) -> None:
    for value in everything:
        names = [name for name in dir(value) if not name.startswith("__")] + ["made_up"]
        for name in names:
            with pytest.raises((AttributeError, TypeError)):
                setattr(value, name, None)
            with pytest.raises((AttributeError, TypeError)):
                delattr(value, name)


def test_nothing_reachable_is_a_list_a_dict_or_a_set(everything: list[Any]) -> None:
    assert not [value for value in everything if isinstance(value, (list, dict, set, bytearray))]


def test_indexes_cannot_be_changed_either() -> None:
    places = steadyhand.sections._places
    assert places.filed("trust")
    assert all(isinstance(index, MappingProxyType) for index in (places.by_id, places.by_ref, places._by_theme))


def test_everything_hashes_pickles_and_deep_copies_to_an_equal(everything: list[Any]) -> None:
    for value in everything:
        for copied in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), copy.copy(value)):
            assert copied == value
            assert hash(copied) == hash(value)
            assert type(copied) is type(value)


@given(guides())
def test_pickling_changes_nothing(guide: Guide) -> None:
    again = pickle.loads(pickle.dumps(guide))
    assert again == guide
    assert again.digest == guide.digest
    assert again.entries.ids == guide.entries.ids
    assert [hash(entry) for entry in again.entries] == [hash(entry) for entry in guide.entries]
    assert (again.regions, again.help_lines) == (guide.regions, guide.help_lines)
    assert [caution.help_lines for caution in again.cautions] == [caution.help_lines for caution in guide.cautions]


def test_a_pickled_entry_does_not_drag_the_guide_along() -> None:
    section = steadyhand.sections["patience"]
    said = sum(len(text.encode()) for text in (*section.paragraphs, *section.questions))
    said += sum(len(text) for theme in section.themes for text in (theme.summary, *theme.aliases))
    assert len(pickle.dumps(section)) < 2 * said + 2000
    assert steadyhand.sections["resilience"].text.encode() not in pickle.dumps(section)


def test_a_pickle_is_the_same_before_and_after_the_indexes_are_made() -> None:
    fresh = steadyhand.sections[:]
    before = pickle.dumps(fresh)
    assert fresh.about("trust")
    assert fresh["patience"]
    assert pickle.dumps(fresh) == before


def test_a_new_dict_is_given_each_time() -> None:
    first = steadyhand.sections.to_dicts()
    first[0]["themes"].append("vandalism")
    assert "vandalism" not in steadyhand.sections.to_dicts()[0]["themes"]


@given(guides())
def test_an_entry_says_what_it_is_in_one_line(guide: Guide) -> None:
    for entry in (*guide.entries, *guide.regions, *guide.help_lines):
        assert entry.id in repr(entry)
        assert isinstance(entry, Entry)
    assert guide.id in repr(guide)
