"""Loading: one Guide for everybody, from wherever the package lies, and what lives beside it."""

import json
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Barrier
from typing import Any

import attrs
import pytest
from folders import SHELF

import steadyhand
from steadyhand.authoring import shelving
from steadyhand.editions import guide as guides
from steadyhand.editions import shelf, today
from steadyhand.editions.contacts import Contacts, dumps, loads
from steadyhand.editions.guide import Guide
from steadyhand.errors import DamagedEdition, UnknownEdition, UnknownGuide
from steadyhand.records import canonical
from steadyhand.records.once import Once

PACKAGE = Path(steadyhand.__file__).parent
GUIDE = steadyhand.load()
NUMBER = GUIDE.edition
LINE = steadyhand.help_lines[0]
HIT = "he hit me again last night"


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

    def load(_: int) -> tuple[Guide, object]:
        at_once.wait()
        return steadyhand.load(), steadyhand.load().cautions["abuse"]

    with ThreadPoolExecutor(8) as threads:
        loaded = list(threads.map(load, range(8)))
    assert all(guide is loaded[0][0] and caution is loaded[0][1] for guide, caution in loaded)


def test_an_unknown_guide_or_edition_says_what_was_probably_meant() -> None:
    with pytest.raises(UnknownGuide, match="no guide called 'pushed-awy' is installed; did you mean 'pushed-away'"):
        steadyhand.load("pushed-awy")
    with pytest.raises(
        UnknownEdition, match=r"the guide 'pushed-away' has no edition '0\.2\.1'; did you mean '0\.2\.0'"
    ):
        steadyhand.load(edition="0.2.1")
    assert shelf.guides() == ("pushed-away",)
    assert shelf.editions() == ("0.2.0",)


@pytest.mark.parametrize("name", ["../editions/pushed-away", "/", "", ".", "Pushed-Away", "pushed-away/"])
def test_what_is_no_id_leads_nowhere(name: str) -> None:
    with pytest.raises(UnknownGuide):
        steadyhand.load(name)


@pytest.fixture
def other_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf that may be written to, with the bundled guide and the contacts on it."""
    place = tmp_path / "shelf"
    shutil.copytree(SHELF / "pushed-away", place / "pushed-away")
    shutil.copy(SHELF / "contacts.jsonl", place)
    for module in (shelf, guides, today):
        monkeypatch.setattr(module, "shelf", lambda: place)
    monkeypatch.setattr(shelf, "_loaded", {})
    monkeypatch.setattr(today, "_once", Once())
    monkeypatch.delenv(today.VARIABLE, raising=False)
    return place


@pytest.fixture
def home(other_shelf: Path) -> Path:
    return other_shelf / "pushed-away"


def renumbered(number: str) -> bytes:
    return (
        (SHELF / "pushed-away" / f"{NUMBER}.jsonl")
        .read_bytes()
        .replace(f'"edition":"{NUMBER}"'.encode(), f'"edition":"{number}"'.encode(), 1)
    )


def put(home: Path, name: str, table: dict[str, Any]) -> None:
    """A living file beside an edition, and the manifest that lists it."""
    (home / name).write_text(f"{canonical.line(table)}\n", encoding="utf-8")
    shelving.list_again(home)


def test_the_newest_edition_is_the_highest_number_and_not_the_last_name(home: Path) -> None:
    for number in ("0.9.0", "0.10.0"):
        (home / f"{number}.jsonl").write_bytes(renumbered(number))
    shelving.list_again(home)
    assert steadyhand.load().edition == "0.10.0"
    assert steadyhand.load(edition="0.9.0").edition == "0.9.0"
    assert shelf.editions() == (NUMBER, "0.9.0", "0.10.0")


def test_what_the_manifest_does_not_list_is_not_on_the_shelf(home: Path) -> None:
    (home.parent / "empty").mkdir()
    (home.parent / "unlisted").mkdir()
    (home.parent / "unlisted" / "1.0.0.jsonl").write_bytes(renumbered("1.0.0"))
    (home / "9.0.0.jsonl").write_bytes(renumbered("9.0.0"))
    (home / "latest.jsonl").write_text("{}", encoding="utf-8")
    assert steadyhand.load().edition == NUMBER
    assert shelf.editions() == (NUMBER,)
    assert shelf.guides() == ("pushed-away",)
    with pytest.raises(UnknownGuide):
        steadyhand.load("unlisted")


def test_a_file_that_the_manifest_lists_and_that_is_not_there_is_damage(home: Path) -> None:
    (home / f"{NUMBER}.jsonl").unlink()
    with pytest.raises(DamagedEdition, match="SHA256SUMS lists it, and it cannot be read"):
        steadyhand.load()


def test_an_edition_under_another_number_is_refused(home: Path) -> None:
    (home / "9.0.0.jsonl").write_bytes(renumbered(NUMBER))
    shelving.list_again(home)
    with pytest.raises(DamagedEdition, match=r"it holds pushed-away 0\.2\.0, which its name does not say"):
        steadyhand.load()


def test_a_file_whose_bytes_are_not_those_that_were_published_is_refused_every_time(home: Path) -> None:
    file = home / f"{NUMBER}.jsonl"
    expected = sha256(file.read_bytes()).hexdigest()
    file.write_bytes(file.read_bytes().replace(b"space", b"spade", 1))
    for _ in range(2):
        with pytest.raises(DamagedEdition) as raised:
            steadyhand.load()
        assert raised.value.file == str(file)
        assert raised.value.expected == f"sha256-{expected}"
        assert raised.value.found == f"sha256-{sha256(file.read_bytes()).hexdigest()}"
        assert expected in str(raised.value)


BREAKING: list[tuple[str, bytes, bytes]] = [
    ("sections", b'"paragraphs":[', b'"paragraphs":[7,'),
    ("sections", b'"kind":"section"', b'"kind":"sektion"'),
    ("sections", b'"source_heading":"', b'"source_headings":"'),
    ("concepts", b'"sections":["', b'"sections":["no-such-'),
    ("resources", b'"creators":["', b'"creators":["no-such-'),
    ("resources", b'"year":', b'"year":"x","y":'),
    ("cautions", b'"kind":"caution"', b'"allows":["practices/no-such"],"kind":"caution"'),
    ("themes", b'"broader":"', b'"broader":"no-such-'),
    ("quotes", b'"speaker":"', b'"speaker":"no-such-'),
    ("sections", b'"limits":[{"caution":"', b'"limits":[{"caution":"no-such-'),
]


@pytest.mark.parametrize(("plural", "sound", "broken"), BREAKING)
def test_broken_lines_whose_sums_were_made_again_are_damage_when_their_kind_is_asked_for(
    home: Path, plural: str, sound: bytes, broken: bytes
) -> None:
    file = home / f"{NUMBER}.jsonl"
    assert sound in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(sound, broken, 1))
    shelving.list_again(home)
    for _ in range(2):
        with pytest.raises(DamagedEdition) as raised:
            getattr(steadyhand.load(), plural)
        assert raised.value.file == str(file)


@pytest.mark.parametrize("data", [b"", b"\n", b"{}\n", b"[]\n", b"\xff\n", b"null\n", b"{\n"])
def test_bytes_that_are_no_edition_at_all_are_damage_though_the_sums_say_them(home: Path, data: bytes) -> None:
    (home / f"{NUMBER}.jsonl").write_bytes(data)
    shelving.list_again(home)
    with pytest.raises(DamagedEdition):
        steadyhand.load()


def test_a_character_that_is_spelled_out_is_looked_at_strictly(home: Path) -> None:
    file = home / f"{NUMBER}.jsonl"
    data = file.read_bytes()
    for said, is_whole in ((rb"C:\\users", True), (rb"half \ud800", False), (rb"\u0041", False)):
        changed = data.replace(b"Giving space without disappearing", said)
        file.write_bytes(changed)
        (home / "SHA256SUMS").write_text(f"{sha256(changed).hexdigest()}  {file.name}\n")
        shelf._loaded.clear()
        if is_whole:
            assert steadyhand.load().sections["give-space"].title == r"C:\users"
        else:
            with pytest.raises(DamagedEdition):
                steadyhand.load()


def test_reading_one_kind_reads_no_other(home: Path) -> None:
    file = home / f"{NUMBER}.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"paragraphs":[', b'"paragraphs":[7,', 1))
    shelving.list_again(home)
    assert len(steadyhand.load().themes) == len(GUIDE.themes)
    with pytest.raises(DamagedEdition):
        assert steadyhand.load().sections


def contacts_of(guide: Guide) -> Contacts:
    known = guide._today.contacts()
    assert known
    return known


def written(folder: Path, known: Contacts, name: str = "mine.jsonl") -> Path:
    (folder / name).write_text(dumps(known), encoding="utf-8")
    return folder / name


OURS = loads((SHELF / "contacts.jsonl").read_bytes())
MINE = Contacts(date="2030-01-31", help_lines=(attrs.evolve(LINE, id="mine", region="001", call="000"),))


def test_an_applications_contacts_replace_ours_and_the_guides_own(home: Path, tmp_path: Path) -> None:
    (home / "contacts.jsonl").write_text(dumps(MINE), encoding="utf-8")
    shelving.list_again(home)
    others = attrs.evolve(MINE, help_lines=(attrs.evolve(MINE.help_lines[0], id="theirs"),))
    guide = steadyhand.load(contacts=written(tmp_path, others))
    assert guide.help_lines.ids == ("theirs",)
    assert guide.regions.ids == ()
    assert guide["help_lines/theirs"] is guide.help_lines[0]
    assert guide.pin("help_lines/theirs").startswith("help_lines/theirs@2030.01.31#sha256-")
    assert {line.id for caution in guide.cautions for line in caution.help_lines} == {"theirs"}
    assert guide == steadyhand.load() is not guide
    assert "mine" in steadyhand.load().help_lines


def test_the_environment_names_contacts_where_nobody_gives_others(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STEADYHAND_CONTACTS", str(written(tmp_path, MINE)))
    places = (home, home / f"{NUMBER}.jsonl")
    assert all(steadyhand.load(place).help_lines.ids == ("mine",) for place in ("pushed-away", *places))
    assert steadyhand.sections is steadyhand.sections
    given = written(tmp_path, attrs.evolve(MINE, help_lines=()), "given.jsonl")
    assert all(steadyhand.load(place, contacts=given).help_lines.ids == () for place in ("pushed-away", *places))
    monkeypatch.delenv("STEADYHAND_CONTACTS")
    assert steadyhand.load().help_lines.ids == tuple(line.id for line in OURS.help_lines)


def test_contacts_that_are_none_are_refused_by_name_and_never_replaced_by_ours(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{}\n", encoding="utf-8")
    with pytest.raises(DamagedEdition, match=r"broken\.jsonl: its first line is not that of contacts"):
        steadyhand.load(contacts=broken)
    with pytest.raises(FileNotFoundError):
        steadyhand.load(home, contacts=tmp_path / "nowhere.jsonl")
    monkeypatch.setenv("STEADYHAND_CONTACTS", str(broken))
    with pytest.raises(DamagedEdition, match=r"broken\.jsonl"):
        steadyhand.load()


def test_a_guides_own_contacts_are_added_to_ours_which_win(home: Path) -> None:
    same = attrs.evolve(LINE, call="000")
    known = attrs.evolve(MINE, help_lines=(*MINE.help_lines, same), regions=(attrs.evolve(OURS.regions[0], name="X"),))
    (home / "contacts.jsonl").write_text(dumps(known), encoding="utf-8")
    shelving.list_again(home)
    for guide in (steadyhand.load(), steadyhand.load(home)):
        assert guide.help_lines.ids == (*(line.id for line in OURS.help_lines), "mine")
        assert guide.help_lines[LINE.id] == LINE
        assert tuple(guide.regions) == OURS.regions
        assert contacts_of(guide).date == OURS.date
        assert guide == GUIDE


def test_a_guides_own_contacts_that_were_altered_are_damage(home: Path) -> None:
    (home / "contacts.jsonl").write_text(dumps(MINE), encoding="utf-8")
    shelving.list_again(home)
    (home / "contacts.jsonl").write_text(dumps(attrs.evolve(MINE, date="2031-01-31")), encoding="utf-8")
    with pytest.raises(DamagedEdition, match=r"contacts\.jsonl"):
        assert steadyhand.load().cautions


def is_degraded(guide: Guide) -> bool:
    """Whether a guide is searched without its material, as every result then says; no advice is lost by it."""
    results = guide.search(HIT)
    stopping = {caution.id for caution in guide.cautions if caution.stops_advice}
    assert not results.degraded or (not results.cautions and stopping <= {each.id for each in results.possible})
    assert results.degraded or results.cautions
    assert guide.search("give space").hits
    return results.degraded


def test_search_material_lies_beside_the_edition(home: Path) -> None:
    assert not is_degraded(steadyhand.load())
    assert not is_degraded(steadyhand.load(home))
    assert not is_degraded(steadyhand.load(home / f"{NUMBER}.jsonl"))


def without_search(home: Path) -> None:
    (home / "search.json").unlink()
    shelving.list_again(home)


def with_search(**fields: Any) -> Callable[[Path], None]:
    return lambda home: put(home, "search.json", json.loads((home / "search.json").read_bytes()) | fields)


def with_other_bytes(data: bytes) -> Callable[[Path], None]:
    def change(home: Path) -> None:
        (home / "search.json").write_bytes(data)
        shelving.list_again(home)

    return change


def without_telling(home: Path) -> None:
    (home / "search.json").write_bytes((home / "search.json").read_bytes().replace(b"1", b"2", 1))


@pytest.mark.parametrize(
    "change",
    [
        without_search,
        lambda home: (home / "search.json").unlink(),
        without_telling,
        with_search(guide="another"),
        with_search(format=2),
        with_search(more="x"),
        with_other_bytes(b"{}\n"),
        with_other_bytes(b"[]\n"),
        with_other_bytes(b""),
        with_other_bytes(b"\xff"),
    ],
    ids=range(10),
)
def test_search_without_material_or_with_anothers_is_degraded(home: Path, change: Callable[[Path], object]) -> None:
    change(home)
    assert is_degraded(steadyhand.load())
    assert is_degraded(steadyhand.load(home / f"{NUMBER}.jsonl"))


def test_search_material_may_be_of_a_newer_edition(home: Path) -> None:
    with_search(edition="9.9.9")(home)
    assert not is_degraded(steadyhand.load())


RECALLED = GUIDE.sections["patience"]


def recall(**fields: Any) -> dict[str, Any]:
    said = {"ref": RECALLED.ref, "digest": RECALLED.digest, "since": "2026-12-01", "reason": "It did harm."}
    return {"format": 1, "guide": "pushed-away", "recalls": [{**said, "use": ["sections/give-space"], **fields}]}


def test_what_was_recalled_says_so_and_is_the_same_entry(home: Path) -> None:
    put(home, "recalls.json", recall())
    for guide in (steadyhand.load(), steadyhand.load(home), steadyhand.load(home / f"{NUMBER}.jsonl")):
        entry = guide.sections["patience"]
        assert entry.recalled
        assert (entry.recalled.since, entry.recalled.reason) == ("2026-12-01", "It did harm.")
        assert entry.recalled.use == ("sections/give-space",)
        assert (entry, hash(entry), entry.digest) == (RECALLED, hash(RECALLED), RECALLED.digest)
        assert (guide, hash(guide), guide.digest) == (GUIDE, hash(GUIDE), GUIDE.digest)
        assert [each.ref for each in guide.entries if each.recalled] == [entry.ref]
        assert pickle.loads(pickle.dumps(entry)).recalled == entry.recalled


@pytest.mark.parametrize("ref", ["quotes", "practices", "takeaways", "themes", "people", "cautions", "concepts"])
def test_an_entry_of_any_kind_can_be_recalled(home: Path, ref: str) -> None:
    entry = getattr(GUIDE, ref)[0]
    put(home, "recalls.json", recall(ref=entry.ref, digest=entry.digest))
    found = steadyhand.load()[entry.ref]
    assert found.recalled
    assert found == entry


def test_a_recall_is_for_its_digest_and_for_those_it_was_renewed_from_alone(home: Path) -> None:
    other = f"sha256-{'0' * 64}"
    put(home, "recalls.json", recall(digest=other))
    assert not steadyhand.load().sections["patience"].recalled
    put(home, "recalls.json", recall(digest=other, renewed_from=[RECALLED.digest]))
    shelf._loaded.clear()
    assert steadyhand.load().sections["patience"].recalled


@pytest.mark.parametrize(
    "table",
    [
        {"format": 2, "guide": "pushed-away", "recalls": []},
        recall(reason=""),
        recall(digest="sha256-0"),
        recall(more="x"),
        {"format": 1, "guide": "pushed-away", "recalls": {}},
    ],
)
def test_recalls_that_cannot_be_read_are_damage_and_are_not_passed_over(home: Path, table: dict[str, Any]) -> None:
    put(home, "recalls.json", table)
    with pytest.raises(DamagedEdition, match=r"recalls\.json"):
        steadyhand.load()


def test_recalls_that_were_altered_or_are_gone_are_damage(home: Path) -> None:
    put(home, "recalls.json", recall())
    file = home / "recalls.json"
    file.write_bytes(file.read_bytes().replace(b"harm", b"good"))
    with pytest.raises(DamagedEdition, match=r"recalls\.json"):
        steadyhand.load()
    file.unlink()
    with pytest.raises(DamagedEdition, match=r"recalls\.json"):
        steadyhand.load()


def test_a_pickle_of_a_guide_equals_it_and_finds_the_search_of_the_shelf_again(home: Path) -> None:
    pickled = pickle.dumps(steadyhand.load())
    again = pickle.loads(pickled)
    assert (again, hash(again), again.digest) == (GUIDE, hash(GUIDE), GUIDE.digest)
    assert again.entries == GUIDE.entries
    assert not is_degraded(again)
    without_search(home)
    assert is_degraded(pickle.loads(pickled))
    shutil.rmtree(home)
    alone = pickle.loads(pickled)
    assert alone == GUIDE
    assert is_degraded(alone)


@pytest.mark.usefixtures("home")
def test_a_pickle_of_a_guide_has_the_contacts_that_it_had(tmp_path: Path) -> None:
    guide = steadyhand.load(contacts=written(tmp_path, MINE))
    again = pickle.loads(pickle.dumps(guide))
    assert again.help_lines == guide.help_lines
    assert contacts_of(again) == MINE
    assert again.cautions["abuse"].help_lines.ids == guide.cautions["abuse"].help_lines.ids


def test_it_loads_from_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "steadyhand.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for file in PACKAGE.rglob("*"):
            if file.suffix in {".py", ".json", ".jsonl"} or file.name == "SHA256SUMS":
                zipped.write(file, Path("steadyhand") / file.relative_to(PACKAGE))
    code = (
        "import steadyhand; print(steadyhand.__file__); print(steadyhand.load().digest);"
        f"print(steadyhand.search({HIT!r}).cautions[0].help_lines.ids[0])"
    )
    where, digest, line = run(code, path=archive, cwd=tmp_path).split()
    assert where.startswith(str(archive))
    assert digest == steadyhand.load().digest
    assert line == steadyhand.search(HIT).cautions[0].help_lines.ids[0]


def test_the_digest_is_the_same_whatever_the_hash_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import steadyhand; print(steadyhand.load().digest, [e.digest for e in steadyhand.load().entries])"
    answers = set()
    for seed in "012":
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        answers.add(run(code, cwd=tmp_path))
    assert len(answers) == 1
