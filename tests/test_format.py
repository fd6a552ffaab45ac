"""The format: every case under tests/format is accepted or refused as its rule in docs/format.md says."""

import hashlib
import json
import re
from typing import Any

import pytest
from folders import ROOT

from steadyhand.editions.contacts import loads as contacts
from steadyhand.editions.edition import loads
from steadyhand.editions.lines import dumps
from steadyhand.errors import DamagedEdition

CASES = ROOT / "tests" / "format"
INDEX: list[dict[str, Any]] = json.loads((CASES / "index.json").read_text(encoding="utf-8"))
RULES = re.findall(r"^- \*\*(R[0-9]{2})\*\* ", (ROOT / "docs" / "format.md").read_text(encoding="utf-8"), re.MULTILINE)


def is_contacts(case: dict[str, Any]) -> bool:
    return str(case["file"]).startswith("contacts-")


def data(case: dict[str, Any]) -> bytes:
    stored: bytes = (CASES / case["file"]).read_bytes()
    if repeat := case.get("repeat"):
        stored = stored.replace(repeat["of"].encode(), repeat["as"].encode() * int(repeat["times"]))
    return stored


def is_long(case: dict[str, Any]) -> bool:
    """Whether a case takes more memory than a short run should."""
    repeat = case.get("repeat", {"of": "", "times": 0})
    text = (CASES / case["file"]).read_text(encoding="utf-8") if repeat["of"] else ""
    return bool(text.count(repeat["of"]) * repeat["times"] > 2**26)


def some(*, valid: bool, of_contacts: bool) -> list[Any]:
    """Cases of one sort as parameters, each under the name of its file."""
    return [
        pytest.param(case, id=case["file"], marks=[pytest.mark.thorough] if is_long(case) else [])
        for case in INDEX
        if case["valid"] is valid and is_contacts(case) is of_contacts
    ]


def facts(case: dict[str, Any]) -> dict[str, str]:
    """The digests that a case states of entries, pins split into what they say."""
    stated: dict[str, str] = case.get("digests", {}) | dict(pin.split("#") for pin in case.get("pins", []))
    return stated


@pytest.mark.parametrize("case", some(valid=True, of_contacts=False))
def test_a_right_edition_is_read_and_written_back_byte_for_byte(case: dict[str, Any]) -> None:
    guide = loads(data(case), case["file"])
    assert dumps(guide).encode() == data(case), case["why"]
    assert guide.digest == case.get("digest", guide.digest)
    assert {ref: guide[ref].digest for ref in case.get("digests", {})} == case.get("digests", {})
    assert [guide.pin(pin.partition("@")[0]) for pin in case.get("pins", [])] == case.get("pins", [])


@pytest.mark.parametrize("case", some(valid=False, of_contacts=False))
def test_a_wrong_edition_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(DamagedEdition):
        loads(data(case), case["file"])


@pytest.mark.parametrize("case", some(valid=True, of_contacts=True))
def test_right_contacts_are_read(case: dict[str, Any]) -> None:
    contacts(data(case), case["file"])


@pytest.mark.parametrize("case", some(valid=False, of_contacts=True))
def test_wrong_contacts_are_refused(case: dict[str, Any]) -> None:
    with pytest.raises(DamagedEdition):
        contacts(data(case), case["file"])


@pytest.mark.parametrize("case", some(valid=True, of_contacts=False) + some(valid=True, of_contacts=True))
def test_every_line_of_a_right_case_is_canonical(case: dict[str, Any]) -> None:
    *lines, rest = data(case).decode().split("\n")
    assert lines
    assert not rest
    for line in lines:
        assert line == json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["file"]) for case in INDEX if facts(case)])
def test_the_digests_that_a_case_states_are_those_of_its_lines(case: dict[str, Any]) -> None:
    found = {hashlib.sha256(line).hexdigest() for line in data(case).split(b"\n")[1:-1]}
    assert {digest.removeprefix("sha256-") for digest in facts(case).values()} <= found


def test_the_digest_of_an_edition_is_of_its_file() -> None:
    for case in INDEX:
        if "digest" in case:
            assert case["digest"] == "sha256-" + hashlib.sha256(data(case)).hexdigest()


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert len(RULES) == len({*RULES})
    assert sorted({case["rule"] for case in INDEX}) == sorted(RULES)


def test_every_file_is_in_the_index_once_and_says_why() -> None:
    files = [case["file"] for case in INDEX]
    assert sorted(files) == sorted(file.name for file in CASES.glob("*.jsonl"))
    assert all(case["why"] for case in INDEX)


def test_every_wrong_case_is_named_for_its_rule() -> None:
    for case in INDEX:
        if not case["valid"]:
            assert case["file"].removeprefix("contacts-").startswith(f"{case['rule']}-")
