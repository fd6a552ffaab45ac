"""Each editorial check, proven on a small made-up guide: silent on a sound one, and on its counter-example not."""

from typing import Any

import attrs
import pytest
from editorial import CHECKS, reading_ease

from steadyhand.editions.contacts import Contacts
from steadyhand.editions.guide import Guide
from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept, Origin
from steadyhand.records.entry import Theme
from steadyhand.records.help_line import HelpLine
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.region import WORLD
from steadyhand.records.resource import Resource
from steadyhand.records.section import Limit, Section
from steadyhand.records.source import Source
from steadyhand.records.takeaway import Takeaway
from strategies import published, remade

ADA = Person(id="ada", name="Ada", role="poet", summary="A poet who was made up.")
CALM = Theme(id="calm", label="Calm", aliases=("peace",), summary="Being at rest.")
LINE = HelpLine(
    id="line",
    region=WORLD,
    service="The Line",
    audience="anyone",
    serves=("abuse",),
    web="example.org",
    evidence_year=2024,
    evidence=("e",),
)
CAUTION = Caution(
    id="abuse",
    title="If you are being hurt",
    text="Then this is the wrong page.",
    signs=tuple(f"I’m afraid of {each}." for each in ("him", "her", "them", "it", "this", "that")),
    instead="Call the line.",
    needs=("abuse",),
    sections=("rest",),
    themes=(CALM,),
)
SECTION = Section(
    id="rest",
    title="Resting",
    summary="How to rest.",
    source_heading="Rest!",
    paragraphs=("You may sit down. If you are afraid, “If you are being hurt” is your page.",),
    themes=(CALM,),
    practices=tuple(
        Practice(id=id, act="do", text="Sit down.", section="rest", themes=(CALM,)) for id in ("one", "two", "three")
    ),
    limits=(Limit(caution="abuse", title=CAUTION.title, text="Where you are hurt, do not sit down."),),
    position=0,
)
BOOK = Resource(
    id="book",
    title="Sitting",
    creators=(ADA,),
    medium="book",
    year=1999,
    publisher="Nobody",
    isbn="9781592858491",
    edition_note="The only one.",
    themes=(CALM,),
    why="It is short.",
)
CONCEPT = Concept(
    id="rest",
    term="rest",
    definition="To do nothing for a while.",
    origin=(),
    note="It is not sleep.",
    sections=("rest",),
    themes=(CALM,),
)
SOUND_BY_HAND = Guide(
    id="sound",
    title="A sound guide",
    summary="It has nothing wrong with it.",
    language="en",
    licence="CC0-1.0",
    rights="Made up for a test.",
    source=Source(title="Nothing", byline=ADA, site="example.org", notice="There is no notice."),
    edition="0.1.0",
    sections=(SECTION,),
    resources=(BOOK,),
    concepts=(CONCEPT,),
    cautions=(CAUTION,),
    themes=(CALM,),
    people=(ADA,),
)
SOUND = published(SOUND_BY_HAND, Contacts(date="2026-01-31", help_lines=(LINE,)))


def changed(contacts: Contacts | None = None, **lists: Any) -> Guide:
    return published(remade(SOUND, **lists), contacts or Contacts(date="2026-01-31", help_lines=(LINE,)))


def section(**changes: Any) -> Guide:
    return changed(sections=(attrs.evolve(SECTION, **changes),))


def prose(text: str) -> Guide:
    return section(paragraphs=(text,))


def caution(**changes: Any) -> Guide:
    return changed(cautions=(attrs.evolve(CAUTION, **changes),))


def with_line(**changes: Any) -> Guide:
    return changed(Contacts(date="2026-01-31", help_lines=(attrs.evolve(LINE, **changes),)))


def theme(**changes: Any) -> Guide:
    return changed(themes=(CALM, Theme(id="new", label="New", summary="It is new.", **changes)))


def book(**changes: Any) -> Guide:
    return changed(resources=(attrs.evolve(BOOK, **changes),))


def concept(**changes: Any) -> Guide:
    return changed(concepts=(attrs.evolve(CONCEPT, **changes),))


def practised(text: str) -> Guide:
    practices = (attrs.evolve(SECTION.practices[0], text=text), *SECTION.practices[1:])
    return changed(sections=(attrs.evolve(SECTION, practices=practices),))


def without_limits() -> Guide:
    return changed(sections=(attrs.evolve(SECTION, limits=()),), cautions=(attrs.evolve(CAUTION, sections=()),))


COUNTER_EXAMPLES = {
    "every_section_has_practices_themes_and_limits": [
        (section(practices=SECTION.practices[:2]), "sections/rest has 2 practices"),
        (section(themes=()), "sections/rest has no theme"),
        (without_limits(), "sections/rest has no limit"),
    ],
    "every_theme_has_entries_and_every_entry_a_theme": [
        (theme(aliases=("fresh",)), "themes/new has no entry"),
        (book(themes=()), "resources/book has no theme"),
    ],
    "every_theme_has_other_words_for_it": [(theme(), "themes/new has no alias")],
    "sections_speak_to_the_reader": [
        (prose("One may sit down."), "sections/rest says “you” 0.0 times in a hundred words"),
    ],
    "nobody_who_is_absent_is_diagnosed": [
        (prose("You love your avoidant partner."), "sections/rest: your avoidant partner"),
        (prose("You see that they’re avoidant."), "sections/rest: they’re avoidant"),
        (caution(text="He is a narcissist."), "cautions/abuse: He is a narcissist"),
    ],
    "no_words_that_only_fill": [(prose("You are on a journey."), "sections/rest: journey")],
    "sentences_can_be_read_aloud": [
        (prose("You sit down" + " and rest" * 30 + "."), "sections/rest: You sit down and rest and rest"),
        (prose("You sit down" + " and rest" * 10 + "."), "sections/rest has 23.0 words a sentence"),
    ],
    "text_is_easy_to_read": [
        (prose("You operationalise interpersonal differentiation."), "sections/rest: "),
        (caution(text="Institutionalised intimidation necessitates intervention."), "cautions/abuse: "),
        (concept(definition="Institutional differentiation necessitates it."), "concepts/rest: "),
    ],
    "typography_is_in_order": [
        (prose("You don't."), "sections/rest: paragraphs has a straight quotation mark"),
        (prose("You  sit."), "sections/rest: paragraphs has two spaces"),
        (prose("You sit. "), "sections/rest: paragraphs has a space at an end"),
        (prose("You sit !"), "sections/rest: paragraphs has a space before a mark"),
        (prose("You sit..."), "sections/rest: paragraphs has dots or hyphens for a mark"),
        (prose("You sit “down."), "sections/rest: paragraphs has a quotation mark without its fellow"),
    ],
    "isbns_are_sound": [(book(isbn="9781592858492"), "resources/book: 9781592858492")],
    "help_lines_say_where_and_since_when_they_are_known": [
        (with_line(evidence_year=None), "help_lines/line has no dated evidence"),
        (with_line(evidence=()), "help_lines/line has no dated evidence"),
        (with_line(web=None), "help_lines/line cannot be reached"),
    ],
    "every_caution_that_needs_help_has_some_for_the_whole_world": [
        (with_line(region="GB"), "cautions/abuse has no help line for readers anywhere"),
        (with_line(serves=("despair",)), "cautions/abuse has no help line for readers anywhere"),
        (caution(needs=(), stops_advice=True), "cautions/abuse has no help line for readers anywhere"),
    ],
    "pages_are_called_by_their_titles": [
        (prose("You read the caution on abuse."), "sections/rest: caution"),
        (concept(note="The article says so."), "concepts/rest: The article"),
    ],
    "a_section_sends_the_reader_elsewhere_once_at_most": [
        (
            prose("You read “If you are being hurt”. “If you are being hurt” is it."),
            "sections/rest sends the",
        ),
        (without_limits(), "sections/rest is not limited by abuse"),
    ],
    "a_section_names_one_researcher_at_most": [
        (
            changed(
                sections=(attrs.evolve(SECTION, paragraphs=("You know Lewin. You know Miller.",)),),
                concepts=(
                    attrs.evolve(CONCEPT, origin=(Origin(authors="Kurt Lewin and Neal Miller", year=1944, work="W"),)),
                ),
            ),
            "sections/rest names Lewin, Miller",
        ),
    ],
    "few_sentences_open_with_if": [
        (prose("If you sit. If you rest. “If you can.”"), "sections/rest has 3 sentences that open with “If”"),
    ],
    "practices_can_be_done_and_said": [
        (practised("Sit down" + " and sit down" * 12), "practices/one has 164 characters"),
        (practised("Sit down. (Not in a fire.)"), "practices/one has a guard in brackets"),
    ],
    "no_practice_says_its_section_again": [(practised("You may sit down, you."), "practices/one says its")],
    "takeaways_can_be_remembered": [
        (
            changed(takeaways=(Takeaway(id="t", text="Sit " * 16 + "down.", sections=("rest",), themes=(CALM,)),)),
            "takeaways/t has 17 words",
        ),
    ],
    "cautions_can_be_told_and_offered": [
        (caution(signs=CAUTION.signs[:5]), "cautions/abuse has 5 signs"),
        (caution(stops_advice=True), "cautions/abuse stops advice and offers nothing"),
    ],
}


def test_every_check_has_a_counter_example() -> None:
    assert {check.__name__ for check in CHECKS} == set(COUNTER_EXAMPLES)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_sound_guide_gives_nothing_to_say(check: Any) -> None:
    assert list(check(SOUND)) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_counter_example_is_found(check: Any) -> None:
    for guide, finding in COUNTER_EXAMPLES[check.__name__]:
        assert any(found.startswith(finding) for found in check(guide)), finding


def test_a_quoted_label_is_no_diagnosis() -> None:
    check = next(check for check in CHECKS if check.__name__ == "nobody_who_is_absent_is_diagnosed")
    assert list(check(prose("You never say “you see, they’re avoidant”."))) == []


def test_easy_words_are_easier_than_long_ones() -> None:
    assert reading_ease("The cat sat. It was fat.") > reading_ease(
        "Institutional differentiation necessitates evaluation."
    )
