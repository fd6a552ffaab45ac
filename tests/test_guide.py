"""A Guide that exists is whole."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.changes.pins import Pins
from steadyhand.editions import edition, lines
from steadyhand.editions.contacts import Contacts
from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidGuide, NotAPin, UnknownRef
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.section import Limit, Section
from steadyhand.records.takeaway import Takeaway
from steadyhand.show import html, markdown
from steadyhand.show.exports import jsonld, page
from strategies import contacts, guides, published, remade

GUIDE = steadyhand.load()
EntryT = TypeVar("EntryT", bound=Entry)


def changed(**entries: Any) -> Guide:
    """The bundled guide with some of its kinds replaced."""
    replaced_kinds: dict[str, Any] = {kind: tuple(given) for kind, given in entries.items()}
    return remade(GUIDE, **replaced_kinds)


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
    assert ("takeaways[7].id", "another takeaway has the id 'watch-and-wait' already") in faults(
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


def test_a_broader_theme_stands_above_its_narrower_ones() -> None:
    at = GUIDE.themes.index("space")
    assert GUIDE.themes[at].broader
    themes = (GUIDE.themes[at], *GUIDE.themes[:at], *GUIDE.themes[at + 1 :])
    assert faults(themes=themes) == [
        ("themes[0].broader", "a broader theme stands above its narrower ones, and 'closeness' does not")
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
    both = [
        f"cautions[{position}].sections"
        for position, caution in enumerate(GUIDE.cautions)
        if {*GUIDE.sections.ids[:2]} <= {*caution.sections}
    ]
    assert [key for key, _ in faults(sections=swapped)] == ["sections[0].position", "sections[1].position", *both]


def test_a_quote_that_names_another_section_is_refused() -> None:
    section = GUIDE.sections["give-space"]
    astray = attrs.evolve(section, quotes=(attrs.evolve(section.quotes[0], section="patience"),))
    assert faults(sections=tuple(astray if each.id == section.id else each for each in GUIDE.sections)) == [
        ("sections[3]", "quotes/cloud-structure stands in this section but says 'patience'")
    ]


def test_a_caution_names_just_the_sections_that_it_limits() -> None:
    claimed = attrs.evolve(GUIDE.cautions[0], sections=("made-up",))
    assert [key for key, _ in faults(cautions=(claimed, *GUIDE.cautions[1:]))] == ["cautions[0].sections"]


def with_limits(*limits: Limit) -> tuple[Section, ...]:
    return (attrs.evolve(GUIDE.sections[0], limits=limits), *GUIDE.sections[1:])


def test_a_limit_has_the_title_of_a_caution_of_the_guide_and_each_caution_limits_once() -> None:
    section = GUIDE.sections[0]
    first, *others = section.limits
    mistitled = with_limits(attrs.evolve(first, title="Another"), *others)
    assert [key for key, _ in faults(sections=mistitled)] == ["sections[0].limits[0].title"]
    astray = with_limits(*section.limits, Limit(caution="nope", title="No", text="Do not."))
    assert faults(sections=astray) == [
        (f"sections[0].limits[{len(section.limits)}].caution", "no caution has the id 'nope'")
    ]
    assert [key for key, _ in faults(sections=with_limits(first, *section.limits))] == ["sections[0].limits[1].caution"]


def test_what_a_caution_allows_is_there() -> None:
    assert faults(cautions=replaced(GUIDE.cautions, "abuse", allows=("sections/patience", "practices/nope"))) == [
        ("cautions[2].allows[1]", "no entry has the ref 'practices/nope'")
    ]


def test_whom_to_call_is_no_part_of_a_guide_made_by_hand() -> None:
    assert GUIDE.cautions["abuse"].help_lines
    without = replaced(GUIDE.cautions, "abuse", help_lines=())
    assert changed(cautions=without) == GUIDE
    assert changed(cautions=without).help_lines.ids == ()


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
    again = remade(guide, takeaways=takeaways)
    assert again.digest != guide.digest
    differing = [old.ref for old, new in zip(guide.entries, again.entries, strict=True) if old.digest != new.digest]
    assert differing == [entry.ref]


@given(guides())
def test_the_number_of_an_edition_is_in_its_files_digest_and_in_no_entrys(guide: Guide) -> None:
    renumbered = remade(guide, edition="7.8.9")
    assert renumbered != guide
    assert renumbered.digest != guide.digest
    assert [entry.digest for entry in renumbered.entries] == [entry.digest for entry in guide.entries]


@given(guides(), contacts())
def test_contacts_are_in_no_digest_and_no_equality(guide: Guide, others: Contacts) -> None:
    again = published(guide, others)
    assert (again, hash(again), again.digest) == (guide, hash(guide), guide.digest)
    assert [entry.digest for entry in again.entries] == [entry.digest for entry in guide.entries]
    assert again.cautions == guide.cautions


@given(guides())
def test_the_digest_of_a_guide_is_that_of_its_file_and_an_entrys_that_of_its_line(guide: Guide) -> None:
    data = lines.dumps(guide).encode()
    assert guide.digest == sha256_of(data)
    digests = [sha256_of(line) for line in data.split(b"\n")[1:-1]]
    assert sorted(entry.digest for entry in guide.entries) == sorted(digests[: len(guide.entries)])


def sha256_of(data: bytes) -> str:
    return f"sha256-{sha256(data).hexdigest()}"


@given(guides())
def test_a_caution_has_the_help_lines_that_serve_its_needs_and_no_others(guide: Guide) -> None:
    assert guide.get("help_lines/nowhere") is None
    for caution in guide.cautions:
        needs = caution.needs
        assert {*caution.help_lines} == {line for line in guide.help_lines if {*line.serves} & {*needs}}
        ranks = [min(needs.index(need) for need in line.serves if need in needs) for line in caution.help_lines]
        assert ranks == sorted(ranks)
        assert all(guide[line.ref] is line for line in caution.help_lines)
        assert {line.id for line in caution.help_lines.region(None)} <= {*caution.help_lines.ids}


@given(guides())
def test_contacts_are_found_by_ref_and_are_no_entries_of_the_edition(guide: Guide) -> None:
    for contact in (*guide.regions, *guide.help_lines):
        assert guide[contact.ref] is contact
        assert contact not in guide.entries
    assert {entry.kind for entry in guide.entries}.isdisjoint({"region", "help_line"})


def misshapen(value: Any, **wrong: Any) -> Any:
    return attrs.evolve(value, **wrong)


MISSHAPEN: list[tuple[dict[str, Any], str]] = [
    ({"edition": "banana"}, "edition: 'banana' is not an edition number"),
    ({"edition": "1.0.\u0663"}, "is not an edition number"),
    ({"id": "../../x"}, "id: '../../x' is not an id"),
    ({"title": ""}, "title: there is no text"),
    ({"summary": 5}, "summary: text was expected, not the number 5"),
    ({"title": "Cafe\u0301"}, "title: this is not in Unicode’s composed form"),
    ({"themes": [Theme(id="A B/../", label="x", summary="y")]}, "themes[0].id: 'A B/../' is not an id"),
    ({"sections": "abc"}, "sections: a list was expected, not text"),
    ({"cautions": replaced(GUIDE.cautions, "abuse", offer="x" * 141)}, "is not an offer of at most 140 characters"),
    ({"takeaways": 5}, "takeaways: a list was expected, not the number 5"),
    ({"moved": None}, "moved: a list was expected, not null"),
    ({"takeaways": [GUIDE.themes[0]]}, "takeaways[0]: a Takeaway was expected"),
    ({"source": "a book"}, "source: a Source was expected, not text"),
    ({"sections": [misshapen(GUIDE.sections[0], paragraphs="abc")]}, "sections[0].paragraphs: a list was expected"),
    (
        {"sections": [misshapen(GUIDE.sections[0], position="0")]},
        "sections[0].position: a whole number was expected",
    ),
    ({"sections": [misshapen(GUIDE.sections[0], themes=["space"])]}, "sections[0].themes[0]: a Theme was expected"),
]


@pytest.mark.parametrize(("given_instead", "said"), MISSHAPEN, ids=lambda each: str(each)[:40])
def test_a_guide_made_by_hand_is_asked_for_the_form_of_everything(given_instead: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidGuide) as raised:
        remade(GUIDE, **given_instead)
    assert any(said in str(fault) for fault in raised.value.faults)


def test_lists_become_tuples_so_that_nothing_is_appended_later() -> None:
    sections, takeaways = ["patience"], [*GUIDE.takeaways]
    takeaways[0] = Takeaway(id="t", text="Go.", sections=sections, themes=[])  # type: ignore[arg-type]
    guide = remade(GUIDE, takeaways=takeaways)
    sections.append("no-such")
    takeaways.append(takeaways[0])
    assert (guide.takeaways[0].sections, guide.takeaways[0].themes) == (("patience",), ())
    assert len(guide.takeaways) == len(GUIDE.takeaways)
    again = edition.loads(lines.dumps(guide).encode())
    assert again == guide
    assert hash(again) == hash(guide)


def test_an_offer_is_read_at_a_glance() -> None:
    longest = "x" * 140
    assert changed(cautions=replaced(GUIDE.cautions, "abuse", offer=longest)).cautions["abuse"].offer == longest


def test_a_guide_need_not_cover_anybody_elses_text() -> None:
    alone = remade(
        GUIDE,
        source=None,
        people=tuple(GUIDE.people[1:]),
        sections=tuple(attrs.evolve(section, source_heading=None) for section in GUIDE.sections),
    )
    assert edition.loads(lines.dumps(alone).encode()) == alone
    assert alone.credits().source is None
    for shown in (
        page.dumps(alone),
        jsonld.dumps(alone),
        markdown(alone),
        alone.cite().note,
        markdown(alone.credits()),
    ):
        assert "covers" not in shown
        assert "None" not in shown


ODD: list[tuple[Callable[[Any], object], Any, str]] = [
    (steadyhand.load, 5, "guide is an id or a path, not 5"),
    (steadyhand.load, None, "guide is an id or a path, not None"),
    (steadyhand.load, [], r"guide is an id or a path, not \[\]"),
    (lambda odd: steadyhand.load(edition=odd), 0.1, "edition is a number such as"),
    (steadyhand.help_lines.region, 5, "the code of a region is text or None, not 5"),
    (GUIDE.related, 5, "entry is an entry or its ref, not 5"),
    (lambda odd: GUIDE.related("sections/patience", limit=odd), "3", "limit is a whole number or None, not '3'"),
    (lambda odd: steadyhand.search("space", limit=odd), "3", "limit is a whole number or None, not '3'"),
    (steadyhand.search, None, "query is the text to search for, not None"),
    (lambda odd: steadyhand.compare(odd, GUIDE), None, "old is a Guide, not None"),
    (lambda odd: steadyhand.compare(GUIDE, odd), "0.1.0", "new is a Guide, not '0.1.0'"),
    (Pins.of, None, "guide is a Guide, not None"),
    (html, None, "there is nothing to show of None"),
    (html, [GUIDE.quotes[0]], "there is nothing to show of"),
    (GUIDE.__getitem__, 0, "a ref is text such as 'sections/give-space', not 0"),
    (GUIDE.pin, 5, "a ref is text"),
]


@pytest.mark.parametrize(("ask", "odd", "said"), ODD)
def test_an_argument_of_the_wrong_type_is_named_in_words(ask: Callable[[Any], object], odd: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        ask(odd)


def test_what_cannot_be_is_refused_in_few_words() -> None:
    with pytest.raises(ValueError, match="a limit of -1 cannot be kept"):
        GUIDE.related("sections/patience", limit=-1)
    with pytest.raises(UnknownRef) as raised:
        GUIDE["x/" + "y" * 1_000_000]
    assert len(str(raised.value)) < 200
    with pytest.raises(NotAPin, match="these are pins of 'other', not of 'pushed-away'"):
        Pins(guide="other", pins=Pins.of(GUIDE).pins).verify(GUIDE)
    wrong: list[dict[str, Any]] = [{"pins": {}}, {"format": True}]
    for held in wrong:
        with pytest.raises(NotAPin):
            Pins.loads(json.dumps({**json.loads(Pins.of(GUIDE).dumps()), **held}))


def test_a_guide_is_equal_to_no_other_thing() -> None:
    assert GUIDE != "pushed-away"
    assert remade(GUIDE, id="another") != GUIDE


def test_what_was_put_together_by_hand_cannot_be_searched() -> None:
    with pytest.raises(TypeError, match="put together by hand"):
        Collection(GUIDE.sections[:2]).search("trust")
