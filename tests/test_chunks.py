"""Records for retrieval: one for each entry, whole, and new just where comparing says that something changed."""

import json
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.changes.compare import compare
from steadyhand.editions.guide import Guide
from steadyhand.records.caution import Caution
from steadyhand.records.entry import Entry
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.limits import within
from steadyhand.records.section import Section
from steadyhand.show.exports import chunks
from strategies import guides, published, remade, texts

GUIDE = steadyhand.load()
LISTS = ["heading_path", "questions", "themes", "sections", "cautions"]
OPTIONAL = ["act", "credit", "status"]
KEYS = list(chunks.records(GUIDE)[0])


def by_id(guide: Guide) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in chunks.records(guide)}


def everything(guide: Guide) -> tuple[Entry, ...]:
    """What there is a record of."""
    return (*guide.entries, *guide.regions, *guide.help_lines)


def of_contacts(guide: Guide) -> set[tuple[str, str]]:
    """The ids and digests of the records of whom to call."""
    return {(entry.ref, entry.digest) for entry in (*guide.regions, *guide.help_lines)}


def differing(one: Guide, other: Guide) -> set[str]:
    """The ids of the records that only one of two guides has; contacts, of which editions say nothing, apart."""
    was, now = ({(record["id"], record["digest"]) for record in chunks.records(guide)} for guide in (one, other))
    assert of_contacts(one) <= was
    assert of_contacts(other) <= now
    return {id for id, _ in (was - of_contacts(one)) ^ (now - of_contacts(other))}


def named(one: Guide, other: Guide) -> set[str]:
    """The refs of the entries that say something else, by the names they had and have; '' is the guide itself."""
    changes = compare(one, other)
    renamed = {change for change in changes.moved if change.rule.code == "entry-renamed"}
    refs = {change.ref for change in (*changes.added, *changes.removed, *changes.changed, *renamed)}
    former = {each.old for change in renamed for each in change.differences if each.old}
    return (refs | former) - {""}


@given(guides(), guides())
def test_records_that_are_new_are_just_those_of_entries_that_comparing_names(one: Guide, other: Guide) -> None:
    assert differing(one, other) == named(one, other)


def with_another_text(guide: Guide, data: st.DataObject) -> Guide:
    section = data.draw(st.sampled_from(tuple(guide.sections)))
    paragraphs = (data.draw(texts), *section.paragraphs[1:])
    sections = tuple(attrs.evolve(each, paragraphs=paragraphs) if each is section else each for each in guide.sections)
    return remade(guide, sections=sections)


def without_an_entry(guide: Guide, data: st.DataObject) -> Guide:
    gone = data.draw(st.sampled_from(tuple(guide.takeaways)))
    retired = (Retired(ref=gone.ref, reason="It was wrong.", on="2026-01-31"),) if data.draw(st.booleans()) else ()
    kept = tuple(each for each in guide.takeaways if each is not gone)
    return remade(guide, takeaways=kept, retired=(*guide.retired, *retired))


def with_another_id(guide: Guide, data: st.DataObject) -> Guide:
    old = data.draw(st.sampled_from(tuple(guide.takeaways)))
    new = attrs.evolve(old, id=f"{old.id}-again")
    moved = Moved(ref=old.ref, to=new.ref, on="2026-01-31")
    takeaways = tuple(new if each is old else each for each in guide.takeaways)
    return remade(guide, takeaways=takeaways, moved=(*guide.moved, moved))


def in_another_order(guide: Guide, data: st.DataObject) -> Guide:
    takeaways = data.draw(st.permutations(tuple(guide.takeaways)))
    return remade(guide, takeaways=tuple(takeaways))


def with_another_caution(guide: Guide, data: st.DataObject) -> Guide:
    caution = data.draw(st.sampled_from(tuple(guide.cautions)))
    other = attrs.evolve(caution, instead=data.draw(texts))
    return remade(guide, cautions=tuple(other if each is caution else each for each in guide.cautions))


EDITS = {
    "takeaways": [without_an_entry, with_another_id, in_another_order],
    "sections": [with_another_text],
    "cautions": [with_another_caution],
}


@given(guides(), st.data())
def test_after_an_edit_too(guide: Guide, data: st.DataObject) -> None:
    possible: list[Callable[[Guide, st.DataObject], Guide]] = [
        edit for kind, edits in EDITS.items() if len(getattr(guide, kind)) for edit in edits
    ]
    edited = guide
    if possible:
        edited = data.draw(st.sampled_from(possible))(guide, data)
    assert differing(guide, edited) == named(guide, edited)


def test_another_name_of_a_person_is_another_credit_and_another_record() -> None:
    angelou = GUIDE.people["maya-angelou"]
    other = attrs.evolve(angelou, name="Marguerite Johnson")
    people = tuple(other if each is angelou else each for each in GUIDE.people)

    def renamed(section: Section) -> Section:
        quotes = tuple(
            attrs.evolve(
                quote,
                speaker=other,
                attribution=attrs.evolve(quote.attribution, credited_to=quote.attribution.credited_to and other),
            )
            if angelou in (quote.speaker, quote.attribution.credited_to)
            else quote
            for quote in section.quotes
        )
        return attrs.evolve(section, quotes=quotes)

    edited = remade(GUIDE, people=people, sections=tuple(map(renamed, GUIDE.sections)))
    quotes = {quote.ref for quote in GUIDE.quotes.by(angelou)}
    assert quotes
    assert differing(GUIDE, edited) == named(GUIDE, edited) == {angelou.ref, *quotes}


@given(guides(), guides())
def test_the_same_id_and_digest_have_the_same_text(one: Guide, other: Guide) -> None:
    was, now = by_id(one), by_id(other)
    for id in was.keys() & now.keys():
        if was[id]["digest"] == now[id]["digest"]:
            assert was[id]["text"] == now[id]["text"]


@given(guides())
def test_every_entry_has_one_record_with_the_same_keys_and_types(guide: Guide) -> None:
    records = chunks.records(guide)
    assert [record["id"] for record in records] == [entry.ref for entry in everything(guide)]
    for record in records:
        assert list(record) == KEYS
        for key, value in record.items():
            assert isinstance(value, list if key in LISTS else str) or (key in OPTIONAL and value is None)
        assert record["text"].strip()


@given(guides())
def test_no_record_says_which_edition_it_is_from(guide: Guide) -> None:
    assert chunks.dumps(published(remade(guide, edition="7.8.9"), guide._contacts)) == chunks.dumps(guide)


@given(guides())
def test_every_line_is_a_record_however_lines_are_split(guide: Guide) -> None:
    dumped = chunks.dumps(guide)
    assert [json.loads(line) for line in dumped.splitlines()] == chunks.records(guide)
    assert dumped == "".join(f"{line}\n" for line in dumped.split("\n")[:-1])


@given(guides())
def test_a_record_names_every_caution_that_limits_what_it_says(guide: Guide) -> None:
    for record, entry in zip(chunks.records(guide), everything(guide), strict=True):
        limiting = {caution.id for caution in guide.cautions if {*caution.sections} & {*within(entry)}}
        assert {*record["cautions"]} == (set() if isinstance(entry, Caution) else limiting)


@given(guides())
def test_a_quote_is_never_without_its_credit_and_status(guide: Guide) -> None:
    records = by_id(guide)
    for quote in guide.quotes:
        record = records[quote.ref]
        assert (record["credit"], record["status"]) == (quote.credit, quote.attribution.status)
        assert record["text"].endswith(quote.credit)
    assert {id for id, record in records.items() if record["status"]} == {quote.ref for quote in guide.quotes}


@given(guides())
def test_what_is_to_be_avoided_does_not_read_as_advice(guide: Guide) -> None:
    records = by_id(guide)
    for practice in guide.practices:
        record = records[practice.ref]
        assert record["act"] == practice.act
        assert record["text"].startswith(practice.act.capitalize())


def test_the_texts_are_to_be_understood_alone() -> None:
    records = by_id(GUIDE)
    assert records["sections/give-space"]["heading_path"] == [GUIDE.title, GUIDE.sections["give-space"].title]
    abuse = records["cautions/abuse"]["text"]
    assert all(said in abuse for said in (*GUIDE.cautions["abuse"].signs, GUIDE.cautions["abuse"].instead))
    line = GUIDE.help_lines[0]
    assert all(said in records[line.ref]["text"] for said in (line.service, line.region, "not yet tried by us"))
    numbers = [each.number for each in GUIDE.regions["gb"].emergency]
    assert numbers
    assert all(said in records["regions/gb"]["text"] for said in (GUIDE.regions["gb"].name, *numbers))
    assert records["themes/boundaries"]["text"].startswith("Boundaries: ")
