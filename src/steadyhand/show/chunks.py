"""Chunks: a guide as records for retrieval, one for each entry."""

import json
from collections.abc import Iterator
from typing import Any

from steadyhand.caution import limiting, limits
from steadyhand.entry import Entry, Person, Theme
from steadyhand.guide import Guide
from steadyhand.records import Caution, Concept, HelpLine, Practice, Quote, Resource, Section, Takeaway
from steadyhand.typeset.parts import unmarked

_BREAKS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x7f\x85\u2028\u2029"})


def records(guide: Guide) -> list[dict[str, Any]]:
    """A record for each entry, every one with the same keys, to be embedded and found again.

    - `id`: the entry's ref, the same in every edition; `kind`: its noun, such as `section`
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
    >>> found["practices/no-testing"]["cautions"][0]
    'abuse'
    """
    limited = limits(guide.cautions)
    titles = {section.id: section.title for section in guide.sections}
    return [_record(guide, entry, titles, limited) for entry in guide.entries]


def dumps(guide: Guide) -> str:
    r"""The records as JSON Lines: one object a line, in UTF-8, for `pandas.read_json(…, lines=True)` and its like.

    >>> import steadyhand
    >>> dumps(steadyhand.load()).splitlines()[0][:24]
    '{"id":"sections/losing-y'
    """
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records(guide))
    return "".join(f"{line.translate(_BREAKS)}\n" for line in lines)


def _record(guide: Guide, entry: Entry, titles: dict[str, str], limited: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    quote = entry if isinstance(entry, Quote) else None
    return {
        "id": entry.ref,
        "kind": entry.noun,
        "act": entry.kind if isinstance(entry, Practice) else None,
        "text": "\n\n".join(filter(None, _texts(entry))),
        "heading_path": [guide.title, *_headings(entry, titles)],
        "questions": list(getattr(entry, "questions", ())),
        "themes": [theme.id for theme in entry.themes],
        "sections": list(entry.within),
        "credit": quote and quote.credit,
        "status": quote and quote.attribution.status,
        "cautions": [] if isinstance(entry, Caution) else list(limiting(entry.within, limited)),
        "digest": entry.digest,
        "guide": guide.id,
        "language": guide.language,
        "licence": guide.licence,
    }


def _headings(entry: Entry, titles: dict[str, str]) -> Iterator[str]:
    if isinstance(entry, (Quote, Practice)):
        yield titles[entry.section]
    elif not isinstance(entry, Takeaway):
        yield entry.headline


def _texts(entry: Entry) -> Iterator[str]:
    """What an entry says itself, paragraph by paragraph: nothing of what its digest does not cover."""
    match entry:
        case Section():
            yield from (entry.title, entry.summary, *entry.paragraphs)
        case Quote():
            yield f"“{entry.text}” — {entry.credit}"
        case Resource():
            yield from (entry.title, entry.subtitle or "", f"{entry.publisher}, {entry.year}", entry.edition_note)
            yield entry.why
        case Concept():
            yield f"{entry.term}: {entry.definition}"
            yield from (entry.note, *(origin.line() for origin in entry.origin))
        case Caution():
            yield from (entry.title, entry.text, _listed("Signs", entry.signs), f"Instead: {entry.instead}")
        case HelpLine():
            yield unmarked(entry.reach())
        case Theme():
            yield f"{entry.label}: {entry.summary}"
            yield f"Also: {', '.join(entry.aliases)}" if entry.aliases else ""
        case Person():
            yield f"{entry.name}, {entry.role}"
            yield entry.summary
        case _:
            yield entry.headline


def _listed(label: str, items: tuple[str, ...]) -> str:
    return "\n".join((f"{label}:", *(f"- {item}" for item in items))) if items else ""
