"""Writing a file whole or not at all."""

import os
from glob import escape
from pathlib import Path
from tempfile import mkstemp


def write(file: Path, data: bytes, *, once: bool = False) -> None:
    """Put the data in the file. Whoever reads it, at whatever moment, finds the old or the new, never half of one.

    Folders that are missing are made; where the file is a link, what it leads to is written; a pipe or a
    device, such as `/dev/stdout`, is written to as it comes. Raises OSError, naming the file, and leaves
    the old, when there is no room or no right to write; FileExistsError where the file is to be written
    `once` and is there, whoever wrote it a moment ago.
    """
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(data)
        else:
            _place(file.resolve(), data, once=once)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from None


def sweep(file: Path) -> None:
    """Take away what a writer of that file left behind who was killed."""
    for left_over in file.parent.glob(f".{escape(file.name)}.*.part"):
        left_over.unlink()


def _place(file: Path, data: bytes, *, once: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    sweep(file)
    handle, name = mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".part")
    whole = Path(name)
    try:
        with os.fdopen(handle, "wb") as draft:
            draft.write(data)
            draft.flush()
            os.fsync(draft.fileno())
        whole.chmod(0o644)
        if once:
            os.link(whole, file)
        else:
            whole.replace(file)
    finally:
        whole.unlink(missing_ok=True)
