"""Whatever we show runs: the examples of README, docs and docstrings are tests. And what the short run leaves out."""

import ast
import re
from collections import defaultdict
from doctest import ELLIPSIS
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import PythonCodeBlockParser as MarkdownParser
from sybil.parsers.rest import DocTestParser

EXAMPLES = ["src/steadyhand/*.py", "src/steadyhand/*/*.py", "src/steadyhand/*/*/*.py"]
"""The modules whose docstrings are run; `**` would stand for one folder only."""

pytest_collect_file = (
    Sybil(parsers=[MarkdownParser(doctest_optionflags=ELLIPSIS)], patterns=["*.md"])
    + Sybil(
        parsers=[DocTestParser(optionflags=ELLIPSIS)],
        patterns=EXAMPLES,
        document_types={".py": PythonDocStringDocument},
    )
).pytest()

SHORT = "not thorough"
"""The tests that are run where nobody asks for others, as pyproject.toml has it."""
WHOLLY_THOROUGH = re.compile(r"^pytestmark = \[?\s*pytest\.mark\.thorough\b", re.MULTILINE)
FOREIGN = {"django", "duckdb", "fastapi", "jinja2", "mcp", "pandas", "polars", "pyarrow"}
"""Of what pages import, what only the extra `thorough` installs."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The short run does not even import a module that is wholly thorough: what that needs may not be installed."""
    is_module = config.option.markexpr == SHORT and collection_path.match("tests/test_*.py")
    return bool(is_module and WHOLLY_THOROUGH.search(collection_path.read_text(encoding="utf-8"))) or None


@pytest.hookimpl(tryfirst=True)  # pytest itself looks at the markers in this hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """An example is thorough that imports what is foreign, or uses a name that such an example made."""
    foreign: defaultdict[Path, set[str]] = defaultdict(FOREIGN.copy)
    for item in items:
        if isinstance(item, SybilItem):
            parsed = item.example.parsed
            used, made = _names(str(getattr(parsed, "source", parsed)))
            if used & foreign[item.path]:
                item.add_marker("thorough")
                foreign[item.path] |= made


def _names(code: str) -> tuple[set[str], set[str]]:
    """The names that code uses, packages that it imports among them, and those that it makes."""
    used, made = set(), set()
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Name(id=name):
                (made if isinstance(node.ctx, ast.Store) else used).add(name)
            case ast.Import(names=aliases):
                used |= {alias.name.partition(".")[0] for alias in aliases}
                made |= {alias.asname or alias.name.partition(".")[0] for alias in aliases}
            case ast.ImportFrom(module=str(module), names=aliases):
                used.add(module.partition(".")[0])
                made |= {alias.asname or alias.name for alias in aliases}
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                made.add(name)
    return used, made
