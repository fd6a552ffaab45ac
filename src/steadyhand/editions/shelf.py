"""The shelf: which guides are installed, and the one Guide for each edition that is asked for."""

from pathlib import Path

from importlib_resources import files
from importlib_resources.abc import Traversable

from steadyhand.editions.edition import loads
from steadyhand.editions.guide import Guide
from steadyhand.editions.numbers import is_number, order
from steadyhand.errors import DamagedEdition, UnknownEdition, UnknownGuide

BUNDLED = "pushed-away"
"""The id of the guide that comes with steadyhand."""

_loaded: dict[tuple[str, str | None], Guide] = {}


def load(guide: str = BUNDLED, edition: str | None = None) -> Guide:
    """The guide with that id, in its newest edition or the one asked for.

    The file is read and its digest checked once; whoever asks again, from any thread, is given the
    same Guide. Raises `UnknownGuide`, `UnknownEdition`, and `DamagedEdition` when the file is not as
    it was published.

    >>> load("pushed-away") is load()
    True
    """
    if (guide, edition) in _loaded:
        return _loaded[guide, edition]
    number, file = _chosen(_editions(guide), guide, edition)
    read = _loaded.get((guide, number)) or _loaded.setdefault((guide, number), _read(file, guide, number))
    return _loaded.setdefault((guide, edition), read)


def has_editions(folder: Path) -> bool:
    """Whether editions lie in a folder."""
    return bool(_files(folder))


def load_folder(folder: Path, edition: str | None = None) -> Guide:
    """The guide whose editions lie in a folder that has its id for a name; raises as `load` does."""
    name = folder.resolve().name
    number, file = _chosen(_files(folder), name, edition)
    return _read(file, name, number)


def guides() -> tuple[str, ...]:
    """The ids of the guides that are installed."""
    return tuple(sorted(folder.name for folder in _shelf().iterdir() if folder.is_dir() and _files(folder)))


def editions(guide: str = BUNDLED) -> tuple[str, ...]:
    """The numbers of a guide's editions, the oldest first. Raises `UnknownGuide`."""
    return tuple(sorted(_editions(guide), key=order))


def _read(file: Traversable, guide: str, number: str) -> Guide:
    read = loads(file.read_bytes(), str(file))
    if (read.id, read.edition) != (guide, number):
        raise DamagedEdition(str(file), f"it holds {read.id} {read.edition}, which its name does not say")
    return read


def _chosen(published: dict[str, Traversable], guide: str, edition: str | None) -> tuple[str, Traversable]:
    number = max(published, key=order, default="") if edition is None else edition
    if number not in published:
        raise UnknownEdition(number, sorted(published, key=order), guide)
    return number, published[number]


def _shelf() -> Traversable:
    # Wherever this package lies, and by whatever name: a vendored copy reads its own editions.
    return files(__package__)


def _editions(guide: str) -> dict[str, Traversable]:
    if guide not in guides():
        raise UnknownGuide(guide, guides())
    return _files(_shelf() / guide)


def _files(folder: Traversable) -> dict[str, Traversable]:
    """The edition files in a guide's folder, by the numbers in their names; any other file is passed over."""
    found = {file.name.removesuffix(".json"): file for file in folder.iterdir() if file.name.endswith(".json")}
    return {number: file for number, file in found.items() if is_number(number)}
