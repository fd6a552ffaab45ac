"""Errors carry their facts, read as sentences and can be sent from process to process."""

import pickle
from collections.abc import Mapping

import pytest

import steadyhand
from steadyhand import errors
from steadyhand.errors import SteadyhandError
from steadyhand.records.faults import Fault
from steadyhand.records.suggestions import nearest

EXAMPLES = [
    errors.SteadyhandError("Something."),
    errors.NotFound("x", ("y",)),
    errors.UnknownId("x", ("y", "z"), "quote"),
    errors.UnknownRef("quotes/x", (), "quote"),
    errors.AmbiguousId("x", ("quotes/x", "themes/x"), instead=": quotes/x and themes/x"),
    errors.UnknownTheme("x", ("y",)),
    errors.UnknownPerson("x"),
    errors.UnknownValue("sya", ("say",), "act"),
    errors.UnknownField("atc", ("act",), "practice"),
    errors.UnknownRegion("USA", ("US",)),
    errors.UnknownGuide("x"),
    errors.UnknownEdition("9.9.9", (), "pushed-away"),
    errors.UnknownCode("typografy", ("typography",)),
    errors.NoSuchPosition(12, 11),
    errors.InvalidRecord("It contradicts itself."),
    errors.InvalidGuide((Fault(("title",), "there is no text", "empty-text"),)),
    errors.FaultyManuscript((Fault(("title",), "there is no text", "empty-text", file="guide.toml"),)),
    errors.DamagedEdition("1.0.0.json", "its content has changed", "sha256-a", "sha256-b"),
    errors.RetiredId("old", "it was wrong", "2026-01-02", ("sections/new",), "section"),
    errors.StepTooSmall("1.0.1", "1.0.0", "1.1.0", ("sections/new: something was added",)),
    errors.ContentChanged("sections/a#sha256-1", "sha256-1", "sha256-2", None),
    errors.NotAPin("x is no pin"),
    errors.EditionIsPublished("1.0.0.json", "1.0.0"),
]


def test_there_is_an_example_of_every_error() -> None:
    named = {error for error in vars(errors).values() if isinstance(error, type) and issubclass(error, SteadyhandError)}
    assert {type(error) for error in EXAMPLES} == named


def test_every_error_is_in_the_tree_that_the_docstring_draws() -> None:
    assert all(type(error).__name__ in (errors.__doc__ or "") for error in EXAMPLES)


def facts(error: SteadyhandError) -> Mapping[str, object]:
    """What an error says of itself, its suggestions among it; what they were worked out from is none of it."""
    told = {name: fact for name, fact in vars(error).items() if name != "_known"}
    return told | {"suggestions": getattr(error, "suggestions", None)}


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_pickles_with_its_facts(error: SteadyhandError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert facts(again) == facts(error)


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_reads_as_words_and_not_as_a_repr(error: SteadyhandError) -> None:
    assert str(error)
    assert not str(error).startswith(("(", "'"))


def test_the_nearest_names_keep_their_spelling_and_the_first_of_two_alike() -> None:
    assert nearest("TRUTS", ["trust", "Trust", "space"]) == ("trust",)
    assert nearest("x", []) == ()


def test_suggestions_are_worked_out_when_they_are_read() -> None:
    asked: list[int] = []

    def known() -> tuple[str, ...]:
        asked.append(1)
        return ("give-space",)

    error = errors.UnknownId("give-spce", known, "section")
    assert not asked
    assert error.suggestions == ("give-space",)
    assert asked


def test_what_is_short_is_listed_where_nothing_is_near() -> None:
    assert str(errors.UnknownEdition("9.9.9", ["0.1.0", "1.0.0"], "demo")).endswith("; there is 0.1.0, 1.0.0")


def test_an_id_of_another_kind_is_said_to_be_one() -> None:
    with pytest.raises(errors.UnknownId) as raised:
        steadyhand.load("pushed-away").sections["angelou-enough"]
    assert str(raised.value) == "no section has the id 'angelou-enough'; that is a quote, 'quotes/angelou-enough'"
    assert raised.value.suggestions == ("quotes/angelou-enough",)


def test_the_part_behind_the_slash_is_compared() -> None:
    with pytest.raises(errors.UnknownRef) as raised:
        steadyhand.load()["sections/gve-spce"]
    assert raised.value.suggestions == ("sections/give-space",)


def test_nobody_who_misspells_an_alias_is_offered_one_that_is_no_label() -> None:
    labels = {theme.label for theme in steadyhand.themes}
    for theme in steadyhand.themes:
        for alias in theme.aliases:
            with pytest.raises(errors.UnknownTheme) as raised:
                steadyhand.sections.about(f"{alias}qx")
            assert {*raised.value.suggestions} <= labels


def test_among_very_many_names_that_look_alike_the_one_that_was_meant_comes_first() -> None:
    names = [f"entry-number-{number}-of-many" for number in range(3000)]
    assert nearest("entry-numbr-1717-of-many", names)[0] == "entry-number-1717-of-many"
