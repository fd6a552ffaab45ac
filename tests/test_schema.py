"""The schemas of a manuscript's files: they say what decoding says, so that an editor's plug-in says it sooner."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import mutations
import pytest
from folders import BUNDLED, SMALL, Run, copy_of
from jsonschema import Draft7Validator

from steadyhand.authoring.check import check
from steadyhand.authoring.history import Published, published
from steadyhand.authoring.manuscript import Manuscript
from steadyhand.authoring.new import new
from steadyhand.authoring.schema import FOLDER, schemas
from steadyhand.authoring.tables import tables
from steadyhand.editions.content import LISTED
from steadyhand.editions.decoding import decode
from steadyhand.editions.reading import Refused
from steadyhand.errors import InvalidGuide
from steadyhand.records.forms import written

HERE = Path(__file__).parent / "manuscripts"
LEDGER = """\
[[moved]]
ref = "sections/once"
to = "sections/love-and-space"
on = "2026-01-31"

[[retired]]
ref = "sections/too-late"
reason = "It promised too much."
on = "2026-01-31"
successors = ["sections/patience"]

[[published]]
edition = "1.0.0"
digest = "sha256-0000000000000000000000000000000000000000000000000000000000000000"
refs = ["sections/once", "sections/too-late"]
"""
REFUSED_BY = {
    "unknown-key": {"additionalProperties"},
    "missing-key": {"required"},
    "wrong-type": {"type"},
    "empty-text": {"pattern", "enum"},
    "dangling-reference": {"enum"},
    "bad-value": {"pattern", "enum"},
}
"""What of a schema refuses what check names by a code."""
Refusal: TypeAlias = tuple[str, tuple[str | int, ...], str]


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """The bundled manuscript, with a ledger besides."""
    folder = copy_of(BUNDLED, tmp_path)
    (folder / "ledger.toml").write_text(LEDGER, encoding="utf-8")
    return folder


def validators(folder: Path) -> dict[str, Draft7Validator]:
    return {name: Draft7Validator(schema) for name, schema in schemas(Manuscript(folder)).items()}


def refusals(validators: Mapping[str, Draft7Validator], file: str, data: bytes) -> set[Refusal]:
    """What the schema of a file refuses in it: the file, the path and what of the schema does."""
    validator = validators["section" if file.startswith("sections/") else Path(file).stem]
    errors = validator.iter_errors(tomllib.loads(data.decode()))
    return {(file, tuple(error.absolute_path), str(error.validator)) for error in errors}


@pytest.mark.parametrize("folder", [SMALL, BUNDLED, HERE / "faulty"], ids=lambda folder: str(folder.name))
def test_every_schema_is_one(folder: Path) -> None:
    for name, schema in schemas(Manuscript(folder)).items():
        Draft7Validator.check_schema(schema)
        assert (schema["title"], schema["type"]) == (name, "object")


def test_manuscripts_without_a_fault_are_what_the_schemas_say(tmp_path: Path, bundled: Path) -> None:
    new(tmp_path / "fresh")
    for folder in (SMALL, BUNDLED, bundled, tmp_path / "fresh"):
        assert check(folder) == ()
        of_files = validators(folder)
        for source in Manuscript(folder).sources:
            assert refusals(of_files, source.name, source.data) == set()


@pytest.mark.thorough
def test_whatever_is_broken_in_the_bundled_manuscript_its_schema_refuses(bundled: Path) -> None:
    files = {source.name: source.data for source in Manuscript(bundled).sources}
    of_files = validators(bundled)
    accepted: list[tuple[str, mutations.Mutation]] = []
    for kind, of_kind in mutations.every(Manuscript(bundled)).items():
        for group in mutations.groups(each for each in of_kind if each.code in REFUSED_BY):
            changed, _ = mutations.applied(group, files)
            refused = {refusal for name, data in changed.items() for refusal in refusals(of_files, name, data)}
            accepted += [
                (kind, each)
                for each in group
                if not any((each.file, each.inside, by) in refused for by in REFUSED_BY[each.code])
            ]
    assert accepted == []


@pytest.mark.parametrize(
    ("old", "new", "path", "by"),
    [
        ('"1.0.0"', '"one"', ("published", 0, "edition"), "pattern"),
        ('"sections/too-late"]', '"Sections/Too Late"]', ("published", 0, "refs", 1), "pattern"),
        ('"sections/too-late"]', "7]", ("published", 0, "refs", 1), "type"),
        ("edition =", "editoin =", ("published", 0), "additionalProperties"),
        ("edition =", "editoin =", ("published", 0), "required"),
        ("[[published]]", "[[publishd]]", (), "additionalProperties"),
    ],
)
def test_what_a_ledger_says_of_editions_is_refused_as_check_does(
    bundled: Path, old: str, new: str, path: tuple[str | int, ...], by: str
) -> None:
    assert old in LEDGER
    data = LEDGER.replace(old, new).encode()
    (bundled / "ledger.toml").write_bytes(data)
    assert ("ledger.toml", path, by) in refusals(validators(bundled), "ledger.toml", data)
    assert any(fault.file == "ledger.toml" and by in REFUSED_BY[fault.code] for fault in check(bundled))


def with_table(content: Any, path: tuple[str | int, ...], table: Any) -> Any:
    """The content with the table at a path replaced."""
    if not path:
        return table
    step, *rest = path
    copied = content.copy()
    copied[step] = with_table(content[step], tuple(rest), table)
    return copied


def keys_refused(content: Any, path: tuple[str | int, ...], code: str) -> set[str]:
    """The keys of the table at a path that decoding refuses with a code."""
    with pytest.raises(InvalidGuide) as raised:
        decode(content)
    faults = [fault for fault in raised.value.faults if fault.code == code]
    if code == "missing-key":
        return {re.sub(r".*'(.*)'.*", r"\1", fault.message) for fault in faults if fault.path == path}
    return {str(fault.path[-1]) for fault in faults if fault.path[:-1] == path}


def test_the_form_knows_just_the_keys_that_decoding_accepts_and_asks_for(bundled: Path) -> None:
    content = Manuscript(bundled).content
    paths = {record: (path, table) for path, record, table in tables(content)}
    assert {*LISTED.values()} <= set(paths)
    every_name = {str(field.alias) for record in paths for field in attrs.fields(record)} | {"no-such-key"}
    for record, (path, table) in paths.items():
        fields = written(record)
        lists = {*LISTED} if not path else set()
        names = every_name - lists
        strange = with_table(content, path, table | dict.fromkeys(names, 7.5))
        assert keys_refused(strange, path, "unknown-key") == names - set(fields)
        bare = with_table(content, path, {key: table[key] for key in lists if key in table})
        required = {name for name, field in fields.items() if field.required}
        assert keys_refused(bare, path, "missing-key") == required


def test_the_form_knows_just_the_keys_of_an_edition_in_the_ledger(bundled: Path) -> None:
    fields = written(Published)
    (bundled / "ledger.toml").write_text("[[published]]\nno-such-key = 1\n", encoding="utf-8")
    with pytest.raises(Refused) as raised:
        published(Manuscript(bundled))
    assert {(fault.code, fault.path[-1]) for fault in raised.value.faults if fault.code == "unknown-key"} == {
        ("unknown-key", "no-such-key")
    }
    missing = {fault.message for fault in raised.value.faults if fault.code == "missing-key"}
    assert missing == {f"the key {name!r} is missing" for name, field in fields.items() if field.required}


def test_ids_that_are_referred_to_are_those_there_are(bundled: Path) -> None:
    manuscript = Manuscript(bundled)
    section = schemas(manuscript)["section"]["properties"]
    assert section["themes"]["items"]["enum"] == sorted(theme["id"] for theme in manuscript.content["themes"])
    speaker = section["quotes"]["items"]["properties"]["speaker"]
    assert speaker["enum"] == sorted(person["id"] for person in manuscript.content["people"])


def test_the_schemas_are_written_beside_the_manuscript_and_named(
    bundled: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bundled.parent)
    status, out, err = run("schema", bundled.name)
    assert (status, err) == (0, "")
    expected = schemas(Manuscript(bundled))
    assert out.splitlines() == [f"{bundled.name}/{FOLDER}/{name}.json" for name in expected]
    written = {name: json.loads(Path(name).read_text(encoding="utf-8")) for name in out.splitlines()}
    assert list(written.values()) == list(expected.values())
    monkeypatch.chdir(bundled)
    assert run("schema")[1].splitlines() == [f"{FOLDER}/{name}.json" for name in expected]
    assert check(bundled) == ()


def test_a_folder_that_is_not_there_has_no_schemas(run: Run, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert run("schema", str(nowhere)) == (2, "", f"steadyhand: {nowhere}: there is no such folder\n")


def test_every_file_of_a_new_manuscript_names_its_schema(tmp_path: Path) -> None:
    folder = tmp_path / "fresh"
    for name in new(folder):
        (named,) = re.findall(r"\A#:schema (\S+)\n", (folder / name).read_text(encoding="utf-8"))
        schema = json.loads(((folder / name).parent / named).read_text(encoding="utf-8"))
        Draft7Validator(schema).validate(tomllib.loads((folder / name).read_text(encoding="utf-8")))
        assert schema["title"] == ("section" if name.startswith("sections/") else Path(name).stem)
