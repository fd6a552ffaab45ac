"""The shelf: which guides are installed, and the one Guide for each edition that is asked for."""

import os
import re
from collections.abc import Iterable, Mapping
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from steadyhand.editions.beside import RECALLS, Beside
from steadyhand.editions.building import NO_RECALLS, Lines
from steadyhand.editions.guide import Guide
from steadyhand.editions.numbers import is_number, order
from steadyhand.editions.today import VARIABLE, beside, given, shelf
from steadyhand.errors import DamagedEdition, UnknownEdition, UnknownGuide
from steadyhand.records.forms import SLUG
from steadyhand.records.recall import Recall

if TYPE_CHECKING:
    from steadyhand.editions.contacts import Contacts

BUNDLED = "pushed-away"
"""The id of the guide that comes with steadyhand."""

SPELLED = b"\\u"
"""What may spell out a character that no text may hold; where it stands, only the strict reader can tell."""

_loaded: dict[tuple[str, str | None, str | None], Guide] = {}
"""The guides by id, edition and the file of contacts that the environment names."""


def load(guide: str = BUNDLED, edition: str | None = None, contacts: "str | PathLike[str] | None" = None) -> Guide:
    """The guide with that id, in its newest edition or the one asked for.

    The file is read and its checksum compared once; whoever asks again, from any thread, is given the
    same Guide, unless contacts are given with the question. Raises `UnknownGuide`, `UnknownEdition`, and
    `DamagedEdition` when a file is not as it was published.

    >>> load("pushed-away") is load()
    True
    """
    environment = os.environ.get(VARIABLE)
    if contacts is None and (guide, edition, environment) in _loaded:
        return _loaded[guide, edition, environment]
    folder = _folder(guide)
    number = _chosen(folder.numbers, guide, edition)
    if contacts is not None:
        return _unaltered(folder, guide, number, given(contacts))
    read = _loaded.get((guide, number, environment)) or _unaltered(folder, guide, number, given(None))
    read = _loaded.setdefault((guide, number, environment), read)
    return _loaded.setdefault((guide, edition, environment), read)


def has_editions(folder: Path) -> bool:
    """Whether editions lie in a folder."""
    return bool(_files(folder))


def load_folder(folder: Path, edition: str | None = None, contacts: "str | PathLike[str] | None" = None) -> Guide:
    """The guide whose editions lie in a folder that has its id for a name; read strictly, and raises as `load` does."""
    name = folder.resolve().name
    number = _chosen(_files(folder), name, edition)
    return load_file(folder / _name(number), contacts, name, number)


def load_file(file: Path, contacts: "str | PathLike[str] | None" = None, guide: str = "", number: str = "") -> Guide:
    """The guide in an edition's file, read strictly; `guide` and `number` are what it must hold, where that is known.

    What lies beside the file is used. Raises `DamagedEdition`, and OSError.
    """
    folder = Beside(file.parent)
    data = folder.data(file.name) if file.name in folder.sums else file.read_bytes()
    read = _strictly(data, str(file))
    if number and (read.id, read.edition) != (guide, number):
        raise _misnamed(str(file), read)
    return Guide._published(Lines(data, _recalls(folder)), beside(folder, given(contacts)))


def guides() -> tuple[str, ...]:
    """The ids of the guides that are installed."""
    return tuple(sorted(each.name for each in shelf().iterdir() if each.is_dir() and Beside(each).numbers))


def editions(guide: str = BUNDLED) -> tuple[str, ...]:
    """The numbers of a guide's editions, the oldest first. Raises `UnknownGuide`."""
    return tuple(sorted(_folder(guide).numbers, key=order))


def _unaltered(folder: Beside, guide: str, number: str, contacts: "Contacts | None") -> Guide:
    """A guide built from a file that is as it was published; whatever fails, it is read strictly."""
    name = _name(number)
    data, strict = folder.data(name), partial(_strictly, file=folder.place(name))
    if SPELLED in data:
        strict(data)
    try:
        read = Guide._published(Lines(data, _recalls(folder), strict), beside(folder, contacts))
    except Exception:  # whatever it is, the bytes are to blame
        strict(data)
        raise
    if (read.id, read.edition) != (guide, number):
        raise _misnamed(folder.place(name), read)
    return read


def _strictly(data: bytes, file: str) -> Guide:
    from steadyhand.editions.edition import loads

    return loads(data, file)


def _recalls(folder: Beside) -> Mapping[str, Recall]:
    if RECALLS not in folder.sums:
        return NO_RECALLS
    from steadyhand.editions.recalls import recalls

    return recalls(folder)


def _misnamed(file: str, read: Guide) -> DamagedEdition:
    return DamagedEdition(file, f"it holds {read.id} {read.edition}, which its name does not say")


def _name(number: str) -> str:
    return f"{number}.jsonl"


def _chosen(numbers: Iterable[str], guide: str, edition: str | None) -> str:
    known = sorted(numbers, key=order)
    number = (known or [""])[-1] if edition is None else edition
    if number not in known:
        raise UnknownEdition(number, known, guide)
    return number


def _folder(guide: str) -> Beside:
    folder = Beside(shelf() / guide) if re.fullmatch(SLUG, guide) else None
    if folder is None or not folder.numbers:
        raise UnknownGuide(guide, guides())
    return folder


def _files(folder: Path) -> tuple[str, ...]:
    """The numbers of the editions whose files lie in a folder; any other file is passed over."""
    return tuple(file.name[:-6] for file in folder.glob("*.jsonl") if is_number(file.name[:-6]))
