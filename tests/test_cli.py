"""The command line: the same words, Markdown for people, JSON for programs, exit statuses for scripts."""

import io
import json
import runpy
import subprocess
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from folders import SMALL, Run, copy_of, rewrite
from hypothesis import given

import steadyhand
import steadyhand.__main__ as cli
from steadyhand.commands import output
from steadyhand.commands.main import OF_AUTHORS
from steadyhand.records.entry import Entry
from steadyhand.records.quote import Quote
from steadyhand.show import markdown
from strategies import texts


class Without(MetaPathFinder):
    """An environment in which one module is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:  # noqa: ARG002 # the protocol's
        if fullname == self.name:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return copy_of(SMALL, tmp_path)


def test_no_command_greets_with_the_outline(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert out.startswith("# When Someone You Love Pulls Away\n")
    assert all(section.ref in out for section in steadyhand.sections)


def test_as_a_module_it_does_the_same(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["steadyhand"])
    monkeypatch.delitem(sys.modules, "steadyhand.__main__")
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


def test_search_shows_pages_and_why(run: Run) -> None:
    status, out, _ = run("search", "she shuts down when I try to talk", "--limit", "2")
    assert status == 0
    assert out.count("(sections/") + out.count("(resources/") == 2
    found = steadyhand.search("she shuts down when I try to talk", limit=2)
    assert all(" ".join(hit.snippet.split()[:4]) in " ".join(out.split()) for hit in found.hits)
    as_json = json.loads(run("search", "she shuts down", "when I try to talk", "--limit", "2", "--format", "json")[1])
    assert as_json == found.to_dict()


def test_search_shows_cautions_whole_and_before_any_page(run: Run) -> None:
    status, out, _ = run("search", "he hit me last night and now he won’t talk to me")
    assert status == 0
    assert out.startswith("# If you are being hurt\n")
    assert "**Help**" in out
    assert "# Pages that may help" not in out
    _, out, _ = run("search", "he hardly gets out of bed and will not talk to me")
    assert out.index("# If it may be illness") < out.index("# Pages that may help") < out.index("(sections/")


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_that_is_none_is_wrong_usage(run: Run, capsys: pytest.CaptureFixture[str], limit: str) -> None:
    with pytest.raises(SystemExit) as raised:
        run("search", "wait", "--limit", limit)
    assert raised.value.code == 2
    assert "--limit" in capsys.readouterr().err


def test_search_among_one_kind_finds_that_kind_only(run: Run) -> None:
    status, out, _ = run("search", "what is stonewalling", "--kind", "concepts")
    assert status == 0
    assert "(concepts/" in out
    assert "(sections/" not in out


def test_what_the_guide_has_nothing_to_say_to_exits_with_1(run: Run) -> None:
    asked = "how do I boil an egg"
    assert run("search", asked) == (1, "", "the guide has nothing to say to that\n")
    assert json.loads(run("search", asked, "--format", "json")[1]) == {
        "query": asked,
        "cautions": [],
        "possible": [],
        "hits": [],
        "withheld": [],
        "degraded": False,
    }


def test_nothing_found_is_said_and_exits_with_1(run: Run) -> None:
    assert run("about", "safety", "old hurt") == (1, "", "nothing is filed under safety and old hurt\n")
    assert run("about", "safety", "old hurt", "--format", "json") == (1, "[]\n", "")


def test_an_unknown_name_exits_with_1_and_says_what_was_meant(run: Run) -> None:
    status, out, err = run("about", "boundries")
    assert (status, out) == (1, "")
    assert err.startswith("no theme is called 'boundries'; did you mean 'Boundaries'")
    assert run("show", "sections/give-spce")[0] == 1


@pytest.mark.parametrize("entry", steadyhand.load().entries, ids=lambda entry: entry.ref)
def test_every_entry_is_shown_whole(run: Run, entry: Entry) -> None:
    status, out, _ = run("show", entry.ref)
    assert status == 0
    assert out.startswith("> " if isinstance(entry, Quote) else "# ")
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


def test_diff_compares_editions_files_and_folders(run: Run, small: Path) -> None:
    file = run("publish", str(small))[1].strip()
    newest = steadyhand.load().edition
    assert run("diff", str(small), file) == (0, "Nothing differs.\n", "")
    assert run("diff", newest, newest, "--exit-code") == (0, "Nothing differs.\n", "")
    status, out, _ = run("diff", newest, file, "--exit-code")
    assert status == 1
    assert "- sections/patience (major: " in out
    assert run("diff", newest, file)[0] == 0
    assert json.loads(run("diff", newest, file, "--format", "json")[1])["step"] == "major"
    assert run("diff", newest, "9.9.9")[0] == 1


def test_pins_are_written_and_verified(run: Run, tmp_path: Path) -> None:
    lock = tmp_path / "steadyhand.lock"
    assert run("pin", "sections/patience", "cautions/abuse", "--to", str(lock)) == (0, f"{lock}: 2 pinned\n", "")
    assert run("verify", str(lock)) == (0, f"{lock}: nothing has changed\n", "")
    assert [each["fate"] for each in json.loads(run("verify", str(lock), "--format", "json")[1])] == ["same", "same"]
    digest = steadyhand.cautions["abuse"].digest
    lock.write_text(lock.read_text(encoding="utf-8").replace(digest, "sha256-" + 64 * "0"), encoding="utf-8")
    assert run("verify", str(lock)) == (1, "cautions/abuse: changed\n", "")
    assert json.loads(run("verify", str(lock), "--format", "json")[1])[0]["found"] == digest


def test_without_a_ref_every_entry_is_pinned(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    count = len(steadyhand.load().entries)
    assert run("pin") == (0, f"steadyhand.lock: {count} pinned\n", "")


def test_what_cannot_be_pinned_or_verified_is_said(run: Run, tmp_path: Path) -> None:
    lock = tmp_path / "x.lock"
    assert run("pin", "sections/patiense", "--to", str(lock))[0] == 1
    assert not lock.exists()
    assert run("verify", str(lock))[0] == 2
    lock.write_text("{}", encoding="utf-8")
    status, _, err = run("verify", str(lock))
    assert status == 2
    assert err.startswith(f"steadyhand: {lock}: this is no file of pins")


def test_publishing_says_where_the_edition_lies_and_what_is_different(run: Run, small: Path, tmp_path: Path) -> None:
    shelf, log = tmp_path / "shelf", tmp_path / "log.md"
    first = run("publish", str(small), "--to", str(shelf), "--changelog", str(log))
    assert first == (0, f"{shelf / 'small' / '0.2.0.jsonl'}\n", "")
    assert (shelf / "small" / "0.2.0.jsonl").exists()
    assert log.exists()
    rewrite(small / "guide.toml", "0.2.0", "0.3.0")
    rewrite(small / "guide.toml", "A small", "Another small")
    status, out, err = run("publish", str(small), "--to", str(shelf), "--changelog", str(log))
    assert (status, out) == (0, f"{shelf / 'small' / '0.3.0.jsonl'}\n")
    assert err == "since 0.2.0: 1 changed: a minor step\n"


def test_without_a_place_editions_and_changelog_stand_in_the_manuscript(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small)
    assert run("publish") == (0, f"{Path('editions', 'small', '0.2.0.jsonl')}\n", "")
    assert (small / "CHANGELOG.md").exists()


def test_a_step_that_is_too_small_exits_with_1_and_says_which_would_do(run: Run, small: Path) -> None:
    rewrite(small / "guide.toml", "0.2.0", "1.0.0")
    assert run("publish", str(small))[0] == 0
    rewrite(small / "guide.toml", "1.0.0", "1.0.1")
    rewrite(small / "guide.toml", "A small", "Another small")
    status, out, err = run("publish", str(small))
    assert (status, out) == (1, "")
    assert err == "edition 1.0.1 cannot follow 1.0.0: number it 1.1.0 or higher\nthe guide: text-changed\n"


def test_a_new_manuscript_names_its_files_and_checks_and_publishes(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    status, out, err = run("new", str(folder))
    assert (status, err) == (0, "")
    assert all(Path(line).is_file() for line in out.splitlines())
    assert str(folder / "guide.toml") in out.splitlines()
    assert run("check", str(folder)) == (0, "", "no faults\n")
    assert run("publish", str(folder))[0] == 0
    assert run("new", str(folder)) == (2, "", f"steadyhand: {folder} is there already\n")
    assert run("new", str(tmp_path / "No Good"))[0] == 2


def test_moving_names_the_files_that_were_written(run: Run, small: Path) -> None:
    status, out, err = run("move", "takeaways/breathe", "breathe-in", "--in", str(small))
    assert (status, err) == (0, "")
    assert out.splitlines() == [str(small / "ledger.toml"), str(small / "takeaways.toml")]


def test_moving_what_is_not_there_or_may_not_be_says_what_was_meant(run: Run, small: Path) -> None:
    status, out, err = run("move", "takeaways/breath", "other", "--in", str(small))
    assert (status, out) == (1, "")
    assert err == "no entry has the ref 'takeaways/breath'; did you mean 'takeaways/breathe'?\n"
    assert run("move", "takeaways/breathe", "Other", "--in", str(small))[0] == 2
    status, out, err = run("move", "sections/first", "second", "--in", str(small))
    assert (status, out) == (1, "")
    assert "duplicate-id another section has the id 'second' already" in err


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["fmt"], ["schema"], ["publish"], ["move", "themes/a", "b", "--in"]],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_folder_that_is_not_there_exits_with_2(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert run(*arguments, str(nowhere)) == (2, "", f"steadyhand: {nowhere}: there is no such folder\n")
    assert not nowhere.exists()


def test_faults_of_a_manuscript_exit_with_1_and_nothing_is_published(run: Run, small: Path) -> None:
    rewrite(small / "guide.toml", 'byline = "ada"', 'byline = "adah"')
    status, out, err = run("publish", str(small))
    assert (status, out) == (1, "")
    assert err == "guide.toml:11:10: dangling-reference no person has the id 'adah'; did you mean 'ada'?\n"
    assert not (small / "editions").exists()


def test_what_could_not_run_exits_with_2(run: Run, small: Path) -> None:
    (small / "file").touch()
    status, out, err = run("publish", str(small), "--to", str(small / "file"))
    assert (status, out) == (2, "")
    assert err.startswith("steadyhand: ")
    assert err.count("\n") == 1


def test_an_edition_that_is_published_exits_with_2(run: Run, small: Path) -> None:
    rewrite(small / "guide.toml", "0.2.0", "1.0.0")
    assert run("publish", str(small))[0] == 0
    rewrite(small / "guide.toml", "A small", "Another small")
    status, out, err = run("publish", str(small))
    assert (status, out) == (2, "")
    assert "edition 1.0.0 is published and never changes; number the next one higher" in err


def test_the_path_of_an_edition_is_printed_in_one_line(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    shelf = small / "a folder with spaces"
    assert run("publish", str(small), "--to", str(shelf))[1] == f"{shelf / 'small' / '0.2.0.jsonl'}\n"


@pytest.mark.parametrize("missing", sorted(OF_AUTHORS))
def test_without_the_extra_an_editors_command_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in [name for name in sys.modules if name.startswith("steadyhand.authoring")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Without(missing), *sys.meta_path])
    monkeypatch.delitem(sys.modules, missing, raising=False)
    status, out, err = run("new", str(tmp_path / "demo"))
    assert (status, out) == (2, "")
    assert err == "steadyhand: this needs what editors need: python3 -m pip install 'steadyhand[author]'\n"
    assert not (tmp_path / "demo").exists()
    assert run("themes")[0] == 0


def test_another_module_that_is_missing_is_not_blamed_on_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("steadyhand.authoring")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Without("steadyhand.authoring.new"), *sys.meta_path])
    with pytest.raises(ModuleNotFoundError):
        cli.main(["new", str(tmp_path / "demo")])


def test_json_survives_a_stream_that_has_no_such_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert cli.main(["show", "people/brene-brown", "--format", "json"]) == 0
    narrow.seek(0)
    assert json.loads(narrow.read())["name"] == "Brené Brown"


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{sys.executable} -m steadyhand credits | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True)  # noqa: S607 # our own
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_faults_are_told_by_the_exit_status_even_to_a_reader_that_stops_early() -> None:
    faulty = SMALL.with_name("faulty")
    command = f"{sys.executable} -m steadyhand check {faulty} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True)  # noqa: S607 # our own
    assert done.stdout == "1\n"


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
    assert (
        run("about", "suicide")[1]
        .splitlines()[2]
        .startswith("- **If they may be thinking of suicide** (cautions/suicidal-withdrawal)")
    )
    outline = run()[1]
    assert outline.index("cautions/abuse") < outline.index("sections/when-someone-pushes-you-away")
    shown = run("show", "sections/patience")[1]
    assert shown.index("If you are being hurt: cautions/abuse") < shown.index("Waiting for someone")
    assert "- If you are being hurt: cautions/abuse" in markdown(steadyhand.sections["patience"])


def test_all_of_a_kind_are_listed(run: Run) -> None:
    status, out, _ = run("show", "cautions")
    assert status == 0
    assert all(caution.ref in out for caution in steadyhand.cautions)
    assert json.loads(run("show", "practices", "--format", "json")[1]) == steadyhand.practices.to_dicts()


def test_a_help_line_is_shown_with_hours_note_and_evidence(run: Run) -> None:
    words = " ".join(run("show", "help_lines/us-988")[1].split())
    assert "Call: 988" in words
    assert "Option 1 is for veterans, option 2 for Spanish" in words
    assert "Evidence of 2025, not yet tried by us" in words
    beside = " ".join(run("show", "cautions/suicidal-withdrawal")[1].split())
    assert (
        "**Samaritans** (GB), for emotional distress, thoughts of suicide. "
        "Call: 116 123. Web: samaritans.org. Hours: 24/7." in beside
    )
    assert "**Find A Helpline, by ThroughLine** (anywhere)" in beside


def test_what_is_to_be_texted_is_shown_to_the_letter(run: Run) -> None:
    for line in steadyhand.help_lines:
        for ref in (line.ref, *(caution.ref for caution in steadyhand.cautions if line in caution.help_lines)):
            words = " ".join(run("show", ref)[1].split())
            assert all(way in words for way in (line.call, line.sms, line.web) if way)


def test_an_origin_is_shown_with_its_note(run: Run) -> None:
    words = " ".join(run("show", "concepts/detachment")[1].split())
    assert "On detachment from work: another concept under the same word." in words


def test_wrong_usage_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["show"])
    assert raised.value.code == 2
    assert "REF" in capsys.readouterr().err


def test_a_terminal_is_not_steered_by_text() -> None:
    assert output.plain("a\x1b[2Jb\u202ec\nd") == "a[2Jbc\nd"


def test_a_terminal_is_not_steered_by_a_manuscript(run: Run, small: Path) -> None:
    rude = "\x1b]0;x\x07\x9b2J\u202e"
    rewrite(small / "themes.toml", 'broader = "feelings"', f"broader = {json.dumps(f'feelings{rude}')}")
    named = small / "sections" / f"30-{rude}.toml"
    named.write_text("x=1", encoding="utf-8")
    place = named.as_posix()
    for command in (["check"], ["check", "--format", "github"], ["publish"], ["fmt"]):
        _, out, err = run(*command, str(small))
        assert output.plain(out + err) == out + err
        assert "30-]0;x2J.toml" in out + err
        named.write_text("x=1", encoding="utf-8")
    _, out, _ = run("check", str(small), "--format", "json")
    assert output.plain(out) == out
    assert place in [fault["file"] for fault in json.loads(out)]


@given(texts)
def test_json_says_any_text_to_the_letter_and_steers_no_terminal(text: str) -> None:
    for encoding in ("utf-8", "ascii"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            assert output.say_json([text]) == 0
        stream.seek(0)
        written = stream.read()
        assert json.loads(written) == [text]
        assert output.plain(written) == written


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("export", "--format", "edition", "nope/1.0.0.jsonl"),
            "steadyhand: nope/1.0.0.jsonl: there is no such file\n",
        ),
        (("verify", "nope.lock"), "steadyhand: nope.lock: there is no such file\n"),
        (("verify", "."), "steadyhand: .: this is a folder, not a file\n"),
        (
            ("export", "--format", "edition", "--to", "a-file/x.json"),
            "steadyhand: a-file/x.json: this is there already, and is no folder\n",
        ),
    ],
)
def test_what_is_the_matter_with_a_file_is_said_in_words(
    run: Run, arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a-file").touch()
    assert run(*arguments) == (2, "", said)
