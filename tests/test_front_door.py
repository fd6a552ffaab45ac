"""`import steadyhand`: cheap, obvious, and honest about what it has."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import steadyhand


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
