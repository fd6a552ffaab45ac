"""The command line: the same words, Markdown for people, JSON for programs, exit statuses for scripts."""

import io
import json
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given

import steadyhand
from steadyhand import cli
from steadyhand.collection import Collection
from steadyhand.commands import output
from steadyhand.entry import Entry
from steadyhand.guide import Guide
from steadyhand.show import markdown, overview
from strategies import guides, texts

SMALL = Path(__file__).parent / "manuscripts" / "small"
Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run_command


def test_no_command_greets_with_the_outline(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith("# When Someone You Love Pulls Away\n")
    assert all(section.ref in out for section in steadyhand.sections)


def test_as_a_module_it_does_the_same(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["steadyhand"])
    with pytest.raises(SystemExit) as raised:
        runpy.run_module("steadyhand", run_name="__main__")
    assert raised.value.code == 0
    assert capsys.readouterr().out == run()[1]


def test_it_writes_to_any_stream_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert cli.main(["show", "sections/patience"]) == 0
    plain = io.StringIO()
    monkeypatch.setattr(sys, "stdout", plain)
    assert cli.main(["show", "sections/patience"]) == 0
    narrow.seek(0)
    assert narrow.read() == plain.getvalue().encode("ascii", "replace").decode()


def test_credits_name_every_quote_with_its_status_and_every_work(run: Run) -> None:
    status, out, _ = run("credits")
    words = " ".join(out.split())
    assert status == 0
    for quote in steadyhand.quotes:
        assert f"“{quote.text}” — {quote.credit} ({quote.attribution.status}" in words
    assert "(verified, printed otherwise in the article)" in words
    assert "- Leon Festinger (1957), A Theory of Cognitive Dissonance, doi:10.1515/9781503620766" in words
    assert all(person.name in words for person in steadyhand.people)
    assert "generative AI" in words
    assert json.loads(run("credits", "--format", "json")[1]) == steadyhand.load().credits().to_dict()


def test_themes_are_listed(run: Run) -> None:
    status, out, _ = run("themes")
    assert status == 0
    assert all(theme.label in out for theme in steadyhand.themes)
    assert json.loads(run("themes", "--format", "json")[1]) == steadyhand.themes.to_dicts()


def test_about_lists_what_is_filed_under_all_the_themes(run: Run) -> None:
    status, out, _ = run("about", "boundaries", "trust")
    assert status == 0
    assert "Giving space without disappearing" in out
    assert json.loads(run("about", "boundaries", "--format", "json")[1]) == steadyhand.about("boundaries").to_dicts()


def test_nothing_found_is_said_and_exits_with_1(run: Run) -> None:
    assert run("about", "safety", "old hurt") == (1, "", "nothing is filed under safety and old hurt\n")
    assert run("about", "safety", "old hurt", "--format", "json") == (1, "[]\n", "")


def test_an_unknown_name_exits_with_1_and_says_what_was_meant(run: Run) -> None:
    status, out, err = run("about", "boundries")
    assert (status, out) == (1, "")
    assert err.startswith("no theme is called 'boundries'; did you mean 'boundaries'")
    assert run("show", "sections/give-spce")[0] == 1


@pytest.mark.parametrize("entry", steadyhand.load().entries, ids=lambda entry: entry.ref)
def test_every_entry_is_shown_whole(run: Run, entry: Entry) -> None:
    status, out, _ = run("show", entry.ref)
    assert status == 0
    assert out.startswith("# ")
    words = " ".join(out.replace("\\", "").replace("\n> ", " ").split())
    for said in (getattr(entry, "paragraphs", ()), [quote.credit for quote in getattr(entry, "quotes", ())]):
        assert all(" ".join(text.split()) in words for text in said)
    assert json.loads(run("show", entry.ref, "--format", "json")[1]) == entry.to_dict()


def test_a_quote_is_shown_with_credit_status_note_and_what_was_printed(run: Run) -> None:
    out = " ".join(run("show", "quotes/brown-vulnerability")[1].split())
    assert "— Brené Brown, Rising Strong (2015), introduction “Truth and Dare”" in out
    assert "The article printed: “Vulnerability is not winning" in out


def test_lines_are_no_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, out, _ = run("show", "sections/patience")
    assert max(len(line) for line in out.splitlines() if not line.startswith("#")) <= 40


def test_diff_compares_editions_files_and_folders(run: Run, tmp_path: Path) -> None:
    assert run("publish", str(SMALL), "--to", str(tmp_path))[0] == 0
    file = tmp_path / "small" / "0.2.0.json"
    assert run("diff", str(SMALL), str(file)) == (0, "Nothing differs.\n", "")
    assert run("diff", "0.1.0", "0.1.0", "--exit-code") == (0, "Nothing differs.\n", "")
    status, out, _ = run("diff", "0.1.0", str(file), "--exit-code")
    assert status == 1
    assert "- sections/patience (major: " in out
    assert run("diff", "0.1.0", str(file))[0] == 0
    assert json.loads(run("diff", "0.1.0", str(file), "--format", "json")[1])["step"] == "major"
    assert run("diff", "0.1.0", "9.9.9")[0] == 1


def test_publishing_says_where_the_edition_lies(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("publish", str(SMALL), "--to", str(tmp_path))
    assert (status, out) == (0, f"{tmp_path / 'small' / '0.2.0.json'}\n")
    assert (tmp_path / "small" / "0.2.0.json").exists()


def test_faults_of_a_manuscript_exit_with_1(run: Run, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    status, out, err = run("publish", str(nowhere), "--to", str(tmp_path))
    assert (status, out, err) == (1, "", f"{nowhere}: there is no such folder\n")


def test_what_could_not_run_exits_with_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    status, out, err = run("publish", str(SMALL), "--to", str(tmp_path / "file"))
    assert (status, out) == (2, "")
    assert err.startswith("steadyhand: ")


def test_an_edition_that_is_published_exits_with_2(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    guide = tmp_path / "small" / "guide.toml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("0.2.0", "1.0.0"), encoding="utf-8")
    assert run("publish", str(tmp_path / "small"), "--to", str(tmp_path / "editions"))[0] == 0
    guide.write_text(guide.read_text(encoding="utf-8").replace("A small", "Another small"), encoding="utf-8")
    assert run("publish", str(tmp_path / "small"), "--to", str(tmp_path / "editions"))[0] == 2


def test_the_path_of_an_edition_is_printed_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    shelf = tmp_path / "a folder with spaces"
    assert run("publish", str(SMALL), "--to", str(shelf))[1] == f"{shelf / 'small' / '0.2.0.json'}\n"


def test_json_survives_a_stream_that_has_no_such_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert cli.main(["show", "people/brene-brown", "--format", "json"]) == 0
    narrow.seek(0)
    assert json.loads(narrow.read())["name"] == "Brené Brown"


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{sys.executable} -m steadyhand credits | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True)  # noqa: S603, S607 # our own
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_pipe_that_breaks_is_closed_in_peace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as file:

        class Broken(io.StringIO):
            def flush(self) -> None:
                raise BrokenPipeError

            def fileno(self) -> int:
                return file.fileno()

        monkeypatch.setattr(sys, "stdout", Broken())
        assert cli.main([]) == 0


def test_a_full_disk_is_said_and_exits_with_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    assert cli.main([]) == 2
    assert "No space left on device" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"steadyhand {steadyhand.__version__}\n"


def test_cautions_stand_first_everywhere(run: Run) -> None:
    assert run("about", "suicide")[1].startswith("- **If you are being hurt** (cautions/abuse)")
    outline = run()[1]
    assert outline.index("cautions/abuse") < outline.index("sections/when-someone-pushes-you-away")
    shown = run("show", "sections/patience")[1]
    assert shown.index("If you are being hurt: cautions/abuse") < shown.index("Waiting for someone")
    assert "- cautions/abuse" in markdown.entry(steadyhand.sections["patience"])


def test_all_of_a_kind_are_listed(run: Run) -> None:
    status, out, _ = run("show", "cautions")
    assert status == 0
    assert all(caution.ref in out for caution in steadyhand.cautions)
    assert json.loads(run("show", "practices", "--format", "json")[1]) == steadyhand.practices.to_dicts()


def test_a_help_line_is_shown_with_hours_note_and_evidence(run: Run) -> None:
    words = " ".join(run("show", "help_lines/eu-116-016")[1].split())
    assert "Call: 116 016" in words
    assert "Check that it answers where you are" in words
    assert "Evidence of 2022, not yet tried by us" in words
    beside = " ".join(run("show", "cautions/suicidal-withdrawal")[1].split())
    assert (
        "Samaritans (GB), for emotional distress, thoughts of suicide. Call: 116 123. Web: samaritans.org. Hours: 24/7."
        in beside
    )
    assert "Find A Helpline, by ThroughLine (anywhere)" in beside


def test_what_is_to_be_texted_is_shown_to_the_letter(run: Run) -> None:
    for line in steadyhand.help_lines:
        for ref in (line.ref, *(caution.ref for caution in steadyhand.cautions if line in caution.help_lines)):
            words = " ".join(run("show", ref)[1].split())
            assert all(way in words for way in (line.call, line.text, line.web) if way)


def test_an_origin_is_shown_with_its_note(run: Run) -> None:
    words = " ".join(run("show", "concepts/detachment")[1].split())
    assert "On detachment from work: another concept under the same word." in words


def test_wrong_usage_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["show"])
    assert raised.value.code == 2
    assert "REF" in capsys.readouterr().err


@given(guides())
def test_every_entry_of_every_guide_can_be_shown(guide: Guide) -> None:
    for entry in guide.entries:
        assert markdown.entry(entry).startswith("# ")
    assert markdown.listing(guide.entries).count("\n") == len(guide.entries)
    assert overview.outline(guide).startswith("# ")
    assert markdown.listing(Collection((), guide.vocabulary)) == ""


def test_an_entry_of_an_unknown_kind_is_shown_by_its_ref() -> None:
    assert markdown.entry(Entry(id="x")) == "# x\n\n(entries/x)\n"


@given(texts)
def test_text_is_never_markup(text: str) -> None:
    escaped = markdown.escaped(text)
    assert "\n" not in escaped
    assert not any(character in escaped.replace("\\\\", "").replace("\\<", "") for character in "<")


def test_a_terminal_is_not_steered_by_text() -> None:
    assert output.plain("a\x1b[2Jb\u202ec\nd") == "a[2Jbc\nd"
