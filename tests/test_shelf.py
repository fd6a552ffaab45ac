"""Loading: one Guide for everybody, from wherever the package lies."""

import os
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

import steadyhand
from steadyhand.editions import shelf
from steadyhand.editions.guide import Guide
from steadyhand.errors import DamagedEdition, UnknownEdition, UnknownGuide

PACKAGE = Path(steadyhand.__file__).parent


def run(code: str, *, path: Path | None = None, cwd: Path) -> str:
    """What the code prints in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(path)} if path else dict(os.environ)
    command = [sys.executable, "-B", "-c", code]
    return subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True, text=True).stdout


def test_the_bundled_guide_is_loaded_once() -> None:
    assert steadyhand.load() is steadyhand.load("pushed-away") is steadyhand.load(edition=steadyhand.load().edition)
    assert steadyhand.sections is steadyhand.load().sections


def test_eight_threads_loading_at_once_get_the_same_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_loaded", {})
    at_once = Barrier(8)

    def load(_: int) -> Guide:
        at_once.wait()
        return steadyhand.load()

    with ThreadPoolExecutor(8) as threads:
        guides = list(threads.map(load, range(8)))
    assert all(guide is guides[0] for guide in guides)


def test_an_unknown_guide_or_edition_says_what_was_probably_meant() -> None:
    with pytest.raises(UnknownGuide, match="no guide called 'pushed-awy' is installed; did you mean 'pushed-away'"):
        steadyhand.load("pushed-awy")
    with pytest.raises(
        UnknownEdition, match=r"the guide 'pushed-away' has no edition '0\.1\.1'; did you mean '0\.1\.0'"
    ):
        steadyhand.load(edition="0.1.1")
    assert shelf.guides() == ("pushed-away",)
    assert shelf.editions() == ("0.1.0",)


@pytest.fixture
def other_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shelf, "_shelf", lambda: tmp_path)
    monkeypatch.setattr(shelf, "_loaded", {})
    return tmp_path


def test_the_newest_edition_is_the_highest_number_and_not_the_last_name(other_shelf: Path) -> None:
    text = (PACKAGE / "editions" / "pushed-away" / "0.1.0.json").read_text(encoding="utf-8")
    (other_shelf / "pushed-away").mkdir()
    for number in ("0.1.0", "0.9.0", "0.10.0"):
        file = other_shelf / "pushed-away" / f"{number}.json"
        file.write_text(text.replace('"edition": "0.1.0"', f'"edition": "{number}"'), encoding="utf-8")
    assert steadyhand.load().edition == "0.10.0"
    assert shelf.editions() == ("0.1.0", "0.9.0", "0.10.0")


def test_a_file_that_is_no_edition_is_passed_over(other_shelf: Path) -> None:
    text = (PACKAGE / "editions" / "pushed-away" / "0.1.0.json").read_text(encoding="utf-8")
    folder = other_shelf / "pushed-away"
    folder.mkdir()
    (other_shelf / "empty").mkdir()
    (folder / "0.1.0.json").write_text(text, encoding="utf-8")
    (folder / "latest.json").write_text("{}", encoding="utf-8")
    assert steadyhand.load().edition == "0.1.0"
    assert shelf.guides() == ("pushed-away",)


def test_an_edition_under_another_number_is_refused(other_shelf: Path) -> None:
    text = (PACKAGE / "editions" / "pushed-away" / "0.1.0.json").read_text(encoding="utf-8")
    (other_shelf / "pushed-away").mkdir()
    (other_shelf / "pushed-away" / "9.0.0.json").write_text(text, encoding="utf-8")
    with pytest.raises(DamagedEdition, match=r"it holds pushed-away 0\.1\.0, which its name does not say"):
        steadyhand.load()


def test_a_damaged_edition_is_refused_every_time(other_shelf: Path) -> None:
    text = (PACKAGE / "editions" / "pushed-away" / "0.1.0.json").read_text(encoding="utf-8")
    (other_shelf / "pushed-away").mkdir()
    file = other_shelf / "pushed-away" / "0.1.0.json"
    file.write_text(text.replace("canal", "river"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DamagedEdition) as raised:
            steadyhand.load()
        assert raised.value.file == str(file)
        assert raised.value.expected in str(raised.value)


def test_it_loads_from_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "steadyhand.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for file in PACKAGE.rglob("*"):
            if file.suffix in {".py", ".json"}:
                zipped.write(file, Path("steadyhand") / file.relative_to(PACKAGE))
    code = "import steadyhand; print(steadyhand.__file__); print(steadyhand.load().digest)"
    where, digest = run(code, path=archive, cwd=tmp_path).split()
    assert where.startswith(str(archive))
    assert digest == steadyhand.load().digest


def test_the_digest_is_the_same_whatever_the_hash_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import steadyhand; print(steadyhand.load().digest, [e.digest for e in steadyhand.load().entries])"
    answers = set()
    for seed in "012":
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        answers.add(run(code, cwd=tmp_path))
    assert len(answers) == 1
