"""Shelving: the folder of a guide's editions as publishing finds it, and how it is left."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from steadyhand.editions.beside import CHECKSUMS, CONTACTS, RECALLS, SEARCH, STANDING, Beside
from steadyhand.editions.edition import loads
from steadyhand.editions.guide import Guide
from steadyhand.editions.numbers import is_number, is_published, order
from steadyhand.editions.writing import sweep, write
from steadyhand.errors import DamagedEdition, EditionIsPublished, SteadyhandError
from steadyhand.records.canonical import checksum

LIVING = (CONTACTS, SEARCH, STANDING, RECALLS)
"""The files that live beside editions."""


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """While nobody else publishes in this folder, which is made where it is missing.

    Raises `SteadyhandError` where somebody does. The system forgets a publisher that was killed.
    """
    home.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    import fcntl

    folder = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise SteadyhandError(f"{home}: somebody else is publishing here; try again when they are done") from None
    else:
        yield
    finally:
        os.close(folder)


def numbers(home: Path) -> list[str]:
    """The numbers of the editions that lie in a folder, the oldest first; any other file is passed over."""
    return sorted((file.stem for file in home.glob("*.jsonl") if is_number(file.stem)), key=order)


def others(home: Path, own: str) -> list[Guide]:
    """The editions that lie in a folder, but the one that is being published, the oldest first.

    Raises `DamagedEdition` where one that is published for good is not what the manifest lists, or is not listed.
    """
    listed = Beside(home).sums
    for number in sorted((name.removesuffix(".jsonl") for name in listed if name.endswith(".jsonl")), key=str):
        if is_number(number) and number != own and is_published(number) and not (home / f"{number}.jsonl").exists():
            raise DamagedEdition(str(home / f"{number}.jsonl"), f"{CHECKSUMS} lists it, and it is not there")
    found = []
    for number in numbers(home):
        file = home / f"{number}.jsonl"
        if number != own:
            data = file.read_bytes()
            if is_published(number) and listed.get(file.name) != checksum(data):
                raise DamagedEdition(str(file), f"this is not the edition that {CHECKSUMS} lists")
            guide = loads(data, str(file))
            if (guide.id, guide.edition) != (home.name, number):
                raise DamagedEdition(str(file), f"it holds {guide.id} {guide.edition}, which its name does not say")
            found.append(guide)
    return found


def refuse_published(home: Path, own: str, data: bytes) -> None:
    """Raise `EditionIsPublished` where an edition for good was published under that number and said something else."""
    file = home / f"{own}.jsonl"
    if not is_published(own):
        return
    listed = Beside(home).sums.get(file.name)
    there = holds(file, data) if file.exists() else True
    if not there or listed not in (None, checksum(data)):
        raise EditionIsPublished(str(file), own)


def holds(file: Path, data: bytes) -> bool:
    """Whether a file is there and holds just that."""
    return file.exists() and file.read_bytes() == data


def put(home: Path, own: str, data: bytes, living: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write an edition, what lives beside it, and last the manifest of them all; the names of what was not so before.

    What is no longer said anything of is taken away.
    """
    files = {f"{own}.jsonl": data, **{name: held for name, held in living.items() if held}}
    changed = [name for name, held in files.items() if not holds(home / name, held)]
    sweep(home / f"{own}.jsonl")
    for name in changed:
        try:
            write(home / name, files[name], once=name == f"{own}.jsonl" and is_published(own))
        except FileExistsError:
            raise EditionIsPublished(str(home / name), own) from None
    return (*changed, *_listed(home, [name for name, held in living.items() if not held]))


def _listed(home: Path, gone: list[str]) -> list[str]:
    """Write the manifest."""
    names = [f"{number}.jsonl" for number in numbers(home)]
    names += [name for name in LIVING if name not in gone and (home / name).exists()]
    manifest = "".join(f"{checksum((home / name).read_bytes())}  {name}\n" for name in names).encode()
    changed = [] if holds(home / CHECKSUMS, manifest) else [CHECKSUMS]
    if changed:
        write(home / CHECKSUMS, manifest)
    for name in gone:
        (home / name).unlink(missing_ok=True)
    return changed


def list_again(home: Path) -> None:
    """Write the manifest of a folder in which a living file is another now."""
    _listed(home, [])
