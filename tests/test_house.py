"""The order of the rooms: a module may import only modules that stand before it here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import steadyhand

ORDER = [
    "suggestions",
    "faults",
    "canonical",
    "errors",
    "typeset",
    "typeset.parts",
    "typeset.hypertext",
    "typeset.markdown",
    "typeset.matrix",
    "typeset.notebook",
    "typeset.shown",
    "typeset.wording",
    "citation",
    "entry",
    "quote",
    "caution",
    "section",
    "concept",
    "records",
    "words",
    "index",
    "signals",
    "units",
    "finder",
    "ledger",
    "vocabulary",
    "collection",
    "credits",
    "wholeness",
    "theme_map",
    "body",
    "guide",
    "reading",
    "listed",
    "decoding",
    "form",
    "edition",
    "promises",
    "shelf",
    "changes",
    "comparison",
    "pins",
    "__init__",
    "show",
    "show.whole",
    "show.page",
    "show.book",
    "show.citations",
    "show.chunks",
    "show.jsonld",
    "show.schema",
    "show.llms",
    "authoring",
    "authoring.source",
    "authoring.writing",
    "authoring.manuscript",
    "authoring.fmt",
    "authoring.published",
    "authoring.style",
    "authoring.rules",
    "authoring.check",
    "authoring.schema",
    "authoring.new",
    "authoring.move",
    "authoring.changelog",
    "authoring.publish",
    "commands",
    "commands.output",
    "commands.readers",
    "commands.exports",
    "commands.editors",
    "cli",
    "__main__",
]
HOUSE = Path(steadyhand.__file__).parent


def name_of(file: Path) -> str:
    name = ".".join(file.relative_to(HOUSE).with_suffix("").parts)
    return name.removesuffix(".__init__")


FILES = {name_of(file): file for file in HOUSE.rglob("*.py")}


def imported_by(file: Path) -> Iterator[str]:
    """Every module of ours that a file imports, anywhere in it: in functions and for types too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} imports by a relative name"
            assert node.module
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule.removeprefix("steadyhand.") in FILES else node.module


def test_every_module_has_its_place_in_the_order() -> None:
    assert sorted(FILES) == sorted(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_imports_run_downhill_only(name: str) -> None:
    below = ORDER[: ORDER.index(name)]
    ours = {module for module in imported_by(FILES[name]) if module.partition(".")[0] == "steadyhand"}
    assert {module.removeprefix("steadyhand.").replace("steadyhand", "__init__") for module in ours} <= set(below)


def test_no_module_is_longer_than_fits_in_the_head() -> None:
    lengths = {name: len(file.read_text(encoding="utf-8").splitlines()) for name, file in FILES.items()}
    assert {name: length for name, length in lengths.items() if length > 250} == {}
