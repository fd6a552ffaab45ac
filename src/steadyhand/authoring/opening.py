"""Opening: the guide at a path, whatever lies there."""

from pathlib import Path

from steadyhand.editions.edition import loads
from steadyhand.editions.guide import Guide
from steadyhand.editions.shelf import has_editions, load_folder
from steadyhand.errors import UnknownEdition


def load_path(path: Path, edition: str | None = None) -> Guide:
    """The guide in an edition's file, in a folder of editions that has its id for a name, or in a manuscript's folder.

    Raises `UnknownEdition`, `DamagedEdition`, `FaultyManuscript`, and OSError where nothing can be read.
    """
    if path.is_dir() and has_editions(path):
        return load_folder(path, edition)
    guide = _manuscript(path) if path.is_dir() else loads(path.read_bytes(), str(path))
    if edition not in (None, guide.edition):
        raise UnknownEdition(str(edition), [guide.edition], guide.id)
    return guide


def _manuscript(folder: Path) -> Guide:
    from steadyhand.authoring import manuscript

    return manuscript.read(folder)
