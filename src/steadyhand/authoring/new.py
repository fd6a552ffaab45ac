"""A new manuscript: the smallest that is whole, to be written over."""

import re
from pathlib import Path

from steadyhand.authoring.manuscript import SECTIONS_FOLDER
from steadyhand.authoring.schema import FOLDER, write_schemas
from steadyhand.editions.writing import write
from steadyhand.errors import InvalidRecord
from steadyhand.records.forms import SLUG

FILES = {
    "guide.toml": """\
id = "{id}"
title = "A guide called {id}"
summary = "What it is about, and for whom."
language = "en"
# Below 1.0.0 an edition is a draft, which the next one replaces. From 1.0.0 on it never changes.
edition = "0.1.0"
licence = "CC-BY-4.0"
rights = "The text of this guide is licensed under CC BY 4.0."

[source]
title = "Where it comes from"
byline = "first-person"
site = "example.org"
notice = "What is owed to it."
""",
    "themes.toml": """\
[[themes]]
id = "first-theme"
label = "First theme"
aliases = ["what people call it"]
summary = "A subject that entries are filed under."
""",
    "people.toml": """\
[[people]]
id = "first-person"
name = "A Person"
role = "author"
summary = "Somebody who is credited."
""",
    "takeaways.toml": """\
[[takeaways]]
id = "first-takeaway"
text = "One sentence to remember."
sections = ["first-section"]
themes = ["first-theme"]
""",
    "cautions.toml": """\
# When this guidance is the wrong advice. What kind of help a caution needs decides on its help lines.
[[cautions]]
id = "first-caution"
title = "When this is the wrong advice"
text = "Say plainly when it is."
signs = ["How somebody would notice."]
instead = "What to do in its place."
needs = ["abuse"]
themes = ["first-theme"]
""",
    "search/questions.toml": """\
# What people ask, in their words, under the entry that answers it. It is there for search alone.
[[questions]]
ref = "sections/first-section"
asked = ["How would somebody ask for it?", "And somebody else?"]
""",
    "search/phrases.toml": """\
# What calls a caution, what hints at it, and what sounds like either and is harmless.
[[phrases]]
caution = "first-caution"
calls = ["i am-afraid of they"]
""",
    "resources.toml": "# [[resources]]: books worth reading.\n",
    "concepts.toml": "# [[concepts]]: terms, plainly defined.\n",
    "sections/10-first-section.toml": """\
id = "first-section"
title = "The first section"
summary = "What it says, in a sentence."
source_heading = "The heading it covers"
themes = ["first-theme"]
questions = ["Which question does it answer?"]
paragraphs = ["A paragraph is plain text, without any markup.", "What would be a list is practices."]

[[limits]]
caution = "first-caution"
text = "Where this section is the wrong advice, in one sentence."

[[practices]]
id = "first-practice"
act = "do"
text = "One concrete thing to do."
themes = ["first-theme"]
""",
}
"""What a new manuscript says. `{id}` is the guide's."""


def new(folder: Path) -> tuple[str, ...]:
    """Write a manuscript that can be published at once, and return the names of its files.

    The folder's name is the guide's id. Raises `InvalidRecord` when it cannot be one, or when there
    is something in the folder already.
    """
    if not re.fullmatch(SLUG, folder.name):
        raise InvalidRecord(f"{folder.name!r} cannot be the id of a guide: lower-case words joined by hyphens can")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InvalidRecord(f"{folder} is there already")
    for name, text in FILES.items():
        up = "../" * name.count("/")
        schema = "section" if name.startswith(f"{SECTIONS_FOLDER}/") else Path(name).stem
        directive = f"#:schema ./{up}{FOLDER}/{schema}.json\n\n"
        write(folder / name, (directive + text.replace("{id}", folder.name)).encode())
    write_schemas(folder)
    return tuple(FILES)
