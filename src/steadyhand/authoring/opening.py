"""Opening: the guide at a path, whatever lies there."""

from os import PathLike
from pathlib import Path

from steadyhand.editions import shelf
from steadyhand.editions.building import Lines
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps
from steadyhand.editions.today import Today, bundled, given
from steadyhand.errors import UnknownEdition


def load_path(path: Path, edition: str | None = None, contacts: "str | PathLike[str] | None" = None) -> Guide:
    """The guide in an edition's file, in a folder of editions that has its id for a name, or in a manuscript's folder.

    Raises `UnknownEdition`, `DamagedEdition`, `FaultyManuscript`, and OSError where nothing can be read.
    """
    if path.is_dir() and shelf.has_editions(path):
        return shelf.load_folder(path, edition, contacts)
    guide = _manuscript(path, contacts) if path.is_dir() else shelf.load_file(path, contacts)
    if edition not in (None, guide.edition):
        raise UnknownEdition(str(edition), [guide.edition], guide.id)
    return guide


def _manuscript(folder: Path, contacts: "str | PathLike[str] | None") -> Guide:
    """The guide of a manuscript, with the search material that it would be published with."""
    from steadyhand.authoring import living, manuscript

    opened = manuscript.opened(folder)
    guide, own = opened.guide(), given(contacts)
    today = Today(lambda: own or bundled(), lambda: living.material(opened, guide))
    return Guide._published(Lines(dumps(guide).encode()), today)
