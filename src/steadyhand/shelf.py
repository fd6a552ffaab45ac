"""The shelf: which guides are installed, and the one Guide for each edition that is asked for."""

import re
from threading import Lock

from importlib_resources import files
from importlib_resources.abc import Traversable

from steadyhand import edition as edition_file
from steadyhand.errors import DamagedEdition, UnknownEdition, UnknownGuide
from steadyhand.guide import Guide
from steadyhand.promises import order
from steadyhand.suggestions import nearest

BUNDLED = "pushed-away"
"""The id of the guide that comes with steadyhand."""

_loaded: dict[tuple[str, str | None], Guide] = {}
_loading = Lock()


def load(guide: str = BUNDLED, *, edition: str | None = None) -> Guide:
    """The guide with that id, in its newest edition or the one asked for.

    The file is read and its digest checked once; whoever asks again, from any thread, is given the
    same Guide. Raises `UnknownGuide`, `UnknownEdition`, and `DamagedEdition` when the file is not as
    it was published.

    >>> load("pushed-away") is load()
    True
    """
    if (guide, edition) in _loaded:
        return _loaded[guide, edition]
    published = _editions(guide)
    number = edition if edition is not None else max(published, key=order)
    if number not in published:
        raise UnknownEdition(number, nearest(number, published), guide)
    with _loading:
        if (guide, number) not in _loaded:
            file = published[number]
            _loaded[guide, number] = _read(file, guide, number)
        return _loaded.setdefault((guide, edition), _loaded[guide, number])


def guides() -> tuple[str, ...]:
    """The ids of the guides that are installed."""
    return tuple(sorted(folder.name for folder in _shelf().iterdir() if folder.is_dir() and _files(folder)))


def editions(guide: str = BUNDLED) -> tuple[str, ...]:
    """The numbers of a guide's editions, the oldest first. Raises `UnknownGuide`."""
    return tuple(sorted(_editions(guide), key=order))


def _read(file: Traversable, guide: str, number: str) -> Guide:
    read = edition_file.loads(file.read_bytes(), str(file))
    if (read.id, read.edition) != (guide, number):
        raise DamagedEdition(str(file), f"it holds {read.id} {read.edition}, which its name does not say")
    return read


def _shelf() -> Traversable:
    return files("steadyhand") / "editions"


def _editions(guide: str) -> dict[str, Traversable]:
    if guide not in guides():
        raise UnknownGuide(guide, nearest(guide, guides()))
    return _files(_shelf() / guide)


def _files(folder: Traversable) -> dict[str, Traversable]:
    """The edition files in a guide's folder, by the numbers in their names; any other file is passed over."""
    found = {file.name.removesuffix(".json"): file for file in folder.iterdir() if file.name.endswith(".json")}
    return {number: file for number, file in found.items() if re.fullmatch(r"\d+\.\d+\.\d+", number)}
