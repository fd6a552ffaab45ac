"""Limits: which sections an entry has to do with, and which cautions limit what it advises."""

from collections.abc import Iterable, Mapping

from steadyhand.records.caution import Caution
from steadyhand.records.entry import Entry
from steadyhand.records.forms import forms
from steadyhand.records.section import Section

ADVICE = ("section", "takeaway", "practice")
"""The kinds whose entries say what to do, so that cautions limit them."""
HELD = (*ADVICE, "quote")
"""The kinds whose entries are kept back, or allowed, with their sections."""
ALWAYS = ("caution", "theme", "person", "region", "help_line")
"""The kinds of which nothing is ever kept back."""


def within(entry: Entry) -> tuple[str, ...]:
    """The ids of the sections that an entry is, stands in or belongs to.

    >>> import steadyhand
    >>> within(steadyhand.practices["no-answer-needed"])
    ('love-and-space',)
    """
    if entry.kind == "section":
        return (entry.id,)
    named = [getattr(entry, form.name) for form in forms(type(entry)).values() if form.to == "sections"]
    return tuple(id for ids in named for id in ([ids] if isinstance(ids, str) else ids))


def limited_by(entry: Entry, caution: Caution) -> bool:
    """Whether a caution limits what an entry advises."""
    return entry.kind in ADVICE and _limits(caution, within(entry))


def _limits(caution: Caution, sections: Iterable[str]) -> bool:
    return not {*caution.sections}.isdisjoint(sections)


def withheld(entry: Entry, called: Iterable[Caution]) -> bool:
    """Whether a caution that was called keeps an entry back: one that limits it, or stops advice and does not allow it.

    What stands in a section goes with it, and a takeaway needs all of its sections. Cautions, contacts, themes and
    people are never kept back.

    >>> import steadyhand
    >>> called = [steadyhand.cautions["suicidal-withdrawal"]]
    >>> withheld(steadyhand.sections["patience"], called), withheld(steadyhand.cautions["abuse"], called)
    (True, False)
    >>> withheld(steadyhand.practices["asking-about-suicide"], called)
    False
    """
    return entry.kind not in ALWAYS and any(_keeps_back(caution, entry) for caution in called)


def _keeps_back(caution: Caution, entry: Entry) -> bool:
    sections = within(entry) if entry.kind in HELD else ()
    if entry.ref in caution.allows:
        return False
    if _limits(caution, sections):
        return True
    allowed = bool(sections) and {f"sections/{id}" for id in sections} <= {*caution.allows}
    return caution.stops_advice and not allowed


def limiting(sections: Iterable[str], limited: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The ids of the cautions that limit any of these sections, each once; `limited` is what `limits` gives."""
    return tuple(dict.fromkeys(caution for section in sections for caution in limited.get(section, ())))


def limits(sections: Iterable[Section]) -> dict[str, tuple[str, ...]]:
    """The ids of the cautions that limit each section, under the section's id."""
    return {section.id: tuple(limit.caution for limit in section.limits) for section in sections}
