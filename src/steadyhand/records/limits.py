"""Limits: which sections an entry has to do with, and which cautions limit what it advises."""

from collections.abc import Iterable, Mapping

from steadyhand.records.caution import Caution
from steadyhand.records.entry import Entry
from steadyhand.records.forms import forms
from steadyhand.records.section import Section

ADVICE = ("section", "takeaway", "practice")
"""The kinds whose entries say what to do, so that cautions limit them."""


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
    return entry.kind in ADVICE and not {*caution.sections}.isdisjoint(within(entry))


def limiting(sections: Iterable[str], limited: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The ids of the cautions that limit any of these sections, each once; `limited` is what `limits` gives."""
    return tuple(dict.fromkeys(caution for section in sections for caution in limited.get(section, ())))


def limits(sections: Iterable[Section]) -> dict[str, tuple[str, ...]]:
    """The ids of the cautions that limit each section, under the section's id."""
    return {section.id: tuple(limit.caution for limit in section.limits) for section in sections}
