"""The house: seven rooms, an order in which imports run downhill, and the doors that open upward."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, groupby
from pathlib import Path

import pytest

import steadyhand

ORDER = [
    "records.faults",
    "records.suggestions",
    "errors",
    "records",
    "records.canonical",
    "records.doors",
    "records.kinds",
    "records.forms",
    "records.rows",
    "records.recall",
    "records.wording",
    "records.entry",
    "records.fields",
    "records.once",
    "records.ledger",
    "records.person",
    "records.vocabulary",
    "records.places",
    "records.collection",
    "records.region",
    "records.help_line",
    "records.caution",
    "records.concept",
    "records.practice",
    "records.quote",
    "records.section",
    "records.limits",
    "records.resource",
    "records.source",
    "records.takeaway",
    "editions",
    "editions.bounded",
    "editions.numbers",
    "editions.beside",
    "editions.building",
    "editions.reading",
    "editions.contacts",
    "editions.lines",
    "editions.content",
    "editions.today",
    "editions.holdings",
    "editions.pinning",
    "editions.wholeness",
    "editions.guide",
    "editions.listed",
    "editions.decoding",
    "editions.edition",
    "editions.freezing",
    "editions.freezing.hook-steadyhand",
    "editions.recalls",
    "editions.shelf",
    "editions.writing",
    "finding",
    "finding.words",
    "finding.phrases",
    "finding.signals",
    "finding.material",
    "finding.index",
    "finding.units",
    "finding.compiling",
    "finding.results",
    "finding.snippets",
    "finding.finder",
    "changes",
    "changes.rules",
    "changes.change",
    "changes.compare",
    "changes.pins",
    "changes.statements",
    "changes.standing",
    "show.citation",
    "show.parts",
    "show.credits",
    "show.differing",
    "show.setting.markdown",
    "show.setting.hypertext",
    "show.setting.notebook",
    "show.telling",
    "show.setting.matrix",
    "show.theme_map",
    "show.displays",
    "show",
    "show.exports",
    "show.exports.bibliography",
    "show.exports.whole",
    "show.exports.book",
    "show.exports.chunks",
    "show.exports.nodes",
    "show.exports.jsonld",
    "show.exports.llms",
    "show.exports.page",
    "show.exports.schema",
    "show.setting",
    "authoring",
    "authoring.changelog",
    "authoring.source",
    "authoring.tables",
    "authoring.folder",
    "authoring.contacts",
    "authoring.sentences",
    "authoring.manuscript",
    "authoring.danger",
    "authoring.fmt",
    "authoring.history",
    "authoring.style",
    "authoring.check",
    "authoring.examples",
    "authoring.ids",
    "authoring.living",
    "authoring.move",
    "authoring.schema",
    "authoring.new",
    "authoring.opening",
    "authoring.shelving",
    "authoring.publish",
    "authoring.rules",
    "commands",
    "commands.output",
    "commands.readers",
    "commands.editors",
    "commands.exports",
    "commands.main",
    "__init__",
    "__main__",
]
ROOMS = ["records", "editions", "finding", "changes", "show", "authoring", "commands"]
DOORS = {
    # search and related; standing; displays; cite; credits; theme_map
    "records.doors": {
        "changes.standing",
        "finding.finder",
        "finding.material",
        "finding.results",
        "show.displays",
        "show.citation",
        "show.credits",
        "show.theme_map",
    },
    # Annotations of the front door name what is not imported yet.
    "__init__": {"__init__"},
}
"""The modules in which a lazy line, or a type, leads upward, and where to."""
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


def test_the_root_is_the_front_door_the_errors_and_seven_rooms() -> None:
    there = {file.name for file in HOUSE.iterdir() if file.name[0] != "." and file.name != "__pycache__"}
    assert there == {*ROOMS, "__init__.py", "__init__.pyi", "__main__.py", "errors.py", "py.typed"}


def test_the_rooms_stand_in_their_order() -> None:
    modules = [name for name in ORDER if name.partition(".")[0] in ROOMS]
    above_errors = modules[modules.index("records.suggestions") + 1 :]
    assert [room for room, _ in groupby(name.partition(".")[0] for name in above_errors)] == ROOMS


@pytest.mark.parametrize("name", ORDER)
def test_imports_run_downhill_but_for_the_doors(name: str) -> None:
    below = ORDER[: ORDER.index(name)]
    ours = {module for module in imported_by(FILES[name]) if module.partition(".")[0] == "steadyhand"}
    named = {module.removeprefix("steadyhand.").replace("steadyhand", "__init__") for module in ours}
    assert named - {*below} == DOORS.get(name, set())


def test_no_name_is_a_neighbours_with_a_suffix() -> None:
    folders = {file.parent for file in FILES.values()}
    names = [sorted(file.stem for file in folder.glob("*.py") if file.stem[0] != "_") for folder in folders]
    assert [pair for folder in names for pair in combinations(folder, 2) if pair[1].startswith(pair[0])] == []


def test_records_editions_finding_and_changes_know_nothing_of_showing() -> None:
    code = """
import importlib.abc, sys
class Closed(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.startswith("steadyhand.show"):
            raise ImportError(name)
sys.meta_path.insert(0, Closed())
import pickle, steadyhand
from steadyhand.changes.pins import Pins
guide = steadyhand.load()
for entry in guide.entries:
    assert (guide[entry.ref], entry.digest, entry.to_dict()) and repr(entry) and hash(entry)
    assert pickle.loads(pickle.dumps(entry)) == entry == guide.resolve(guide.pin(entry.ref))
assert {verdict.fate for verdict in Pins.of(guide).verify(guide)} == {"same"}
for name in ("sections", "quotes", "resources", "practices", "help_lines", "entries"):
    collection = getattr(guide, name)
    assert collection.where(lambda entry: True) == collection[:] == collection + collection
    assert collection.search("trust") is not None
assert guide.about("trust") and guide.related("sections/patience") and not steadyhand.compare(guide, guide)
assert "steadyhand.show" not in sys.modules
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_no_module_is_longer_than_fits_in_the_head() -> None:
    lengths = {name: len(file.read_text(encoding="utf-8").splitlines()) for name, file in FILES.items()}
    assert {name: length for name, length in lengths.items() if length > 250} == {}
