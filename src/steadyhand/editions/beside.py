"""Beside an edition: the files that live, and by which SHA256SUMS says what they are."""

from typing import Any

from importlib_resources.abc import Traversable

from steadyhand.editions.numbers import is_number
from steadyhand.errors import DamagedEdition
from steadyhand.records.canonical import checksum

CHECKSUMS = "SHA256SUMS"
"""The manifest of a guide's files, as `sha256sum --check` reads it."""
EDITION = ".jsonl"
"""What the name of an edition's file ends in."""
SEARCH = "search.json"
STANDING = "standing.json"
RECALLS = "recalls.json"
CONTACTS = "contacts.jsonl"


class Beside:
    """The folder of a guide's editions, and what its manifest lists."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        manifest = folder / CHECKSUMS
        text = manifest.read_bytes().decode("ascii", "replace") if manifest.is_file() else ""
        listed = (line.split("  ", 1) for line in text.splitlines() if "  " in line)
        self.sums: dict[str, str] = {name: said for said, name in listed if "/" not in name}
        """The checksums of the files, by their names."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the editions that are listed."""
        stems = (name.removesuffix(EDITION) for name in self.sums if name.endswith(EDITION))
        return tuple(number for number in stems if is_number(number))

    def place(self, name: str) -> str:
        """Where a file lies."""
        return str(self._folder / name)

    def data(self, name: str) -> bytes:
        """The bytes of a file that is listed. Raises `DamagedEdition` where they are not those that were."""
        file = self._folder / name
        try:
            data = file.read_bytes()
        except OSError as error:
            raise DamagedEdition(str(file), f"{CHECKSUMS} lists it, and it cannot be read ({error})") from None
        found = checksum(data)
        if found != self.sums[name]:
            said = f"its checksum is {found}, but {CHECKSUMS} lists {self.sums[name]}"
            raise DamagedEdition(str(file), said, f"sha256-{self.sums[name]}", f"sha256-{found}")
        return data

    def said(self, name: str) -> Any:
        """The one table that a file holds; None where it is not listed. Raises `DamagedEdition`."""
        if name not in self.sums:
            return None
        from steadyhand.editions import bounded

        try:
            return bounded.lines(self.data(name))[0]
        except bounded.Unsound as cause:
            raise DamagedEdition(self.place(name), str(cause)) from None
