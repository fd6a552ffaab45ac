"""Signals: how a caution's phrases are read in what people write."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.errors import InvalidGuide, InvalidRecord
from steadyhand.finding import words
from steadyhand.finding.signals import Signals, Watch
from steadyhand.finding.units import signals
from steadyhand.records.forms import PHRASE
from strategies import texts

GUIDE = steadyhand.load()
WATCH = Watch(map(signals, GUIDE.cautions))


def called(phrase: str, text: str) -> bool:
    return Watch([Signals("x", calls=[phrase])]).called_for(text) == ["x"]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("hits me", "He was hitting me."),
        ("hit me", "he HIT me"),
        ("go/look/search through my phone", "She looks right through all my phone"),
        ("they hurt me", "My brother hurts me"),
        ("not let me", "he won’t let me out"),
        ("not let me", "she never really lets me"),
        ("scared-of-them", "I’m scared of my husband"),
        ("afraid … home", "I am afraid of what comes. Then he gets home"),
        ("=controlling", "he is controlling"),
        ("are dead", "I wish I was dead"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    assert called(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("hits me", "He hit the wall, and then came to see me"),
        ("hit me", "He hit it. Me too"),
        ("scared-of-them", "scared of losing them"),
        ("=controlling", "I control myself"),
        ("afraid … home", "afraid one two three four five six seven eight nine home"),
        ("hit me", ""),
        ("hit me", "hit"),
    ],
)
def test_a_phrase_is_not_found(phrase: str, text: str) -> None:
    assert not called(phrase, text)


def test_one_call_is_enough_and_two_different_hints_are() -> None:
    watch = Watch([Signals("x", hints=["temper", "jealous"]), Signals("y", calls=["kill myself"])])
    assert watch.called_for("He has a temper.") == []
    assert watch.called_for("He has a temper, such a temper.") == []
    assert watch.called_for("He has a temper and is jealous.") == ["x"]
    assert watch.called_for("He has a temper; I could kill myself.") == ["y"]


def test_a_figure_of_speech_voids_only_the_words_it_covers() -> None:
    watch = Watch(
        [Signals("x", calls=["kill me", "hit me"], hints=["kill", "silence"], harmless=["silence is killing me"])]
    )
    assert watch.called_for("This silence is killing me.") == []
    assert watch.called_for("This silence is killing me, and he hit me.") == ["x"]
    assert watch.called_for("He wants to kill me.") == ["x"]


def test_the_caution_of_which_most_is_said_comes_first() -> None:
    watch = Watch([Signals("x", calls=["hit me"]), Signals("y", calls=["follows me home", "waits outside"])])
    assert watch.called_for("He follows me home and waits outside; once he hit me.") == ["y", "x"]


def test_a_caution_without_calls_and_hints_is_never_called_for() -> None:
    silent = [caution for caution in GUIDE.cautions if not caution.calls and not caution.hints]
    assert {"no-diagnosis", "charity-has-limits"} <= {caution.id for caution in silent}
    for caution in silent:
        assert all(caution.ref not in WATCH.called_for(question) for question in caution.questions)


@given(texts)
def test_any_text_can_be_read(text: str) -> None:
    assert set(WATCH.called_for(text)) <= {caution.ref for caution in GUIDE.cautions}


@given(st.lists(texts))
def test_stems_are_the_same_one_by_one_and_together(several: list[str]) -> None:
    assert list(words.stems_of_each(several)) == [words.stems(text) for text in several]


@given(texts)
def test_apostrophes_and_letter_case_make_no_difference(text: str) -> None:
    assert words.stems(text.replace("'", "’")) == words.stems(text)
    assert words.stems(words.folded(text)) == words.stems(text)


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        (("pull", "pulls", "pulled", "pulling"), "pul"),
        (("love", "loves", "loved", "loving"), "lov"),
        (("try", "tries", "tried", "trying"), "tri"),
        (("stop", "stopped", "stopping"), "stop"),
        (("pass", "passes", "passed"), "pas"),
        (("says", "said", "say"), "sai"),
        (("make", "makes", "made", "making"), "mak"),
        (("die", "dies", "died", "dying"), "die"),
        (("hit", "hits", "hitting"), "hit"),
        (("is", "was", "are"), "are"),
        (("this",), "this"),
        (("sing", "red"), None),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...], stem: str | None) -> None:
    stems = {form: words.stem(form) for form in forms}
    assert stems == {form: stem or form for form in forms}


def test_a_long_text_is_read_in_bounded_length() -> None:
    assert len(words.stems("he " * 100_000)) == words.LONGEST
    assert len(words.names("he " * 100_000)) == words.LONGEST


NO_PHRASES = [
    "hit/",
    "/hit",
    "hit//hurt",
    "hit--me",
    "hit -me",
    "hit -",
    "-",
    "/",
    "'",
    "hit 'x",
    "'' hit",
    "=hit/",
    "…",
    "… …",
]
NO_PHRASES += ["=", "!", "🙂", " = hit", "hit ", "hit  me", "hit me …", "hit, me", "hit\nme"]


@pytest.mark.parametrize("phrase", NO_PHRASES)
def test_what_is_no_phrase_is_a_fault_when_it_is_written_and_not_when_somebody_searches(phrase: str) -> None:
    caution = attrs.evolve(GUIDE.cautions[0], calls=(phrase,))
    with pytest.raises(InvalidGuide, match=r"cautions\[0\]\.calls\[0\]"):
        attrs.evolve(GUIDE, cautions=(caution, *GUIDE.cautions[1:]))
    with pytest.raises(InvalidRecord, match="is no phrase"):
        Watch([Signals("a", calls=[phrase])])


@given(st.from_regex(PHRASE, fullmatch=True))
def test_every_phrase_can_be_read_and_searched_for(phrase: str) -> None:
    Watch([Signals("a", calls=[phrase], harmless=[phrase])]).called_for("He hit me again, and " + phrase)
