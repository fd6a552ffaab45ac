"""Publishing: from a manuscript to the edition file that programs read."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from steadyhand import edition
from steadyhand.authoring import manuscript
from steadyhand.errors import EditionIsPublished
from steadyhand.guide import Guide


def publish(folder: Path, shelf: Path) -> Path:
    """Write the edition of a manuscript as `shelf/ID/NUMBER.json`, and return that path.

    The file appears whole or not at all. A draft (below 1.0.0) is replaced; an edition from 1.0.0 on
    raises `EditionIsPublished` unless it is the same to the letter. Raises `FaultyManuscript`, and
    writes nothing, when the manuscript has faults.
    """
    guide = manuscript.read(folder)
    text = edition.dumps(guide)
    file = shelf / guide.id / f"{guide.edition}.json"
    if _is_published(guide) and file.exists():
        if file.read_bytes() != text.encode():
            raise EditionIsPublished(str(file), guide.edition)
        return file
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("wb", dir=file.parent, prefix=f".{file.name}.", delete=False) as draft:
        draft.write(text.encode())
    whole = Path(draft.name)
    whole.chmod(0o644)
    whole.replace(file)
    return file


def _is_published(guide: Guide) -> bool:
    return not guide.edition.startswith("0.")
