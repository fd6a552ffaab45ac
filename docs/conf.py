"""How the documentation is built."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

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
autodoc_type_aliases = {"Status": "Status", "PracticeKind": "PracticeKind", "Medium": "Medium"}
default_role = "code"  # docstrings quote code with single backticks
nitpick_ignore_regex = [
    # The standard library's own pages are not looked up: the build needs no network.
    (r"py:.*", r"(collections\.abc|datetime|pathlib|types|typing)\..*"),
    # Type variables have no page.
    (r"py:.*", r".*(T|T_co|Default)$"),
]
