"""What a record says of itself."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidRecord, UnknownRegion
from steadyhand.records.canonical import digest
from steadyhand.records.concept import Origin
from steadyhand.records.entry import Entry
from steadyhand.records.entry import content as content_of
from steadyhand.records.forms import forms
from steadyhand.records.help_line import HelpLine, HelpLines
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Attribution, Quote, Status
from steadyhand.records.region import Emergency
from steadyhand.records.section import Limit
from strategies import attributions, guides, people_lists, texts

ADA = Person(id="ada", name="Ada", role="poet", summary="A poet.")
BEN = Person(id="ben", name="Ben", role="poet", summary="Another poet.")


LINES = HelpLines(
    HelpLine(id=region.lower(), region=region, service="S", audience="all", serves=("abuse",), evidence=())
    for region in ("GB", "GB-ENG", "US", "EU", "001")
)


def quote(status: Status, **known: Any) -> Quote:
    attribution = Attribution(status=status, note="Checked.", **known)
    return Quote(id="q", text="Go.", as_printed="Go.", speaker=ADA, attribution=attribution, section="s", themes=())


@pytest.mark.parametrize(
    ("said", "credit"),
    [
        (quote("verified", credited_to=ADA, work="Poems", year=1999, locator="p. 3"), "Ada, Poems (1999), p. 3"),
        (quote("verified", credited_to=ADA, work="Poems", locator="p. 3"), "Ada, Poems, p. 3"),
        (quote("attributed", credited_to=ADA), "attributed to Ada; source not established"),
        (quote("unsourced"), "printed under the name of Ada, but no source found"),
        (quote("misattributed"), "printed under the name of Ada, but the words are somebody else’s"),
        (
            quote("misattributed", credited_to=BEN),
            "a saying attributed to Ben, not to Ada; source not established",
        ),
        (
            quote("misattributed", credited_to=BEN, work="Letters", year=1950, locator="p. 9"),
            "by Ben, Letters (1950), p. 9; not by Ada",
        ),
    ],
)
def test_the_credit_says_what_is_established_and_no_more(said: Quote, credit: str) -> None:
    assert said.credit == credit


@given(st.data())
def test_only_a_verified_quote_is_credited_plainly(data: st.DataObject) -> None:
    people = data.draw(people_lists())
    attribution = data.draw(attributions(people))
    said = Quote(
        id="q", text="Go.", as_printed="Go.", speaker=people[0], attribution=attribution, section="s", themes=()
    )
    plainly = attribution.credited_to is not None and said.credit.startswith(f"{attribution.credited_to.name}, ")
    hedges = ("attributed to ", "printed under the name of ", "a saying attributed to ", "by ")
    assert plainly == (attribution.status == "verified") or said.credit.startswith(hedges)


@pytest.mark.parametrize("missing", ["credited_to", "work", "locator"])
def test_nothing_is_verified_without_speaker_work_and_place(missing: str) -> None:
    known = {"credited_to": ADA, "work": "Poems", "locator": "p. 3", missing: None}
    with pytest.raises(InvalidRecord, match="a verified attribution names"):
        quote("verified", **known)


def test_nothing_is_attributed_to_nobody() -> None:
    with pytest.raises(InvalidRecord, match="names who is credited"):
        quote("attributed")


@given(texts, texts)
def test_a_quote_is_altered_when_the_article_printed_other_words(text: str, printed: str) -> None:
    attribution = Attribution(status="unsourced", note="Checked.")
    said = Quote(id="q", text=text, as_printed=printed, speaker=ADA, attribution=attribution, section="s", themes=())
    assert said.altered == (text != printed)


def test_a_practice_is_of_the_kind_practice_and_its_act_says_the_rest() -> None:
    practice = Practice(id="p", act="say", text="Come in.", section="s", themes=())
    assert (practice.kind, practice.act, practice.ref) == ("practice", "say", "practices/p")
    assert practice.to_dict()["act"] == "say"


@pytest.mark.parametrize(
    ("collection", "kind"),
    [
        ("sections", "section"),
        ("takeaways", "takeaway"),
        ("quotes", "quote"),
        ("resources", "resource"),
        ("concepts", "concept"),
        ("cautions", "caution"),
        ("themes", "theme"),
        ("people", "person"),
        ("regions", "region"),
        ("help_lines", "help_line"),
    ],
)
def test_every_entry_knows_its_kind_and_ref(collection: str, kind: str) -> None:
    for entry in getattr(steadyhand, collection):
        assert entry.kind == kind
        assert entry.ref == f"{collection}/{entry.id}"


@given(guides())
def test_a_row_has_every_field_and_content_only_those_that_say_something(guide: Guide) -> None:
    for entry in (*guide.entries, *guide.regions, *guide.help_lines):
        row, content = entry.to_dict(), content_of(entry)
        fields = {field.alias for field in attrs.fields(type(entry)) if field.init}
        assert row.keys() - {"ref", "credit"} == fields
        placed = {form.name for form in forms(type(entry)).values() if form.placed}
        said = {key: value for key, value in row.items() if key not in {"ref", "credit", *placed}}
        assert without_silence(said) == content
        assert content.keys() <= row.keys()
        assert entry.digest == digest({"kind": entry.kind, **content, **credit_of(entry)})


def credit_of(entry: Entry) -> dict[str, str]:
    return {"credit": entry.credit} if isinstance(entry, Quote) else {}


def without_silence(value: Any) -> Any:
    """Plain data without what is None, false or an empty list, and without the titles of limits."""
    if isinstance(value, list):
        return [without_silence(item) for item in value]
    if isinstance(value, dict):
        is_limit = value.keys() == {"caution", "title", "text"}
        silent = {key for key, item in value.items() if item is None or item is False or item == []}
        said = value.keys() - silent - ({"title"} if is_limit else set())
        return {key: without_silence(item) for key, item in value.items() if key in said}
    return value


@pytest.mark.parametrize(
    ("record", "collection", "field"),
    [
        (Origin, "concepts", "origin"),
        (Limit, "sections", "limits"),
        (Emergency, "regions", "emergency"),
        (Attribution, "quotes", "attribution"),
    ],
)
def test_a_record_in_a_row_has_all_its_keys(record: type, collection: str, field: str) -> None:
    keys = {field.alias for field in attrs.fields(record)}
    held = [row[field] for row in getattr(steadyhand, collection).to_dicts()]
    rows = [row for each in held for row in ([each] if isinstance(each, dict) else each)]
    assert rows
    assert all(row.keys() == keys for row in rows)


def test_a_section_keeps_a_few_questions() -> None:
    section = steadyhand.sections["patience"]
    assert len(attrs.evolve(section, questions=("How long?",) * 8).questions) == 8
    with pytest.raises(InvalidRecord, match="at most 8 questions, not 9"):
        attrs.evolve(section, questions=("How long?",) * 9)


@pytest.mark.parametrize("asked", ["USA", "Scotland", "G", "GB-", "ZZ", "en-ZZ", "gb-eng-x", "de-", "001-", "+1"])
def test_what_is_no_code_of_a_region_is_refused(asked: str) -> None:
    with pytest.raises(UnknownRegion, match="has the code"):
        LINES.region(asked)


@pytest.mark.parametrize("asked", [5, b"GB", ["GB"]])
def test_what_is_no_text_is_no_code_of_a_region(asked: Any) -> None:
    with pytest.raises(TypeError, match="the code of a region is text or None, not"):
        LINES.region(asked)


def test_the_repr_never_is_the_whole_text() -> None:
    practice = Practice(id="p", act="do", text="One two three four five six seven.", section="s", themes=())
    assert repr(practice) == "<Practice p: do, One two three four five …>"
    assert repr(steadyhand.takeaways["love-with-limits"]) == "<Takeaway love-with-limits: You can love them and …>"


@pytest.mark.parametrize(
    ("asked", "given_lines"),
    [
        ("GB", ["GB", "GB-ENG", "001"]),
        ("GB ", ["GB", "GB-ENG", "001"]),
        ("UK", ["GB", "GB-ENG", "001"]),
        ("en-GB", ["GB", "GB-ENG", "001"]),
        ("en_US", ["US", "001"]),
        ("zh-Hant-US", ["US", "001"]),
        ("de-AT", ["001"]),
        ("gb", ["001"]),
        ("GB-ENG", ["GB", "GB-ENG", "001"]),
        ("GB-SCT", ["GB", "001"]),
        ("US", ["US", "001"]),
        ("EU", ["EU", "001"]),
        ("FR", ["001"]),
        ("001", ["001"]),
        ("", ["001"]),
        (None, ["001"]),
        ("uk", ["001"]),
    ],
)
def test_a_region_has_its_own_lines_and_then_those_for_the_world(asked: str | None, given_lines: list[str]) -> None:
    assert [line.region for line in LINES.region(asked)] == given_lines
