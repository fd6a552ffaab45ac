"""Manuscripts: a guide as editors write it, a folder of TOML files."""

import tomllib
from pathlib import Path
from typing import Any

import attrs

from steadyhand.decoding import decode
from steadyhand.errors import FaultyManuscript, InvalidGuide, did_you_mean, nearest
from steadyhand.faults import Fault
from steadyhand.guide import Guide

GUIDE_FILE = "guide.toml"
SECTIONS_FOLDER = "sections"
LISTS: dict[str, tuple[str, ...]] = {
    "themes.toml": ("themes",),
    "people.toml": ("people",),
    "resources.toml": ("resources",),
    "concepts.toml": ("concepts",),
    "cautions.toml": ("cautions", "help_lines"),
    "takeaways.toml": ("takeaways",),
}
"""Which lists of entries stand in which file. A file may list nothing, but it is there: a guide does not
lose its cautions because a file was misnamed."""


def read(folder: Path) -> Guide:
    """The guide that a manuscript describes.

    The folder has `guide.toml` with what is said of the whole (and its edition's number), a file for
    each list of entries, and `sections/` with a file a section, in the order of their names.
    Raises `FaultyManuscript` with every fault of every file.
    """
    if not folder.is_dir():
        raise FaultyManuscript((Fault((), "there is no such folder", file=str(folder)),))
    files = _Files(folder)
    content = files.content()
    if files.faults:
        raise FaultyManuscript(tuple(files.faults))
    try:
        return decode(content)
    except InvalidGuide as invalid:
        located = (files.locate(fault) for fault in invalid.faults)
        raise FaultyManuscript(tuple(sorted(located, key=lambda fault: fault.file or ""))) from None


class _Files:
    """The files of a manuscript, put together as one guide's content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.sections = sorted((folder / SECTIONS_FOLDER).glob("*.toml"))

    def content(self) -> dict[str, Any]:
        content = self._parse(self.folder / GUIDE_FILE)
        self._refuse_strangers()
        for name, keys in LISTS.items():
            listed = self._parse(self.folder / name)
            self._refuse_others(name, listed, keys)
            content |= {key: listed.get(key, []) for key in keys}
        return content | {"sections": [self._parse(file) for file in self.sections]}

    def locate(self, fault: Fault) -> Fault:
        """The fault with the file it is in, and its path as it stands in that file."""
        key, *rest = fault.path or ("",)
        if key == "sections" and rest:
            position, *inside = rest
            file = self.sections[int(position)].relative_to(self.folder).as_posix()
            return attrs.evolve(fault, file=file, path=tuple(inside))
        file = next((name for name, keys in LISTS.items() if key in keys), GUIDE_FILE)
        return attrs.evolve(fault, file=file)

    def _parse(self, file: Path) -> dict[str, Any]:
        name = file.relative_to(self.folder).as_posix()
        try:
            return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            self.faults.append(Fault((), "there is no such file", file=name))
        except UnicodeDecodeError as error:
            self.faults.append(Fault((), f"this is not UTF-8 (byte {error.start})", file=name))
        except tomllib.TOMLDecodeError as error:
            self.faults.append(Fault((), f"this is not TOML: {error}", file=name))
        return {}

    def _refuse_strangers(self) -> None:
        expected = {GUIDE_FILE, *LISTS}
        for file in sorted(self.folder.glob("*.toml")):
            if file.name not in expected:
                meant = did_you_mean(nearest(file.name, expected))
                self.faults.append(Fault((), f"a manuscript has no such file{meant}", file=file.name))

    def _refuse_others(self, name: str, listed: dict[str, Any], keys: tuple[str, ...]) -> None:
        expected = " and ".join(f"[[{key}]]" for key in keys)
        self.faults += (
            Fault((key,), f"there is no such key; {expected} belong here", file=name)
            for key in listed
            if key not in keys
        )
