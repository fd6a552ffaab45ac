"""Contacts: whom to call, for all guides, as a file of lines that is kept fresh."""

from collections.abc import Iterable
from typing import Any

import attrs

from steadyhand.editions import bounded
from steadyhand.editions.reading import Refused, filled, leaf, lone
from steadyhand.errors import DamagedEdition
from steadyhand.records import canonical
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry
from steadyhand.records.forms import Day, forms, tupled
from steadyhand.records.help_line import HelpLine
from steadyhand.records.kinds import CONTACTS, PLURALS, noun
from steadyhand.records.region import Region
from steadyhand.records.suggestions import quoted

FORMAT = 1
"""The version of the file's layout."""
NAME = "contacts"


@attrs.frozen(kw_only=True, repr=False, field_transformer=tupled)
class Contacts(Shown):
    """Regions and help lines as they were known on a day."""

    date: Day
    regions: tuple[Region, ...] = ()
    help_lines: tuple[HelpLine, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in the order of the file."""
        return (*self.regions, *self.help_lines)

    def __repr__(self) -> str:
        return f"<Contacts of {self.date}: {len(self.help_lines)} help lines>"


def dumps(contacts: Contacts) -> str:
    """The file of these contacts: a line that dates it, then a line an entry."""
    counts = {plural: len(getattr(contacts, plural)) for plural in CONTACTS if getattr(contacts, plural)}
    own = {"kind": NAME, "id": NAME, "format": FORMAT, "date": contacts.date}
    first = {**own, "counts": counts} if counts else own
    return "".join(f"{canonical.line(line)}\n" for line in (first, *(entry._line() for entry in contacts.entries)))


def loads(data: bytes, file: str = NAME) -> Contacts:
    """The contacts in a file. Raises `DamagedEdition`, naming the file, when it is not one to the letter."""
    try:
        first, *tables = bounded.lines(data)
        if first.get("kind") != NAME:
            raise bounded.Unsound("its first line is not that of contacts")
        if first.get("format") != FORMAT:
            said = f"its format is {quoted(first.get('format'))}; this version of steadyhand reads {FORMAT}"
            raise bounded.Unsound(said)
        contacts = _read(first, tables)
        bounded.refuse_otherwise(data, dumps(contacts).encode(), "file")
    except bounded.Unsound as cause:
        raise DamagedEdition(file, str(cause)) from None
    except Refused as refused:
        raise DamagedEdition(file, "\n".join(map(str, refused.faults))) from None
    return contacts


def joined(ours: Contacts, more: Contacts) -> Contacts:
    """Contacts with those of a guide added to them; of two with the same id ours is the one."""
    known = {entry.ref for entry in ours.entries}
    regions = (each for each in more.regions if each.ref not in known)
    lines = (each for each in more.help_lines if each.ref not in known)
    return attrs.evolve(ours, regions=(*ours.regions, *regions), help_lines=(*ours.help_lines, *lines))


def _read(first: dict[str, Any], tables: Iterable[dict[str, Any]]) -> Contacts:
    classes: dict[Any, Any] = {cls.kind: cls for cls in (Region, HelpLine)}
    date = leaf(forms(Contacts)["date"])(first.get("date"))
    read: dict[str, list[Any]] = {plural: [] for plural in CONTACTS}
    for number, table in enumerate(tables, 2):
        kind = table.pop("kind", None)
        if kind not in classes:
            raise bounded.Unsound(f"line {number}: {quoted(kind)} is no kind of contact")
        try:
            read[PLURALS[kind]].append(lone(classes[kind])(filled(classes[kind], table)))
        except Refused as refused:
            raise refused.under(f"line {number}") from None
    for plural, entries in read.items():
        ids = [entry.id for entry in entries]
        if len({*ids}) < len(ids):
            raise bounded.Unsound(f"two {plural} have the same id")
    for region in read["regions"]:
        if region.id != region.code.lower():
            raise bounded.Unsound(f"the id of the {noun('region')} {region.code} is {region.id!r}")
    return Contacts(date=date, regions=tuple(read["regions"]), help_lines=tuple(read["help_lines"]))
