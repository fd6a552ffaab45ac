"""`import steadyhand`: cheap, obvious, and honest about what it has."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from folders import BUNDLED

import steadyhand
from steadyhand import show
from steadyhand.editions import lines
from steadyhand.errors import FaultyManuscript, UnknownEdition


def modules_after(code: str) -> list[str]:
    """The modules that are loaded once the code has run in a fresh interpreter, beyond those of a bare one."""
    listing = "import sys; before = set(sys.modules)\n" + code + "\nprint(*sorted(set(sys.modules) - before))"
    command = [sys.executable, "-I", "-c", listing]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()  # our own code


def test_importing_reads_nothing_and_imports_nothing_else() -> None:
    assert modules_after("import steadyhand") == [
        "steadyhand",
        "steadyhand.errors",
        "steadyhand.records",
        "steadyhand.records.suggestions",
    ]


def test_asking_a_question_imports_nothing_of_the_editors_half() -> None:
    loaded = modules_after("import steadyhand; steadyhand.sections.about('trust')")
    assert not [
        name
        for name in loaded
        if name.startswith(("steadyhand.authoring", "steadyhand.show", "steadyhand.finding", "steadyhand.commands"))
    ]
    assert not {"tomllib", "argparse", "difflib"} & set(loaded)


def test_completion_teaches_every_name() -> None:
    assert set(steadyhand.__all__) <= set(dir(steadyhand))
    assert all(getattr(steadyhand, name) is not None for name in steadyhand.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'chapters'"):
        steadyhand.chapters  # type: ignore[attr-defined] # noqa: B018 # asking is the test


def test_the_front_door_answers_as_the_guide_does() -> None:
    guide = steadyhand.load()
    assert steadyhand.about("trust") == guide.about("trust")
    assert steadyhand.about(any_of=["trust", "space"]) == guide.about(any_of=["trust", "space"])
    assert steadyhand.people is guide.people
    assert not steadyhand.compare(guide, guide)


def test_the_version_is_the_packages() -> None:
    assert steadyhand.__version__ == version("steadyhand")


def test_types_are_shipped() -> None:
    assert (Path(steadyhand.__file__).parent / "py.typed").exists()


@pytest.mark.parametrize(("name", "meant"), [("practises", "practices"), ("Secton", "Section"), ("serch", "search")])
def test_a_misspelt_name_of_the_front_door_is_guessed(name: str, meant: str) -> None:
    with pytest.raises(AttributeError, match=f"did you mean .*'{meant}'"):
        getattr(steadyhand, name)


def test_no_submodule_ever_shadows_a_name_of_the_front_door() -> None:
    rooms = {each.stem for each in Path(steadyhand.__file__).parent.iterdir()}
    assert {*steadyhand.__all__} & rooms == {"errors"}
    assert {*show.__all__} & {each.stem for each in Path(show.__file__).parent.iterdir()} == set()


def test_a_guide_is_loaded_from_a_file_a_folder_of_editions_and_a_manuscript(tmp_path: Path) -> None:
    guide = steadyhand.load()
    folder = tmp_path / guide.id
    folder.mkdir()
    file = folder / f"{guide.edition}.jsonl"
    file.write_bytes(lines.dumps(guide).encode())
    places = (file, folder, BUNDLED)
    assert all(steadyhand.load(place) == steadyhand.load(place, edition=guide.edition) == guide for place in places)
    for place in places:
        with pytest.raises(UnknownEdition, match=r"there is 0\.2\.0"):
            steadyhand.load(place, edition="9.9.9")
    with pytest.raises(FileNotFoundError):
        steadyhand.load(tmp_path / "nowhere.jsonl")
    with pytest.raises(FaultyManuscript):
        steadyhand.load(tmp_path)


@pytest.mark.parametrize("contacts", [5, b"contacts.jsonl", ["contacts.jsonl"]])
def test_contacts_are_named_by_a_path(contacts: Any) -> None:
    with pytest.raises(TypeError, match="contacts is the path of a file, or None"):
        steadyhand.load(contacts=contacts)
