"""Every value has a display: whole, calm, inert, the same in HTML as in Markdown, and one line as its repr."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, TypeGuard

import pytest
from hypothesis import given
from inert import letters, parsed, said_in, said_in_html, said_in_markdown
from test_values import reachable

import steadyhand
from steadyhand.changes import rules as promises
from steadyhand.changes.compare import compare
from steadyhand.changes.pins import Pins
from steadyhand.changes.standing import Standing
from steadyhand.changes.statements import Evidence, Review, Try
from steadyhand.editions.guide import Guide
from steadyhand.records.collection import Collection
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry
from steadyhand.records.help_line import HelpLine, HelpLines
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.limits import ADVICE, within
from steadyhand.records.recall import Recall
from steadyhand.records.region import WORLD
from steadyhand.show import html, markdown, parts
from steadyhand.show.citation import cite
from steadyhand.show.displays import told as told_of
from steadyhand.show.exports import bibliography as citations
from steadyhand.show.exports import chunks, jsonld
from steadyhand.show.parts import GLANCE
from steadyhand.show.telling import page, quoted, tell, ways
from steadyhand.show.theme_map import ThemeMap
from strategies import guides, remade, texts

GUIDE = steadyhand.load()
ELSEWHERE = remade(
    GUIDE,
    takeaways=tuple(GUIDE.takeaways)[2:],
    moved=(Moved(ref=GUIDE.takeaways[0].ref, to=GUIDE.takeaways[2].ref, on="2026-01-31"),),
    retired=(Retired(ref=GUIDE.takeaways[1].ref, reason="It was wrong.", on="2026-01-31"),),
)
MODULES = ("IPython", "steadyhand.show")


def shown_of(guide: Guide, other: Guide, words: str) -> Iterator[Shown]:
    """Everything of a guide that can be displayed, and what its methods give."""
    changes, results, pins = compare(guide, other), guide.search(words), Pins.of(guide)
    by_hand = HelpLines(guide.help_lines, record=HelpLine)
    yield from [
        guide,
        guide.theme_map(),
        guide.entries,
        guide.quotes,
        guide.resources,
        by_hand,
        results,
        *results.hits,
        pins,
    ]
    yield from [*pins.verify(remade(other, id=guide.id)), *promises.RULES.values(), *citations.of(guide)]
    contacts = (guide._contacts, guide.regions, guide.help_lines)
    wholes: list[object] = [guide, guide.entries, *contacts, guide.moved, guide.retired, changes, guide.credits()]
    for whole in (*wholes, *said_today(guide, words)):
        yield from filter(is_shown, reachable(whole))


def said_today(guide: Guide, words: str) -> Iterator[object]:
    """What may be said of an entry today, by somebody who says these words."""
    day, ref = "2026-01-31", guide.people[0].ref
    yield guide.standing(ref, on=date.fromisoformat(day))
    yield Evidence(ref=ref, seen=("https://example.org/seen", words))
    yield Standing(
        ref=ref,
        status="recalled",
        reviews=(Review(ref=ref, by=words, on=day, scope="text"),),
        tries=(Try(ref=ref, on=day, by=words), Try(ref=ref, on=day)),
        evidence=("https://example.org/seen", words),
        recall=Recall(since=day, reason=words, use=(ref,)),
    )


def is_shown(value: object) -> TypeGuard[Shown]:
    return isinstance(value, Shown)


def kinds(base: type = Shown) -> set[type]:
    subclasses: list[type] = type.__subclasses__(base)
    found = {each for each in subclasses if each.__module__.startswith("steadyhand")}
    return found.union(*map(kinds, found))


@given(guides(), guides(), texts)
def test_a_display_says_the_same_in_html_and_in_markdown_and_is_inert(guide: Guide, other: Guide, words: str) -> None:
    for shown in shown_of(guide, other, words):
        told = said_in(told_of(shown))
        assert said_in_markdown(markdown(shown)) == said_in_html(html(shown)) == told
        assert told in said_in_html(shown._repr_html_())
        assert said_in_markdown(shown._repr_markdown_()) == told
        assert len(repr(shown).splitlines()) == 1


def test_what_does_not_say_what_there_is_to_show_cannot_be_shown() -> None:
    with pytest.raises(TypeError, match="there is nothing to show of"):
        told_of(Shown())
    with pytest.raises(TypeError, match="of which nothing is told"):
        tell(Entry(id="x"))
    with pytest.raises(TypeError, match="of which there are no records"):
        chunks._texts(Entry(id="x"))
    with pytest.raises(TypeError, match="has no terms"):
        jsonld._of(Entry(id="x"))
    with pytest.raises(TypeError, match="cannot be cited"):
        cite(GUIDE.sections[0])


def test_every_public_type_has_a_display() -> None:
    words = "he hit me, and I want to give him space"
    seen = {type(shown) for shown in (*shown_of(GUIDE, ELSEWHERE, words), *shown_of(ELSEWHERE, GUIDE, words))}
    assert {kind for kind in kinds() if not kind.__subclasses__()} <= seen
    for shown in seen:
        assert told_of.dispatch(shown) is not told_of.dispatch(object)


def test_every_kind_has_a_function_of_its_own_in_each_way_of_showing() -> None:
    ways_of_showing: list[Any] = [tell, jsonld._of, chunks._texts]
    for kind in kinds(Entry):
        assert [way for way in ways_of_showing if way.dispatch(kind) is way.dispatch(Entry)] == []


@given(guides())
def test_a_display_says_in_which_language_and_direction_it_is(guide: Guide) -> None:
    for shown in (guide, guide.entries, guide.search("she needs room"), guide.theme_map(), compare(guide, guide)):
        output = parsed(shown._repr_html_())
        assert output.css('section[dir="auto"]')
        assert output.css(f'[lang="{guide.language}"]')


@given(guides())
def test_a_quote_never_stands_without_its_credit_and_status(guide: Guide) -> None:
    for section in guide.sections:
        figures = [letters(figure.text()) for figure in parsed(html(section)).css("figure")]
        assert figures == [said_in(quoted(quote)) for quote in section.quotes]
    for quote in guide.quotes:
        credit = said_in(parts.text(f"{quote.credit} ({quote.attribution.status})"))
        (line,) = parsed(html(Collection((quote,), guide))).css("li")
        assert letters(line.text()).endswith(f"—{credit}")
        (figure,) = parsed(html(quote)).css("figure")
        assert letters(figure.text()).endswith(f"—{credit}")


@given(guides())
def test_a_help_line_never_stands_without_where_it_is_how_to_reach_it_and_how_old_the_evidence_is(guide: Guide) -> None:
    for line in guide.help_lines:
        where = "anywhere" if line.region == WORLD else line.region
        said = (parts.text(line.audience), parts.text(where), *(parts.text(*way) for way in ways(line)))
        for shown in (line, HelpLines((line,), record=HelpLine), Collection((line,), guide)):
            assert all(said_in(each) in said_in_html(html(shown)) for each in said)


@given(guides())
def test_what_advises_names_the_cautions_that_limit_it_before_anything_else(guide: Guide) -> None:
    for shown in guide.entries:
        limits = [each.title for each in guide.cautions if shown.kind in ADVICE and {*each.sections} & {*within(shown)}]
        notes = parsed(html(shown, guide.cautions)).css('[role="note"]')
        assert [len(note.css("li")) for note in notes] == [len(limits)] * bool(limits)
        if limits:
            first = page(shown, guide.cautions).blocks[0]
            assert (first.role, first.label) == ("warning", "Read first")


def test_a_section_names_its_cautions_even_when_nobody_hands_them_over() -> None:
    section = GUIDE.sections["patience"]
    refs = [f"cautions/{limit.caution}" for limit in section.limits]
    assert refs
    assert [code.text() for code in parsed(section._repr_html_()).css('[role="note"] code')] == refs


def test_a_long_collection_is_shown_at_a_glance_and_whole_when_asked_for() -> None:
    assert len(GUIDE.entries) > GLANCE
    assert f"… and {len(GUIDE.entries) - GLANCE} more" in GUIDE.entries._repr_html_()
    assert len(parsed(html(GUIDE.entries)).css("li")) == len(GUIDE.entries)


def test_no_entries_are_shown_as_none() -> None:
    assert markdown(GUIDE.quotes[:0]) == "# 0 quotes\n"


def test_headings_begin_where_the_page_has_them() -> None:
    assert html(GUIDE.themes["trust"], level=4).startswith('<article data-ref="themes/trust"><h4 dir="auto">Trust</h4>')


def test_a_fragment_brings_no_style() -> None:
    assert not parsed(html(GUIDE.sections["patience"])).css("style, [style]")


@given(guides())
def test_a_theme_map_has_a_mark_for_every_section_and_theme_that_go_together(guide: Guide) -> None:
    themes = guide.theme_map()
    marks = sum(len(themes.about(section)) + len(themes.within(section)) for section in themes.sections)
    assert len(parsed(themes.svg).css("circle")) == marks + 2
    assert {*themes.themes} == {*guide.themes}
    for section in guide.sections:
        assert {*themes.about(section)} == {*section.themes}
        assert not {*themes.about(section)} & {*themes.within(section)}


def test_the_themes_of_a_map_stand_in_the_order_in_which_the_sections_come_to_them() -> None:
    themes = GUIDE.theme_map()
    first = [next(at for at, row in enumerate(themes.sections) if theme in row.themes) for theme in themes.themes[:8]]
    assert first == sorted(first)
    assert isinstance(themes, ThemeMap)
    assert repr(themes) == f"<ThemeMap of {len(GUIDE.sections)} sections by {len(GUIDE.themes)} themes>"


def test_a_map_is_a_picture_with_a_name_and_its_words_below() -> None:
    page = parsed(GUIDE.theme_map()._repr_html_())
    (picture,) = page.css("svg")
    assert picture.attributes["role"] == "img"
    assert (
        picture.attributes["aria-label"]
        == f"{GUIDE.title}: {len(GUIDE.sections)} sections by {len(GUIDE.themes)} themes"
    )
    assert len(page.css("details li")) == len(GUIDE.sections)


@pytest.mark.parametrize("asked", ["steadyhand.sections", "steadyhand.search('she needs room')"])
def test_nothing_of_displaying_is_imported_until_somebody_looks(asked: str) -> None:
    script = f"import sys, steadyhand; {asked}; print([name for name in {MODULES} if name in sys.modules])"
    looked = f"{asked}._repr_html_(); {asked}._repr_markdown_(); print('IPython' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", f"{script}; {looked}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "False"]
