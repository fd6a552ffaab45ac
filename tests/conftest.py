"""What every test may use."""

import os

import pytest
from folders import Run
from hypothesis import HealthCheck, settings

import steadyhand.__main__ as cli

# A cold cache or a busy machine makes healthy strategies look slow. The gate tries the same examples
# every time; everybody else looks for new ones.
patient = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.register_profile("patient", patient, max_examples=12)
settings.register_profile("thorough", patient, max_examples=50)
settings.load_profile("patient")  # another by --hypothesis-profile


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command of the command line: the exit status, and what it wrote to either stream."""

    def run_command(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run_command
