"""Writing a file whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write(file: Path, data: bytes) -> None:
    """Put the data in the file. Whoever reads it, at whatever moment, finds the old or the new, never half of one.

    Folders that are missing are made. Raises OSError, and leaves the old, when there is no room or no right to write.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    for left_over in file.parent.glob(f".{file.name}.*.part"):
        left_over.unlink()
    with NamedTemporaryFile("wb", dir=file.parent, prefix=f".{file.name}.", suffix=".part", delete=False) as draft:
        whole = Path(draft.name)
        try:
            draft.write(data)
            draft.flush()
            os.fsync(draft.fileno())
        except OSError:
            whole.unlink()
            raise
    whole.chmod(0o644)
    whole.replace(file)
