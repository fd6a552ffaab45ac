"""`steadyhand` and `python -m steadyhand`."""

import sys
from collections.abc import Sequence

from steadyhand import __version__
from steadyhand.commands.main import run_command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    return run_command(sys.argv[1:] if arguments is None else arguments, __version__)


if __name__ == "__main__":
    sys.exit(main())
