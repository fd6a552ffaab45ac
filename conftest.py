"""Whatever we show runs: the examples of README, docs and docstrings are tests."""

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser as MarkdownParser
from sybil.parsers.rest import DocTestParser

pytest_collect_file = (
    Sybil(parsers=[MarkdownParser(doctest_optionflags=ELLIPSIS)], patterns=["*.md"])
    + Sybil(
        parsers=[DocTestParser(optionflags=ELLIPSIS)],
        patterns=["src/**/*.py"],
        document_types={".py": PythonDocStringDocument},
    )
).pytest()
