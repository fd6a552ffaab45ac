"""Today: what lives beside an edition, contacts, search material and standing, each read when it is first asked for."""

import os
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from importlib_resources import files
from importlib_resources.abc import Traversable

from steadyhand.editions.beside import CONTACTS, SEARCH, STANDING, Beside
from steadyhand.errors import DamagedEdition
from steadyhand.records.once import Once

if TYPE_CHECKING:
    from steadyhand.editions.contacts import Contacts

VARIABLE = "STEADYHAND_CONTACTS"
"""The environment variable that names an application's own file of contacts."""

_once = Once()
_SHELF = files(__package__)
"""Found when this module is imported, so that no fork comes upon a thread that holds an import's lock to find it."""


def _none() -> None:
    return None


class Today(NamedTuple):
    """What is known today beside what an edition says."""

    contacts: "Callable[[], Contacts | None]" = _none
    search: Callable[[], Any] = _none
    """The search material; None where it is missing or is not what the manifest says."""
    standing: Callable[[], Any] = _none


NOTHING = Today()
"""What is known beside a guide that lies nowhere."""


def shelf() -> Traversable:
    """The folder of the installed guides, wherever this package lies and by whatever name: a copy reads its own."""
    return _SHELF


def beside(folder: Beside, contacts: "Contacts | None" = None) -> Today:
    """What lives beside the editions in a folder; contacts that are given replace ours and the guide's own."""
    return Today(lambda: contacts or _with_own(folder), lambda: _search(folder), lambda: folder.said(STANDING))


def bundled() -> "Contacts":
    """The contacts that come with steadyhand."""
    return _once("contacts", lambda: _read((shelf() / CONTACTS).read_bytes(), CONTACTS))


def given(path: "str | PathLike[str] | None") -> "Contacts | None":
    """The contacts of an application: those in a file, else those that its environment names, else None.

    Raises `DamagedEdition`, and OSError where there is no such file.
    """
    named = path or os.environ.get(VARIABLE)
    return _read(Path(named).read_bytes(), str(named)) if named else None


def _with_own(folder: Beside) -> "Contacts":
    from steadyhand.editions.contacts import joined

    if CONTACTS not in folder.sums:
        return bundled()
    return joined(bundled(), _read(folder.data(CONTACTS), folder.place(CONTACTS)))


def _search(folder: Beside) -> Any:
    try:
        return folder.said(SEARCH)
    except DamagedEdition:
        return None


def _read(data: bytes, file: str) -> "Contacts":
    from steadyhand.editions.contacts import loads

    return loads(data, file)
