"""The bundled guide's text: what we ask of every guide, and what this one promises."""

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from editorial import CHECKS

import steadyhand

GUIDE = steadyhand.load()
WIRING = tomllib.loads((Path(__file__).parent / "wiring.toml").read_text(encoding="utf-8"))
DAY = date(2026, 12, 1)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_bundled_guide_passes(check: Any) -> None:
    assert list(check(GUIDE)) == []


def test_the_sections_are_those_of_the_article_in_its_order() -> None:
    assert GUIDE.sections.ids == (
        "when-someone-pushes-you-away",
        "why-people-push-away",
        "love-and-space",
        "give-space",
        "encourage-openness",
        "observe-patterns",
        "benefit-of-the-doubt",
        "patience",
        "detach-with-care",
        "know-when-to-walk-away",
        "resilience",
    )


def test_there_is_as_much_as_we_say() -> None:
    assert (len(GUIDE.takeaways), len(GUIDE.quotes), len(GUIDE.resources)) == (7, 6, 3)
    assert (len(GUIDE.concepts), len(GUIDE.cautions)) == (16, 15)
    assert len(GUIDE.themes) >= 14
    assert len(GUIDE.practices) >= 60
    assert set(Counter(practice.act for practice in GUIDE.practices)) == {"do", "avoid", "say", "ask", "notice"}


@pytest.mark.parametrize("section", GUIDE.sections, ids=lambda section: section.id)
def test_a_section_is_long_enough_to_stand_alone_and_short_enough_to_read_tonight(section: Any) -> None:
    assert 190 <= len(section.text.split()) <= 400
    assert 3 <= len(section.paragraphs) <= 6


def test_quotes_claim_just_what_was_established() -> None:
    assert {quote.speaker.name: quote.attribution.status for quote in GUIDE.quotes} == {
        "Esther Perel": "verified",
        "Henry Cloud": "attributed",
        "Brené Brown": "verified",
        "John Gottman": "unsourced",
        "Judith Orloff": "misattributed",
        "Maya Angelou": "attributed",
    }
    assert [quote.id for quote in GUIDE.quotes if quote.altered] == ["brown-vulnerability"]
    assert GUIDE.quotes["brown-vulnerability"].text.endswith("when we have no control over the outcome.")


def test_a_quote_printed_with_its_credit_misleads_nobody() -> None:
    printed = {quote.id: f"{quote.text} — {quote.credit}" for quote in GUIDE.quotes}
    assert printed["orloff-detachment"].endswith(
        "attributed to Ali ibn Abi Talib, not to Judith Orloff; source not established"
    )
    assert printed["gottman-generosity"].endswith("printed under the name of John Gottman, but no source found")
    for quote in GUIDE.quotes:
        if quote not in GUIDE.quotes.verified():
            assert re.search(r"attributed to|no source", quote.credit)


def test_every_address_can_be_followed() -> None:
    everything = (*GUIDE.entries, *GUIDE.regions, *GUIDE.help_lines)
    addresses = [address for entry in everything for address in GUIDE.standing(entry.ref, on=DAY).evidence]
    assert {entry.kind for entry in everything if GUIDE.standing(entry.ref, on=DAY).evidence} == {
        "section",
        "quote",
        "concept",
        "caution",
        "region",
        "help_line",
    }
    assert [address for address in addresses if not re.fullmatch(r"https?://\S+", address)] == []


def test_no_help_line_claims_to_have_been_tried() -> None:
    assert {line.tried for line in GUIDE.help_lines} == {None}


def test_a_reader_anywhere_has_somewhere_to_turn() -> None:
    needing = GUIDE.cautions.where(lambda caution: bool(caution.needs))
    assert {*GUIDE.cautions} - {*needing} == {GUIDE.cautions["no-diagnosis"]}
    for caution in needing:
        for region in ("US", "GB", "CA", "AU", "FR", "JP"):
            assert caution.help_lines.region(region)


def test_people_who_are_hurt_find_the_caution_beside_patience() -> None:
    assert "abuse" in [limit.caution for limit in GUIDE.sections["patience"].limits]
    assert "cautions/abuse" in [entry.ref for entry in GUIDE.about("safety")]
    assert "told-to-stop" in [limit.caution for limit in GUIDE.sections["love-and-space"].limits]


def test_each_caution_limits_and_allows_what_was_decided() -> None:
    assert list(WIRING) == list(GUIDE.cautions.ids)
    for id, decided in WIRING.items():
        limiting = [each.id for each in GUIDE.sections if id in [limit.caution for limit in each.limits]]
        assert (id, limiting) == (id, decided["limits"])
        allowed = [f"sections/{each}" for each in decided.get("allows", ())]
        assert (id, list(GUIDE.cautions[id].allows)) == (id, allowed)


ASKING = {"encourage-openness"}
"""The sections that tell the reader to ask whether somebody is thinking of suicide."""
WAITING = {
    "when-someone-pushes-you-away",
    "love-and-space",
    "give-space",
    "observe-patterns",
    "patience",
    "detach-with-care",
}
"""Those that tell the reader to wait, watch or step back."""


def test_suicide_limits_all_but_those_that_tell_the_reader_to_ask() -> None:
    assert {*WIRING["suicidal-withdrawal"]["limits"]} == {*GUIDE.sections.ids} - ASKING
    for id in ASKING:
        assert "Are you thinking of killing yourself?" in GUIDE.sections[id].text


def test_nobody_is_told_to_wait_or_go_first_beside_suicide_or_being_followed() -> None:
    for id in ("suicidal-withdrawal", "own-distress", "being-followed"):
        assert not {f"sections/{each}" for each in WAITING} & {*GUIDE.cautions[id].allows}
    assert "sections/encourage-openness" not in GUIDE.cautions["being-followed"].allows


def test_life_and_death_come_first() -> None:
    assert GUIDE.cautions.ids[:4] == ("suicidal-withdrawal", "own-distress", "abuse", "leaving")
    for caution in GUIDE.cautions[:11]:
        assert caution.stops_advice or caution.id == "under-eighteen"


def test_a_good_many_practices_need_no_telephone() -> None:
    phone = re.compile(r"phone|call|message|write|send|number|screen|text", re.IGNORECASE)
    assert len([each for each in GUIDE.practices.where(act="do") if not phone.search(each.text)]) >= 10


def test_the_source_is_named_with_its_publishers_own_notice() -> None:
    assert GUIDE.source
    assert GUIDE.source.site == "enotalone.com"
    assert "generative AI" in GUIDE.source.notice
    assert "CC BY 4.0" in GUIDE.rights
