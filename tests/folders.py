"""Folders that tests write in: copies of manuscripts, and what became of them."""

import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from steadyhand.editions import bounded
from steadyhand.editions.content import of_lines
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps

Run: TypeAlias = Callable[..., tuple[int, str, str]]
"""The command line, run: its exit status, and what it wrote to either stream."""
HERE = Path(__file__).parent
ROOT = HERE.parent
SMALL = HERE / "manuscripts" / "small"
BUNDLED = ROOT / "src" / "manuscripts" / "pushed-away"
CONTACTS = ROOT / "src" / "manuscripts" / "contacts"
SHELF = ROOT / "src" / "steadyhand" / "editions"


def copy_of(folder: Path, place: Path) -> Path:
    """A copy of the folder that may be written to."""
    return Path(shutil.copytree(folder, place / folder.name))


def rewrite(file: Path, old: str, new: str) -> None:
    """Put something else in a file for what is in it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def renumber(folder: Path, number: str) -> None:
    """Give a manuscript's next edition a number."""
    file = folder / "guide.toml"
    text = re.sub(r'(?m)^edition = ".*"$', f'edition = "{number}"', file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name, and what it holds."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def sums(home: Path) -> dict[str, str]:
    """The SHA-256 of every edition in a folder and of what lies beside it, by the file's name."""
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in home.glob("*.json*")}


def listed(home: Path) -> dict[str, str]:
    """What a folder's checksums say, by the file's name."""
    lines = (home / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def content_of(guide: Guide) -> dict[str, Any]:
    """What a guide says, as editors write it, in plain data."""
    return of_lines(bounded.lines(dumps(guide).encode()))
