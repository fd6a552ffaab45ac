"""Manuscripts: a guide as editors write it, a folder of TOML files."""

from collections.abc import Iterator
from functools import cached_property
from os.path import lexists
from pathlib import Path
from typing import Any

import attrs

from steadyhand.authoring.source import Source
from steadyhand.editions.decoding import decode
from steadyhand.editions.guide import Guide
from steadyhand.errors import FaultyManuscript, InvalidGuide
from steadyhand.records.faults import Fault
from steadyhand.records.suggestions import did_you_mean, nearest

MANUSCRIPT = "guide.toml"
SECTIONS_FOLDER = "sections"
LEDGER_FILE = "ledger.toml"
LISTS: dict[str, tuple[str, ...]] = {
    "themes.toml": ("themes",),
    "people.toml": ("people",),
    "resources.toml": ("resources",),
    "concepts.toml": ("concepts",),
    "cautions.toml": ("cautions", "help_lines"),
    "takeaways.toml": ("takeaways",),
    LEDGER_FILE: ("moved", "retired", "published"),
}
"""Which lists stand in which file. A file may list nothing, but it is there: a guide does not lose its
cautions because a file was misnamed. The ledger alone need not be: a new guide has none."""
ELSEWHERE = {key: name for name, keys in LISTS.items() for key in keys} | {SECTIONS_FOLDER: f"{SECTIONS_FOLDER}/"}
"""Where each part of a guide stands that is not in its guide file."""


def read(folder: Path) -> Guide:
    """The guide that a manuscript describes.

    The folder has `guide.toml` with what is said of the whole (and its edition's number), a file for
    each list of entries, and `sections/` with a file a section, in the order of their names.
    Raises `FaultyManuscript` with every fault of every file.
    """
    manuscript = Manuscript(folder)
    faults = manuscript.faults()
    if faults:
        raise FaultyManuscript(faults)
    return decode(manuscript.content)


@attrs.frozen
class Manuscript:
    """The files of a manuscript, put together as one guide's content."""

    folder: Path

    @cached_property
    def sections(self) -> tuple[Source, ...]:
        """The files of the sections, in the order of their names."""
        files = sorted((self.folder / SECTIONS_FOLDER).glob("[!.]*.toml"))
        return tuple(Source.read(self.folder, f"{SECTIONS_FOLDER}/{file.name}") for file in files)

    @cached_property
    def lists(self) -> dict[str, Source]:
        """The other files that are there, by their names."""
        present = [name for name in (MANUSCRIPT, *LISTS) if lexists(self.folder / name)]
        return {name: Source.read(self.folder, name) for name in present}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file that is there."""
        return (*self.lists.values(), *self.sections)

    @cached_property
    def content(self) -> dict[str, Any]:
        """What the files say, as the plain content of a guide."""
        said = {name: source.content for name, source in self.lists.items()}
        lists = {key: said.get(name, {}).get(key, []) for name, keys in LISTS.items() for key in keys}
        del lists["published"]
        own = {key: value for key, value in said.get(MANUSCRIPT, {}).items() if key not in ELSEWHERE}
        return {**own, **lists, "sections": [source.content for source in self.sections]}

    @property
    def published(self) -> Any:
        """What the ledger says of editions: each one's number and the refs that came with it."""
        return self.lists[LEDGER_FILE].content.get("published", []) if LEDGER_FILE in self.lists else []

    @property
    def is_read(self) -> bool:
        """Whether all files are there and could be read."""
        return not any(True for _ in self._unread())

    def faults(self) -> tuple[Fault, ...]:
        """Everything that keeps the files from being a whole guide, in the order of the files and their lines."""
        if not self.folder.is_dir():
            return (Fault((), "there is no such folder", "missing-file", str(self.folder), 1, 1),)
        found = [*self._unread(), *self._strangers()]
        try:
            decode(self.content, self._doubtful())
        except InvalidGuide as invalid:
            unread = {fault.file for fault in found if fault.code != "unknown-key"}
            found += (fault for fault in map(self.locate, invalid.faults) if fault.file not in unread)
        return in_order(found)

    def locate(self, fault: Fault) -> Fault:
        """The fault with its file, line and column, and its path as it stands in that file."""
        source, path = self.source_of(fault.path)
        message = fault.message
        if fault.elsewhere is not None:
            other, place = self.source_of(fault.elsewhere)
            message += ", at {}:{}:{}".format(other.name, *other.place(place))
        line, column = source.place(path, of_key=fault.code == "unknown-key")
        return attrs.evolve(fault, file=source.name, path=path, line=line, column=column, message=message)

    def source_of(self, path: tuple[str | int, ...]) -> tuple[Source, tuple[str | int, ...]]:
        """The file that a path in the guide's content leads to, and the path in that file."""
        key, *rest = path or ("",)
        if key == SECTIONS_FOLDER and rest:
            position, *inside = rest
            return self.sections[int(position)], tuple(inside)
        name = ELSEWHERE.get(str(key), MANUSCRIPT)
        return self.lists.get(name, Source(name, b"", {})), path

    def _unread(self) -> Iterator[Fault]:
        """Files that are missing or cannot be read."""
        absent = [name for name in (MANUSCRIPT, *LISTS) if name not in self.lists and name != LEDGER_FILE]
        yield from (Fault((), "there is no such file", "missing-file", name, 1, 1) for name in absent)
        yield from (source.fault for source in self.sources if source.fault)

    def _doubtful(self) -> dict[str, tuple[str, ...]]:
        """The ids, kind by kind, that the unread files may give; `*` where nobody can know."""
        absent = [key for name, keys in LISTS.items() if name not in self.lists for key in keys]
        doubtful: dict[str, tuple[str, ...]] = dict.fromkeys(absent, ("*",))
        for name, source in self.lists.items():
            if source.fault:
                doubtful |= dict.fromkeys(LISTS.get(name, ()), source.ids or ("*",))
        unread = [source.ids[0] if source.ids else "*" for source in self.sections if source.fault]
        return {**doubtful, "sections": tuple(unread)}

    def _strangers(self) -> Iterator[Fault]:
        """Files and lists that a manuscript does not have."""
        expected = {MANUSCRIPT, *LISTS}
        for file in sorted(self.folder.glob("*.toml")):
            if file.name not in expected:
                meant = did_you_mean(nearest(file.name, expected))
                yield Fault((), f"a manuscript has no such file{meant}", "unknown-file", file.name, 1, 1)
        for file in sorted((self.folder / SECTIONS_FOLDER).glob("[!.]*")):
            if file.suffix != ".toml":
                name = f"{SECTIONS_FOLDER}/{file.name}"
                yield Fault((), "a section's file ends in .toml", "unknown-file", name, 1, 1)
        for name, source in self.lists.items():
            belong = " and ".join(f"[[{key}]]" for key in LISTS.get(name, ()))
            for key in source.content:
                if name == MANUSCRIPT and key in ELSEWHERE:
                    said = f"there is no such key; it belongs in {ELSEWHERE[key]}"
                elif name != MANUSCRIPT and key not in LISTS[name]:
                    said = f"there is no such key; {belong} belong here"
                else:
                    continue
                line, column = source.place((key,), of_key=True)
                yield Fault((key,), said, "unknown-key", name, line, column)


def in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """The faults by file, line and column, each said once."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda each: (each.file or "", each.line or 0, each.column or 0)))
