"""Exports: the whole guide in every format, inert whatever it says, to a stream, a file or a folder."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from folders import SMALL, Run, copy_of, tree
from inert import letters, parsed, said_in_html, said_in_markdown
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

import steadyhand
import steadyhand.__main__ as cli
from steadyhand.authoring.manuscript import Manuscript
from steadyhand.authoring.tables import tables
from steadyhand.commands.exports import FORMATS
from steadyhand.editions import contacts, edition, lines
from steadyhand.editions.contacts import Contacts
from steadyhand.editions.decoding import decode
from steadyhand.editions.today import VARIABLE
from steadyhand.errors import InvalidGuide
from steadyhand.records.forms import written
from steadyhand.records.help_line import HelpLine
from steadyhand.records.region import Emergency, Region
from steadyhand.show.exports import bibliography as citations
from steadyhand.show.exports import book, chunks, schema
from steadyhand.show.parts import visible
from steadyhand.show.telling import tell
from strategies import published

GUIDE = steadyhand.load()
HOSTILE = (
    '</script><script>alert("1")</script> <img src=x onerror=alert(1)> & &lt; &#60; ]]> --> </style> <!-- \' " '
    "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \u200b\u2066[31m\ufeff "
    "{\\} @book{x, $y$ %z #_~^ ``` *_[a](javascript:alert(1))_* https://example.org/?a=1&b=2 \U0001f642"
)


UNFIT = "\x00\x07\x1b\x85\u2028\u2029"
"""What would steer a terminal or end a line, and stands in no text of a guide."""


def hostile() -> dict[str, Any]:
    """The content of a guide, every text of which that may say anything says the worst, and one has a megabyte."""
    content = Manuscript(SMALL).content
    for _, record, table in tables(content):
        for field in written(record).values():
            if field.means == "text" and not (field.choices or field.pattern) and field.name in table:
                said = table[field.name]
                table[field.name] = [f"{HOSTILE} {text}" for text in said] if field.many else f"{HOSTILE} {said}"
    content["sections"][0]["paragraphs"].append(f"{HOSTILE} " * (1_000_000 // len(HOSTILE)))
    return content


CONTACTS = Contacts(
    date="2026-01-31",
    regions=(Region(id="gb", code="GB", name=HOSTILE, emergency=(Emergency(number=HOSTILE, for_=HOSTILE),)),),
    help_lines=(
        HelpLine(
            id="line",
            region="GB",
            service=HOSTILE,
            audience=HOSTILE,
            serves=("illness",),
            call=HOSTILE,
            sms=HOSTILE,
            web=HOSTILE,
            hours=HOSTILE,
            note=HOSTILE,
            evidence=(HOSTILE,),
        ),
    ),
)
BAD = published(decode(hostile()), CONTACTS)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The hostile guide as an edition file, where the environment names hostile contacts."""
    (tmp_path / "contacts.jsonl").write_bytes(contacts.dumps(CONTACTS).encode())
    monkeypatch.setenv(VARIABLE, str(tmp_path / "contacts.jsonl"))
    file = tmp_path / "hostile.jsonl"
    file.write_bytes(lines.dumps(BAD).encode())
    return str(file)


Export = Callable[[str], str]


@pytest.fixture
def exported(run: Run, place: str, tmp_path: Path) -> Export:
    """What export writes of the hostile guide in a format."""

    def export(format: str) -> str:
        file = tmp_path / f"out.{format}"
        status, out, err = run("export", place, "--format", format, "--to", str(file))
        assert (status, out, err) == (0, f"{file}: 1 file written\n", "")
        return file.read_bytes().decode()

    return export


def test_the_hostile_guide_is_hostile() -> None:
    assert sum(map(len, BAD.sections[0].paragraphs)) > 990_000
    hostile = (*BAD.sections, *BAD.cautions, *BAD.resources, *BAD.regions, *BAD.help_lines)
    assert all(tell(entry).name.startswith(HOSTILE[:9]) for entry in hostile)
    assert BAD.cautions["smoke"].help_lines.ids == ("line",)


@pytest.mark.parametrize("c", UNFIT)
def test_what_would_steer_whatever_reads_it_stands_in_no_text(c: str) -> None:
    content = hostile()
    content["title"] += c
    with pytest.raises(InvalidGuide, match=f"U\\+{ord(c):04X}"):
        decode(content)


def test_html_is_inert(exported: Export) -> None:
    page = exported("html")
    assert parsed(page).css_first("script") is None
    assert letters(visible(HOSTILE)) in said_in_html(page)


@pytest.mark.thorough
def test_markdown_is_inert(exported: Export) -> None:
    assert letters(visible(HOSTILE)) in said_in_markdown(exported("markdown"))


def test_llms_txt_is_inert(exported: Export) -> None:
    assert letters(visible(HOSTILE)) in said_in_markdown(exported("llms"))


def test_an_edition_is_read_back_as_an_equal_guide(exported: Export) -> None:
    dumped = exported("edition")
    assert edition.loads(dumped.encode()) == BAD
    validator = Draft202012Validator(schema.schema())
    for line in dumped.splitlines():
        validator.validate(json.loads(line))


def test_the_schema_is_written_as_it_is(exported: Export) -> None:
    assert json.loads(exported("schema")) == schema.schema()


def test_linked_data_is_inert_in_a_page_and_says_the_same(exported: Export) -> None:
    dumped = exported("jsonld")
    tree = LexborHTMLParser(f'<script type="application/ld+json">{dumped}</script>')
    (script,) = tree.css("script")
    assert json.loads(script.text()) == json.loads(dumped)
    section = next(node for node in json.loads(dumped)["@graph"] if node.get("articleBody"))
    assert section["articleBody"] == BAD.sections[0].text


def test_every_line_of_the_records_is_one(exported: Export) -> None:
    dumped = exported("jsonl")
    assert [json.loads(line) for line in dumped.splitlines()] == chunks.records(BAD)


def test_csl_is_the_same_citations(exported: Export) -> None:
    assert json.loads(exported("csl")) == [citation.csl() for citation in citations.of(BAD)]


@pytest.mark.thorough
def test_markdown_fills_a_folder_with_llms_txt_beside_it(run: Run, tmp_path: Path, place: str) -> None:
    folder = tmp_path / "pages"
    status, out, err = run("export", "--format", "markdown", "--to", str(folder), place)
    files = tree(folder)
    assert (status, out, err) == (0, f"{folder}: {len(files)} files written\n", "")
    assert files.keys() == {*book.folder(BAD), "llms.txt"}
    for text in files.values():
        assert said_in_markdown(text.decode())


def test_markdown_fills_a_folder_that_is_there_whatever_its_name(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "v1.0"
    folder.mkdir()
    assert run("export", "--format", "markdown", "--to", str(folder))[0] == 0
    assert (folder / "index.md").is_file()
    before = tree(folder)
    assert run("export", "--format", "markdown", "--to", str(folder))[0] == 0
    assert tree(folder) == before


@pytest.mark.parametrize("format", FORMATS)
def test_without_a_file_it_goes_to_the_stream_the_same_every_time(run: Run, format: str) -> None:
    status, out, err = run("export", "--format", format)
    assert (status, err) == (0, "")
    assert out == FORMATS[format][0](GUIDE)
    assert out.endswith("\n")
    assert run("export", "--format", format)[1] == out


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_has_what_the_stream_has_to_the_letter(
    run: Run, format: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.txt"
    assert run("export", place, "--format", format, "--to", str(file))[0] == 0
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    assert cli.main(["export", place, "--format", format]) == 0
    assert written.getvalue() == file.read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_that_steers_a_terminal_is_written_to_one(
    format: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    assert cli.main(["export", place, "--format", format]) == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", screen.getvalue())


def test_a_manuscript_is_exported_before_it_is_published(run: Run, tmp_path: Path) -> None:
    folder = copy_of(SMALL, tmp_path)
    status, out, _ = run("export", "--format", "edition", str(folder))
    assert status == 0
    assert edition.loads(out.encode()).id == BAD.id


def test_what_cannot_be_written_is_said_in_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    status, out, err = run("export", "--format", "html", "--to", str(tmp_path / "file" / "page.html"))
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert run("export", "--format", "html", "--to", str(tmp_path))[0] == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_to_and_stays_one(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb") as reader:
        assert run("export", "--format", "llms", "--to", str(pipe))[0] == 0
        assert reader.read().decode() == FORMATS["llms"][0](GUIDE)
    assert pipe.is_fifo()


def test_a_place_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    status, out, err = run("export", "--format", "html", nowhere)
    assert (status, out) == (2, "")
    assert nowhere in err


def test_an_unknown_format_is_refused_with_those_there_are(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("export", "--format", "pdf")
    said = capsys.readouterr().err
    assert all(format in said for format in FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_but_attrs_is_needed(format: str) -> None:
    """Not even where everything else that this test uses is installed."""
    code = f"""
import sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        allowed = {{"steadyhand", "attr", "attrs", "importlib_resources"}} | set(sys.stdlib_module_names)
        if name.partition(".")[0] not in allowed:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Nothing())
from steadyhand.__main__ import main
sys.exit(main(["export", "--format", "{format}"]))
"""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done: Any = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == FORMATS[format][0](GUIDE)
