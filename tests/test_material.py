"""Search material: compiled from sentences, read back, and of use to guides that are older, newer or have none."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import MATERIAL, SENTENCES, searched

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidRecord
from steadyhand.finding import words
from steadyhand.finding.compiling import Sentences, compiled
from steadyhand.finding.finder import Finder
from steadyhand.finding.index import BEYOND, Index, Unit
from steadyhand.finding.material import read
from steadyhand.finding.snippets import SHOWN, shown
from steadyhand.finding.units import PAGES, units
from steadyhand.records.kinds import PLURALS
from strategies import guides, some, texts

GUIDE = steadyhand.load()
ASKED = [*(question for section in GUIDE.sections for question in section.questions[:3]), *SENTENCES.beyond[:20]]
ASKED += [question for ref in SENTENCES.questions for question in SENTENCES.questions[ref][:2]]


def walked(data: Any) -> Iterator[Any]:
    """Everything in plain data, keys apart."""
    yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from walked(inner)


def assert_plain(data: dict[str, Any]) -> None:
    for value in walked(data):
        assert type(value) in (dict, list, str, int)
        assert isinstance(value, int) or value
        assert not isinstance(value, dict) or all(key.replace("_", "").isalpha() and key.islower() for key in value)


def test_material_is_plain_data_that_comes_back_from_json() -> None:
    assert_plain(MATERIAL)
    again = json.loads(json.dumps(MATERIAL))
    assert again == MATERIAL
    assert read(again, GUIDE.id) == read(MATERIAL, GUIDE.id)
    assert compiled(GUIDE, SENTENCES) == MATERIAL


def written_for(data: st.DataObject, guide: Guide) -> Sentences:
    """Sentences for a few entries of a guide."""
    phrases = st.lists(st.sampled_from(["hit me", "scared-of-them", "afraid … home", "=controlling"]), max_size=3)
    refs = [str(entry.ref) for entry in guide.entries]
    cautions = [str(caution.ref) for caution in guide.cautions]

    def told(refs: list[str], several: st.SearchStrategy[list[str]]) -> dict[str, list[str]]:
        return {ref: data.draw(several) for ref in data.draw(some(refs))}

    return Sentences(
        questions=told(refs, st.lists(texts, max_size=3)),
        calls=told(cautions, phrases),
        hints=told(cautions, phrases),
        harmless=told(cautions, phrases),
        beyond=data.draw(st.lists(texts, max_size=3)),
        was=told(refs, st.sampled_from([[], ["sections/once"]])),
    )


@given(guides(), st.data())
def test_any_guide_compiles_and_what_is_read_says_the_same(guide: Guide, data: st.DataObject) -> None:
    sentences = written_for(data, guide)
    plain = compiled(guide, sentences)
    assert_plain(plain)
    material = read(json.loads(json.dumps(plain)), guide.id)
    assert (material.guide, material.edition) == (guide.id, guide.edition)
    spoken = [words.stems(text) for text in sentences.beyond]
    assert [[material.stems[number] for number in unit] for unit in material.beyond] == [*filter(None, spoken)]
    heard = {warned.signals.caution for warned in material.cautions}
    for listed in (sentences.calls, sentences.hints, sentences.harmless):
        assert {ref for ref, phrases in listed.items() if phrases} <= heard
    assert not searched(guide, plain).search("what now?").degraded


ODD = (
    st.none() | st.booleans() | st.integers(-1, 9) | st.just(2**53) | st.floats() | texts | st.just("cautions/own-harm")
)
ODD_VALUES = (
    ODD | st.lists(ODD, max_size=2) | st.dictionaries(st.sampled_from(["ref", "was", "asked"]), ODD, max_size=2)
)


def altered(data: st.DataObject, value: Any) -> Any:
    """Plain data in which one thing is another, or is gone."""
    if not isinstance(value, (dict, list)) or not value or data.draw(st.integers(0, 5)) == 0:
        return data.draw(ODD_VALUES)
    if isinstance(value, dict):
        key = data.draw(st.sampled_from(sorted(value)))
        rest = {name: inner for name, inner in value.items() if name != key}
        return rest if data.draw(st.booleans()) else value | {key: altered(data, value[key])}
    at = data.draw(st.integers(0, len(value) - 1))
    inside = [] if data.draw(st.booleans()) else [altered(data, value[at])]
    return [*value[:at], *inside, *value[at + 1 :]]


@settings(max_examples=100)
@given(st.data())
def test_altered_material_is_read_or_refused(data: st.DataObject) -> None:
    told = Sentences(
        questions={
            "sections/patience": ["How long do I wait?", "Is waiting brave?"],
            "concepts/coping-mechanism": ["Why?"],
        },
        calls={"cautions/abuse": ["hit/beat me … =again"]},
        was={"cautions/abuse": ["cautions/harm"]},
    )
    small = compiled(GUIDE, told)
    changed = altered(data, small)
    try:
        material = read(changed, GUIDE.id)
    except InvalidRecord:
        return
    finder = Finder(tuple(GUIDE.entries), "en", material)
    assert not finder.search("he hit me again", tuple(GUIDE.sections), 3).degraded


FAULTS: list[dict[str, Any]] = [
    {"format": 2},
    {"format": True},
    {"format": "1"},
    {"guide": "grief"},
    {"edition": "1"},
    {"stems": ["a", "a"]},
    {"stems": ["a b"]},
    {"stems": []},
    {"stems": [1]},
    {"beyond": [[len(MATERIAL["stems"])]]},
    {"beyond": [[-1]]},
    {"beyond": [[True]]},
    {"beyond": [[1.0]]},
    {"beyond": [[]]},
    {"beyond": ["x"]},
    {"beyond": [{}]},
    {"pages": [{"ref": "sections/a"}, {"ref": "sections/a"}]},
    {"pages": [{"ref": "A"}]},
    {"pages": [{"asked": [[0]]}]},
    {"pages": [{"ref": "sections/a", "told": [[0]]}]},
    {"pages": [{"ref": "sections/a", "was": [0]}]},
    {"pages": [[]]},
    {"cautions": [{"ref": "sections/a"}]},
    {"cautions": [{"ref": "cautions/a", "calls": [["hit", 9, "me"]]}]},
    {"cautions": [{"ref": "cautions/a"}, {"ref": "cautions/a"}]},
    {"cautions": [{"ref": "cautions/a", "calls": [["hit", 1]]}]},
    {"more": "yes"},
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_what_is_of_wrong_form_is_refused_and_the_guide_is_searched_without_it(fault: dict[str, Any]) -> None:
    with pytest.raises(InvalidRecord):
        read(MATERIAL | fault, GUIDE.id)
    assert searched(GUIDE, MATERIAL | fault).search("trust").degraded


@pytest.mark.parametrize("data", [None, [], "x", 1, {}], ids=str)
def test_what_is_no_table_is_refused(data: object) -> None:
    with pytest.raises(InvalidRecord):
        read(data, GUIDE.id)


STRANGERS = [
    Sentences(questions={"sections/x": ["Why?"]}),
    Sentences(was={"sections/x": ["sections/y"]}),
    Sentences(calls={"sections/patience": ["hit me"]}),
    Sentences(hints={"cautions/x": ["hit me"]}),
]


@pytest.mark.parametrize("sentences", STRANGERS)
def test_sentences_for_nothing_in_the_guide_are_refused(sentences: Sentences) -> None:
    with pytest.raises(InvalidRecord, match="the guide has nothing called") as raised:
        compiled(GUIDE, sentences)
    assert raised.value.code == "dangling-reference"


def test_a_faulty_phrase_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="matches no text"):
        compiled(GUIDE, Sentences(harmless={"cautions/abuse": ["=won’t"]}))


def test_pages_score_as_if_the_index_were_built_from_the_sentences() -> None:
    numbers = words.Numbers()
    asked = {ref: [*map(numbers.of, questions)] for ref, questions in SENTENCES.questions.items()}
    listed = [*units(tuple(GUIDE.entries), PAGES, asked, numbers)]
    listed += (Unit(BEYOND, numbers.of(question), "asked") for question in SENTENCES.beyond)
    built = Index(listed, numbers.stems)
    finder = Finder(tuple(GUIDE.entries), "en", read(MATERIAL, GUIDE.id))
    pages = (*GUIDE.sections, *GUIDE.resources)
    for question in ASKED:
        results = finder.search(question, pages, None)
        found = built.search(words.stems(question)).found
        assert sorted((hit.entry.ref, hit.score) for hit in (*results.hits, *results.withheld)) == sorted(found)


def test_a_snippet_is_published_text_of_what_was_found() -> None:
    written = {question for questions in SENTENCES.questions.values() for question in questions}
    guide = searched(GUIDE, MATERIAL)
    for asked in (*sorted(written), *ASKED):
        for hit in guide.search(asked, limit=None).hits:
            assert hit.snippet in shown(hit.entry)
            assert hit.snippet not in written
    assert all(section.source_heading not in shown(section) for section in GUIDE.sections)


def test_every_kind_says_what_a_snippet_shows() -> None:
    assert {*PLURALS} <= {*SHOWN}
    for entry in GUIDE.entries:
        assert all(shown(entry))


def test_without_material_published_text_is_searched_and_every_caution_that_stops_advice_is_possible() -> None:
    degraded = searched(GUIDE, None)
    results = degraded.search("he hit me again last night")
    assert (results.degraded, results.cautions) == (True, ())
    assert results.possible == tuple(each for each in GUIDE.cautions if getattr(each, "stops_advice", False))
    assert results.to_dict()["degraded"] is True
    for section in GUIDE.sections:
        assert degraded.search(section.title).hits[0].entry == section


def renamed(data: dict[str, Any], newer: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """Material in which what had these refs has these newer ones, several where it was split."""

    def each(page: dict[str, Any]) -> list[dict[str, Any]]:
        return [page | {"ref": ref, "was": [page["ref"]]} for ref in newer.get(page["ref"], ())] or [page]

    return data | {name: [new for page in data[name] for new in each(page)] for name in ("pages", "cautions")}


def test_an_older_guide_finds_by_the_refs_that_pages_and_cautions_had() -> None:
    newer = {"sections/patience": ("sections/calm",), "cautions/abuse": ("cautions/harm", "cautions/violence")}
    fresh, older = (searched(GUIDE, data) for data in (MATERIAL, renamed(MATERIAL, newer)))
    warned = 0
    for asked in (*ASKED, "he hit me again last night", "How can I be more patient with him?"):
        expected, found = fresh.search(asked, limit=None), older.search(asked, limit=None)
        assert [(hit.entry.ref, hit.score) for hit in found.hits] == [
            (hit.entry.ref, hit.score) for hit in expected.hits
        ]
        assert {*found.cautions} == {*expected.cautions}
        warned += GUIDE.cautions["abuse"] in found.cautions
    assert warned


def test_what_an_older_guide_lacks_is_dropped_and_what_only_it_has_is_found() -> None:
    gone, only_here = GUIDE.sections[0], GUIDE.resources[0]
    newest = MATERIAL | {"pages": [page for page in MATERIAL["pages"] if page["ref"] != only_here.ref]}
    finder = Finder([entry for entry in GUIDE.entries if entry != gone], "en", read(newest, GUIDE.id))
    pages = (*GUIDE.sections[1:], *GUIDE.resources)
    assert gone.ref not in {hit.entry.ref for asked in ASKED for hit in finder.search(asked, pages, None).hits}
    assert finder.search(only_here.title, pages, 1).hits[0].entry == only_here


def test_nothing_that_is_asked_is_kept() -> None:
    finder = Finder(tuple(GUIDE.entries), "en", read(MATERIAL, GUIDE.id))
    pages = (*GUIDE.sections, *GUIDE.resources)
    finder.search("trust", pages, None)

    def kept() -> list[int]:
        watches = [vars(watch) for watch in finder._watches.values()]
        held = [vars(finder), vars(finder._index(PAGES)), vars(finder._snippets), *watches]
        return [len(value) for each in held for value in each.values() if hasattr(value, "__len__")]

    before = kept()
    finder.search("zymurgy trust", pages, 0)
    finder.search("needs space quokka", pages, 0)
    assert kept() == before


def test_a_caution_that_a_guide_never_had_is_not_called() -> None:
    unheard = MATERIAL | {"cautions": [{"ref": "cautions/fire", "calls": [["fire"]]}, *MATERIAL["cautions"]]}
    assert searched(GUIDE, unheard).search("there was a fire, and he hit me").cautions[0].id == "abuse"
