"""How the documentation is built."""

from importlib.metadata import version as version_of

project = "steadyhand"
author = "The steadyhand authors"
copyright = "2026, the steadyhand authors"
version = release = version_of("steadyhand")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "steadyhand"

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
