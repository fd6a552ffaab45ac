"""From plain content to a Guide: the one path, for manuscripts and editions alike."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, get_args

from steadyhand import records
from steadyhand.caution import REGION, limits
from steadyhand.credits import Source
from steadyhand.entry import Person, Theme
from steadyhand.errors import InvalidGuide
from steadyhand.guide import Guide
from steadyhand.ledger import Moved, Retired
from steadyhand.listed import Listed, by_id, id_of
from steadyhand.reading import (
    EntryT,
    Reader,
    Refused,
    all_of,
    choice,
    each,
    known,
    listing,
    matching,
    record,
    refuse,
    slug,
    text,
    texts,
    whole_number,
)

_REF: tuple[str, str] = (r"[a-z_]+/[a-z0-9]+(-[a-z0-9]+)*", "a ref such as sections/give-space")
_DAY: tuple[str, str] = (r"\d{4}-\d{2}-\d{2}", "a day written as YYYY-MM-DD")
PATTERNS: dict[str, tuple[str, str]] = {
    "wikidata": (r"Q[1-9]\d*", "a Wikidata item such as Q19526"),
    "doi": (r"10\.\d{4,}/\S+", "a DOI such as 10.2307/1127388"),
    "isbn": (r"97[89]\d{10}", "an ISBN-13 without hyphens"),
    "region": (REGION, "a region such as GB, GB-ENG, EU or 001"),
    "language": (r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en"),
    "edition": (r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", "an edition number such as 1.2.0"),
    "last_verified": _DAY,
    "on": _DAY,
    "ref": _REF,
    "to": _REF,
    "successor": _REF,
}
"""The keys whose text has a form of its own: a regular expression, and what it stands for."""
FORMED: dict[str, Reader[Any]] = {key: matching(*pattern) for key, pattern in PATTERNS.items()}
PERSON: dict[str, Reader[Any]] = {
    "id": slug,
    "name": text,
    "role": text,
    "summary": text,
    "wikidata": FORMED["wikidata"],
}
ORIGIN: dict[str, Reader[Any]] = {
    "authors": text,
    "year": whole_number,
    "work": text,
    "doi": FORMED["doi"],
    "note": text,
}
HELP_LINE: dict[str, Reader[Any]] = {
    "id": slug,
    "region": FORMED["region"],
    "service": text,
    "audience": text,
    "call": text,
    "text": text,
    "web": text,
    "hours": text,
    "note": text,
    "evidence_year": whole_number,
    "last_verified": FORMED["last_verified"],
    "evidence": texts,
}
MOVED: dict[str, Reader[Any]] = {key: FORMED[key] for key in ("ref", "to", "on")}
RETIRED: dict[str, Reader[Any]] = {"reason": text} | {key: FORMED[key] for key in ("ref", "on", "successor")}
NOTHING: Mapping[str, Collection[str]] = MappingProxyType({})


def decode(content: Any, doubtful: Mapping[str, Collection[str]] = NOTHING) -> Guide:
    """The guide that the content describes, its edition's number among it.

    Raises `InvalidGuide` with every fault, each with its path. `doubtful` are, kind by kind, the ids
    of entries that could not be read, `*` standing for any: a reference to one of them is no fault.
    """
    try:
        return _guide(content, doubtful)
    except Refused as refused:
        raise InvalidGuide(refused.faults) from None


def _guide(content: Any, doubtful: Mapping[str, Collection[str]]) -> Guide:
    listed = content if isinstance(content, dict) else {}

    def entries_of(kind: str, noun: str, reader: Callable[[Any], EntryT]) -> Listed[EntryT]:
        return Listed(noun, listed.get(kind), reader, doubtful.get(kind, ()))

    section_ids = {id: id for id in by_id(listed.get("sections"))}
    any_theme = known(by_id(listed.get("themes")), "theme", doubtful.get("themes", ()))
    people = entries_of("people", "person", lambda item: record(Person, item, PERSON))
    themes = entries_of("themes", "theme", partial(_theme, by_id(listed.get("themes")), any_theme, {}))
    help_lines = entries_of("help_lines", "help line", lambda item: record(records.HelpLine, item, HELP_LINE))
    person, filed = people.reader(), each(themes.reader())
    sections = each(known(section_ids, "section", doubtful.get("sections", ())))
    caution: dict[str, Reader[Any]] = {
        "id": slug,
        "title": text,
        "text": text,
        "signs": texts,
        "instead": text,
        "sections": sections,
        "help_lines": each(help_lines.reader()),
        "themes": filed,
        "evidence": texts,
        **dict.fromkeys(("questions", "calls", "hints", "harmless"), texts),
    }
    cautions = entries_of("cautions", "caution", lambda item: record(records.Caution, item, caution))
    source: dict[str, Reader[Any]] = {"title": text, "byline": person, "site": text, "notice": text}
    takeaway: dict[str, Reader[Any]] = {"id": slug, "text": text, "sections": sections, "themes": filed}
    resource: dict[str, Reader[Any]] = {
        "id": slug,
        "title": text,
        "subtitle": text,
        "creators": each(person),
        "medium": choice(*get_args(records.Medium)),
        "year": whole_number,
        "publisher": text,
        "isbn": FORMED["isbn"],
        "edition_note": text,
        "themes": filed,
        "why": text,
        "questions": texts,
    }
    concept: dict[str, Reader[Any]] = {
        "id": slug,
        "term": text,
        "definition": text,
        "origin": each(lambda item: record(records.Origin, item, ORIGIN)),
        "note": text,
        "sections": sections,
        "themes": filed,
        "questions": texts,
    }
    readers: dict[str, Reader[Any]] = {
        "id": slug,
        "title": text,
        "summary": text,
        "language": FORMED["language"],
        "licence": text,
        "rights": text,
        "beyond": texts,
        "source": lambda item: record(Source, item, source),
        "edition": FORMED["edition"],
        "sections": partial(_sections, person, filed, cautions),
        "takeaways": each(lambda item: record(records.Takeaway, item, takeaway)),
        "resources": each(lambda item: record(records.Resource, item, resource)),
        "concepts": each(lambda item: record(records.Concept, item, concept)),
        "cautions": cautions.as_read,
        "help_lines": help_lines.as_read,
        "themes": themes.as_read,
        "people": people.as_read,
        "moved": each(lambda item: record(Moved, item, MOVED)),
        "retired": each(lambda item: record(Retired, item, RETIRED)),
    }
    return record(Guide, content, readers)


def _theme(listed: dict[str, Any], known_theme: Reader[Any], done: dict[str, Theme], item: Any) -> Theme:
    """A theme, made once, with the broader themes above it, which may be listed later."""

    def broader(value: Any) -> Theme:
        wider = known_theme(value)
        above = [value]
        while isinstance(above[-1], str) and above[-1] in listed and above[-1] not in above[:-1]:
            above.append(listed[above[-1]].get("broader"))
        if id_of(item) in above[:-1]:
            raise refuse(f"the broader themes go round in a circle: {' → '.join(above[:-1])}", "theme-circle")
        if above[-1] in above[:-1]:
            raise Refused
        try:
            return _theme(listed, known_theme, done, wider)
        except Refused:
            raise Refused from None

    readers = {"id": slug, "label": text, "aliases": texts, "summary": text, "broader": broader}
    own = id_of(item)
    if own not in done or listed[own] is not item:
        done[own] = record(Theme, item, readers)
    return done[own]


def _sections(
    person: Reader[Person], filed: Reader[tuple[Theme, ...]], cautions: Listed[records.Caution], value: Any
) -> tuple[records.Section, ...]:
    limited = limits(cautions.entries.values())
    attribution: dict[str, Reader[Any]] = {
        "status": choice(*get_args(records.Status)),
        "credited_to": person,
        "work": text,
        "year": whole_number,
        "locator": text,
        "note": text,
        "evidence": texts,
    }
    quote: dict[str, Reader[Any]] = {
        "id": slug,
        "text": text,
        "as_printed": text,
        "speaker": person,
        "attribution": lambda item: record(records.Attribution, item, attribution),
        "themes": filed,
    }
    practice: dict[str, Reader[Any]] = {
        "id": slug,
        "kind": choice(*get_args(records.PracticeKind)),
        "text": text,
        "themes": filed,
    }
    section: dict[str, Reader[Any]] = {
        "id": slug,
        "title": text,
        "summary": text,
        "paragraphs": texts,
        "themes": filed,
        "questions": texts,
        "source_heading": text,
    }

    def read(position: int, item: Any) -> records.Section:
        own = id_of(item)
        inside: dict[str, Reader[Any]] = {
            "quotes": each(lambda each_quote: record(records.Quote, each_quote, quote, section=own)),
            "practices": each(lambda each_practice: record(records.Practice, each_practice, practice, section=own)),
        }
        return record(records.Section, item, section | inside, position=position, cautions=limited.get(own, ()))

    items = listing(value)
    return all_of(read, range(len(items)), items)
