"""Strict decoding: each wrong piece of content, and the words it is refused with."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.editions import bounded, lines
from steadyhand.editions.building import DEEPEST
from steadyhand.editions.content import of_lines
from steadyhand.editions.decoding import decode
from steadyhand.errors import InvalidGuide
from steadyhand.records.entry import lineage

CONTENT: dict[str, Any] = of_lines(bounded.lines(lines.dumps(steadyhand.load()).encode()))
MISSING = object()


def faults(content: Any) -> list[str]:
    with pytest.raises(InvalidGuide) as raised:
        decode(content)
    return [str(fault) for fault in raised.value.faults]


def with_change(path: list[Any], value: Any) -> Any:
    """The bundled content with one value replaced, or taken out."""
    content: Any = copy.deepcopy(CONTENT)
    *way, last = path
    place = content
    for step in way:
        place = place[step]
    if value is MISSING:
        del place[last]
    else:
        place[last] = value
    return content


@pytest.mark.parametrize(
    ("path", "value", "refusal"),
    [
        (["title"], MISSING, "the key 'title' is missing"),
        (["titel"], "x", "titel: there is no such key; did you mean 'title'?"),
        (["title"], 7, "title: text was expected, not the number 7"),
        (["title"], True, "title: text was expected, not true or false"),
        (["title"], None, "title: text was expected, not null"),
        (["title"], ["x"], "title: text was expected, not a list"),
        (["title"], " \n", "title: there is no text"),
        (["title"], "\ud800", "title: the character U+D800 stands in the text"),
        (["title"], "a\tb", "title: the character U+0009 stands in the text"),
        (["title"], "a\u2028b", "title: the character U+2028 stands in the text"),
        (["language"], "English please", "language: 'English please' is not a language tag such as en"),
        (["source"], "here", "source: a table was expected, not text"),
        (
            ["source", "byline"],
            "natalie",
            "source.byline: no person has the id 'natalie'; did you mean 'natalie-garcia'?",
        ),
        (["takeaways"], {}, "takeaways: a list was expected, not a table"),
        (["takeaways", 0], [], "takeaways[0]: a table was expected, not a list"),
        (["takeaways", 0, "id"], "Give Space", "takeaways[0].id: 'Give Space' is not an id"),
        (
            ["sections", 3, "themes", 0],
            "spaec",
            "sections[3].themes[0]: no theme has the id 'spaec'; did you mean 'space'?",
        ),
        (["sections", 3, "quotes", 0, "text"], MISSING, "sections[3].quotes[0]: the key 'text' is missing"),
        (
            ["sections", 3, "quotes", 0, "attribution", "status"],
            "verifed",
            "sections[3].quotes[0].attribution.status: 'verifed' is not one of verified, attributed, unsourced, "
            "misattributed; did you mean 'verified'?",
        ),
        (
            ["sections", 2, "quotes", 0, "attribution", "locator"],
            MISSING,
            "sections[2].quotes[0].attribution: a verified attribution names who is credited, the work and the locator",
        ),
        (["resources", 0, "year"], "2010", "resources[0].year: a whole number was expected, not text"),
        (["resources", 0, "year"], True, "resources[0].year: a whole number was expected, not true or false"),
        (["resources", 0, "isbn"], "123", "resources[0].isbn: '123' is not an ISBN-13 without hyphens"),
        (["resources", 0, "medium"], "film", "resources[0].medium: 'film' is not one of book"),
        (["takeaways", 0, "sections", 0], "nope", "takeaways[0].sections[0]: no section has the id 'nope'"),
        (["themes", 1, "broader"], "clseness", "themes[1].broader: no theme has the id 'clseness'"),
        (["themes", 0, "aliases"], "near", "themes[0].aliases: a list was expected, not text"),
        (["themes", 0, "broader"], "closeness", "themes[0].broader: a broader theme stands above its narrower ones"),
        (["cautions", 0, "needs", 0], "abuze", "cautions[0].needs[0]: 'abuze' is not one of abuse, despair, "),
        (["cautions", 0, "stops_advice"], 1, "cautions[0].stops_advice: true or false was expected, not the number 1"),
        (["cautions", 0, "allows"], ["give-space"], "cautions[0].allows[0]: 'give-space' is not a ref such as "),
        (["cautions", 0, "allows"], ["sections/nope"], "cautions[0].allows[0]: no entry has the ref 'sections/nope'"),
        (["cautions", 0, "offer"], "x" * 141, "cautions[0].offer: 'xxx"),
        (["cautions", 0, "sections"], [], "cautions[0].sections: there is no such key"),
        (["cautions", 0, "help_lines"], [], "cautions[0].help_lines: there is no such key"),
        (["cautions", 0, "evidence"], [], "cautions[0].evidence: there is no such key"),
        (["help_lines"], [], "help_lines: there is no such key"),
        (["regions"], [], "regions: there is no such key"),
        (
            ["sections", 0, "limits", 0, "caution"],
            "abuze",
            "sections[0].limits[0].caution: no caution has the id",
        ),
        (["sections", 0, "limits", 0, "title"], "x", "sections[0].limits[0].title: there is no such key"),
        (["sections", 0, "limits", 0, "text"], MISSING, "sections[0].limits[0]: the key 'text' is missing"),
        (["sections", 0, "questions"], ["?"] * 9, "sections[0]: a section keeps at most 8 questions, not 9"),
        (["people", 0, "wikidata"], "19526", "people[0].wikidata: '19526' is not a Wikidata item such as Q19526"),
    ],
)
def test_one_wrong_value_is_refused_with_its_path_alone(path: list[Any], value: Any, refusal: str) -> None:
    (only,) = faults(with_change(path, value))
    assert only.startswith(refusal)


def test_sections_that_are_none_leave_what_refers_to_them_dangling() -> None:
    others = faults(with_change(["sections"], {}))
    others.remove("sections: a list was expected, not a table")
    assert others
    assert all("no section has the id" in other for other in others)


@pytest.mark.parametrize("content", [None, [], "text", 1])
def test_content_that_is_no_table_is_refused(content: Any) -> None:
    assert faults(content)[0].startswith("a table was expected, not ")


def test_an_empty_table_is_told_every_key_it_lacks() -> None:
    assert faults({}) == [
        f"the key '{key}' is missing" for key in ("id", "edition", "title", "summary", "language", "licence", "rights")
    ]


def test_all_faults_are_named_in_one_go() -> None:
    content = with_change(["title"], 1)
    content["themes"][0]["summary"] = ""
    content["sections"][0]["themes"][0] = "nope"
    assert len(faults(content)) == 3


def test_a_refused_theme_is_reported_once_and_not_where_it_is_used() -> None:
    assert faults(with_change(["themes", 0, "summary"], 7)) == [
        "themes[0].summary: text was expected, not the number 7"
    ]


def test_themes_that_are_broader_than_each_other_are_refused_where_the_circle_is_not_downhill() -> None:
    assert faults(with_change(["themes", 0, "broader"], "space")) == [
        "themes[0].broader: a broader theme stands above its narrower ones, and 'space' does not"
    ]


def test_a_broader_theme_is_listed_above_its_narrower_ones() -> None:
    themes = decode(CONTENT).themes
    assert themes["space"].broader is themes["closeness"]
    upside_down: list[dict[str, Any]] = CONTENT["themes"][::-1]
    assert faults({**CONTENT, "themes": upside_down}) == [
        f"themes[{position}].broader: a broader theme stands above its narrower ones, and {theme['broader']!r} does not"
        for position, theme in enumerate(upside_down)
        if "broader" in theme
    ]


def test_a_caution_knows_the_sections_that_it_limits_and_a_limit_its_title() -> None:
    content = copy.deepcopy(CONTENT)
    caution = {"title": "C", "text": "C.", "signs": ["s"], "instead": "i", "themes": ["safety"]}
    content["cautions"] = [{"id": id, **caution, "title": id.upper()} for id in ("a", "b")]
    for section in content["sections"]:
        cautions = {"give-space": ["b"], "patience": ["b", "a"]}.get(section["id"], [])
        section["limits"] = [{"caution": id, "text": "Do not."} for id in cautions]
    guide = decode(content)
    assert [limit.title for limit in guide.sections["patience"].limits] == ["B", "A"]
    assert guide.sections["resilience"].limits == ()
    assert guide.cautions["a"].sections == ("patience",)
    assert guide.cautions["b"].sections == ("give-space", "patience")
    assert guide.cautions["a"].help_lines.ids == ()


def test_a_caution_limits_a_section_once() -> None:
    limits = CONTENT["sections"][0]["limits"]
    assert faults(with_change(["sections", 0, "limits"], [*limits, limits[0]])) == [
        f"sections[0].limits[{len(limits)}].caution: this caution limits the section already"
    ]


def test_text_is_read_composed_and_with_line_feeds() -> None:
    assert decode(with_change(["title"], "cafe\u0301\r\nbar\r")).title == "caf\u00e9\nbar\n"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "themes", "sections", "x"]), inner)
    ),
    max_leaves=5,
)


@given(anything, st.data())
def test_nonsense_anywhere_is_read_or_refused_and_never_crashes(nonsense: Any, data: st.DataObject) -> None:
    path: list[Any] = []
    place: Any = CONTENT
    while isinstance(place, (dict, list)) and place and (not path or data.draw(st.booleans())):
        path.append(
            data.draw(st.sampled_from(sorted(place)) if isinstance(place, dict) else st.integers(0, len(place) - 1))
        )
        place = place[path[-1]]
    refusal = None
    try:
        decode(with_change(path, nonsense))
    except InvalidGuide as refused:
        refusal = refused
    assert refusal is None or refusal.faults


def with_themes(themes: list[dict[str, Any]]) -> dict[str, Any]:
    return {**CONTENT, "themes": [*CONTENT["themes"], *themes]}


def chain(length: int) -> list[dict[str, Any]]:
    """Themes, each the broader one of the next."""
    themes: list[dict[str, Any]] = [{"id": "t0", "label": "T0", "summary": "The widest."}]
    themes += ({"id": f"t{n}", "label": f"T{n}", "summary": "x", "broader": f"t{n - 1}"} for n in range(1, length))
    return themes


def test_a_chain_of_broader_themes_is_read_and_refused_where_it_is_too_long() -> None:
    fine, endless = chain(DEEPEST), chain(1500)
    guide = decode(with_themes(fine))
    narrowest = guide.themes[f"t{DEEPEST - 1}"]
    assert len([*lineage(narrowest)]) == DEEPEST
    assert hash(narrowest) == hash(decode(with_themes(fine)).themes[narrowest.id])
    with pytest.raises(InvalidGuide, match=f"there are more than {DEEPEST} themes above this one") as raised:
        decode(with_themes(endless))
    assert len(raised.value.faults) == 1500 - DEEPEST


def test_a_chain_of_any_length_that_stands_upside_down_is_refused_at_once() -> None:
    with pytest.raises(InvalidGuide) as raised:
        decode(with_themes(chain(1500)[::-1]))
    assert {fault.code for fault in raised.value.faults} == {"order-clash"}
    assert len(raised.value.faults) == 1499


def test_very_many_dangling_ids_are_all_named() -> None:
    ids = [f"missing-{number:04}" for number in range(2000)]
    takeaways = [{"id": f"t-{id}", "text": "x", "sections": [id], "themes": []} for id in ids]
    with pytest.raises(InvalidGuide) as raised:
        decode({**CONTENT, "takeaways": takeaways})
    assert len(raised.value.faults) == 2000


def test_of_two_themes_with_an_id_both_are_read_and_the_second_is_at_fault() -> None:
    twins = [{"id": "twin", "label": "One", "summary": "x"}, {"id": "twin", "label": "Two", "summary": "y"}]
    with pytest.raises(InvalidGuide) as raised:
        decode(with_themes(twins))
    position = len(CONTENT["themes"]) + 1
    assert [str(fault) for fault in raised.value.faults] == [
        f"themes[{position}].id: another theme has the id 'twin' already"
    ]
