"""Signals: how a caution's phrases are read in what people write."""

from pathlib import Path
from typing import Any

import pytest
from folders import BUNDLED, SMALL, Run, copy_of
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.authoring import living
from steadyhand.authoring.manuscript import opened
from steadyhand.errors import InvalidRecord
from steadyhand.finding import words
from steadyhand.finding.compiling import Sentences, compiled
from steadyhand.finding.material import read
from steadyhand.finding.phrases import PHRASE, phrase
from steadyhand.finding.signals import Signals, Watch
from strategies import texts

GUIDE = steadyhand.load()
MATERIAL = read(GUIDE._today.search(), GUIDE.id)
WATCH = Watch(warned.signals for warned in MATERIAL.cautions)
SENTENCES = living.sentences(opened(BUNDLED), GUIDE)


def heard(caution: str, *, calls: str = "", hints: str = "", harmless: str = "") -> Signals:
    """What calls for a caution: phrases with commas between them."""
    return Signals(caution, *(list(map(phrase, said.split(", "))) if said else [] for said in (calls, hints, harmless)))


def called(said: str, text: str) -> bool:
    return Watch([heard("x", calls=said)]).called_for(text) == ["x"]


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
    watch = Watch([heard("x", hints="temper, jealous"), heard("y", calls="kill myself")])
    assert watch.called_for("He has a temper.") == []
    assert watch.called_for("He has a temper, such a temper.") == []
    assert watch.called_for("He has a temper and is jealous.") == ["x"]
    assert watch.called_for("He has a temper; I could kill myself.") == ["y"]


def test_a_figure_of_speech_voids_only_the_words_it_covers() -> None:
    watch = Watch([heard("x", calls="kill me, hit me", hints="kill, silence", harmless="silence is killing me")])
    assert watch.called_for("This silence is killing me.") == []
    assert watch.called_for("This silence is killing me, and he hit me.") == ["x"]
    assert watch.called_for("He wants to kill me.") == ["x"]


def test_the_caution_of_which_most_is_said_comes_first() -> None:
    watch = Watch([heard("x", calls="hit me"), heard("y", calls="follows me home, waits outside")])
    assert watch.called_for("He follows me home and waits outside; once he hit me.") == ["y", "x"]


def test_a_caution_without_calls_and_hints_is_never_called_for() -> None:
    told = {ref for listed in (SENTENCES.calls, SENTENCES.hints) for ref in listed}
    silent = [caution.ref for caution in GUIDE.cautions if caution.ref not in told]
    assert {"cautions/no-diagnosis", "cautions/sorry-every-time"} <= {*silent}
    for ref in silent:
        assert SENTENCES.questions[ref]
        assert all(ref not in WATCH.called_for(question) for question in SENTENCES.questions[ref])


def test_the_bundled_phrases_are_those_that_the_manuscript_has() -> None:
    listed = ((SENTENCES.calls, "calls"), (SENTENCES.hints, "hints"), (SENTENCES.harmless, "harmless"))
    for phrases, name in listed:
        compiled = {each.signals.caution: getattr(each.signals, name) for each in MATERIAL.cautions}
        assert {ref: tuple(map(phrase, texts)) for ref, texts in phrases.items()} == {
            ref: tuple(read) for ref, read in compiled.items() if read
        }


@given(texts)
def test_any_text_can_be_read(text: str) -> None:
    assert set(WATCH.called_for(text)) <= {caution.ref for caution in GUIDE.cautions}


@given(st.lists(texts))
def test_stems_are_the_same_one_by_one_and_together(several: list[str]) -> None:
    together = words.Numbers()
    read = [together.of(text) for text in several]
    stems = [*together.stems]
    assert [[stems[number] for number in numbers] for numbers in read] == [words.stems(text) for text in several]


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


NO_PHRASE = "is no phrase such as hit/beat me … =again"
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


@pytest.mark.parametrize("text", NO_PHRASES)
def test_what_is_no_phrase_is_a_fault_when_it_is_compiled_and_not_when_somebody_searches(text: str) -> None:
    with pytest.raises(InvalidRecord, match="is no phrase"):
        phrase(text)
    for said in ({"calls": [text]}, {"hints": [text]}, {"harmless": [text]}):
        named: dict[str, Any] = {kind: {"cautions/abuse": listed} for kind, listed in said.items()}
        with pytest.raises(InvalidRecord, match="is no phrase"):
            compiled(GUIDE, Sentences(**named))


@pytest.mark.parametrize("key", ["calls", "hints", "harmless"])
def test_checking_a_manuscript_finds_what_is_no_phrase(run: Run, tmp_path: Path, key: str) -> None:
    folder = copy_of(SMALL, tmp_path)
    (folder / "search").mkdir()
    said = f'[[phrases]]\ncaution = "smoke"\n{key} = ["hit me", "hit/"]\n'
    (folder / "search" / "phrases.toml").write_text(said, encoding="utf-8")
    status, out, _ = run("check", str(folder))
    assert status == 1
    assert out.splitlines() == [f"{folder}/search/phrases.toml:3:{len(key) + 15}: bad-value 'hit/' {NO_PHRASE}"]


@pytest.mark.parametrize("text", ["my-wife", "my-partner left", "hit my-husband/wife"])
def test_a_phrase_that_nobodys_words_can_match_is_a_fault(text: str) -> None:
    with pytest.raises(InvalidRecord, match="matches no text"):
        phrase(text)


def test_what_is_said_of_an_entry_that_the_guide_has_not_is_a_fault() -> None:
    strangers: list[dict[str, Any]] = [
        {"questions": {"sections/nowhere": ["Where?"]}},
        {"was": {"sections/nowhere": ["sections/patience"]}},
        {"calls": {"sections/patience": ["hit me"]}},
        {"hints": {"cautions/nowhere": ["hit me"]}},
        {"harmless": {"cautions/nowhere": ["hit me"]}},
    ]
    for named in strangers:
        with pytest.raises(InvalidRecord, match="nothing called"):
            compiled(GUIDE, Sentences(**named))


@given(st.from_regex(PHRASE, fullmatch=True))
def test_every_phrase_can_be_read_and_searched_for_or_is_refused(text: str) -> None:
    try:
        steps = phrase(text)
    except InvalidRecord:
        return
    Watch([Signals("a", calls=[steps], harmless=[steps])]).called_for("He hit me again, and " + text)
