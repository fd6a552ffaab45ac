"""A Guide that exists is whole."""

from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidGuide, UnknownRef
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.takeaway import Takeaway
from strategies import guides

GUIDE = steadyhand.load()
EntryT = TypeVar("EntryT", bound=Entry)


def changed(**entries: Any) -> Guide:
    """The bundled guide with some of its kinds replaced."""
    replaced_kinds: dict[str, Any] = {kind: tuple(given) for kind, given in entries.items()}
    return attrs.evolve(GUIDE, **replaced_kinds)


def faults(**entries: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidGuide) as raised:
        changed(**entries)
    return [(fault.key, fault.message) for fault in raised.value.faults]


def replaced(collection: Collection[EntryT], id: str, **fields: Any) -> tuple[EntryT, ...]:
    return tuple(attrs.evolve(entry, **fields) if entry.id == id else entry for entry in collection)


def test_the_same_entries_make_an_equal_guide() -> None:
    assert changed() == GUIDE
    assert changed().digest == GUIDE.digest


def test_a_repeated_id_is_refused() -> None:
    assert ("takeaways[5].id", "another takeaway has the id 'watch-and-wait' already") in faults(
        takeaways=(*GUIDE.takeaways, GUIDE.takeaways["watch-and-wait"])
    )


def test_a_theme_the_guide_does_not_have_is_refused() -> None:
    stranger = Theme(id="stranger", label="Stranger", summary="From elsewhere.")
    takeaway = Takeaway(id="t", text="Go.", sections=("patience",), themes=(stranger,))
    assert faults(takeaways=(takeaway,)) == [
        ("takeaways[0].themes[0]", "the guide has no such theme as this 'stranger'")
    ]


def test_a_broader_theme_the_guide_does_not_have_is_refused() -> None:
    stranger = Theme(id="stranger", label="Stranger", summary="From elsewhere.")
    narrower = Theme(id="narrower", label="Narrower", summary="A part of it.", broader=stranger)
    assert faults(themes=(*GUIDE.themes, narrower)) == [
        ("themes[20].broader", "the guide has no such theme as this 'stranger'")
    ]


def test_a_theme_that_differs_from_the_guides_own_is_refused() -> None:
    assert len(faults(themes=replaced(GUIDE.themes, "trust", summary="Something else."))) == len(GUIDE.about("trust"))


def test_a_person_the_guide_does_not_credit_is_refused() -> None:
    assert ("resources[0].creators[0]", "the guide has no such person as this 'brene-brown'") in faults(
        people=tuple(person for person in GUIDE.people if person.id != "brene-brown")
    )


def test_the_byline_is_somebody_the_guide_credits() -> None:
    missing = tuple(person for person in GUIDE.people if person.id != "natalie-garcia")
    assert faults(people=missing) == [("source.byline", "the guide has no such person as this 'natalie-garcia'")]


def test_a_section_that_is_not_there_is_refused() -> None:
    assert faults(takeaways=replaced(GUIDE.takeaways, "watch-and-wait", sections=("patience", "nope"))) == [
        ("takeaways[2].sections[1]", "no section has the id 'nope'")
    ]


def test_a_name_that_two_themes_answer_to_is_refused() -> None:
    twin = Theme(id="twin", label="TRUST", summary="Again.")
    assert faults(themes=(*GUIDE.themes, twin)) == [("themes[20]", "'TRUST' is a name of the theme 'trust' already")]


def test_a_section_out_of_its_place_is_refused() -> None:
    swapped = (GUIDE.sections[1], GUIDE.sections[0], *GUIDE.sections[2:])
    assert [key for key, _ in faults(sections=swapped)] == ["sections[0].position", "sections[1].position"]


def test_a_quote_that_names_another_section_is_refused() -> None:
    section = GUIDE.sections["give-space"]
    astray = attrs.evolve(section, quotes=(attrs.evolve(section.quotes[0], section="patience"),))
    assert faults(sections=tuple(astray if each.id == section.id else each for each in GUIDE.sections)) == [
        ("sections[3]", "quotes/cloud-structure stands in this section but says 'patience'")
    ]


def test_a_section_names_just_the_cautions_that_name_it() -> None:
    claimed = attrs.evolve(GUIDE.sections[0], cautions=("made-up",))
    assert [key for key, _ in faults(sections=(claimed, *GUIDE.sections[1:]))] == ["sections[0].cautions"]


def test_all_faults_are_named_at_once() -> None:
    assert len(faults(takeaways=(GUIDE.takeaways[0], attrs.evolve(GUIDE.takeaways[0], sections=("a", "b"))))) == 3


def test_refs_lead_to_entries_and_back() -> None:
    assert all(GUIDE[entry.ref] is entry for entry in GUIDE.entries)
    assert GUIDE.get("sections/nope") is None
    assert "sections/patience" in GUIDE
    assert GUIDE["give-space"] is GUIDE.sections["give-space"]
    with pytest.raises(UnknownRef):
        GUIDE["chapters/patience"]


@given(guides())
def test_what_a_guide_is_asked_about_its_parts_answer_too(guide: Guide) -> None:
    for theme in guide.themes:
        parts: list[Collection[Entry]] = [guide.sections, guide.takeaways, guide.quotes, guide.resources]
        parts += [guide.practices, guide.concepts, guide.cautions]
        assert list(guide.about(theme)) == [entry for part in parts for entry in part.about(theme)]


@given(guides(), st.data())
def test_one_changed_character_changes_one_entrys_digest_and_the_guides(guide: Guide, data: st.DataObject) -> None:
    texts = list(guide.takeaways)
    if not texts:
        return
    entry = data.draw(st.sampled_from(texts))
    at = data.draw(st.integers(0, len(entry.text) - 1))
    letter = "x" if entry.text[at] != "x" else "y"
    other = attrs.evolve(entry, text=entry.text[:at] + letter + entry.text[at + 1 :])
    takeaways = tuple(other if each is entry else each for each in guide.takeaways)
    again = attrs.evolve(guide, takeaways=takeaways)
    assert again.digest != guide.digest
    differing = [old.ref for old, new in zip(guide.entries, again.entries, strict=True) if old.digest != new.digest]
    assert differing == [entry.ref]


@given(guides())
def test_the_number_of_an_edition_is_in_no_digest(guide: Guide) -> None:
    renumbered = attrs.evolve(guide, edition="7.8.9")
    assert renumbered != guide
    assert renumbered.digest == guide.digest
