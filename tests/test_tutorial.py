"""The tutorial: stored without outputs, run with a real kernel, showing what it says."""

import nbformat
import pytest
from folders import ROOT
from nbclient import NotebookClient
from nbformat import NotebookNode

pytestmark = pytest.mark.thorough

TUTORIAL = ROOT / "docs" / "tutorial.ipynb"


@pytest.fixture(scope="module")
def stored() -> NotebookNode:
    notebook: NotebookNode = nbformat.read(TUTORIAL, as_version=4)
    return notebook


def code_in(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_is_stored_without_outputs(stored: NotebookNode) -> None:
    assert code_in(stored)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code_in(stored))


def test_it_runs_with_a_real_kernel_and_every_cell_shows_something(stored: NotebookNode) -> None:
    run = NotebookClient(nbformat.from_dict(stored), timeout=120, kernel_name="python3").execute()
    shown = [{mime for output in cell.outputs for mime in output.get("data", ())} for cell in code_in(run)]
    printed = [any(output.output_type == "stream" for output in cell.outputs) for cell in code_in(run)]
    assert all(mimes or said for mimes, said in zip(shown, printed, strict=True))
    assert not any(output.output_type == "error" for cell in code_in(run) for output in cell.outputs)
    displays = [mimes for mimes in shown if "text/html" in mimes]
    assert len(displays) > 10
    assert sum("text/markdown" in mimes for mimes in displays) > 8
