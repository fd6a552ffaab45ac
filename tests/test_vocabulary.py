"""Names are compared without letter case, accents, punctuation and spacing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.records.vocabulary import fold, names_of


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Brené Brown", "brene brown"),
        ("Rachel S. F. Heller", "rachel s f heller"),
        ("letting_go", "letting go"),
        ("Don’t", "dont"),
        ("DON'T!", "dont"),
        ("Is it me?", "is it me"),
        ("שלום", "שלום"),
        ("\N{ORANGE HEART}", "\N{ORANGE HEART}"),
        ("?!", "?!"),
        ("1 + é", "1 + e"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_a_name_is_folded_to_its_words(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(
    st.text(st.characters(categories=["L", "N"]), min_size=1), st.text(st.characters(categories=["L", "N"]), min_size=1)
)
def test_spacing_and_hyphens_make_no_difference(one: str, other: str) -> None:
    assert fold(f"{one}-{other}") == fold(f"  {one}   {other} ") == fold(f"{one}_{other}")


def test_every_alias_of_the_bundled_themes_finds_its_theme() -> None:
    vocabulary = steadyhand.load()._vocabulary
    for theme in steadyhand.themes:
        assert all(vocabulary.theme(name.upper()) is theme for name in names_of(theme))
    for person in steadyhand.people:
        assert all(vocabulary.person(name) is person for name in names_of(person))
