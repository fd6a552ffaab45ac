"""How the documentation is built."""

import sys
from collections.abc import Iterator
from importlib.metadata import version as version_of
from pathlib import Path
from typing import get_type_hints

import attrs

import steadyhand.show.displays  # noqa: F401 # so that there is every record
from steadyhand.records.doors import Shown
from steadyhand.records.forms import forms

sys.path.insert(0, str(Path(__file__).parent))

project = "steadyhand"
author = "The steadyhand authors"
copyright = "2026, the steadyhand authors"
version = release = version_of("steadyhand")

extensions = ["myst_nb", "sphinx.ext.autodoc", "content"]
exclude_patterns = ["_build", "jupyter_execute"]  # what earlier builds wrote beside the sources
html_theme = "furo"
html_title = "steadyhand"
html_static_path = ["_static"]
html_css_files = ["steadyhand.css"]
html_copy_source = False
html_show_sphinx = False

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True
nb_mime_priority_overrides = [("html", "text/html", 0), ("html", "text/markdown", 100)]

myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_default_options = {"show-inheritance": True}
autodoc_type_aliases = {"Status": "Status", "Act": "Act", "Medium": "Medium"}
default_role = "code"  # docstrings quote code with single backticks
nitpick_ignore_regex = [
    # The standard library's own pages are not looked up: the build needs no network.
    (r"py:.*", r"(collections\.abc|datetime|os|pathlib|types|typing|attrs)\..*|tuple\[.*"),
    # What is inside has no page: what others are made of, and values that are classes.
    (r"py:.*", r"steadyhand\.(editions\.holdings|authoring\.folder)\..*|date|<class .*"),
    # What forms are made of, and type variables, have no page.
    (r"py:.*", r".*(T|T_co|T_contra|Default)$|steadyhand\.records\.forms\.Annotated"),
]


def _records(base: type = Shown) -> Iterator[type]:
    subclasses: list[type] = type.__subclasses__(base)
    for record in subclasses:
        yield from [record] if attrs.has(record) else []
        yield from _records(record)


# The reference says what a field is at heart, such as `str`; its form has been read before.
for record in [record for record in _records() if forms(record)]:
    hints = get_type_hints(record)
    record.__annotations__ = {name: hints[name] for name in record.__annotations__}
