"""Search: what a person asks finds what the guide has to say to it; cautions first; nothing is an answer too."""

import json
import os
import pickle
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.finding.results import Results
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry
from steadyhand.records.kinds import PLURALS
from steadyhand.records.practice import Practice
from steadyhand.records.section import Section
from strategies import guides, texts

GUIDE = steadyhand.load()
QUESTIONS = [question for section in GUIDE.sections for question in section.questions[:4]]
NO_WORDS = ["", " \n", "?!", "\x00", "\U0001f9e1\U0001f9e1", "—", "\ud800"]
ODD = [
    *NO_WORDS,
    'NEAR("a" b*) AND NOT (c OR ^d)',
    "'; drop table x; --",
    "he " * 40_000,
    "\u202e\u05e9\u05dc\u05d5\u05dd",
    "\0a\0b",
]


def said(results: Results) -> list[tuple[str, float, str]]:
    return [(hit.entry.ref, hit.score, hit.snippet) for hit in results]


def limited(results: Results) -> set[str]:
    """The sections whose advice the cautions of an answer limit."""
    return {section for caution in results.cautions for section in caution.sections}


def test_a_real_question_finds_its_page_with_the_words_that_show_why() -> None:
    first = steadyhand.search("he hardly says a word when I try to get him to talk about how he feels", limit=1)[0]
    assert first.entry.ref == "sections/encourage-openness"
    assert isinstance(first.entry, Section)
    assert first.snippet in (*first.entry.questions, *first.entry.paragraphs)


@pytest.mark.parametrize("section", GUIDE.sections, ids=lambda section: section.id)
def test_a_section_is_found_first_by_its_title_and_by_every_question_it_answers(section: Section) -> None:
    for asked in (section.title, *section.questions):
        results = GUIDE.search(asked)
        assert section.id in limited(results) or results[0].entry == section, asked
    assert GUIDE.search(section.title)[0].entry == section


@given(guides())
def test_a_title_that_no_other_page_has_finds_its_section_first(guide: Guide) -> None:
    titles = {section.id: f"Zymurgy for {section.id} quokkas" for section in guide.sections}
    titled = [attrs.evolve(section, title=titles[section.id]) for section in guide.sections]
    retitled = attrs.evolve(guide, sections=tuple(titled))
    for section in retitled.sections:
        assert retitled.search(section.title)[0].entry == section


@pytest.mark.parametrize("asked", ODD, ids=range(len(ODD)))
def test_any_text_is_a_legal_question(asked: str) -> None:
    results = GUIDE.search(asked)
    assert asked not in NO_WORDS or (results.hits, results.cautions) == ((), ())


@given(guides(), texts)
def test_any_guide_can_be_asked_anything(guide: Guide, asked: str) -> None:
    results = guide.search(asked)
    assert [hit.score for hit in results] == sorted((hit.score for hit in results), reverse=True)
    assert {PLURALS[hit.entry.kind] for hit in results} <= {"sections", "resources"}
    assert said(guide.search(asked)) == said(results)


def test_what_is_none_of_its_business_has_no_hits() -> None:
    for asked in ("How do I boil an egg?", "best laptop for video editing under 800", "wifi keeps dropping upstairs"):
        assert not GUIDE.search(asked)
    for asked in GUIDE.beyond:
        assert not GUIDE.search(asked), asked


def test_what_is_asked_is_answered_with_other_words_around_it() -> None:
    asked = [f"Hello everybody, I am new here. {question} Thank you all so much." for question in QUESTIONS]
    assert sum(bool(GUIDE.search(each)) for each in asked) > 0.9 * len(asked)


@given(st.sampled_from(QUESTIONS), st.data())
def test_a_collection_finds_only_what_is_in_it_in_the_order_of_the_whole(asked: str, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(list(GUIDE.sections)), unique_by=id))
    few = Collection(some, GUIDE)
    whole = [hit.entry.ref for hit in GUIDE.sections.search(asked, limit=None)]
    assert [hit.entry.ref for hit in few.search(asked, limit=None)] == [ref for ref in whole if ref in few]


@pytest.mark.parametrize(
    "kind", ["quotes", "practices", "takeaways", "concepts", "cautions", "help_lines", "themes", "people"]
)
def test_every_kind_can_be_searched(kind: str) -> None:
    collection = getattr(GUIDE, kind)
    for entry in collection:
        row = entry.to_dict()
        name = next(row[key] for key in ("title", "term", "label", "service", "name", "text") if row.get(key))
        results = collection.search(name)
        assert getattr(entry, "section", "") in limited(results) or entry in [hit.entry for hit in results], name


def test_entries_of_all_kinds_can_be_searched_together() -> None:
    found = {PLURALS[hit.entry.kind] for hit in GUIDE.entries.search("boundaries", limit=None)}
    assert {"sections", "resources", "themes"} <= found


def test_a_limit_is_kept() -> None:
    asked = QUESTIONS[0]
    everything = said(GUIDE.search(asked, limit=None))
    for limit in (0, 1, 3):
        assert said(GUIDE.search(asked, limit=limit)) == everything[:limit]
    with pytest.raises(ValueError, match="a limit of -1"):
        GUIDE.search(asked, limit=-1)
    with pytest.raises(TypeError, match="not 7"):
        GUIDE.search(7)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_the_same_question_has_the_same_answer_from_eight_threads_and_in_any_order() -> None:
    expected = {asked: said(steadyhand.load().search(asked)) for asked in QUESTIONS}
    fresh = attrs.evolve(GUIDE)
    mixed = random.Random(7).sample(QUESTIONS * 3, len(QUESTIONS) * 3)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda asked: said(fresh.search(asked)), mixed))
    assert answers == [expected[asked] for asked in mixed]


def test_the_answer_does_not_depend_on_the_seed_of_hashing() -> None:
    command = [sys.executable, "-m", "steadyhand", "search", "he needs space and I miss him", "--format", "json"]
    seeded = ({**os.environ, "PYTHONHASHSEED": seed} for seed in ("0", "1", "2"))
    runs = [subprocess.run(command, env=environment, capture_output=True, check=True) for environment in seeded]
    answers = {run.stdout for run in runs}
    assert len(answers) == 1


def test_an_unrelated_entry_never_comes_before_what_was_found() -> None:
    stranger = attrs.evolve(
        GUIDE.sections[0],
        id="stranger",
        title="Zymurgy",
        source_heading="Zymurgy",
        summary="Zymurgy.",
        paragraphs=("Zymurgy ferments.",),
        questions=("Zymurgy?",),
        themes=(),
        quotes=(),
        practices=(),
        cautions=(),
        position=len(GUIDE.sections),
    )
    larger = attrs.evolve(GUIDE, sections=(*GUIDE.sections, stranger))
    for asked in QUESTIONS:
        refs = [hit.entry.ref for hit in larger.search(asked, limit=None)]
        assert refs
        assert stranger.ref not in refs


DANGER = {
    "abuse": ["he hit me again last night", "my wife slapped me", "I am scared of him when he drinks"],
    "suicidal-withdrawal": ["she says she wants to die", "he keeps talking about ending his life"],
    "own-harm": ["I want to kill myself"],
    "coercive-control": ["he goes through my phone and tracks my location"],
    "stalking": ["my ex turns up at my work although I blocked him"],
}


def test_what_a_caution_says_is_the_wrong_advice_now_is_not_among_the_hits() -> None:
    for asked in ("he hit me and now he is distant and will not talk", "she wants to die and pushes me away"):
        results = GUIDE.search(asked, limit=None)
        assert limited(results)
        assert not limited(results) & {hit.entry.id for hit in results}
        assert not limited(results) & {practice.section for practice in found_practices(asked)}


def found_practices(asked: str) -> list[Practice]:
    return [hit.entry for hit in GUIDE.practices.search(asked, limit=None) if isinstance(hit.entry, Practice)]


HARMLESS = [
    "this silence is killing me",
    "I am dying to know why she left",
    "we hit it off and then he disappeared",
    "my heart is broken, will she ever come back?",
    "I am scared to text him first",
]


@pytest.mark.parametrize(("caution", "asked"), [(id, asked) for id, listed in DANGER.items() for asked in listed])
def test_danger_brings_its_caution_first(caution: str, asked: str) -> None:
    assert caution in [each.id for each in GUIDE.search(asked).cautions]
    assert GUIDE.quotes.search(asked).cautions == GUIDE.search(asked).cautions


@pytest.mark.parametrize("asked", HARMLESS)
def test_alarming_words_used_harmlessly_bring_none(asked: str) -> None:
    assert GUIDE.search(asked).cautions == ()


def test_results_are_a_sequence_of_hits_that_goes_into_json_with_the_cautions_first() -> None:
    results = GUIDE.search("she wants to die and will not talk to me, how do I get her to open up?")
    assert results.hits
    assert results[0] == results.hits[0]
    assert results[:2] == results.hits[:2]
    assert len(results) == len(list(results))
    plain = json.loads(json.dumps(results.to_dict()))
    assert list(plain) == ["query", "cautions", "hits"]
    assert plain["cautions"][0]["ref"] == "cautions/suicidal-withdrawal"
    assert plain["hits"][0] == {"ref": results[0].entry.ref, "score": results[0].score, "snippet": results[0].snippet}
    assert repr(results).startswith(f"<{len(results)} hits: sections/")
    assert "cautions: suicidal-withdrawal" in repr(results)
    assert repr(Results("x")) == "<0 hits>"
    assert pickle.loads(pickle.dumps(results)) == results


@pytest.mark.parametrize("entry", GUIDE.entries, ids=lambda entry: entry.ref)
def test_what_to_read_next_is_another_page(entry: Entry) -> None:
    related = GUIDE.related(entry.ref)
    assert entry not in related
    assert related == GUIDE.related(entry)
    assert {PLURALS[page.kind] for page in related} <= {"sections", "resources"}
    assert len(related) == 3 or not entry.themes


def test_nothing_of_searching_is_imported_before_somebody_searches() -> None:
    code = (
        "import sys, steadyhand; steadyhand.sections.about('trust');"
        "heavy = {'steadyhand.finding.' + name for name in ('finder', 'index', 'words', 'signals')};"
        "assert not heavy & {*sys.modules}; steadyhand.search('trust'); assert heavy <= {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
