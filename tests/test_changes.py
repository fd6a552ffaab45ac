"""Changes: each rule with a pair of guides, and the laws that comparing keeps."""

import json
from collections.abc import Callable
from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.changes.change import Changes
from steadyhand.changes.compare import compare
from steadyhand.changes.rules import RULES, STEPS
from steadyhand.editions.guide import Guide
from steadyhand.records.ledger import Moved, Retired
from steadyhand.show import markdown
from steadyhand.show.differing import differing
from steadyhand.show.parts import text
from steadyhand.show.setting.markdown import markdown as marked
from strategies import guides, published, remade, texts

GUIDE = steadyhand.load()


def evolved(**kinds: Any) -> Guide:
    return remade(GUIDE, **kinds)


def with_entry(ref: str, **fields: Any) -> Guide:
    """The bundled guide with some fields of one entry changed, wherever it is held."""
    entry = GUIDE[ref]
    other = attrs.evolve(entry, **fields)

    def swap(value: Any) -> Any:
        if value is entry:
            return other
        if isinstance(value, tuple):
            swapped = tuple(map(swap, value))
            same = all(one is two for one, two in zip(swapped, value, strict=True))
            return value if same else type(value)(swapped)
        if attrs.has(type(value)):
            names = [field for field in attrs.fields(type(value)) if field.init]
            changed = {field.alias: swap(getattr(value, field.name)) for field in names}
            same = all(changed[field.alias] is getattr(value, field.name) for field in names)
            return value if same else attrs.evolve(value, **changed)
        return value

    kinds = ("sections", "takeaways", "resources", "concepts", "cautions", "themes", "people")
    return evolved(source=swap(GUIDE.source), **{kind: swap(tuple(getattr(GUIDE, kind))) for kind in kinds})


def without_a_takeaway() -> Guide:
    return evolved(takeaways=tuple(GUIDE.takeaways)[1:])


def in_another_order() -> Guide:
    first, *others = GUIDE.takeaways
    return evolved(takeaways=(*others, first))


def with_a_practice_elsewhere() -> Guide:
    one, two, *others = GUIDE.sections
    practice = one.practices[0]
    one = attrs.evolve(one, practices=one.practices[1:])
    two = attrs.evolve(two, practices=(*two.practices, attrs.evolve(practice, section=two.id)))
    return evolved(sections=(one, two, *others))


FIRST = GUIDE.takeaways[0]
RENAMED = Moved(ref=FIRST.ref, to="takeaways/no-verdict", on="2026-01-31")
MERGED = Moved(ref=FIRST.ref, to=GUIDE.takeaways[1].ref, on="2026-01-31")
RETIRED = Retired(ref=FIRST.ref, reason="It was wrong.", on="2026-01-31", successors=(GUIDE.takeaways[1].ref,))


def with_another_id() -> Guide:
    return evolved(takeaways=(attrs.evolve(FIRST, id="no-verdict"), *GUIDE.takeaways[1:]), moved=(RENAMED,))


TRUST = Moved(ref="themes/trust", to="themes/reliance", on="2026-01-31")
ANGELOU = Moved(ref="people/maya-angelou", to="people/angelou", on="2026-01-31")


def with_another_person_s_id() -> Guide:
    return remade(with_entry("people/maya-angelou", id="angelou"), moved=(ANGELOU,))


def reversed_change(make: Callable[[], Guide]) -> Callable[[], tuple[Guide, Guide]]:
    return lambda: (make(), GUIDE)


def change(make: Callable[[], Guide]) -> Callable[[], tuple[Guide, Guide]]:
    return lambda: (GUIDE, make())


STATUSES = ("unsourced", "misattributed", "attributed", "verified")
"""The less a status claims, the earlier."""
SAID = GUIDE.quotes["angelou-enough"].attribution
LIMIT, *LIMITS = GUIDE.sections["patience"].limits


def with_attribution(**fields: Any) -> Guide:
    return with_entry("quotes/angelou-enough", attribution=attrs.evolve(SAID, **fields))


def with_a_limit_less() -> Guide:
    """Without the first limit of a section, and so with a caution that does not limit it."""
    cautions = (
        attrs.evolve(each, sections=tuple(id for id in each.sections if id != "patience"))
        if each.id == LIMIT.caution
        else each
        for each in GUIDE.cautions
    )
    sections = (attrs.evolve(each, limits=tuple(LIMITS)) if each.id == "patience" else each for each in GUIDE.sections)
    return evolved(cautions=tuple(cautions), sections=tuple(sections))


PAIRS: dict[str, list[Callable[[], tuple[Guide, Guide]]]] = {
    "entry-gone": [change(without_a_takeaway)],
    "entry-retired": [change(lambda: remade(without_a_takeaway(), retired=(RETIRED,)))],
    "entry-merged": [change(lambda: remade(without_a_takeaway(), moved=(MERGED,)))],
    "entry-renamed": [change(with_another_id)],
    "id-forgotten": [
        lambda: (remade(without_a_takeaway(), retired=(RETIRED,)), without_a_takeaway()),
        lambda: (with_another_id(), remade(with_another_id(), moved=())),
    ],
    "reference-renamed": [
        change(with_another_person_s_id),
        change(lambda: remade(with_entry("themes/trust", id="reliance"), moved=(TRUST,))),
    ],
    "ledger-changed": [
        lambda: (without_a_takeaway(), remade(without_a_takeaway(), retired=(RETIRED,))),
        lambda: (
            remade(without_a_takeaway(), retired=(RETIRED,)),
            remade(without_a_takeaway(), retired=(attrs.evolve(RETIRED, reason="It was too long."),)),
        ),
    ],
    "kind-changed": [change(lambda: with_entry("practices/second-message", act="do"))],
    "quote-reworded": [
        change(
            lambda: with_entry(
                "quotes/angelou-enough", text="You alone are enough.", as_printed="You alone are enough."
            )
        )
    ],
    "credit-changed": [
        change(lambda: with_entry("quotes/angelou-enough", attribution=attrs.evolve(SAID, work="A letter"))),
        change(lambda: with_attribution(status="unsourced", credited_to=GUIDE.people["esther-perel"])),
        change(lambda: with_entry("people/maya-angelou", name="Marguerite Johnson")),
    ],
    "credit-lessened": [
        change(lambda: with_attribution(status="unsourced")),
        change(lambda: with_attribution(status="unsourced", credited_to=None)),
    ],
    "licence-narrowed": [
        change(lambda: evolved(licence="CC-BY-NC-4.0")),
        change(lambda: evolved(licence="LicenseRef-Ours")),
    ],
    "licence-widened": [change(lambda: evolved(licence="CC0-1.0"))],
    "entry-added": [reversed_change(without_a_takeaway)],
    "entry-moved": [change(in_another_order), change(with_a_practice_elsewhere)],
    "themes-changed": [
        change(lambda: with_entry("takeaways/look-after-yourself", themes=(GUIDE.themes["self-care"],))),
        change(lambda: with_entry("themes/trust", aliases=("reliability",))),
    ],
    "safety-changed": [
        change(lambda: with_entry("cautions/abuse", stops_advice=False)),
        change(lambda: with_entry("cautions/abuse", needs=("despair",))),
        change(lambda: with_entry("cautions/abuse", allows=(*GUIDE.cautions["abuse"].allows, "sections/patience"))),
        change(lambda: with_entry("sections/patience", limits=(attrs.evolve(LIMIT, text="Do not wait."), *LIMITS))),
        change(with_a_limit_less),
    ],
    "questions-changed": [
        change(lambda: with_entry("sections/patience", questions=("How long?",))),
        change(lambda: with_entry("sections/patience", questions=())),
    ],
    "text-changed": [
        change(lambda: with_entry("takeaways/look-after-yourself", text="Sleep.")),
        change(lambda: with_entry("quotes/angelou-enough", as_printed="You are enough.")),
        change(lambda: evolved(title="Another title")),
        change(lambda: with_entry("resources/attached", year=2011)),
    ],
    "typography-changed": [
        change(lambda: with_entry("sections/patience", title="Waiting  well")),
        change(
            lambda: with_entry(
                "quotes/angelou-enough", text="You alone are enough.  You have nothing to prove to anybody."
            )
        ),
        change(lambda: evolved(rights=GUIDE.rights.replace("’", "'"))),
        change(
            lambda: with_entry(
                "sections/patience", limits=(attrs.evolve(LIMIT, text=LIMIT.text.replace(" ", "  ")), *LIMITS)
            )
        ),
    ],
}
CASES = [(code, pair) for code, pairs in PAIRS.items() for pair in pairs]


def test_every_rule_has_a_pair() -> None:
    assert set(PAIRS) == set(RULES)


@pytest.mark.parametrize(("code", "pair"), CASES, ids=[code for code, _ in CASES])
def test_a_rule_gives_its_code_and_step(code: str, pair: Callable[[], tuple[Guide, Guide]]) -> None:
    changes = compare(*pair())
    assert changes.step == RULES[code].step
    rules = {change.rule for change in changes} | {each.rule for change in changes for each in change.differences}
    assert RULES[code] in rules


def test_a_change_names_the_field_and_what_it_said() -> None:
    (only,) = compare(GUIDE, with_entry("sections/patience", title="Waiting badly")).changed
    assert only.ref == "sections/patience"
    assert [(each.field, each.old, each.new) for each in only.differences] == [
        ("title", "Waiting well", "Waiting badly")
    ]


def test_a_sentence_that_becomes_a_paragraph_of_its_own_is_more_than_typography() -> None:
    paragraphs = GUIDE.sections["patience"].paragraphs
    first, rest = paragraphs[0].split(". ", 1)
    split = with_entry("sections/patience", paragraphs=(first + ".", rest, *paragraphs[1:]))
    assert compare(GUIDE, split).step == "minor"


def test_an_entry_with_another_id_is_moved_and_not_gone() -> None:
    changes = compare(GUIDE, with_another_id())
    assert [(move.ref, move.rule.code) for move in changes.moved] == [("takeaways/no-verdict", "entry-renamed")]
    assert not changes.added + changes.removed + changes.changed


def test_renaming_a_person_changes_no_credit_unless_the_name_is_another_too() -> None:
    assert compare(GUIDE, with_another_person_s_id()).step == "minor"
    renamed = remade(with_entry("people/maya-angelou", id="angelou", name="M. Johnson"), moved=(ANGELOU,))
    assert compare(GUIDE, renamed).step == "major"


@pytest.mark.parametrize(("weaker", "stronger"), [*combinations(STATUSES, 2)])
def test_a_credit_is_lessened_by_a_weaker_status_alone(weaker: str, stronger: str) -> None:
    one, other = (with_attribution(status=status, work="A letter", locator="p. 1") for status in (weaker, stronger))
    assert compare(other, one).step == "minor"
    assert compare(one, other).step == "major"


def test_whom_to_call_is_no_part_of_what_differs() -> None:
    assert not compare(GUIDE, published(GUIDE))


def test_what_took_the_place_of_a_retired_entry_is_told() -> None:
    (only,) = compare(GUIDE, remade(without_a_takeaway(), retired=(RETIRED,))).removed
    assert only.differences[0].new == f"It was wrong. → {GUIDE.takeaways[1].ref}"


def test_moving_one_entry_names_that_one_alone() -> None:
    assert [move.ref for move in compare(GUIDE, in_another_order()).moved] == ["takeaways/not-a-verdict-on-you"]


@given(guides())
def test_nothing_differs_from_itself(guide: Guide) -> None:
    changes = compare(guide, guide)
    assert not changes
    assert changes.step is None
    assert changes == Changes()


def names(changes: Changes) -> tuple[set[str], set[str]]:
    return {change.ref for change in changes.added}, {change.ref for change in changes.removed}


@given(guides(), guides())
def test_comparing_the_other_way_round_swaps_what_is_added_and_removed(one: Guide, other: Guide) -> None:
    one, other = (remade(guide, moved=(), retired=()) for guide in (one, other))
    there, back = compare(one, other), compare(other, one)
    assert names(there) == tuple(reversed(names(back)))
    assert {change.ref for change in there.changed} == {change.ref for change in back.changed}


@given(guides(), guides())
def test_what_is_named_is_what_has_another_digest(one: Guide, other: Guide) -> None:
    common = [entry.ref for entry in one.entries if entry.ref in other]
    differing = {ref for ref in common if one[ref].digest != other[ref].digest}
    named = {change.ref for change in compare(one, other).changed}
    assert named - {""} == differing


def height(changes: Changes) -> int:
    return STEPS.index(changes.step) if changes.step else -1


@given(guides(), guides(), guides())
def test_two_steps_together_are_no_smaller_than_the_way_at_once(one: Guide, two: Guide, three: Guide) -> None:
    assert height(compare(one, three)) <= max(height(compare(one, two)), height(compare(two, three)))


@given(st.lists(st.sampled_from([change for code, pair in CASES for change in [(code, pair)]]), max_size=3))
def test_the_step_never_falls_when_a_change_is_added(cases: list[tuple[str, Any]]) -> None:
    changes = Changes()
    for _, pair in cases:
        more = compare(*pair())
        together = Changes(
            added=changes.added + more.added,
            removed=changes.removed + more.removed,
            moved=changes.moved + more.moved,
            changed=changes.changed + more.changed,
        )
        assert height(together) >= max(height(changes), height(more))
        changes = together


def worded(old: str, new: str) -> str:
    return marked(text(*differing(old, new))).strip()


def test_differences_are_shown_word_by_word_with_the_step() -> None:
    shown = markdown(compare(GUIDE, with_entry("sections/patience", title="Waiting badly")))
    assert shown.startswith("# Changed\n\n- sections/patience (minor: ")
    assert "  - title: Waiting ~~well~~ **badly**\n" in shown
    assert shown.endswith("takes a **minor** step.\n")
    assert markdown(Changes()) == "Nothing differs.\n"


def test_a_change_of_the_guide_itself_and_of_whole_entries_is_shown() -> None:
    shown = markdown(compare(GUIDE, evolved(title="New", takeaways=tuple(GUIDE.takeaways)[1:])))
    assert "# Removed\n\n- takeaways/not-a-verdict-on-you (major: " in shown
    assert "- the guide (minor: " in shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "new words", "**new words**"),
        ("old words", "", "~~old words~~"),
        ("a b c d e f g h i", "a b c d e f g h j", "… c d e f g h ~~i~~ **j**"),
        ("z b c d e f g h i", "a b c d e f g h i", "~~z~~ **a** b c d e f g …"),
        (
            "z 1 2 3 4 5 6 7 8 9 10 11 12 13 y",
            "1 2 3 4 5 6 7 8 9 10 11 12 13",
            "~~z~~ 1 2 3 4 5 6 … 8 9 10 11 12 13 ~~y~~",
        ),
        ("a <b>", "a *b*", "a ~~\\<b\\>~~ **\\*b\\***"),
    ],
)
def test_long_unchanged_stretches_are_left_out(old: str, new: str, shown: str) -> None:
    assert worded(old, new) == shown


@given(texts, texts)
def test_every_new_and_every_old_word_is_shown(old: str, new: str) -> None:
    shown = worded(old, new)
    assert ("~~" in shown or "**" in shown) == (old.split() != new.split())


@given(guides(), guides())
def test_changes_go_into_json(one: Guide, other: Guide) -> None:
    changes = compare(one, other)
    data = json.loads(json.dumps(changes.to_dict()))
    assert data["step"] == changes.step
    assert sum(len(data[kind]) for kind in ("added", "removed", "moved", "changed")) == len(list(changes))


@pytest.mark.parametrize("paragraphs", [("Caf\u00e9.\n\nThen home.",), ("Caf\u00e9.", "Then home.")])
def test_what_is_the_same_to_a_digest_is_the_same_to_comparing(paragraphs: tuple[str, ...]) -> None:
    one = with_entry("sections/give-space", paragraphs=("Caf\u00e9.", "Then home."))
    other = with_entry("sections/give-space", paragraphs=paragraphs)
    is_same = one.sections["give-space"].digest == other.sections["give-space"].digest
    assert bool(compare(one, other)) is not is_same
