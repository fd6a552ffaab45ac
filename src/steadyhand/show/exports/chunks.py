"""Chunks: a guide as records for retrieval, one for each entry."""

import json
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from steadyhand.editions.guide import Guide
from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.help_line import HelpLine
from steadyhand.records.limits import limiting, limits, within
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote
from steadyhand.records.region import Region
from steadyhand.records.resource import Resource
from steadyhand.records.section import Section
from steadyhand.records.takeaway import Takeaway
from steadyhand.show.parts import unmarked
from steadyhand.show.telling import reach, tell, work

_BREAKS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x7f\x85\u2028\u2029"})


def records(guide: Guide) -> list[dict[str, Any]]:
    """A record for each entry and for each contact, every one with the same keys, to be embedded and found again.

    - `id`: the entry's ref, the same in every edition; `kind`: such as `section`
    - `act`: what a practice asks for (`do`, `avoid`, `say`, `ask`, `notice`)
    - `text`: what the entry says, whole and to be understood alone; it changes only with `digest`
    - `heading_path`: the titles it stands under, its own among them
    - `questions`: what people ask that it answers
    - `themes`, `sections`: ids of what it is filed under, and of the sections that it is, stands in or belongs to
    - `credit` and `status`: of a quote; show both wherever the text is shown
    - `cautions`: ids of the cautions to be shown before it
    - `digest`: where id and digest are as they were, so is the text, and need not be embedded again
    - `guide`, `language`, `licence`: what it is from, and on what terms

    What is not there is None or an empty list. No edition's number is in it.

    >>> import steadyhand
    >>> found = {record["id"]: record for record in records(steadyhand.load())}
    >>> found["practices/no-answer-needed"]["cautions"][0]
    'suicidal-withdrawal'
    """
    limited = limits(guide.sections)
    titles: dict[str, str] = {section.id: section.title for section in guide.sections}
    everything = (*guide.entries, *guide.regions, *guide.help_lines)
    return [_record(guide, entry, titles, limited) for entry in everything]


def dumps(guide: Guide) -> str:
    r"""The records as JSON Lines: one object a line, in UTF-8, for `pandas.read_json(…, lines=True)` and its like.

    >>> import steadyhand
    >>> dumps(steadyhand.load()).splitlines()[0][:24]
    '{"id":"sections/when-som'
    """
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records(guide))
    return "".join(f"{line.translate(_BREAKS)}\n" for line in lines)


def _record(guide: Guide, entry: Entry, titles: dict[str, str], limited: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    quote = entry if isinstance(entry, Quote) else None
    return {
        "id": entry.ref,
        "kind": entry.kind,
        "act": entry.act if isinstance(entry, Practice) else None,
        "text": "\n\n".join(filter(None, _texts(entry))),
        "heading_path": [guide.title, *_headings(entry, titles)],
        "questions": list(getattr(entry, "questions", ())),
        "themes": [theme.id for theme in entry.themes],
        "sections": list(within(entry)),
        "credit": quote and quote.credit,
        "status": quote and quote.attribution.status,
        "cautions": [] if isinstance(entry, Caution) else list(limiting(within(entry), limited)),
        "digest": entry.digest,
        "guide": guide.id,
        "language": guide.language,
        "licence": guide.licence,
    }


def _headings(entry: Entry, titles: dict[str, str]) -> Iterator[str]:
    if isinstance(entry, (Quote, Practice)):
        yield titles[entry.section]
    elif not isinstance(entry, Takeaway):
        yield tell(entry).name


@singledispatch
def _texts(entry: Entry) -> Iterable[str]:
    """What an entry says itself, paragraph by paragraph: nothing of what its digest does not cover."""
    raise TypeError(f"{entry!r} is of a kind of which there are no records")


@_texts.register(Practice)
@_texts.register(Takeaway)
def _(entry: Practice | Takeaway) -> Iterable[str]:
    return (tell(entry).name,)


@_texts.register
def _(section: Section) -> Iterable[str]:
    return (section.title, section.summary, *section.paragraphs)


@_texts.register
def _(quote: Quote) -> Iterable[str]:
    return (f"“{quote.text}” — {quote.credit}",)


@_texts.register
def _(book: Resource) -> Iterable[str]:
    return (book.title, book.subtitle or "", f"{book.publisher}, {book.year}", book.edition_note, book.why)


@_texts.register
def _(concept: Concept) -> Iterable[str]:
    return (f"{concept.term}: {concept.definition}", concept.note, *map(work, concept.origin))


@_texts.register
def _(caution: Caution) -> Iterable[str]:
    signs = "\n".join(("Signs:", *(f"- {sign}" for sign in caution.signs))) if caution.signs else ""
    return (caution.title, caution.text, signs, f"Instead: {caution.instead}")


@_texts.register
def _(line: HelpLine) -> Iterable[str]:
    return (unmarked(reach(line)),)


@_texts.register
def _(region: Region) -> Iterable[str]:
    return (region.name, *(f"{each.for_}: {each.number}" for each in region.emergency))


@_texts.register
def _(theme: Theme) -> Iterable[str]:
    also = f"Also: {', '.join(theme.aliases)}" if theme.aliases else ""
    return (f"{theme.label}: {theme.summary}", also)


@_texts.register
def _(person: Person) -> Iterable[str]:
    return (f"{person.name}, {person.role}", person.summary)
