"""What is asked of a manuscript beyond being whole: typography, provenance, and that everything can be reached."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from steadyhand.authoring.folder import Folder
from steadyhand.authoring.manuscript import STANDING_FILE, Manuscript
from steadyhand.authoring.tables import as_list, tables
from steadyhand.changes.statements import Evidence
from steadyhand.errors import InvalidRecord
from steadyhand.records.entry import Entry
from steadyhand.records.faults import Fault
from steadyhand.records.forms import forms, written
from steadyhand.records.help_line import WAYS, HelpLine
from steadyhand.records.kinds import PLURALS, noun
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Attribution, Quote

MARKS = {
    "a straight quotation mark or apostrophe": re.compile(r"[\"']"),
    "two spaces": re.compile(r"(?<=\S)  +(?=\S)"),
    "a space at an end": re.compile(r"\A\s+|(?<!\s)\s+\Z"),
    "a space before a mark": re.compile(r" (?=[,.;:?!](?:\s|$))"),
    "dots or hyphens for a mark": re.compile(r"\.\.\.|--| - "),
    "a character that cannot be seen": re.compile("[\x00-\x09\x0b-\x1f\x7f\u200b\u202a-\u202e\ufeff]"),
}


def typography(manuscript: Folder) -> Iterator[Fault]:
    """A typewriter's marks, doubled spaces and unseen characters in texts that are ours to set."""
    for path, _, form, text in manuscript.texts():
        if text.strip():
            source, place = manuscript.source_of(path)
            found = [(mark.start(), what) for what, pattern in MARKS.items() for mark in pattern.finditer(text)]
            places = source.places_in(place) if found else []
            for position, what in found:
                line, column = places[position]
                yield Fault(place, f"{form.name} has {what}", "typography", source.name, line, column)
            if text.count("“") != text.count("”") and str(manuscript.everything.get("language", "en")).startswith("en"):
                said = f"{form.name} has a quotation mark without its fellow"
                yield Fault(place, said, "typography", source.name, *source.place(place))


def provenance(manuscript: Folder) -> Iterator[Fault]:
    """Claims without evidence: verified quotes, help lines."""
    seen = {str(table.get("ref")) for _, record, table in manuscript.tables() if record is Evidence}
    for path, record, table in manuscript.tables():
        said = table.get("attribution") if record is Quote else None
        if isinstance(said, dict) and said.get("status") == "verified" and f"quotes/{table.get('id')}" not in seen:
            where = (*path, "attribution", "status")
            yield Fault(where, f"a verified attribution says in {STANDING_FILE} what was seen", "provenance")
        if record is Attribution:
            given: dict[str, Any] = {key: key in table for key in ("credited_to", "work", "locator")}
            try:
                Attribution(**given, status=table.get("status", ""), note="")
            except InvalidRecord as error:
                yield Fault(path, str(error), error.code)
        if record is HelpLine:
            if not {"evidence_year", "tried"} & table.keys():
                yield Fault(path, "a help line says when it was known to be there", "provenance")
            if not {*WAYS} & table.keys():
                yield Fault(path, "a help line can be called, texted or visited", "provenance")


def reach(manuscript: Manuscript) -> Iterator[Fault]:
    """Entries that nothing leads to. Where a file could not be read, it may be what does."""
    if not manuscript.is_read:
        return
    used = set(_references(manuscript.content))
    for path, record, table in tables(manuscript.content):
        if not issubclass(record, Entry) or record in (Quote, Practice):
            continue
        if "themes" in forms(record):
            if table.get("themes") == []:
                yield Fault((*path, "themes"), f"no theme leads to this {noun(record.kind)}", "unreachable")
        elif isinstance(table.get("id"), str) and (PLURALS[record.kind], table["id"]) not in used:
            yield Fault(path, f"nothing leads to this {noun(record.kind)}", "unreachable")


def order(manuscript: Manuscript) -> Iterator[Fault]:
    """Section files whose names do not put them in an order."""
    numbers = {source.name: re.match(r"\d+", PurePosixPath(source.name).name) for source in manuscript.parts}
    for name, number in numbers.items():
        if number is None:
            yield Fault((), "the name of a section’s file begins with its number", "order-clash", name, 1, 1)
    numbered = [(name, int(number[0])) for name, number in numbers.items() if number]
    for (before, low), (name, high) in pairwise(numbered):
        if low >= high:
            said = f"its number, {high}, does not put it after {before}"
            yield Fault((), said, "order-clash", name, 1, 1)


def _references(content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Everything that is referred to: the plural and the id."""
    for _, record, table in tables(content):
        for form in written(record).values():
            if form.means == "reference":
                value = table.get(form.name)
                yield from ((form.to, id) for id in (as_list(value) if form.many else [value]) if isinstance(id, str))
