"""Former ids: what was moved resolves with a warning, what was retired says why and what took its place."""

import warnings
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

import steadyhand
from steadyhand.editions import edition, lines
from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidGuide, RetiredId, UnknownId, UnknownTheme
from steadyhand.records.ledger import Ledger, Moved, Retired
from strategies import guides, remade

DAY = "2026-01-31"
RENAMED = "was renamed on"


def moved(ref: str, to: str) -> Moved:
    return Moved(ref=ref, to=to, on=DAY)


def retired(ref: str, *successors: str) -> Retired:
    return Retired(ref=ref, reason="it was wrong", on=DAY, successors=successors)


GUIDE = remade(
    steadyhand.load(),
    moved=(
        moved("sections/wait", "sections/waiting"),
        moved("sections/waiting", "sections/patience"),
        moved("themes/nearness", "themes/closeness"),
        moved("people/angelou", "people/maya-angelou"),
    ),
    retired=(retired("sections/hope", "sections/resilience"), retired("themes/fate")),
)


WAITING = GUIDE.sections["patience"]


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda: GUIDE["sections/wait"], WAITING),
        (lambda: GUIDE.sections["wait"], WAITING),
        (lambda: GUIDE.sections.get("waiting"), WAITING),
        (lambda: GUIDE.sections.about("nearness"), GUIDE.sections.about("closeness")),
        (lambda: GUIDE.quotes.by("angelou"), GUIDE.quotes.by("maya-angelou")),
    ],
)
def test_a_moved_id_resolves_with_one_warning_to_the_line_that_asked(ask: Callable[[], object], answer: object) -> None:
    with pytest.warns(DeprecationWarning, match=RENAMED) as warned:
        assert ask() == answer
    assert [warning.filename for warning in warned] == [__file__]


def test_the_warning_names_when_and_what_it_is_now() -> None:
    with pytest.warns(DeprecationWarning, match="^sections/wait was renamed on 2026-01-31: it is sections/patience "):
        assert GUIDE.sections["wait"]


def test_asking_whether_a_moved_id_is_there_warns_nobody() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "wait" in GUIDE.sections
        assert "sections/wait" in GUIDE
        assert "wait" not in GUIDE.takeaways
        assert "wait" not in GUIDE.sections[:2]
        assert "hope" not in GUIDE.sections
        assert "wait" not in GUIDE.sections.ids


def test_a_retired_id_says_when_why_and_what_took_its_place() -> None:
    with pytest.raises(RetiredId) as raised:
        GUIDE.sections["hope"]
    error = raised.value
    assert str(error) == (
        "the section 'hope' was retired on 2026-01-31: it was wrong; sections/resilience took its place"
    )
    assert (error.reason, error.on, error.successors) == ("it was wrong", DAY, ("sections/resilience",))
    with pytest.raises(RetiredId, match=r"it was wrong$"):
        GUIDE.about("fate")
    assert GUIDE.get("sections/hope") is None


def test_an_id_that_never_was_stays_unknown() -> None:
    with pytest.raises(UnknownId) as raised:
        GUIDE.sections["waitng"]
    assert not isinstance(raised.value, RetiredId)
    with pytest.raises(UnknownTheme):
        GUIDE.about("nearnes")
    with pytest.raises(UnknownId):
        GUIDE.sections[:1]["wait"]
    with pytest.raises(UnknownId):
        GUIDE.takeaways["sections/wait"]


@pytest.mark.parametrize(
    ("ledger", "faults"),
    [
        (
            {"moved": (moved("sections/patience", "sections/resilience"),)},
            ["moved[0].ref: sections/patience was moved"],
        ),
        ({"retired": (retired("sections/patience"),)}, ["retired[0].ref: sections/patience was retired"]),
        ({"moved": (moved("sections/a", "sections/b"),)}, ["moved[0].to: no entry has the ref 'sections/b'"]),
        ({"retired": (retired("sections/a", "sections/b"),)}, ["retired[0].successors[0]: no entry has the ref"]),
        ({"moved": (moved("sections/a", "themes/space"),)}, ["moved[0].to: an entry moves within its kind"]),
        (
            {"moved": (moved("sections/a", "sections/b"), moved("sections/b", "sections/a"))},
            ["moved[0].to: sections/a moves in a circle", "moved[1].to: sections/b moves in a circle"],
        ),
    ],
)
def test_a_ledger_that_leads_astray_is_refused(ledger: dict[str, Any], faults: list[str]) -> None:
    with pytest.raises(InvalidGuide) as raised:
        remade(steadyhand.load(), **ledger)
    said = [str(fault) for fault in raised.value.faults]
    assert len(said) == len(faults)
    assert all(one.startswith(other) for one, other in zip(said, faults, strict=True))


def test_what_moved_and_was_then_retired_is_retired() -> None:
    ledger = Ledger((moved("sections/a", "sections/b"),), (retired("sections/b"),))
    assert ledger.fate("sections/a") == retired("sections/b")
    assert ledger.fate("sections/c") is None


@given(guides())
def test_every_former_id_leads_to_an_entry_or_to_a_reason(guide: Guide) -> None:
    for line in guide.ledger.lines():
        fate = guide.ledger.fate(line.ref)
        if isinstance(fate, Moved):
            with pytest.warns(DeprecationWarning, match=RENAMED):
                assert guide[line.ref].ref == fate.to
        else:
            with pytest.raises(RetiredId):
                guide[line.ref]


@given(guides())
def test_the_ledger_is_part_of_the_edition(guide: Guide) -> None:
    again = edition.loads(lines.dumps(guide).encode())
    assert again.ledger == guide.ledger
    bare = remade(guide, moved=(), retired=())
    assert (bare.digest == guide.digest) == (not guide.moved and not guide.retired)
