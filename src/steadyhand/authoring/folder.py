"""Folders: the TOML files that editors write, which lists stand in which, and the place of every fault."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from os.path import lexists
from pathlib import Path
from typing import Any, ClassVar

import attrs

from steadyhand.authoring.source import Source
from steadyhand.authoring.tables import Place, as_list, tables
from steadyhand.records.faults import Fault
from steadyhand.records.forms import Form, written
from steadyhand.records.suggestions import did_you_mean, nearest


@attrs.frozen
class Layout:
    """What stands in which file of a folder."""

    lists: Mapping[str, tuple[str, ...]]
    """The lists in each file, by its name."""
    optional: tuple[str, ...] = ()
    """Files that need not be there."""
    whole: str = ""
    """The file in which what is said of the whole stands, if there is one."""
    parts: str = ""
    """The folder with a file for each item of the list that has its name, if there is one."""

    @cached_property
    def elsewhere(self) -> Mapping[str, str]:
        """The file of each list."""
        return {key: name for name, keys in self.lists.items() for key in keys} | (
            {self.parts: f"{self.parts}/"} if self.parts else {}
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all files."""
        return (*([self.whole] if self.whole else []), *self.lists)


@attrs.frozen
class Folder(ABC):
    """The files of a folder, put together."""

    records: ClassVar[Mapping[str, Any]] = {}
    """What an item of each list becomes."""
    whole: ClassVar[Any] = None
    """What is said of the whole becomes."""

    folder: Path
    layout: Layout

    def tables(self) -> Iterator[tuple[Place, Any, dict[str, Any]]]:
        """Every table, with its path and the record it becomes, however wrong it is."""
        return tables(self.everything, self.records, self.whole)

    def texts(self) -> Iterator[tuple[Place, Any, Form, str]]:
        """Every text for people, with its path, the record that it is in and the form of the key it stands under."""
        for path, record, table in self.tables():
            for form in written(record).values():
                held = table.get(form.name)
                if form.means == "text" and form.many:
                    for position, text in enumerate(as_list(held)):
                        if isinstance(text, str):
                            yield (*path, form.name, position), record, form, text
                elif form.means == "text" and isinstance(held, str):
                    yield (*path, form.name), record, form, held

    def faults(self) -> tuple[Fault, ...]:
        """Everything that keeps the files from being what they are for, in the order of the files and their lines."""
        if not self.folder.is_dir():
            return (Fault((), "there is no such folder", "missing-file", str(self.folder), 1, 1),)
        found = [*self.unread(), *self.strangers()]
        unread = {fault.file for fault in found if fault.code != "unknown-key"}
        found += (fault for fault in map(self.located, self.wrong()) if fault.file not in unread)
        return in_order(found)

    @abstractmethod
    def wrong(self) -> Iterable[Fault]:
        """What is wrong with what the files say."""

    @cached_property
    def parts(self) -> tuple[Source, ...]:
        """The files that are an item each, in the order of their names."""
        inside = self.layout.parts
        files = sorted((self.folder / inside).glob("[!.]*.toml")) if inside else []
        return tuple(Source.read(self.folder, f"{inside}/{file.name}") for file in files)

    @cached_property
    def lists(self) -> dict[str, Source]:
        """The other files that are there, by their names."""
        present = [name for name in self.layout.names if lexists(self.folder / name)]
        return {name: Source.read(self.folder, name) for name in present}

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every file that is there."""
        return (*self.lists.values(), *self.parts)

    @cached_property
    def everything(self) -> dict[str, Any]:
        """What the files say, in one table."""
        return self.gathered()

    def gathered(self) -> dict[str, Any]:
        """What the files say, put together anew."""
        said = {name: source.content for name, source in self.lists.items()}
        lists = {key: said.get(name, {}).get(key, []) for name, keys in self.layout.lists.items() for key in keys}
        own = {key: value for key, value in said.get(self.layout.whole, {}).items() if key not in self.layout.elsewhere}
        parts = {self.layout.parts: [source.content for source in self.parts]} if self.layout.parts else {}
        return {**own, **lists, **parts}

    @property
    def is_read(self) -> bool:
        """Whether all files are there and could be read."""
        return not any(True for _ in self.unread())

    def located(self, fault: Fault) -> Fault:
        """The fault with its file, line and column, and its path as it stands in that file."""
        source, path = self.source_of(fault.path)
        message = fault.message
        if fault.elsewhere is not None:
            other, place = self.source_of(fault.elsewhere)
            message += ", at {}:{}:{}".format(other.name, *other.place(place))
        line, column = source.place(path, of_key=fault.code == "unknown-key")
        return attrs.evolve(fault, file=source.name, path=path, line=line, column=column, message=message)

    def source_of(self, path: tuple[str | int, ...]) -> tuple[Source, tuple[str | int, ...]]:
        """The file that a path in what the files say leads to, and the path in that file."""
        key, *rest = path or ("",)
        if key == self.layout.parts and rest:
            position, *inside = rest
            return self.parts[int(position)], tuple(inside)
        name = self.layout.elsewhere.get(str(key), self.layout.whole)
        return self.lists.get(name, Source(name, b"", {})), path

    def unread(self) -> Iterator[Fault]:
        """Files that are missing or cannot be read."""
        absent = [name for name in self.layout.names if name not in self.lists and name not in self.layout.optional]
        yield from (Fault((), "there is no such file", "missing-file", name, 1, 1) for name in absent)
        yield from (source.fault for source in self.sources if source.fault)

    def doubtful(self) -> dict[str, tuple[str, ...]]:
        """The ids, list by list, that the unread files may give; `*` where nobody can know."""
        absent = [key for name, keys in self.layout.lists.items() if name not in self.lists for key in keys]
        doubtful: dict[str, tuple[str, ...]] = dict.fromkeys(absent, ("*",))
        for name, source in self.lists.items():
            if source.fault:
                doubtful |= dict.fromkeys(self.layout.lists.get(name, ()), source.ids or ("*",))
        unread = [source.ids[0] if source.ids else "*" for source in self.parts if source.fault]
        return {**doubtful, self.layout.parts: tuple(unread)}

    def strangers(self) -> Iterator[Fault]:
        """Files and lists that such a folder does not have."""
        inside = {Path(name).parent.as_posix() for name in self.layout.names} - {"."}
        nested = (file for name in inside for file in (self.folder / name).glob("[!.]*"))
        for file in sorted([*self.folder.glob("*.toml"), *nested]):
            name = file.relative_to(self.folder).as_posix()
            if name not in self.layout.names:
                meant = did_you_mean(nearest(name, self.layout.names))
                yield Fault((), f"a manuscript has no such file{meant}", "unknown-file", name, 1, 1)
        for file in sorted((self.folder / self.layout.parts).glob("[!.]*")) if self.layout.parts else ():
            if file.suffix != ".toml":
                name = f"{self.layout.parts}/{file.name}"
                yield Fault((), "a section's file ends in .toml", "unknown-file", name, 1, 1)
        for name, source in self.lists.items():
            belong = " and ".join(f"[[{key}]]" for key in self.layout.lists.get(name, ()))
            for key in source.content:
                if name == self.layout.whole and key in self.layout.elsewhere:
                    said = f"there is no such key; it belongs in {self.layout.elsewhere[key]}"
                elif name != self.layout.whole and key not in self.layout.lists[name]:
                    said = f"there is no such key; {belong} belong here"
                else:
                    continue
                line, column = source.place((key,), of_key=True)
                yield Fault((key,), said, "unknown-key", name, line, column)


def in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """The faults by file, line and column, each said once."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda each: (each.file or "", each.line or 0, each.column or 0)))
