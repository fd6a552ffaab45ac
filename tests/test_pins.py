"""Pins: exactly the text that was pinned, or an error that carries both; never a guess."""

import json
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.changes.pins import Pins
from steadyhand.editions.contacts import Contacts
from steadyhand.editions.guide import Guide
from steadyhand.errors import ContentChanged, NotAPin, RetiredId, UnknownEdition, UnknownRef
from steadyhand.records.ledger import Moved, Retired
from strategies import guides, published, remade, texts

GUIDE = steadyhand.load()
FIRST, SECOND, *OTHERS = GUIDE.takeaways
PIN = GUIDE.pin(FIRST.ref)
CHANGED = remade(GUIDE, edition="9.0.0", takeaways=(attrs.evolve(FIRST, text="Sleep."), SECOND, *OTHERS))


@given(guides())
def test_every_entry_is_had_again_by_its_pin(guide: Guide) -> None:
    later = remade(guide, edition="9.9.9")
    for entry in guide.entries:
        assert guide.resolve(guide.pin(entry.ref)) is guide[entry.ref]
        assert later.resolve(guide.pin(entry.ref)).digest == entry.digest
        assert guide.resolve(f"{entry.ref}#{entry.digest}") == entry
        assert guide.resolve(f"{entry.ref}@{guide.edition}") == entry
        assert guide.resolve(entry.ref) == entry


@given(guides())
def test_a_contacts_pin_has_the_day_of_the_contacts_where_an_entrys_has_the_edition(guide: Guide) -> None:
    for contact in (*guide.regions, *guide.help_lines):
        pin = guide.pin(contact.ref)
        number = pin.removeprefix(f"{contact.ref}@").removesuffix(f"#{contact.digest}")
        assert number.replace(".", "-") == contacts_of(guide).date
        assert guide.resolve(pin) is guide.resolve(f"{contact.ref}@{number}") is guide[contact.ref]
        assert {verdict.fate for verdict in Pins.of(guide, [contact.ref]).verify(guide)} == {"same"}
        with pytest.raises(UnknownEdition):
            guide.resolve(f"{contact.ref}@{guide.edition}")


def contacts_of(guide: Guide) -> Contacts:
    found = guide._today.contacts()
    assert found
    return found


def test_a_number_that_changed_is_never_given_for_the_pinned_one() -> None:
    line = GUIDE.help_lines[0]
    known = contacts_of(GUIDE)
    changed = attrs.evolve(known, help_lines=(attrs.evolve(line, call="000"), *known.help_lines[1:]))
    later = published(GUIDE, changed)
    with pytest.raises(ContentChanged) as raised:
        later.resolve(GUIDE.pin(line.ref))
    assert (raised.value.expected, raised.value.entry) == (line.digest, later.help_lines[0])


def test_a_changed_text_is_never_given_for_the_pinned_one() -> None:
    with pytest.raises(ContentChanged) as raised:
        CHANGED.resolve(PIN)
    error = raised.value
    assert error.pin == PIN
    assert (error.expected, error.found) == (FIRST.digest, CHANGED.takeaways[0].digest)
    assert error.entry == CHANGED.takeaways[0]
    assert pickle.loads(pickle.dumps(error)).entry == error.entry
    assert CHANGED.resolve(GUIDE.pin(SECOND.ref)) == SECOND


def test_a_pin_without_a_digest_is_for_its_own_edition_alone() -> None:
    with pytest.raises(UnknownEdition):
        CHANGED.resolve(f"{SECOND.ref}@{GUIDE.edition}")


def test_a_pin_of_an_entry_that_is_not_there_raises_as_any_look_up_does() -> None:
    with pytest.raises(UnknownRef):
        GUIDE.resolve("takeaways/nope#" + FIRST.digest)


NEARLY = ["", "sections", PIN + "0", PIN.upper(), "sections/a@1", "sections/a#sha256-1", f" {PIN}"]


@given(texts | st.sampled_from(NEARLY))
def test_what_is_no_pin_is_refused(text: str) -> None:
    with pytest.raises(NotAPin):
        GUIDE.resolve(text)


@given(guides(), st.data())
def test_pins_survive_their_file_and_find_nothing_changed(guide: Guide, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from([entry.ref for entry in guide.entries])))
    pins = Pins.of(guide, some)
    assert Pins.loads(pins.dumps()) == pins
    assert {verdict.ref for verdict in pins.verify(guide)} == (set(some) or {entry.ref for entry in guide.entries})
    assert {verdict.fate for verdict in pins.verify(guide)} <= {"same"}


def test_what_became_of_each_pinned_entry_is_said() -> None:
    later = remade(
        CHANGED,
        takeaways=(CHANGED.takeaways[0], attrs.evolve(SECOND, id="renamed"), *OTHERS[2:]),
        moved=(Moved(ref=SECOND.ref, to="takeaways/renamed", on="2026-01-31"),),
        retired=(Retired(ref=OTHERS[0].ref, reason="it was wrong", on="2026-01-31", successors=(FIRST.ref,)),),
    )
    verdicts = {verdict.ref: verdict for verdict in Pins.of(GUIDE).verify(later)}
    told: dict[str, object] = {
        ref: (verdict.fate, verdict.now) for ref, verdict in verdicts.items() if verdict.fate != "same"
    }
    assert told == {
        FIRST.ref: ("changed", ()),
        SECOND.ref: ("moved", ("takeaways/renamed",)),
        OTHERS[0].ref: ("retired", (FIRST.ref,)),
        OTHERS[1].ref: ("gone", ()),
    }
    assert str(verdicts[OTHERS[0].ref]) == f"{OTHERS[0].ref}: retired → {FIRST.ref} (it was wrong)"
    assert str(verdicts[OTHERS[1].ref]) == f"{OTHERS[1].ref}: gone"
    with pytest.raises(RetiredId):
        later.resolve(GUIDE.pin(OTHERS[0].ref))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"format": 2, "guide": "x", "pins": []}',
        '{"format": 1, "guide": 1, "pins": []}',
        '{"format": 1, "guide": "x", "pins": 1}',
        '{"format": 1, "guide": "x", "pins": [1]}',
        '{"format": 1, "guide": "x", "pins": []}',
        "[" * 100_000,
        '{"format": 1, "guide": "x", "pins": ["sections/a@1.0.0"]}',
    ],
)
def test_a_file_that_holds_no_pins_is_refused_by_name(text: str) -> None:
    with pytest.raises(NotAPin, match=r"^x\.lock: this is no file of pins"):
        Pins.loads(text, "x.lock")


def test_a_file_of_pins_names_the_guide_and_has_a_line_for_each() -> None:
    held = json.loads(Pins.of(GUIDE, [FIRST.ref, FIRST.ref]).dumps())
    assert held == {"format": 1, "guide": "pushed-away", "pins": [PIN]}
