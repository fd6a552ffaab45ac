"""Search: what a person asks finds what the guide has to say to it; cautions first; nothing is an answer too."""

import gc
import json
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import pytest
from folders import BUNDLED
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.authoring import living
from steadyhand.authoring.manuscript import opened
from steadyhand.editions.building import Lines
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps
from steadyhand.editions.today import Today
from steadyhand.errors import InvalidRecord
from steadyhand.finding import words
from steadyhand.finding.compiling import Sentences, compiled
from steadyhand.finding.material import read
from steadyhand.finding.phrases import phrase, plain
from steadyhand.finding.results import Results
from steadyhand.finding.snippets import shown
from steadyhand.records.caution import Caution
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry
from steadyhand.records.kinds import KINDS, PLURALS
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.limits import withheld
from steadyhand.records.section import Section
from steadyhand.show import markdown
from strategies import guides, handmade, remade, texts

GUIDE = steadyhand.load()
MATERIAL = GUIDE._today.search()
SENTENCES = living.sentences(opened(BUNDLED), GUIDE)
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


def searched(guide: Guide, material: Any) -> Guide:
    """The guide as it is published, with this search material."""
    return Guide._published(
        Lines(dumps(guide).encode()), Today(contacts=guide._today.contacts, search=lambda: material)
    )


def said(results: Results) -> list[tuple[str, float, str]]:
    return [(hit.entry.ref, hit.score, hit.snippet) for hit in results.hits]


def found(results: Results) -> list[Entry]:
    """What was found, whether or not a caution keeps it back."""
    return [hit.entry for hit in (*results.hits, *results.withheld)]


def test_a_real_question_finds_its_page_with_the_words_that_show_why() -> None:
    asked = "he hardly says a word when I try to get him to talk about how he feels"
    first = steadyhand.search(asked, limit=1).hits[0]
    assert first.entry.ref == "sections/encourage-openness"
    assert first.snippet in shown(first.entry)
    assert "talk" in {*words.stems(first.snippet)} & {*words.stems(asked)}


@pytest.mark.parametrize("section", GUIDE.sections, ids=lambda section: section.id)
def test_a_section_is_found_first_by_its_title_and_by_every_question_it_answers(section: Section) -> None:
    for asked in (section.title, *section.questions):
        results = GUIDE.search(asked)
        best = max((*results.hits, *results.withheld), key=lambda hit: hit.score)
        assert best.entry == section, asked
    assert GUIDE.search(section.title).hits[0].entry == section


@given(handmade(), st.booleans())
def test_a_title_that_no_other_page_has_finds_its_section_first(guide: Guide, is_compiled: bool) -> None:
    titles = {section.id: f"Zymurgy for {section.id} quokkas" for section in guide.sections}
    titled = [attrs.evolve(section, title=titles[section.id]) for section in guide.sections]
    retitled = remade(guide, sections=tuple(titled))
    if is_compiled:
        retitled = searched(retitled, compiled(retitled, Sentences()))
    for section in retitled.sections:
        results = retitled.search(section.title)
        assert results.hits[0].entry == section
        assert results.degraded is not is_compiled


@pytest.mark.parametrize("asked", ODD, ids=range(len(ODD)))
def test_any_text_is_a_legal_question(asked: str) -> None:
    results = GUIDE.search(asked)
    assert asked not in NO_WORDS or (results.hits, results.cautions) == ((), ())


@given(guides(), texts)
def test_any_guide_can_be_asked_anything(guide: Guide, asked: str) -> None:
    results = guide.search(asked)
    assert [hit.score for hit in results.hits] == sorted((hit.score for hit in results.hits), reverse=True)
    assert {PLURALS[hit.entry.kind] for hit in results.hits} <= {"sections", "resources"}
    assert said(guide.search(asked)) == said(results)


def test_what_is_none_of_its_business_has_no_hits() -> None:
    for asked in ("How do I boil an egg?", "best laptop for video editing under 800", "wifi keeps dropping upstairs"):
        assert not GUIDE.search(asked)
    assert len(SENTENCES.beyond) > 100
    for asked in SENTENCES.beyond:
        assert found(GUIDE.search(asked)) == [], asked


def test_what_is_asked_is_answered_with_other_words_around_it() -> None:
    asked = [f"Hello everybody, I am new here. {question} Thank you all so much." for question in QUESTIONS]
    assert sum(bool(GUIDE.search(each)) for each in asked) > 0.9 * len(asked)


@given(st.sampled_from(QUESTIONS), st.data())
def test_a_collection_finds_only_what_is_in_it_in_the_order_of_the_whole(asked: str, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(list(GUIDE.sections)), unique_by=id))
    few = Collection(some, GUIDE)
    whole = [hit.entry.ref for hit in GUIDE.sections.search(asked, limit=None).hits]
    assert [hit.entry.ref for hit in few.search(asked, limit=None).hits] == [ref for ref in whole if ref in few]


@pytest.mark.parametrize(
    "kind", ["quotes", "practices", "takeaways", "concepts", "cautions", "regions", "help_lines", "themes", "people"]
)
def test_every_kind_can_be_searched(kind: str) -> None:
    collection = getattr(GUIDE, kind)
    for entry in collection:
        row = entry.to_dict()
        name = next(row[key] for key in ("title", "term", "label", "service", "name", "text") if row.get(key))
        results = collection.search(name)
        assert entry in found(results), name


def test_entries_of_all_kinds_can_be_searched_together() -> None:
    kinds = {PLURALS[hit.entry.kind] for hit in GUIDE.entries.search("boundaries", limit=None).hits}
    assert {"sections", "resources", "themes"} <= kinds


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
    fresh = pickle.loads(pickle.dumps(GUIDE))
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
        limits=(),
        position=len(GUIDE.sections),
    )
    larger = remade(GUIDE, sections=(*GUIDE.sections, stranger))
    larger = searched(larger, compiled(larger, SENTENCES))
    for asked in QUESTIONS:
        refs = [hit.entry.ref for hit in larger.search(asked, limit=None).hits]
        assert refs
        assert stranger.ref not in refs


DANGER = {
    "abuse": ["he hit me again last night", "my wife slapped me", "I am scared of him when he drinks"],
    "suicidal-withdrawal": ["she says she wants to die", "he keeps talking about ending his life"],
    "own-distress": ["I want to kill myself"],
    "own-conduct": ["I pushed her and she fell"],
    "told-to-stop": ["she asked me to stop contacting her and I wrote again"],
    "threatened-with-suicide": ["he threatens suicide if I leave"],
    "under-eighteen": ["I am fifteen and scared of my boyfriend"],
    "family-decides": ["my parents force me to marry"],
    "coercive-control": ["he goes through my phone and tracks my location"],
    "being-followed": ["my ex turns up at my work although I blocked him"],
}


@pytest.mark.parametrize("kind", [*KINDS, "entries"])
def test_nothing_that_a_called_caution_keeps_back_is_among_the_hits_and_nothing_else_is_kept_back(kind: str) -> None:
    for asked in (asked for listed in DANGER.values() for asked in listed):
        results = getattr(GUIDE, kind).search(f"{asked} and now she is distant, patience, space", limit=None)
        assert results.cautions
        assert not [hit.entry.ref for hit in results.hits if withheld(hit.entry, results.cautions)]
        assert not [hit.entry.ref for hit in results.withheld if not withheld(hit.entry, results.cautions)]


def test_danger_stops_advice_and_what_is_kept_back_can_be_asked_for() -> None:
    results = GUIDE.search("he hit me and now he is distant and will not talk", limit=3)
    assert (results.cautions[0].id, results.hits, len(results.withheld)) == ("abuse", (), 3)
    assert results
    plain = results.to_dict()
    assert (plain["hits"], plain["withheld"][0]) == ([], results.withheld[0].entry.ref)
    assert "Pages that may help" not in markdown(results)


STOPS = GUIDE.cautions["suicidal-withdrawal"]
LIMITS = GUIDE.cautions["sorry-every-time"]


@pytest.mark.parametrize(
    ("ref", "called", "is_kept"),
    [
        ("sections/encourage-openness", [STOPS], False),
        ("practices/asking-about-suicide", [STOPS], False),
        ("quotes/brown-vulnerability", [STOPS], False),
        ("takeaways/ask-straight-out", [STOPS], False),
        ("sections/patience", [STOPS], True),
        ("practices/date-on-paper", [STOPS], True),
        ("takeaways/watch-and-wait", [STOPS], True),
        ("concepts/resilience", [STOPS], True),
        ("resources/attached", [STOPS], True),
        ("sections/encourage-openness", [STOPS, GUIDE.cautions["abuse"]], True),
        ("sections/benefit-of-the-doubt", [LIMITS], True),
        ("practices/what-happened", [LIMITS], True),
        ("takeaways/not-a-verdict-on-you", [LIMITS], True),
        ("sections/patience", [LIMITS], False),
        ("concepts/generosity", [LIMITS], False),
        ("cautions/leaving", [STOPS], False),
        ("themes/trust", [STOPS], False),
        ("people/brene-brown", [STOPS], False),
        ("help_lines/us-988", [STOPS], False),
        ("regions/us", [STOPS], False),
        ("sections/patience", [], False),
    ],
)
def test_what_a_caution_keeps_back(ref: str, called: list[Caution], *, is_kept: bool) -> None:
    assert withheld(GUIDE[ref], called) is is_kept


def test_related_to_a_caution_is_what_it_does_not_keep_back() -> None:
    assert GUIDE.related(STOPS).ids == ("encourage-openness",)
    assert GUIDE.related("cautions/abuse").ids == ()
    assert "benefit-of-the-doubt" not in GUIDE.related(LIMITS, limit=20).ids


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


def test_results_are_no_sequence_and_go_into_json_with_the_cautions_first() -> None:
    results = GUIDE.search("she keeps talking about suicide, how do I get her to open up?")
    assert results.hits[0].entry.id == "encourage-openness"
    with pytest.raises(TypeError):
        list(results)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    assert bool(results) is True
    plain = json.loads(json.dumps(results.to_dict()))
    assert list(plain) == ["query", "cautions", "possible", "hits", "withheld", "degraded"]
    assert plain["cautions"][0]["ref"] == "cautions/suicidal-withdrawal"
    first = results.hits[0]
    assert plain["hits"][0] == {"ref": first.entry.ref, "score": first.score, "snippet": first.snippet}
    assert repr(results).startswith("<1 hit: sections/encourage-openness")
    assert "cautions: suicidal-withdrawal" in repr(results)
    assert repr(Results("x")) == "<0 hits>"
    assert pickle.loads(pickle.dumps(results)) == results


@pytest.mark.parametrize("entry", GUIDE.entries, ids=lambda entry: entry.ref)
def test_what_to_read_next_is_another_page(entry: Entry) -> None:
    related = GUIDE.related(entry.ref)
    assert entry not in related
    assert related == GUIDE.related(entry)
    assert {PLURALS[page.kind] for page in related} <= {"sections", "resources"}
    assert len(related) == 3 or not entry.themes or isinstance(entry, Caution)


def test_nothing_of_searching_is_imported_before_somebody_searches() -> None:
    code = (
        "import sys, steadyhand; steadyhand.sections.about('trust');"
        "heavy = {'steadyhand.finding.' + name for name in ('finder', 'index', 'words', 'signals')};"
        "assert not heavy & {*sys.modules}; steadyhand.search('trust'); assert heavy <= {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_search_material_is_what_the_sentences_of_the_manuscript_make_of_the_guide() -> None:
    again = searched(GUIDE, compiled(GUIDE, SENTENCES))
    assert not again.search(QUESTIONS[0]).degraded
    asked = [*QUESTIONS, *(question for listed in SENTENCES.questions.values() for question in listed[:3])]
    for each in (*asked, *(each for listed in DANGER.values() for each in listed), *HARMLESS):
        assert said(again.search(each, limit=None)) == said(GUIDE.search(each, limit=None))
        assert again.search(each).cautions == GUIDE.search(each).cautions


def test_what_is_shown_of_a_hit_is_published_text_and_no_heading_of_somebody_elses() -> None:
    """Whatever is only there to be found by is asked of the kind that it finds."""
    asked = [(ref.partition("/")[0], question) for ref, listed in SENTENCES.questions.items() for question in listed]
    asked += [("sections", section.source_heading or "") for section in GUIDE.sections]
    hidden = {question for _, question in asked} - {text for entry in GUIDE.entries for text in shown(entry)}
    assert {section.source_heading for section in GUIDE.sections} <= hidden
    assert len(hidden) > 1000
    for plural, question in asked:
        for hit in getattr(GUIDE, plural).search(question, limit=5).hits:
            assert hit.snippet in shown(hit.entry), question
            assert hit.snippet not in hidden


@given(handmade(), texts)
def test_a_guide_without_search_material_is_searched_by_its_text_and_says_so(guide: Guide, asked: str) -> None:
    results = guide.search(asked)
    assert results.degraded
    assert results.cautions == ()
    assert [caution.id for caution in results.possible] == [each.id for each in guide.cautions if each.stops_advice]
    with_material = searched(guide, compiled(guide, Sentences())).search(asked)
    assert (with_material.degraded, with_material.possible) == (False, ())


def test_what_is_found_without_search_material_is_the_page_all_the_same() -> None:
    by_hand = remade(GUIDE)
    for section in by_hand.sections:
        results = by_hand.search(section.title)
        assert results.degraded
        assert results.hits[0].entry == section
        assert {"abuse", "suicidal-withdrawal"} <= {caution.id for caution in results.possible}


def split() -> Guide:
    """The bundled guide as it may be one day: a caution became two, another and a section have other ids."""
    one, former, section = GUIDE.cautions["abuse"], GUIDE.cautions["being-followed"], GUIDE.sections["patience"]
    two = [attrs.evolve(one, id=id, sections=()) for id in ("abuse-now", "abuse-then")]
    cautions = [attrs.evolve(each, sections=()) for each in GUIDE.cautions if each not in (one, former)]
    cautions += [*two, attrs.evolve(former, id="followed", sections=())]
    sections = [attrs.evolve(each, limits=()) for each in GUIDE.sections]
    sections[section.position] = attrs.evolve(
        sections[section.position],
        id="waiting",
        quotes=tuple(attrs.evolve(each, section="waiting") for each in section.quotes),
        practices=tuple(attrs.evolve(each, section="waiting") for each in section.practices),
    )

    def named(entry: Any) -> Any:
        return attrs.evolve(entry, sections=tuple("waiting" if id == section.id else id for id in entry.sections))

    day = "2027-01-31"
    return remade(
        GUIDE,
        edition="1.0.0",
        cautions=cautions,
        sections=sections,
        takeaways=map(named, GUIDE.takeaways),
        concepts=map(named, GUIDE.concepts),
        moved=(
            Moved(ref=former.ref, to="cautions/followed", on=day),
            Moved(ref=section.ref, to="sections/waiting", on=day),
        ),
        retired=(Retired(ref=one.ref, reason="It was split.", on=day, successors=tuple(each.ref for each in two)),),
    )


def test_an_older_edition_is_warned_and_searched_by_the_newest_knowledge() -> None:
    newer = split()
    was = {"cautions/abuse-now": ("cautions/abuse",), "cautions/abuse-then": ("cautions/abuse",)}
    was |= {"cautions/followed": ("cautions/being-followed",), "sections/waiting": ("sections/patience",)}
    assert {line.ref for line in newer.ledger.lines()} == {ref for refs in was.values() for ref in refs}
    material = compiled(
        newer,
        Sentences(
            questions={"sections/waiting": ["Does a quokka ferment?"]},
            calls={
                "cautions/abuse-now": ["hit me"],
                "cautions/abuse-then": ["used-to hurt me"],
                "cautions/followed": ["turns up"],
            },
            was=was,
        ),
    )
    for guide, now, then, followed, section in (
        (searched(GUIDE, material), "abuse", "abuse", "being-followed", "patience"),
        (searched(newer, material), "abuse-now", "abuse-then", "followed", "waiting"),
    ):
        assert not guide.search("trust").degraded
        assert [each.id for each in guide.search("he hit me").cautions] == [now]
        assert [each.id for each in guide.search("he used to hurt me").cautions] == [then]
        assert [each.id for each in guide.search("she turns up").cautions] == [followed]
        assert guide.search("Does a quokka ferment?").hits[0].entry.id == section


def test_publishing_tells_search_material_the_refs_that_entries_had() -> None:
    newer = split()
    assert living.sentences(opened(BUNDLED), newer).was == {
        "cautions/abuse-now": ("cautions/abuse",),
        "cautions/abuse-then": ("cautions/abuse",),
        "cautions/followed": ("cautions/being-followed",),
        "sections/waiting": ("sections/patience",),
    }


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of the values in plain data."""
    yield path
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(value, (*path, step))


SMALL: dict[str, Any] = compiled(
    remade(GUIDE, sections=GUIDE.sections[:0], takeaways=(), concepts=(), cautions=()), Sentences(beyond=["egg"])
)
SMALL |= {"pages": [{"ref": "sections/patience", "was": ["sections/wait"], "asked": [[0], [0, 0]]}]}
SMALL |= {"cautions": [{"ref": "cautions/abuse", "calls": [plain(phrase("hit-me"))]}]}
OTHERS: list[Any] = [None, "", "x", "\ud800", "a b", 0, -1, 9, 2**70, 0.5, True, [], [[]], ["x"], [-1], {}, {"x": 1}]
BROKEN = [path for path in places(SMALL) if path[:1] not in (("stems",), ("edition",))]


@given(st.sampled_from(BROKEN), st.sampled_from(OTHERS), st.sampled_from(["put", "lose", "twice"]))
def test_search_material_that_is_changed_is_read_or_refused_and_no_search_fails(
    path: tuple[Any, ...], other: Any, how: str
) -> None:
    data = json.loads(json.dumps(SMALL))
    held, last = data, path[-1:]
    for step in path[:-1]:
        held = held[step]
    if not path:
        data = other
    elif how == "put":
        held[last[0]] = other
    elif how == "lose":
        del held[last[0]]
    elif isinstance(held, list):
        held.append(held[last[0]])
    else:
        held["x"] = held[last[0]]
    try:
        read(data, GUIDE.id)
        is_read = True
    except InvalidRecord:
        is_read = False
    guide = searched(GUIDE, data)
    results = guide.search("he hit me and I want to be patient")
    assert results.degraded is not is_read
    assert results.cautions or results.possible or is_read


def test_search_material_of_another_guide_or_a_newer_format_is_not_used() -> None:
    assert not searched(GUIDE, SMALL).search("trust").degraded
    for change in ({"guide": "grief"}, {"format": 2}, {"format": True}, {"format": "1"}):
        with pytest.raises(InvalidRecord):
            read(SMALL | change, GUIDE.id)
        assert searched(GUIDE, SMALL | change).search("trust").degraded


def held_by(roots: list[object]) -> Iterator[str]:
    """The texts that are reachable from these objects."""
    seen: set[int] = set()
    left = roots
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif id(value) not in seen:
            seen.add(id(value))
            left += gc.get_referents(value)


def test_nothing_that_is_asked_is_kept() -> None:
    GUIDE.search("trust")
    word = "".join(["zymur", "gyquokka"])
    for collection in (GUIDE.sections, GUIDE.quotes, GUIDE.entries):
        collection.search(f"{word} {word}s my {word} hits me")
    modules = [vars(module) for name, module in sys.modules.items() if name.startswith("steadyhand.")]
    kept = {*held_by([GUIDE, *modules])}
    assert "patience" in kept
    assert [text for text in kept if word[:9] in text] == []
