"""Laws of selecting: whatever is asked, the order stays and nothing is made up."""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.errors import (
    AmbiguousId,
    NoSuchPosition,
    UnknownField,
    UnknownId,
    UnknownPerson,
    UnknownRef,
    UnknownTheme,
    UnknownValue,
)
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry, Theme, lineage
from steadyhand.records.practice import Act
from steadyhand.records.vocabulary import names_of
from strategies import guides

entries_of_a_guide = guides().map(lambda guide: guide.entries)


def a_theme(data: st.DataObject, guide: Guide) -> Theme:
    assume(len(guide.themes))
    return data.draw(st.sampled_from(list(guide.themes)))


def in_order(selected: Iterable[Entry], whole: Collection[Entry]) -> bool:
    positions = [whole.index(entry) for entry in selected]
    return positions == sorted(positions)


@given(guides(), st.data())
def test_selecting_keeps_order(guide: Guide, data: st.DataObject) -> None:
    theme, other = a_theme(data, guide), a_theme(data, guide)
    everything = guide.entries
    assert in_order(everything.about(theme), everything)
    assert in_order(everything.about(any_of=[theme, other]), everything)
    assert in_order(everything.where(lambda entry: len(entry.id) > 3), everything)
    assert in_order(guide.quotes.by(data.draw(st.sampled_from(list(guide.people)))), guide.quotes)
    assert in_order(everything[1::2], everything)


@given(guides(), st.data())
def test_asking_for_two_themes_is_the_intersection(guide: Guide, data: st.DataObject) -> None:
    a, b = a_theme(data, guide), a_theme(data, guide)
    both = set(guide.entries.about(a)) & set(guide.entries.about(b))
    assert set(guide.entries.about(a, b)) == both
    assert guide.entries.about(a, b) == guide.entries.about(a).about(b) == guide.entries.about(b, a)


@given(guides(), st.data())
def test_asking_for_any_of_two_themes_is_the_union(guide: Guide, data: st.DataObject) -> None:
    a, b = a_theme(data, guide), a_theme(data, guide)
    either = set(guide.entries.about(a)) | set(guide.entries.about(b))
    assert set(guide.entries.about(any_of=[a, b])) == either
    assert guide.entries.about(a, any_of=[b]) == guide.entries.about(a, b)


@given(guides(), st.data())
def test_an_entry_is_about_its_themes_and_everything_broader_and_nothing_else(
    guide: Guide, data: st.DataObject
) -> None:
    theme = a_theme(data, guide)
    expected = [e for e in guide.entries if any(theme.id == wider.id for held in e.themes for wider in lineage(held))]
    assert list(guide.entries.about(theme)) == expected


@given(guides(), st.data())
def test_every_name_of_a_theme_finds_the_same(guide: Guide, data: st.DataObject) -> None:
    theme = a_theme(data, guide)
    for name in names_of(theme):
        assert guide.about(name) == guide.about(theme) == guide.about(f"  {name.upper()} ".lower())


@given(entries_of_a_guide)
def test_every_entry_is_found_by_its_ref_and_position(entries: Collection[Entry]) -> None:
    for position, entry in enumerate(entries):
        assert entries[entry.ref] is entries[position] is entry  # noqa: PLR1736 # the look-up is the test
        assert entries.get(entry.ref) is entry
        assert entry in entries
        assert entry.ref in entries


@given(guides())
def test_every_entry_is_found_by_its_id_among_its_kind(guide: Guide) -> None:
    for section in guide.sections:
        assert guide.sections[section.id] is section
        assert section.id in guide.sections


@given(entries_of_a_guide, st.slices(20))
def test_a_slice_is_what_it_is_of_a_tuple(entries: Collection[Entry], cut: slice) -> None:
    assert tuple(entries[cut]) == tuple(entries)[cut]


@given(entries_of_a_guide)
def test_a_collection_is_a_sequence(entries: Collection[Entry]) -> None:
    assert isinstance(entries, Sequence)
    assert list(reversed(entries)) == list(entries)[::-1]
    assert all(entries.count(entry) == 1 for entry in entries)
    assert random.sample(entries, len(entries))


def test_an_id_that_several_kinds_share_is_never_guessed() -> None:
    with pytest.raises(AmbiguousId) as raised:
        steadyhand.load().entries["patience"]
    assert raised.value.suggestions == ("sections/patience", "themes/patience")
    assert "patience" in steadyhand.load().entries
    assert steadyhand.sections["patience"].position == 7


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        (
            lambda: steadyhand.load("pushed-away").sections["give-spce"],
            UnknownId,
            "no section has the id 'give-spce'; did you mean 'give-space'",
        ),
        (lambda: steadyhand.load("pushed-away").quotes["zzz"], UnknownId, "no quote has the id 'zzz'"),
        (lambda: steadyhand.load()["sections/give-spce"], UnknownRef, "did you mean 'sections/give-space'"),
        (
            lambda: steadyhand.load("pushed-away").sections["quotes/perel-two-pillars"],
            UnknownRef,
            "no section has the ref",
        ),
        (
            lambda: steadyhand.about("boundries"),
            UnknownTheme,
            "no theme is called 'boundries'; did you mean 'Boundaries'",
        ),
        (lambda: steadyhand.sections.about("trust", any_of="tim"), UnknownTheme, "did you mean 'Patience'"),
        (lambda: steadyhand.quotes.by("Ester Perel"), UnknownPerson, "did you mean 'Esther Perel'"),
    ],
)
def test_an_unknown_name_says_what_was_probably_meant(
    ask: Callable[[], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as raised:
        ask()
    assert isinstance(raised.value, KeyError)
    assert words in str(raised.value)


@pytest.mark.parametrize("position", [11, -12, 10**9])
def test_a_position_beyond_the_end_is_an_index_error(position: int) -> None:
    with pytest.raises(NoSuchPosition, match="among 11 entries") as raised:
        steadyhand.sections[position]
    assert isinstance(raised.value, IndexError)


def test_asking_about_nothing_is_a_mistake_and_not_everything() -> None:
    with pytest.raises(TypeError, match="needs a theme"):
        steadyhand.sections.about()


def test_any_of_no_themes_is_nothing() -> None:
    assert len(steadyhand.sections.about(any_of=[])) == 0


def test_one_theme_needs_no_list_in_any_of() -> None:
    assert steadyhand.sections.about(any_of="trust") == steadyhand.sections.about("trust")


def test_a_missing_entry_is_given_the_default() -> None:
    assert steadyhand.sections.get("nope") is None
    assert steadyhand.sections.get("nope", 0) == 0
    assert "nope" not in steadyhand.sections
    assert 7 not in steadyhand.sections


def test_a_person_is_found_by_name_id_and_without_accents() -> None:
    by_name = steadyhand.quotes.by("Brené Brown")
    assert by_name.ids == ("brown-vulnerability",)
    assert by_name == steadyhand.quotes.by("brene brown") == steadyhand.quotes.by("brene-brown")
    assert by_name == steadyhand.quotes.by(steadyhand.people["brene-brown"])


def test_somebody_who_said_nothing_here_has_an_empty_answer() -> None:
    assert len(steadyhand.quotes.by("Rachel S. F. Heller")) == 0
    assert steadyhand.resources.by("Rachel S. F. Heller").ids == ("attached",)


def test_a_misattributed_quote_is_found_under_both_names() -> None:
    assert steadyhand.quotes.by("Judith Orloff") == steadyhand.quotes.by("Ali ibn Abi Talib")


def test_verified_quotes_are_those_that_may_be_printed_as_that_persons_words() -> None:
    assert steadyhand.quotes.verified().ids == ("perel-two-pillars", "brown-vulnerability")
    assert steadyhand.quotes[1:].verified().ids == ("brown-vulnerability",)


@given(guides())
def test_practices_are_had_by_the_kind_of_act(guide: Guide) -> None:
    kinds: list[Act] = ["do", "avoid", "say", "ask", "notice"]
    found = [guide.practices.where(act=kind) for kind in kinds]
    assert sum(map(len, found)) == len(guide.practices)
    assert all(practice.act == "say" for practice in found[2])


def test_a_kind_of_act_that_is_none_is_refused() -> None:
    kind: Any = "sya"
    with pytest.raises(UnknownValue, match="act is never 'sya'; did you mean 'say'"):
        steadyhand.practices.where(act=kind)


def test_help_lines_are_had_by_region() -> None:
    assert steadyhand.help_lines.region("NL").ids == ("nl-veilig-thuis", "nl-113", "world-find-a-helpline")
    assert steadyhand.help_lines[1:].region("NL") == steadyhand.help_lines.region("NL")


@pytest.mark.parametrize(
    "ask",
    [
        steadyhand.sections.about,
        steadyhand.quotes.by,
        steadyhand.sections.__getitem__,
    ],
)
@pytest.mark.parametrize("names", [None, 1.5, ("space", "trust"), ["space", "trust"]])
def test_what_is_no_name_is_refused_in_words(ask: Callable[[Any], object], names: Any) -> None:
    with pytest.raises(TypeError, match=r"does not name|are had by position, id or slice"):
        ask(names)


def test_the_repr_says_what_and_how_many_in_one_line() -> None:
    assert repr(steadyhand.quotes[:1]) == "<1 quote: perel-two-pillars>"
    assert repr(steadyhand.sections).startswith("<11 sections: when-someone-pushes-you-away, why-people-push-away, ")
    assert repr(steadyhand.load().entries[10:13]).startswith("<3 entries: resilience, not-a-verdict-on-you, ")
    assert repr(Collection((), steadyhand.load())) == "<0 entries>"


def test_methods_stand_only_on_collections_where_they_make_sense_and_are_kept() -> None:
    quotes: list[Any] = [
        steadyhand.quotes,
        steadyhand.quotes[:0],
        steadyhand.quotes[1:],
        steadyhand.quotes.about("closeness"),
        steadyhand.quotes.where(lambda _: False),
        steadyhand.quotes + steadyhand.quotes[:1],
        steadyhand.quotes.by("Maya Angelou"),
    ]
    for each in quotes:
        assert type(each) is type(steadyhand.quotes)
        assert each.verified() is not None
    assert repr(steadyhand.quotes[:0]) == "<0 quotes>"
    for other in (steadyhand.sections, steadyhand.load().entries, steadyhand.sections + steadyhand.quotes):
        assert not {"by", "verified", "region"} & {*dir(other)}


def test_collections_of_two_kinds_are_put_together_without_doubles() -> None:
    both = steadyhand.sections[:2] + steadyhand.quotes[:1] + steadyhand.sections[1:3]
    assert [entry.kind for entry in both] == ["section", "section", "quote", "section"]
    assert steadyhand.sections[:3] + steadyhand.sections == steadyhand.sections
    with pytest.raises(TypeError):
        steadyhand.sections + (1,)  # type: ignore[operator] # noqa: RUF005


def test_entries_are_chosen_by_their_fields() -> None:
    assert {practice.act for practice in steadyhand.practices.where(act="avoid", section="patience")} == {"avoid"}
    assert steadyhand.load().entries.where(kind="person").ids == steadyhand.people.ids
    assert steadyhand.sections.where(themes="space") == steadyhand.sections.where(themes=steadyhand.themes["space"])
    assert steadyhand.quotes.where(lambda quote: quote.altered, speaker="maya-angelou").ids in ((), ("angelou-enough",))
    assert steadyhand.load().entries.where(act="say").ids == steadyhand.practices.where(act="say").ids


@pytest.mark.parametrize("empty", [steadyhand.practices, steadyhand.practices[:0], steadyhand.load().entries])
def test_a_misspelt_field_is_an_error_that_guesses_even_of_an_empty_answer(empty: Collection[Any]) -> None:
    with pytest.raises(UnknownField) as raised:
        empty.where(atc="say")
    assert "act" in raised.value.suggestions


def test_index_is_that_of_a_sequence() -> None:
    assert steadyhand.sections.index("give-space") == 3 == steadyhand.sections.index(steadyhand.sections[3])
    assert steadyhand.sections.index(steadyhand.sections[3], 2, 5) == 3
    absent: list[Entry | str] = ["nope", steadyhand.quotes[0]]
    for entry in absent:
        with pytest.raises(ValueError, match="is not among these sections"):
            steadyhand.sections.index(entry)
    with pytest.raises(ValueError, match="is not among these sections"):
        steadyhand.sections.index("give-space", 4)
    assert steadyhand.sections.count("give-space") == 1


def test_no_value_matches_positional_patterns_by_accident() -> None:
    values = [steadyhand.sections, steadyhand.search("trust"), steadyhand.load(), *steadyhand.load().entries]
    assert {getattr(type(value), "__match_args__", ()) for value in values} == {()}
