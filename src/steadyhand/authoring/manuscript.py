"""Manuscripts: a guide as editors write it, a folder of TOML files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import attrs

from steadyhand.authoring.contacts import ContactsManuscript, is_contacts
from steadyhand.authoring.folder import Folder, Layout
from steadyhand.authoring.sentences import Asked, Phrases
from steadyhand.changes.statements import STATEMENTS
from steadyhand.editions.content import LISTED
from steadyhand.editions.decoding import decode
from steadyhand.editions.guide import Guide
from steadyhand.editions.reading import Refused, each, lone, text
from steadyhand.errors import FaultyManuscript, InvalidGuide, SteadyhandError
from steadyhand.records.faults import Fault

MANUSCRIPT = "guide.toml"
SECTIONS_FOLDER = "sections"
LEDGER_FILE = "ledger.toml"
STANDING_FILE = "standing.toml"
RECALLS_FILE = "recalls.toml"
LIVING: Mapping[str, Any] = {"questions": Asked, "phrases": Phrases, **STATEMENTS}
"""The lists that are no part of an edition, and what an item of each becomes."""
LAYOUT = Layout(
    {
        "themes.toml": ("themes",),
        "people.toml": ("people",),
        "resources.toml": ("resources",),
        "concepts.toml": ("concepts",),
        "cautions.toml": ("cautions",),
        "takeaways.toml": ("takeaways",),
        LEDGER_FILE: ("moved", "retired", "published"),
        "search/questions.toml": ("questions",),
        "search/phrases.toml": ("phrases",),
        "search/beyond.toml": ("beyond",),
        STANDING_FILE: ("evidence", "reviews", "tries"),
        RECALLS_FILE: ("recalls",),
    },
    optional=(
        LEDGER_FILE,
        "search/questions.toml",
        "search/phrases.toml",
        "search/beyond.toml",
        STANDING_FILE,
        RECALLS_FILE,
    ),
    whole=MANUSCRIPT,
    parts=SECTIONS_FOLDER,
)
"""Which lists stand in which file. A file may list nothing, but it is there: a guide does not lose its
cautions because a file was misnamed. What lives beside the text may be missing, and so may a new guide's ledger."""


def read(folder: Path) -> Guide:
    """The guide that a manuscript describes.

    The folder has `guide.toml` with what is said of the whole (and its edition's number), a file for
    each list of entries, and `sections/` with a file a section, in the order of their names.
    Raises `FaultyManuscript` with every fault of every file.
    """
    return opened(folder).guide()


def manuscript_in(folder: Path) -> "ContactsManuscript | Manuscript":
    """What lies in a folder: contacts or a guide's manuscript."""
    return ContactsManuscript(folder) if is_contacts(folder) else Manuscript(folder)


def opened(folder: Path) -> "Manuscript":
    """The guide's manuscript in a folder. Raises `FaultyManuscript` with every fault of every file."""
    manuscript = manuscript_in(folder)
    if not isinstance(manuscript, Manuscript):
        raise SteadyhandError(f"{folder}: these are contacts, not the manuscript of a guide")
    faults = manuscript.faults()
    if faults:
        raise FaultyManuscript(faults)
    return manuscript


@attrs.frozen
class Manuscript(Folder):
    """The files of a manuscript, put together as one guide's content and what lives beside it."""

    layout: Layout = LAYOUT
    records: ClassVar[Mapping[str, Any]] = {**LISTED, **LIVING}
    whole: ClassVar[Any] = Guide

    @property
    def content(self) -> dict[str, Any]:
        """What the files say of the guide, as its plain content."""
        unsaid = {*LIVING, "beyond", "published"}
        return {key: value for key, value in self.everything.items() if key not in unsaid}

    def guide(self) -> Guide:
        """The guide, of a manuscript that has no faults."""
        return decode(self.content)

    def living(self, key: str) -> tuple[Any, ...]:
        """What stands in one of the lists that are no part of an edition. Raises `Refused`."""
        try:
            return each(text if key == "beyond" else lone(LIVING[key]))(self.everything[key])
        except Refused as refused:
            raise refused.under(key) from None

    @property
    def published(self) -> Any:
        """What the ledger says of editions: each one's number, digest and the refs that came with it."""
        return self.everything["published"]

    def wrong(self) -> list[Fault]:
        """What keeps what the files say from being a whole guide, with what lives beside it."""
        found: list[Fault] = []
        try:
            decode(self.content, self.doubtful())
        except InvalidGuide as invalid:
            found += invalid.faults
        for key in (*LIVING, "beyond"):
            try:
                self.living(key)
            except Refused as refused:
                found += refused.faults
        return found
