"""The contacts as editors write them: regions and help lines, for all guides."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from os.path import lexists
from pathlib import Path
from typing import Any, ClassVar

import attrs

from steadyhand.authoring.folder import Folder, Layout
from steadyhand.authoring.tables import as_list
from steadyhand.editions.contacts import Contacts, dumps, loads
from steadyhand.editions.reading import Refused, each, lone
from steadyhand.errors import FaultyManuscript
from steadyhand.records.faults import Fault
from steadyhand.records.help_line import WAYS, HelpLine
from steadyhand.records.region import COUNTRIES, WORLD, Region

HELP_LINES_FILE = "help-lines.toml"
OLD = 3
"""Years after which evidence is old."""
CLASSES: Mapping[str, Any] = {"regions": Region, "help_lines": HelpLine}


def is_contacts(folder: Path) -> bool:
    """Whether what lies in a folder is contacts, not a guide."""
    return lexists(folder / HELP_LINES_FILE)


@attrs.frozen
class ContactsManuscript(Folder):
    """The files of contacts: regions, help lines, and numbers that nobody should call any more."""

    layout: Layout = Layout({"regions.toml": ("regions",), HELP_LINES_FILE: ("help_lines", "superseded")})
    records: ClassVar[Mapping[str, Any]] = CLASSES
    whole: ClassVar[Any] = None

    def gathered(self) -> dict[str, Any]:
        """What the files say; the id of a region is its code in small letters."""
        said = super().gathered()
        return {**said, "regions": [_with_id(table) for table in as_list(said["regions"])]}

    def contacts(self, on: date) -> Contacts:
        """The contacts as they are on a day. Raises `Refused` with what is wrong with them."""
        read: dict[str, Any] = {}
        refusals: list[Refused] = []
        for plural, cls in CLASSES.items():
            try:
                read[plural] = each(lone(cls))(self.everything[plural])
            except Refused as refused:
                refusals.append(refused.under(plural))
        if refusals:
            raise Refused.together(refusals)
        return Contacts(date=on.isoformat(), **read)

    def wrong(self) -> Iterator[Fault]:
        """What is wrong with what the files say."""
        try:
            contacts = self.contacts(date.min)
        except Refused as refused:
            yield from refused.faults
            return
        known = {region.code for region in contacts.regions}
        for position, region in enumerate(contacts.regions):
            if region.code.partition("-")[0] not in {*COUNTRIES, WORLD}:
                yield Fault(("regions", position, "code"), "ISO 3166 knows no such country", "bad-value")
        for position, line in enumerate(contacts.help_lines):
            if line.region not in known:
                said = f"no region has the code {line.region!r}"
                yield Fault(("help_lines", position, "region"), said, "dangling-reference")

    def superseded(self) -> Iterator[Fault]:
        """Fields with a number that nobody should call any more."""
        listed = (number for number in as_list(self.everything["superseded"]) if isinstance(number, str))
        numbers = {_digits(number): number for number in listed}
        for place, _, _, text in self.texts():
            for digits, number in numbers.items():
                if digits and digits in _digits(text):
                    yield Fault(place, f"{number} is superseded", "superseded-number")

    def old(self, on: date) -> Iterator[Fault]:
        """Evidence that is old on a day."""
        for plural in CLASSES:
            for position, table in enumerate(as_list(self.everything[plural])):
                year = table.get("evidence_year") if isinstance(table, dict) else None
                if isinstance(year, int) and year < on.year - OLD:
                    said = f"the newest evidence is of {year}, more than {OLD} years ago"
                    yield Fault((plural, position, "evidence_year"), said, "old-evidence")


def refreshed(folder: Path, file: Path, on: date) -> bytes:
    """The file of the contacts in a manuscript that is sound; where nothing in them is another, that which is there.

    Raises `FaultyManuscript` where a way to reach a line is another and the day somebody tried it is not.
    """
    contacts = ContactsManuscript(folder).contacts(on)
    former = loads(file.read_bytes(), str(file)) if file.exists() else None
    if former:
        faults = tuple(_untried(contacts, former))
        if faults:
            raise FaultyManuscript(faults)
        if attrs.evolve(contacts, date=former.date) == former:
            contacts = former
    return dumps(contacts).encode()


def _untried(contacts: Contacts, former: Contacts) -> Iterator[Fault]:
    was = {line.id: line for line in former.help_lines}
    for position, line in enumerate(contacts.help_lines):
        old = was.get(line.id)
        if old and line.tried and line.tried == old.tried:
            for way in WAYS:
                if getattr(line, way) != getattr(old, way):
                    said = f"{line.ref}: {way} is another, and the day it was tried is not"
                    yield Fault(("help_lines", position, way), said, "stale-try", HELP_LINES_FILE, 1, 1)


def _with_id(table: Any) -> Any:
    code = table.get("code") if isinstance(table, dict) else None
    return {"id": code.lower(), **table} if isinstance(code, str) else table


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
