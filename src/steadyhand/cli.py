"""The command line: the same words as in Python, Markdown out, JSON for programs.

Exit status 0 done, 1 nothing found or faults found, 2 could not run.
"""

import argparse
import io
import json
import os
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from steadyhand import __version__, edition, shelf
from steadyhand.changes import compare
from steadyhand.collection import Collection
from steadyhand.entry import Entry
from steadyhand.errors import InvalidGuide, NotFound, SteadyhandError
from steadyhand.guide import KINDS, Guide
from steadyhand.records import Caution
from steadyhand.show import differences, markdown, overview

WIDEST = 88
BIDIRECTIONAL_CONTROLS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except BrokenPipeError:
        # Whoever read has read enough; what is left to flush must not fail once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (NotFound, InvalidGuide) as error:
        print(_plain(str(error)), file=sys.stderr)
        return 1
    except (SteadyhandError, OSError) as error:
        print(_plain(f"steadyhand: {error}"), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="steadyhand", description="Guidance for loving someone who pulls away. With no command: the outline."
    )
    parser.add_argument("--version", action="version", version=f"steadyhand {__version__}")
    parser.set_defaults(run=_outline, format="text")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    themes = _command(commands, "themes", _themes, "list the themes")
    _formatted(themes)
    about = _command(commands, "about", _about, "list what is filed under all of the themes")
    about.add_argument("theme", nargs="+", metavar="THEME", help="a theme's id, label or alias")
    _formatted(about)
    show = _command(commands, "show", _show, "show one entry, whole")
    show.add_argument("ref", metavar="REF", help="such as sections/give-space, or cautions for all of a kind")
    _formatted(show)
    credits = _command(commands, "credits", _credits, "list everyone and everything behind the guide")
    _formatted(credits)
    diff = _command(commands, "diff", _diff, "say what differs between two guides, and the step that asks for")
    diff.add_argument("old", metavar="OLD", help="the number of an edition, an edition file or a manuscript's folder")
    diff.add_argument("new", metavar="NEW", help="likewise")
    diff.add_argument("--exit-code", action="store_true", help="exit with 1 when they differ")
    _formatted(diff)
    publish = _command(commands, "publish", _publish, "write the edition of a manuscript")
    publish.add_argument("folder", type=Path, metavar="DIR", help="the manuscript: a folder of TOML files")
    publish.add_argument("--to", type=Path, required=True, metavar="DIR", help="where editions lie, a folder a guide")
    return parser


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help.capitalize() + ".")
    command.set_defaults(run=run)
    return command


def _formatted(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "json"), default="text", help="text (Markdown) or json")


def _outline(_: argparse.Namespace) -> int:
    return _print(overview.outline(shelf.load()))


def _themes(options: argparse.Namespace) -> int:
    themes = shelf.load().themes
    return _print_json(themes.to_dicts()) if options.format == "json" else _print(markdown.listing(themes))


def _about(options: argparse.Namespace) -> int:
    found = shelf.load().about(*options.theme)
    if options.format == "json":
        _print_json(found.to_dicts())
    elif found:
        cautions = found.where(lambda entry: isinstance(entry, Caution))
        _print(markdown.listing(cautions) + markdown.listing(found.where(lambda entry: entry not in cautions)))
    else:
        print(f"nothing is filed under {' and '.join(options.theme)}", file=sys.stderr)
    return 0 if found else 1


def _show(options: argparse.Namespace) -> int:
    guide = shelf.load()
    if options.ref in KINDS:
        collection: Collection[Entry] = getattr(guide, options.ref)
        return _print_json(collection.to_dicts()) if options.format == "json" else _print(markdown.listing(collection))
    entry = guide[options.ref]
    return _print_json(entry.to_dict()) if options.format == "json" else _print(markdown.entry(entry, guide.cautions))


def _credits(options: argparse.Namespace) -> int:
    credits = shelf.load().credits()
    if options.format == "json":
        return _print_json(credits.to_dict())
    return _print(overview.credits(credits))


def _diff(options: argparse.Namespace) -> int:
    changes = compare(_guide_at(options.old), _guide_at(options.new))
    if options.format == "json":
        _print_json(changes.to_dict())
    else:
        _print(differences.markdown(changes))
    return 1 if changes and options.exit_code else 0


def _guide_at(place: str) -> Guide:
    path = Path(place)
    if path.is_file():
        return edition.loads(path.read_bytes(), place)
    if path.is_dir():
        from steadyhand.authoring import manuscript

        return manuscript.read(path)
    return shelf.load(edition=place)


def _publish(options: argparse.Namespace) -> int:
    from steadyhand.authoring.publish import publish

    return _write(f"{publish(options.folder, options.to)}\n")


def _print_json(value: Any) -> int:
    any_character = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    return _write(json.dumps(value, ensure_ascii=not any_character, indent=2) + "\n")


def _print(text: str) -> int:
    width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
    return _write("\n".join(_wrapped(_plain(line), width) for line in text.splitlines()) + "\n")


def _write(text: str) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="replace")
    print(text, end="", flush=True)
    return 0


def _wrapped(line: str, width: int) -> str:
    """A line of Markdown folded so that every part of it stays in its list item or quotation."""
    mark = re.match(r"> |- |\d+\. ", line)
    indent = "" if mark is None else mark[0] if mark[0] == "> " else " " * len(mark[0])
    folded = textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return line if line.startswith("#") else "\n".join(folded)


def _plain(text: str) -> str:
    """The text without the characters that would steer a terminal."""
    return "".join(
        c for c in text if c == "\n" or (unicodedata.category(c) != "Cc" and c not in BIDIRECTIONAL_CONTROLS)
    )
