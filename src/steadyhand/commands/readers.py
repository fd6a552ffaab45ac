"""The commands of readers: they ask a guide, and compare and pin what it says."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from steadyhand.authoring.opening import load_path
from steadyhand.changes.compare import compare
from steadyhand.changes.pins import Pins
from steadyhand.commands.output import complain, say, say_json, write
from steadyhand.editions.guide import Guide
from steadyhand.editions.numbers import is_number
from steadyhand.editions.shelf import load
from steadyhand.editions.writing import write as write_file
from steadyhand.records.caution import Caution
from steadyhand.records.collection import Collection
from steadyhand.records.entry import Entry
from steadyhand.records.forms import SLUG
from steadyhand.records.kinds import CONTACTS, KINDS
from steadyhand.records.suggestions import quoted
from steadyhand.show import markdown

LOCK = Path("steadyhand.lock")


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    formatted(command(commands, "themes", themes, "list the themes"))
    under = formatted(command(commands, "about", about, "list what is filed under all of the themes"))
    under.add_argument("theme", nargs="+", metavar="THEME", help="a theme's id, label or alias")
    one = formatted(command(commands, "show", show, "show one entry, whole"))
    one.add_argument("ref", metavar="REF", help="such as sections/give-space, or cautions for all of a kind")
    ask = formatted(command(commands, "search", search, "say what the guide has to say to a question"))
    ask.add_argument("words", nargs="+", metavar="WORDS", help="the question, as anybody would ask it")
    ask.add_argument(
        "--kind", choices=(*KINDS, *CONTACTS), help="search entries of this kind; sections and resources unless given"
    )
    ask.add_argument("--limit", type=_count, default=5, metavar="N", help="how many to show, 5 unless given")
    formatted(command(commands, "credits", credits, "list everyone and everything behind the guide"))
    two = formatted(command(commands, "diff", diff, "say what differs between two guides, and the step that asks for"))
    two.add_argument("old", metavar="OLD", help="the number of an edition, an edition file or a manuscript's folder")
    two.add_argument("new", metavar="NEW", help="likewise")
    two.add_argument("--exit-code", action="store_true", help="exit with 1 when they differ")
    some = command(commands, "pin", pin, "write down what entries say now, for verify to check later")
    some.add_argument("refs", nargs="*", metavar="REF", help="an entry's ref; without any, all entries")
    some.add_argument("--to", type=Path, default=LOCK, metavar="FILE", help=f"the file to write, {LOCK} unless given")
    lock = formatted(command(commands, "verify", verify, "say which pinned entries changed, moved or went"))
    lock.add_argument("lock", type=Path, metavar="LOCK", help="a file that pin wrote")


def command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
    """A new command."""
    added: argparse.ArgumentParser = commands.add_parser(name, help=help, description=help.capitalize() + ".")
    added.set_defaults(run=run)
    return added


def formatted(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The command, writing text or JSON."""
    command.add_argument("--format", choices=("text", "json"), default="text", help="text (Markdown) or json")
    return command


def outline(_: argparse.Namespace) -> int:
    """Greet with the guide's outline."""
    return say(markdown(load()))


def themes(options: argparse.Namespace) -> int:
    """List the themes."""
    listed = load().themes
    return say_json(listed.to_dicts()) if options.format == "json" else say(markdown(listed))


def about(options: argparse.Namespace) -> int:
    """List what is filed under all of the themes, cautions first; 1 when nothing is."""
    found = load().about(*options.theme)
    if options.format == "json":
        say_json(found.to_dicts())
    elif found:
        cautions = found.where(lambda entry: isinstance(entry, Caution))
        others = found.where(lambda entry: entry not in cautions)
        say("\n".join(markdown(part) for part in (cautions, others) if part))
    else:
        complain(f"nothing is filed under {' and '.join(options.theme)}")
    return 0 if found else 1


def show(options: argparse.Namespace) -> int:
    """Show an entry whole, or list a kind of them."""
    guide = load()
    if options.ref in (*KINDS, *CONTACTS):
        collection: Collection[Entry, str] = getattr(guide, options.ref)
        return say_json(collection.to_dicts()) if options.format == "json" else say(markdown(collection))
    entry = guide[options.ref]
    return say_json(entry.to_dict()) if options.format == "json" else say(markdown(entry, guide.cautions))


def search(options: argparse.Namespace) -> int:
    """Say what answers a question, cautions first; 1 when nothing does and no caution is called for."""
    guide = load()
    asked: Guide | Collection[Entry, str] = getattr(guide, options.kind) if options.kind else guide
    found = asked.search(" ".join(options.words), limit=options.limit)
    if options.format == "json":
        say_json(found.to_dict())
    elif found:
        say(markdown(found))
    else:
        complain("the guide has nothing to say to that")
    return 0 if found else 1


def credits(options: argparse.Namespace) -> int:
    """List everyone and everything behind the guide."""
    behind = load().credits()
    return say_json(behind.to_dict()) if options.format == "json" else say(markdown(behind))


def diff(options: argparse.Namespace) -> int:
    """Say what differs; 1 when something does and the exit status is to say so."""
    changes = compare(guide_at(options.old), guide_at(options.new))
    if options.format == "json":
        say_json(changes.to_dict())
    else:
        say(markdown(changes))
    return 1 if changes and options.exit_code else 0


def pin(options: argparse.Namespace) -> int:
    """Write a file of pins, and say how many."""
    pins = Pins.of(load(), options.refs)
    write_file(options.to, pins.dumps().encode())
    return write(f"{options.to}: {len(pins.pins)} pinned\n")


def verify(options: argparse.Namespace) -> int:
    """Say what became of the pinned entries; 1 when one no longer says what it said."""
    pins = Pins.loads(options.lock.read_bytes(), str(options.lock))
    verdicts = pins.verify(load(pins.guide))
    broken = [verdict for verdict in verdicts if verdict.fate != "same"]
    if options.format == "json":
        say_json([attrs.asdict(verdict) for verdict in verdicts])
    else:
        write("".join(f"{verdict}\n" for verdict in broken) or f"{options.lock}: nothing has changed\n")
    return 1 if broken else 0


def _count(written: str) -> int:
    """How many hits: 1 or more."""
    if not written.isdecimal() or int(written) < 1:
        raise argparse.ArgumentTypeError(f"{quoted(written)} is not 1 or more")
    return int(written)


def guide_at(place: str) -> Guide:
    """The guide at a place: the number of an edition of the bundled one, the id of another, or a path.

    A name with a slash or a dot in it, and one that is there as a file, is a path. Raises OSError where none is there.
    """
    path = Path(place)
    if path.exists() or not (is_number(place) or re.fullmatch(SLUG, place)):
        return load_path(path)
    return load(edition=place) if is_number(place) else load(place)
