"""The command that takes a guide out of steadyhand, in each of its formats."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from steadyhand.commands.output import deliver, write
from steadyhand.commands.readers import command, guide_at
from steadyhand.editions import lines as edition
from steadyhand.editions.guide import Guide
from steadyhand.editions.shelf import load
from steadyhand.editions.writing import write as write_file
from steadyhand.records.wording import counted
from steadyhand.show.exports import bibliography, book, chunks, jsonld, llms, page, schema

FORMATS: dict[str, tuple[Callable[[Guide], str], str]] = {
    "html": (page.dumps, "one page that needs nothing else"),
    "markdown": (book.dumps, "one file, or a folder of files where --to names one"),
    "edition": (edition.dumps, "the edition, which steadyhand reads back"),
    "schema": (lambda _: schema.dumps(), "the JSON Schema of an edition’s lines"),
    "jsonld": (jsonld.dumps, "linked data in the terms of schema.org"),
    "jsonl": (chunks.dumps, "records for retrieval, one a line"),
    "bibtex": (bibliography.bibtex, "citations of the guide, its books and its quotes"),
    "csl": (bibliography.csl, "the same as CSL-JSON"),
    "llms": (llms.dumps, "llms.txt, which leads to the files of the Markdown folder"),
}
"""What writes each format, and what it is."""


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    out = command(commands, "export", export, "write the whole guide in another format")
    said = "; ".join(f"{name}: {what}" for name, (_, what) in FORMATS.items())
    out.add_argument("--format", choices=FORMATS, required=True, help=said)
    out.add_argument("--to", type=Path, metavar="PATH", help="the file to write; the output stream unless given")
    which = "an edition's number, its file or a manuscript's folder; the newest edition unless given"
    out.add_argument("place", nargs="?", metavar="GUIDE", help=which)


def export(options: argparse.Namespace) -> int:
    """Write the guide to the output stream, to a file or into a folder, and say where."""
    guide = guide_at(options.place) if options.place else load()
    if options.to is None:
        return deliver(FORMATS[options.format][0](guide))
    files = _files(guide, options.format, options.to)
    for file, text in files.items():
        write_file(file, text.encode())
    return write(f"{options.to}: {counted(len(files), 'file')} written\n")


def _files(guide: Guide, format: str, to: Path) -> dict[Path, str]:
    """What is to be written, and where: Markdown fills a folder where the path has no ending."""
    if format == "markdown" and (to.is_dir() or not to.suffix):
        files = {**book.folder(guide), "llms.txt": llms.dumps(guide)}
        return {to / name: text for name, text in files.items()}
    return {to: FORMATS[format][0](guide)}
