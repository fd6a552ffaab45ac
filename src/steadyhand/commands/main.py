"""The command line: the same words as in Python, Markdown out, JSON for programs.

Exit status 0 done, 1 nothing found or faults found, 2 could not run.
"""

import argparse
from collections.abc import Callable, Sequence

from steadyhand.commands import editors, exports, readers
from steadyhand.commands.output import complain
from steadyhand.errors import InvalidGuide, NotFound, SteadyhandError, StepTooSmall

OF_AUTHORS = {"tree_sitter", "tree_sitter_toml"}
"""The modules that come with the extra `author`."""


IN_WORDS: dict[type[OSError], str] = {
    FileNotFoundError: "there is no such file",
    IsADirectoryError: "this is a folder, not a file",
    NotADirectoryError: "this is a file, not a folder",
    FileExistsError: "this is there already, and is no folder",
    PermissionError: "there is no right to read or to write it",
}
"""What is said of a file that cannot be had."""


def run_command(arguments: Sequence[str], version: str) -> int:
    """Run one command of that version of steadyhand, and return its exit status."""
    options = _parser(version).parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except (NotFound, InvalidGuide, StepTooSmall) as error:
        complain(str(error))
        return 1
    except SteadyhandError as error:
        complain(f"steadyhand: {error}")
        return 2
    except OSError as error:
        complain(f"steadyhand: {_in_words(error)}")
        return 2
    except ModuleNotFoundError as error:
        if error.name not in OF_AUTHORS:
            raise
        complain("steadyhand: this needs what editors need: python3 -m pip install 'steadyhand[author]'")
        return 2


def _in_words(error: OSError) -> str:
    """What is the matter with a file, as people say it."""
    said = next((words for kind, words in IN_WORDS.items() if isinstance(error, kind)), error.strerror or str(error))
    return f"{error.filename}: {said}" if error.filename else said


def _parser(version: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="steadyhand", description="Guidance for loving someone who pulls away. With no command: the outline."
    )
    parser.add_argument("--version", action="version", version=f"steadyhand {version}")
    parser.set_defaults(run=readers.outline, format="text")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    readers.add_to(commands)
    exports.add_to(commands)
    editors.add_to(commands)
    return parser
