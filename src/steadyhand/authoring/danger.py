"""What is asked of a manuscript for whoever is in danger: numbers, needs, what is allowed, what search listens for."""

import re
from collections.abc import Iterator

from steadyhand.authoring.manuscript import Manuscript
from steadyhand.authoring.tables import as_list
from steadyhand.editions import today
from steadyhand.errors import InvalidRecord
from steadyhand.finding.phrases import phrase
from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept
from steadyhand.records.entry import Entry
from steadyhand.records.faults import Fault
from steadyhand.records.forms import REF
from steadyhand.records.kinds import PLURALS
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.practice import Practice
from steadyhand.records.section import Limit, Section
from steadyhand.records.takeaway import Takeaway

PROSE = (Section, Limit, Practice, Takeaway, Caution, Concept)
NUMBER = re.compile(r"(?<![\w.])(?:000|11[0-9]|911|988|999|\d{5,}|\+?\d[\d ()/-]{5,}\d)(?![\w])")
"""What looks like a telephone number: a short one known to all, five digits in a row, or seven in groups."""
CALLED = re.compile(
    r"\b(?:call|dial|number|phone|reach|ring|text)\w*\b[^.?!\n]{0,40}?(?<![\w.:])(\d{2,4})(?![\w:])", re.IGNORECASE
)
"""Two to four digits after a word for calling: a telephone number where somebody in the contacts has it."""


def numbers(manuscript: Manuscript) -> Iterator[Fault]:
    """Telephone numbers in prose: a number is a fact of today, and no edition has any."""
    contacts = today.bundled()
    ways = (way for line in contacts.help_lines for way in (line.call, line.sms) if way)
    emergency = (each.number for region in contacts.regions for each in region.emergency)
    known = {digits for way in (*ways, *emergency) for digits in re.findall(r"\d+", way)}
    for place, record, _, text in manuscript.texts():
        if record in PROSE:
            long = (found[0] for found in NUMBER.finditer(text))
            short = (found[1] for found in CALLED.finditer(text) if found[1] in known)
            for number in [*long, *short][:1]:
                yield Fault(place, f"{number} reads like a telephone number", "number-in-prose")


def needs(manuscript: Manuscript) -> Iterator[Fault]:
    """Needs that no help line serves anywhere."""
    served = {need for line in today.bundled().help_lines for need in line.serves}
    for path, record, table in manuscript.tables():
        for position, need in enumerate(as_list(table.get("needs"))) if record is Caution else ():
            if isinstance(need, str) and need not in served:
                yield Fault((*path, "needs", position), f"no help line serves {need!r}", "unserved-need")


def allowed(manuscript: Manuscript) -> Iterator[Fault]:
    """Sections that a caution both allows and limits."""
    limited = {
        (f"sections/{section.get('id')}", limit.get("caution"))
        for _, record, section in manuscript.tables()
        if record is Section
        for limit in as_list(section.get("limits"))
        if isinstance(limit, dict)
    }
    for path, record, table in manuscript.tables():
        for position, ref in enumerate(as_list(table.get("allows"))) if record is Caution else ():
            if isinstance(ref, str) and (ref, table.get("id")) in limited:
                said = f"{ref} is allowed, and limited by this caution"
                yield Fault((*path, "allows", position), said, "allowed-and-limited")


def heard(manuscript: Manuscript) -> Iterator[Fault]:
    """Phrases that can match nothing anybody writes."""
    for position, table in enumerate(as_list(manuscript.everything["phrases"])):
        for key in ("calls", "hints", "harmless") if isinstance(table, dict) else ():
            for number, written in enumerate(as_list(table.get(key))):
                try:
                    phrase(written) if isinstance(written, str) else None
                except InvalidRecord as error:
                    yield Fault(("phrases", position, key, number), str(error), error.code)


def strays(manuscript: Manuscript) -> Iterator[Fault]:
    """What names, by a ref, an entry that is not there, nor ever was: beside the text, and what a caution allows."""
    if not manuscript.is_read:
        return
    refs = {
        f"{PLURALS[record.kind]}/{table.get('id')}" if issubclass(record, Entry) else str(table.get("ref"))
        for _, record, table in manuscript.tables()
        if issubclass(record, Entry) or record in (Moved, Retired)
    }
    for path, record, table in manuscript.tables():
        for position, ref in enumerate(as_list(table.get("allows"))) if record is Caution else ():
            if isinstance(ref, str) and re.fullmatch(REF, ref) and ref not in refs:
                yield Fault((*path, "allows", position), f"no entry has the ref {ref!r}", "dangling-reference")
    for key in ("questions", "evidence", "reviews", "tries", "recalls"):
        for position, table in enumerate(as_list(manuscript.everything[key])):
            ref = table.get("ref") if isinstance(table, dict) else None
            if isinstance(ref, str) and ref not in refs and not ref.startswith(("help_lines/", "regions/")):
                yield Fault((key, position, "ref"), f"no entry has the ref {ref!r}", "dangling-reference")
    for position, table in enumerate(as_list(manuscript.everything["phrases"])):
        caution = table.get("caution") if isinstance(table, dict) else None
        if isinstance(caution, str) and f"cautions/{caution}" not in refs:
            yield Fault(("phrases", position, "caution"), f"no caution has the id {caution!r}", "dangling-reference")
