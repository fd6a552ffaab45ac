"""What type checkers see: they pass what users write, and refuse what would fail, on the very line."""

import inspect
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest

import steadyhand
from steadyhand.authoring.ids import stub
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.quote import Quotes
from strategies import remade

FIXTURES = Path(__file__).parent / "typing"
PACKAGE = Path(steadyhand.__file__).parent
GUIDE = steadyhand.load()
DAY = "2026-01-31"
MOVED = remade(
    GUIDE,
    moved=[
        Moved(ref="sections/room", to="sections/making-room", on=DAY),
        Moved(ref="sections/making-room", to="sections/give-space", on=DAY),
        Moved(ref="sections/wishing", to="sections/hope", on=DAY),
        Moved(ref="quotes/maya-enough", to="quotes/angelou-enough", on=DAY),
    ],
    retired=[Retired(ref="sections/hope", reason="it was wrong", on=DAY)],
)
FORMER = """
steadyhand.sections["room"]  # moved
steadyhand.sections["making-room"]  # moved
steadyhand.quotes["maya-enough"]  # moved
steadyhand.sections.about("space")["making-room"]  # moved
steadyhand.sections[1:]["making-room"]  # moved
steadyhand.quotes.by("Maya Angelou").about("self-worth")["maya-enough"]  # moved
steadyhand.sections["give-space"]
steadyhand.sections[1:]["give-space"]
steadyhand.quotes["angelou-enough"]
"""
GONE = 'steadyhand.sections["wishing"]\n'  # to what was retired later
STRICT = {"typeCheckingMode": "strict", "reportUnusedExpression": False}  # good.py and bad.py only look things up
TY = str(Path(sys.executable).with_name("ty"))
CHECKERS = {
    "mypy": [sys.executable, "-m", "mypy", "--strict", "--config-file="],
    "pyright": [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--project", "pyrightconfig.json"],
    "ty": [TY, "check", "--python", sys.executable, "--output-format", "concise"],
}
SIGNATURES = {
    "load": "steadyhand.Guide",
    "about": "steadyhand.Collection[steadyhand.Entry]",
    "search": "steadyhand.Results",
    "compare": "steadyhand.Changes",
    "warm": "type(None)",
}


def run(command: Sequence[str], folder: Path) -> tuple[int, str]:
    """The exit status, and all that was written."""
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


def told(checker: str, name: str, folder: Path, *more: str) -> tuple[int, set[int], str]:
    """What a checker, given options or more files, tells of a file: its exit status, the lines, and all it wrote."""
    (folder / "pyrightconfig.json").write_text(json.dumps(STRICT | {"include": [name, *more]}))
    files = [] if checker == "pyright" else [name, *more]
    status, text = run([*CHECKERS[checker], *files], folder)
    lines = re.findall(rf"\b{re.escape(name)}:(\d+)(?::\d+)?(?: -|:) (?:error|warning)\b", text)
    return status, set(map(int, lines)), text


def marked(text: str, mark: str) -> set[int]:
    return {at for at, line in enumerate(text.splitlines(), 1) if re.search(rf"  # {mark}(:|$)", line)}


def with_other_ids(folder: Path) -> Path:
    """A copy of the package in the folder, where every checker looks first, with ids of which some were moved."""
    shutil.copytree(PACKAGE, folder / "steadyhand", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "steadyhand" / "editions" / "ids.pyi").write_text(stub(MOVED), encoding="utf-8")
    return folder


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["good.py", "bad.py"])
@pytest.mark.parametrize("checker", CHECKERS)
def test_a_checker_tells_of_the_bad_lines_and_of_no_others(checker: str, name: str, tmp_path: Path) -> None:
    shutil.copy(FIXTURES / name, tmp_path)
    wrong = marked((FIXTURES / name).read_text(encoding="utf-8"), "bad")
    status, lines, text = told(checker, name, tmp_path)
    assert (status, lines) == (1 if wrong else 0, wrong), text


@pytest.mark.thorough
def test_what_users_write_runs_without_a_warning() -> None:
    assert run([sys.executable, "-W", "error", "good.py"], FIXTURES) == (0, "")


@pytest.mark.thorough
def test_the_stub_of_the_front_door_says_what_runs(tmp_path: Path) -> None:
    allowed = ["--allowlist", str(FIXTURES / "stubtest-allow.txt"), "--ignore-unused-allowlist"]
    status, text = run([sys.executable, "-m", "mypy.stubtest", "steadyhand", *allowed], tmp_path)
    assert status == 0, text


def test_the_ids_that_checkers_know_are_those_of_the_bundled_guide() -> None:
    assert (PACKAGE / "editions" / "ids.pyi").read_text(encoding="utf-8") == stub(GUIDE)


def test_a_moved_id_is_deprecated_in_the_stub_and_other_kinds_stay_as_they_are() -> None:
    text = stub(MOVED)
    assert "class AllSections(Collection[Section, SectionId]):\n    @overload\n" in text
    assert "class AllQuotes(Quotes[QuoteId]):\n    @overload\n" in text
    assert (
        "    @overload\n"
        '    @deprecated("now sections/give-space")\n'
        '    def __getitem__(self, key: Literal["making-room"]) -> Section: ...\n'
    ) in text
    assert "\nAllThemes: TypeAlias = Collection[Theme, ThemeId]\n" in text
    assert "@deprecated" not in stub(GUIDE)


def test_the_stub_says_what_became_of_an_id_in_the_end() -> None:
    said = re.findall(r'@deprecated\("now (.*)"\)\n.*Literal\["(.*)"\]', stub(MOVED))
    assert said == [
        ("sections/give-space", "room"),
        ("sections/give-space", "making-room"),
        ("quotes/angelou-enough", "maya-enough"),
    ]
    assert "wishing" not in stub(MOVED)


@pytest.mark.thorough
def test_mypy_tells_where_a_moved_id_is_written_and_what_it_is_now(tmp_path: Path) -> None:
    former = "import steadyhand\n" + FORMER + GONE
    wrong = marked(former, "moved") | {len(former.splitlines())}
    (with_other_ids(tmp_path) / "former.py").write_text(former, encoding="utf-8")
    status, lines, text = told("mypy", "former.py", tmp_path, "--enable-error-code", "deprecated")
    assert (status, lines) == (1, wrong), text
    assert "now sections/give-space" in text
    assert "now quotes/angelou-enough" in text
    assert text.count(" error: ") == len(lines), text


@pytest.mark.thorough
@pytest.mark.parametrize("checker", CHECKERS)
def test_a_moved_id_breaks_nothing_that_users_wrote(checker: str, tmp_path: Path) -> None:
    folder = with_other_ids(tmp_path)
    good = (FIXTURES / "good.py").read_text(encoding="utf-8")
    (folder / "good.py").write_text(good + FORMER, encoding="utf-8")
    status, lines, text = told(checker, "good.py", folder, "steadyhand/editions/ids.pyi")
    assert (status, lines) == (0, set()), text


def test_every_function_of_the_front_door_says_what_it_gives() -> None:
    functions = [name for name in steadyhand.__all__ if inspect.isfunction(getattr(steadyhand, name))]
    assert sorted(SIGNATURES) == functions


@pytest.mark.parametrize("name", SIGNATURES)
def test_annotations_resolve_before_anything_else_is_imported(name: str) -> None:
    code = f"print(get_type_hints(steadyhand.{name})['return'] == {SIGNATURES[name]})"
    asked = f"import steadyhand; from typing import get_type_hints; {code}"
    assert run([sys.executable, "-W", "error", "-c", asked], FIXTURES) == (0, "True\n")


def test_a_collection_is_written_with_what_is_in_it_and_where_wanted_with_its_ids() -> None:
    assert get_args(steadyhand.Collection[steadyhand.Section]) == (steadyhand.Section,)
    assert get_args(steadyhand.Collection[steadyhand.Section, str]) == (steadyhand.Section, str)
    assert get_origin(steadyhand.Collection[steadyhand.Section]) is steadyhand.Collection
    assert get_origin(Quotes[str]) is Quotes


def test_a_function_that_is_given_a_collection_has_annotations_that_resolve() -> None:
    def titles(items: steadyhand.Collection[steadyhand.Section]) -> list[str]:
        return [item.title for item in items]

    assert get_type_hints(titles)["items"] == steadyhand.Collection[steadyhand.Section]
    assert titles(steadyhand.sections) == titles(GUIDE.sections)
