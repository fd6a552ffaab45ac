"""A Sphinx extension: the guide itself as pages of the documentation, written anew from the edition at every build."""

from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import steadyhand
from steadyhand.records.entry import Entry
from steadyhand.records.wording import shortened
from steadyhand.show.exports import book, page, schema
from steadyhand.show.setting.markdown import escaped
from steadyhand.show.telling import tell

KINDS = {
    "themes": "By theme",
    "sections": "In reading order",
    "cautions": "When it is the wrong advice",
    "takeaways": "To remember",
    "resources": "Books",
    "concepts": "Words explained",
}
"""The kinds that have pages, in the order in which they are offered, and what the lists of them are called."""


def write_pages(app: Sphinx) -> None:
    """Write a page for each entry, and the lists that lead to them, into the folder `content`."""
    guide = steadyhand.load()
    folder = Path(app.srcdir, "content")
    pages = book.folder(guide)
    pages["index.md"] += _tree([f"{kind}/index" for kind in KINDS] + ["credits"])
    for kind, title in KINDS.items():
        entries: tuple[Entry, ...] = tuple(getattr(guide, kind))
        links = "\n".join(f"- [{escaped(tell(entry).name)}]({entry.id}.md)" for entry in entries)
        pages[f"{kind}/index.md"] = f"# {title}\n\n{links}\n{_tree(map(_named, entries))}"
    texts = {folder / name: text for name, text in pages.items()}
    for old in {*folder.rglob("*.md")} - texts.keys():
        old.unlink()
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def write_files(app: Sphinx, failed: Exception | None) -> None:
    """Put the schema of editions and the exported page beside the pages."""
    if failed is None and app.builder.format == "html":
        Path(app.outdir, "schema.json").write_text(schema.dumps(), encoding="utf-8")
        Path(app.outdir, "guide.html").write_text(page.dumps(steadyhand.load()), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the pages before they are read, and the files when all else is written."""
    app.connect("builder-inited", write_pages)
    app.connect("build-finished", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _tree(places: Iterable[str]) -> str:
    """What Sphinx makes its navigation of."""
    return "\n".join(("", "```{toctree}", ":hidden:", "", *places, "```", ""))


def _named(entry: Entry) -> str:
    name = tell(entry).name
    name = name if len(name) < 60 else shortened(name)
    return f"{name.replace('<', '‹').replace('>', '›')} <{entry.id}>"
