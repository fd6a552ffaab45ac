"""The documentation: every public name has its place in the reference, and the check of links sees what is broken."""

import importlib
import re
import runpy
import types
from pathlib import Path

import pytest
from folders import ROOT
from test_house import ORDER

REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
NAMED = dict(re.findall(r"automodule:: (steadyhand\S*)\n((?:   :.*\n)*)", REFERENCE))
INSIDE = {
    "records.suggestions",
    "records.fields",
    "records.limits",
    "records.once",
    "records.places",
    "records.vocabulary",
    "records.wording",
    "editions.beside",
    "editions.bounded",
    "editions.building",
    "editions.content",
    "editions.decoding",
    "editions.freezing",
    "editions.freezing.hook-steadyhand",
    "editions.holdings",
    "editions.listed",
    "editions.pinning",
    "editions.reading",
    "editions.recalls",
    "editions.today",
    "editions.wholeness",
    "editions.writing",
    "show.exports.nodes",
    "authoring.changelog",
    "authoring.danger",
    "authoring.folder",
    "authoring.history",
    "authoring.living",
    "authoring.shelving",
    "authoring.style",
}
"""Modules that nobody outside needs: how a guide is read and how an editor's files are written."""
broken = runpy.run_path(str(ROOT / "docs" / "check_links.py"))["broken"]


def name_of(module: str) -> str:
    return "steadyhand" if module == "__init__" else f"steadyhand.{module}"


def is_offered(module: str) -> bool:
    """Whether a module is there to be imported; packages without names, and the command line, are not."""
    return module not in INSIDE and module.partition(".")[0] not in {"commands", "__main__"}


def own_names(module: types.ModuleType) -> set[str]:
    """The public functions and classes that a module defines."""
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__ and callable(value)
    }


def test_every_module_that_is_offered_is_in_the_reference_and_no_other() -> None:
    offered = {name_of(module) for module in ORDER if is_offered(module)}
    offered = {name for name in offered if own_names(importlib.import_module(name))}
    assert NAMED.keys() == offered


@pytest.mark.parametrize("module", NAMED)
def test_every_name_of_such_a_module_is_in_it(module: str) -> None:
    listed = re.search(r":members:(.*)", NAMED[module])
    assert listed
    if listed[1].strip():
        wanted = {name.strip() for name in listed[1].split(",")}
        assert own_names(importlib.import_module(module)) <= wanted


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="other.html#here">', ""),
        ('<a href="https://example.org">', ""),
        ('<a href="nowhere.html">', "leads nowhere"),
        ('<a href="other.html#nowhere">', "leads to no place"),
        ('<img src="https://example.org/x.png">', "is loaded from elsewhere"),
        ('<script src="gone.js"></script>', "leads nowhere"),
    ],
)
def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path, link: str, said: str) -> None:
    (tmp_path / "index.html").write_text(f"<p>{link}x", encoding="utf-8")
    (tmp_path / "other.html").write_text('<p id="here">x', encoding="utf-8")
    found = list(broken(tmp_path))
    assert [said in each for each in found] == [True] * bool(said)


def test_the_examples_of_every_module_are_run() -> None:
    patterns = runpy.run_path(str(ROOT / "conftest.py"))["EXAMPLES"]
    shown = [file for file in (ROOT / "src").rglob("*.py") if ">>> " in file.read_text(encoding="utf-8")]
    assert len(shown) > 50
    assert [file for file in shown if not any(file.match(pattern) for pattern in patterns)] == []
