"""The commands of editors: they need the extra `author`, which is imported only when one of them runs."""

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from steadyhand.changes.rules import RULES as PROMISES
from steadyhand.commands.output import complain, say, say_json, write
from steadyhand.commands.readers import command
from steadyhand.errors import SteadyhandError, UnknownCode
from steadyhand.records.faults import Fault
from steadyhand.records.wording import counted

HERE = Path()
MANUSCRIPT = "the manuscript: a folder of TOML files, this one unless given"


def add_to(commands: Any) -> None:
    """Add the commands to the parser."""
    begin = command(commands, "new", new, "begin a manuscript that can be published at once")
    begin.add_argument("folder", type=Path, metavar="NAME", help="a new folder, whose name is the guide's id")
    look = command(commands, "check", check, "name every fault of every file of a manuscript")
    look.add_argument("folder", type=Path, nargs="?", default=HERE, metavar="DIR", help=MANUSCRIPT)
    look.add_argument("--format", choices=("text", "json", "github"), default="text", help="text, json, or annotations")
    look.add_argument("--select", action="append", metavar="CODE", help="only faults with this code; may be repeated")
    look.add_argument("--ignore", action="append", metavar="CODE", help="no faults with this code; may be repeated")
    why = command(commands, "explain", explain, "say what a code stands for, and why")
    why.add_argument("code", metavar="CODE", help="a code of check or of diff")
    tidy = command(commands, "fmt", fmt, "put the files of a manuscript in the one style")
    tidy.add_argument("folder", type=Path, nargs="?", default=HERE, metavar="DIR", help=MANUSCRIPT)
    rename = command(commands, "move", move, "give an entry another id everywhere; the old one keeps working")
    rename.add_argument("old", metavar="OLD", help="the entry's ref, such as sections/give-space")
    rename.add_argument("new", metavar="NEW", help="its new id")
    rename.add_argument("--in", dest="folder", type=Path, default=HERE, metavar="DIR", help=MANUSCRIPT)
    complete = command(commands, "schema", schema, "write JSON Schemas by which an editor completes keys and ids")
    complete.add_argument("folder", type=Path, nargs="?", default=HERE, metavar="DIR", help=MANUSCRIPT)
    release = command(commands, "publish", publish, "write the edition of a manuscript, and what goes with it")
    release.add_argument("folder", type=Path, nargs="?", default=HERE, metavar="DIR", help=MANUSCRIPT)
    release.add_argument("--to", type=Path, metavar="DIR", help="where editions lie, a folder a guide; DIR/editions")
    release.add_argument("--changelog", type=Path, metavar="FILE", help="where changes are told; DIR/CHANGELOG.md")
    release.add_argument("--ids", type=Path, metavar="FILE", help="where to write its ids for type checkers, if at all")


def new(options: argparse.Namespace) -> int:
    """Begin a manuscript, and say which files it has."""
    from steadyhand.authoring.new import new

    return write("".join(f"{options.folder / name}\n" for name in new(options.folder)))


def check(options: argparse.Namespace) -> int:
    """Name every fault; 1 when there are any."""
    from steadyhand.authoring.check import check, serious
    from steadyhand.authoring.rules import RULES

    for code in (*(options.select or ()), *(options.ignore or ())):
        if code not in RULES:
            raise UnknownCode(code, sorted(RULES))
    chosen = {*(options.select or RULES)} - {*(options.ignore or ())}
    faults = [fault for fault in check(_manuscript(options), date.today()) if fault.code in chosen]
    placed = [{**fault.to_dict(), "file": _place(options.folder, fault)} for fault in faults]
    if options.format == "json":
        say_json(placed)
    elif options.format == "github":
        write("".join(_annotation(**fault) for fault in placed))
    else:
        write("".join("{file}:{line}:{column}: {code} {message}\n".format(**fault) for fault in placed))
        complain(_summary(faults))
    return 1 if serious(faults) else 0


def explain(options: argparse.Namespace) -> int:
    """Say what a code stands for, why, and show a wrong example and a right one."""
    from steadyhand.authoring.rules import RULES

    if options.code in RULES:
        rule = RULES[options.code]
        say(f"# {rule.code}\n\n{rule.what} {rule.why}")
        for name, example in (("Wrong", rule.wrong), ("Right", rule.right)):
            write(f"\n{name}, in {rule.file}:\n\n{_indented(example)}")
        return 0
    if options.code in PROMISES:
        promise = PROMISES[options.code]
        return say(f"# {promise.code}\n\nAsks for a {promise.step} step of the edition: {promise.reason}.")
    raise UnknownCode(options.code, sorted((*RULES, *PROMISES)))


def fmt(options: argparse.Namespace) -> int:
    """Rewrite what is not in the one style, and name it."""
    from steadyhand.authoring.fmt import fmt

    return write("".join(f"{options.folder / name}\n" for name in fmt(_manuscript(options))))


def move(options: argparse.Namespace) -> int:
    """Rename an entry, and name the files that changed."""
    from steadyhand.authoring.move import move

    changed = move(_manuscript(options), options.old, options.new, date.today())
    return write("".join(f"{options.folder / name}\n" for name in changed))


def schema(options: argparse.Namespace) -> int:
    """Write the schemas, and name their files."""
    from steadyhand.authoring.schema import write_schemas

    return write("".join(f"{options.folder / name}\n" for name in write_schemas(_manuscript(options))))


def publish(options: argparse.Namespace) -> int:
    """Publish, and say where the edition lies and what is different from the one before; or publish contacts."""
    from steadyhand.authoring.contacts import is_contacts
    from steadyhand.authoring.publish import publish, publish_contacts

    folder = _manuscript(options)
    if is_contacts(folder):
        return write(f"{publish_contacts(folder, options.to or folder / 'editions', date.today())}\n")
    done = publish(folder, shelf=options.to, log=options.changelog, ids=options.ids, on=date.today())
    write(f"{done.file}\n")
    if done.previous:
        complain(f"since {done.previous}: {done.changes.summary()}")
    if done.written and done.file.name not in done.written:
        complain(f"no word is another; brought up to date: {', '.join(done.written)}")
    if done.renewed:
        complain(f"what is said of these was renewed: {', '.join(done.renewed)}")
    return 0


def _manuscript(options: argparse.Namespace) -> Path:
    folder: Path = options.folder
    if not folder.is_dir():
        raise SteadyhandError(f"{folder}: there is no such folder")
    return folder


def _place(folder: Path, fault: Fault) -> str:
    return (folder / (fault.file or "")).as_posix()


def _summary(faults: Iterable[Fault]) -> str:
    found = [fault.file for fault in faults]
    if not found:
        return "no faults"
    return f"{counted(len(found), 'fault')} in {counted(len(set(found)), 'file')}; `steadyhand explain CODE` says more"


def _annotation(*, file: str, line: int, column: int, code: str, message: str) -> str:
    """A fault as GitHub Actions reads it from a log."""
    file = _escaped(file).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={file},line={line},col={column},title={code}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())
