"""A good citizen: what editors, printers, table makers, web frameworks and freezers do with steadyhand's values."""

import builtins
import dataclasses
import importlib
import io
import json
import pprint
import shutil
import subprocess
import sys
from pathlib import Path

import fastapi
import jedi
import pandas
import pydantic
import pytest
import rich.pretty
from fastapi.testclient import TestClient
from folders import ROOT
from IPython.core.completer import IPCompleter, provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell
from rich.console import Console

import steadyhand
from steadyhand.editions import freezing
from steadyhand.records.kinds import CONTACTS, KINDS

pytestmark = pytest.mark.thorough

GUIDE = steadyhand.load()
VALUES = [
    GUIDE,
    GUIDE.sections,
    GUIDE.search("he hit me, and I want space"),
    GUIDE.credits(),
    GUIDE.theme_map(),
    steadyhand.compare(GUIDE, GUIDE),
    GUIDE.source,
    GUIDE.quotes[0].attribution,
    *(getattr(GUIDE, kind)[0] for kind in (*KINDS, *CONTACTS)),
]


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("steadyhand.sect", "sections"),
        ("steadyhand.sections.ab", "about"),
        ("steadyhand.sections[0].tit", "title"),
        ("steadyhand.quotes[0].speaker.na", "name"),
        ("steadyhand.quotes.verified()[0].cred", "credit"),
        ("steadyhand.sections.about('trust')[0].para", "paragraphs"),
        ("steadyhand.load().sections[0].tit", "title"),
        ("steadyhand.search('trust').cau", "cautions"),
    ],
)
def test_editors_complete_what_the_front_door_has(code: str, offered: str) -> None:
    assert offered in [each.name for each in jedi.Script(f"import steadyhand\n{code}").complete()]


def test_completion_of_an_entry_shows_no_machinery() -> None:
    public = {name for name in dir(GUIDE.quotes[0]) if not name.startswith("_")}
    said = {"id", "ref", "kind", "digest", "themes", "recalled", "to_dict"}
    own = {"altered", "as_printed", "attribution", "cite", "credit", "section", "speaker", "text"}
    assert public == said | own


def test_ids_complete_in_ipython() -> None:
    shell = InteractiveShell.instance()
    shell.user_ns["sections"] = steadyhand.sections
    completer: IPCompleter = shell.Completer
    completer.use_jedi = False
    with provisionalcompleter():
        offered = [each.text for each in completer.completions("sections['gi", 12)]
    assert any("give-space" in each for each in offered)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_display_is_text_of_exactly_that_type_and_printers_print_the_repr(value: steadyhand.Section) -> None:
    assert type(value._repr_html_()) is str
    assert type(value._repr_markdown_()) is str
    assert len(repr(value).splitlines()) == 1
    assert pprint.pformat(value, width=10_000) == repr(value)
    console = Console(file=io.StringIO(), width=10_000)
    console.print(rich.pretty.Pretty({"a": value}))
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert len(printed.splitlines()) == 1
    name = type(value).__name__
    assert printed.strip() == f"{{'a': <{name} {repr(value)[1:-1].removeprefix(name).lstrip(' :')}>}}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_collection_is_a_table_in_pandas(kind: str) -> None:
    entries = getattr(steadyhand, kind)
    frame = pandas.DataFrame(entries)
    assert list(frame["ref"]) == [entry.ref for entry in entries]
    assert list(frame.columns) == list(entries[0].to_dict())


def test_a_record_is_read_as_a_dataclass_is_with_its_credit() -> None:
    quote = steadyhand.quotes["angelou-enough"]
    said = dataclasses.asdict(quote)
    assert said["credit"] == quote.credit
    assert said["attribution"]["status"] == "attributed"
    assert dataclasses.replace(quote, text="Enough.").text == "Enough."


def test_an_entry_is_a_field_of_pydantic_without_an_import_of_it() -> None:
    class Card(pydantic.BaseModel):
        quote: steadyhand.Quote
        sections: list[steadyhand.Section] = []

    quote = steadyhand.quotes["angelou-enough"]
    card = Card(quote=quote, sections=list(steadyhand.sections[:1]))
    assert card.quote is quote
    assert json.loads(card.model_dump_json())["quote"] == json.loads(json.dumps(quote.to_dict()))
    assert Card.model_json_schema()["properties"]["quote"]["title"] == "Quote"
    with pytest.raises(pydantic.ValidationError):
        Card(quote="You alone are enough.")  # type: ignore[arg-type]
    code = "import sys, steadyhand; steadyhand.quotes[0].to_dict(); assert 'pydantic' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_entry_is_a_response_of_fastapi_with_its_credit() -> None:
    app = fastapi.FastAPI()

    @app.get("/quote")
    def quote() -> steadyhand.Quote:
        return steadyhand.quotes["angelou-enough"]

    @app.get("/quotes")
    def quotes() -> list[steadyhand.Quote]:
        return list(steadyhand.quotes)

    client = TestClient(app)
    assert client.get("/quote").json()["credit"] == steadyhand.quotes["angelou-enough"].credit
    assert len(client.get("/quotes").json()) == len(steadyhand.quotes)
    assert client.get("/openapi.json").status_code == 200


def test_the_front_door_is_a_tool_for_whoever_reads_hints() -> None:
    search = pydantic.validate_call(steadyhand.search)
    assert search("trust", limit=1)
    with pytest.raises(pydantic.ValidationError):
        search("trust", limit="many")  # type: ignore[arg-type]


def test_a_vendored_copy_reads_its_own_files(tmp_path: Path) -> None:
    home = tmp_path / "myapp" / "_vendor"
    shutil.copytree(ROOT / "src" / "steadyhand", home / "steadyhand", ignore=shutil.ignore_patterns("__pycache__"))
    for file in home.rglob("*.py"):
        text = file.read_text(encoding="utf-8").replace("from steadyhand", "from myapp._vendor.steadyhand")
        text = text.replace("from myapp._vendor.steadyhand import errors", "from . import errors")
        file.write_text(
            text.replace("\nimport steadyhand ", "\nfrom myapp._vendor import steadyhand "), encoding="utf-8"
        )
    code = f"""
import sys
sys.path[:0] = [{str(tmp_path)!r}]
from myapp._vendor import steadyhand as own
from importlib_resources import files
from myapp._vendor.steadyhand.editions import today
assert own.sections["give-space"].title and own.Section and own.search("trust")
assert own.help_lines and not own.search("trust").degraded
assert {str(tmp_path)!r} in str(today.shelf())
assert "steadyhand" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)


def test_a_frozen_program_has_the_editions(tmp_path: Path) -> None:
    program = tmp_path / "app.py"
    program.write_text(
        "import steadyhand\nfrom steadyhand.show import html\n"
        "print(steadyhand.sections.about('boundaries').ids[0], len(html(steadyhand.sections[0])) > 9)\n"
        "print(steadyhand.search('he hit me').cautions[0].id)\n"
        "print(steadyhand.help_lines[0].id)\n",
        encoding="utf-8",
    )
    build = [sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", "--distpath", str(tmp_path / "dist")]
    subprocess.run([*build, "--workpath", str(tmp_path), "--specpath", str(tmp_path), str(program)], check=True)
    told = subprocess.run([tmp_path / "dist" / "app" / "app"], check=True, capture_output=True, text=True)
    assert told.stdout == "give-space True\nabuse\nus-domestic-violence-hotline\n"


def test_no_builtin_is_shadowed_by_the_front_door() -> None:
    assert not {*steadyhand.__all__} & {*dir(builtins)}


def test_pyinstaller_is_told_of_every_edition_and_every_module() -> None:
    (folder,) = freezing.hook_dirs()
    hook = importlib.import_module("steadyhand.editions.freezing.hook-steadyhand")
    assert Path(str(hook.__file__)).parent == Path(folder)
    for name in (f"{GUIDE.edition}.jsonl", "search.json", "standing.json", "SHA256SUMS", "contacts.jsonl"):
        assert any(source.endswith(f"/{name}") for source, _ in hook.datas), name
    assert {"steadyhand.show.displays", "steadyhand.finding.finder"} <= {*hook.hiddenimports}
