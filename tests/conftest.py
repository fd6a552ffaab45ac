"""What every test may use."""

import os

import pytest
from folders import Run
from hypothesis import HealthCheck, settings

from steadyhand.commands import main as cli

# A cold cache or a busy machine makes healthy strategies look slow. The gate tries the same examples
# every time; everybody else looks for new ones.
settings.register_profile(
    "patient",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("patient")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command of the command line: the exit status, and what it wrote to either stream."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run_command
