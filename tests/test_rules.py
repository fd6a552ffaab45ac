"""The rules of check: the examples that explain them are true."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from steadyhand.authoring.check import check
from steadyhand.authoring.contacts import HELP_LINES_FILE
from steadyhand.authoring.new import new
from steadyhand.authoring.rules import RULES, Rule
from steadyhand.authoring.source import BYTE_ORDER_MARK
from steadyhand.editions import today
from steadyhand.editions.contacts import Contacts

FIRST_SECTION = "sections/10-first-section.toml"


ONLY_PUBLISHING = {"stale-try", "unrecalled-credit"}
"""What can be told only from what was published before."""
REGIONS = '[[regions]]\ncode = "GB"\nname = "the United Kingdom"\n'
DAY = date(2026, 1, 31)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new(tmp_path / "grief")
    return tmp_path / "grief"


def faults_of(rule: Rule, example: str, folder: Path) -> set[tuple[str, str | None]]:
    """The codes and files of what check finds where an example is true."""
    if rule.file == HELP_LINES_FILE:
        folder = folder / "contacts"
        folder.mkdir()
        (folder / "regions.toml").write_text(REGIONS, encoding="utf-8")
    follow(rule, example, folder)
    return {(fault.code, fault.file) for fault in check(folder, DAY)}


def follow(rule: Rule, example: str, folder: Path) -> None:
    """Make a new manuscript one of which the example is true; what stands in brackets is about files."""
    file = folder / rule.file
    besides = file.read_bytes() if file.exists() else b""
    if example == "(no such file)":
        file.unlink(missing_ok=True)
    elif example.startswith("(a folder"):
        file.unlink()
        file.mkdir()
    elif example.startswith("("):
        (name,) = re.findall(r"[\w/.-]+\.toml", example)
        other = folder / (rule.file if name == FIRST_SECTION else name)
        shutil.copy(folder / FIRST_SECTION, other)
        other.write_bytes(other.read_bytes().replace(b'id = "first-', b'id = "second-'))
    elif example.startswith(BYTE_ORDER_MARK.decode()):
        file.write_bytes(f"{example}\n".encode() + besides)
    else:
        encoding = "latin-1" if "Latin-1" in example else "utf-8"
        file.write_bytes(besides + f"\n{example}\n".encode(encoding))


@pytest.mark.parametrize("code", sorted({*RULES} - ONLY_PUBLISHING))
def test_the_wrong_example_of_a_rule_is_a_fault_of_that_code(
    code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule, example = RULES[code], RULES[code].wrong
    if code == "unserved-need":
        monkeypatch.setattr(today, "bundled", lambda: Contacts(date="2026-01-31"))
        example = rule.right
    assert (rule.code, rule.file) in faults_of(rule, example, folder)


@pytest.mark.parametrize("code", sorted({*RULES} - ONLY_PUBLISHING))
def test_the_right_example_of_a_rule_is_none(code: str, folder: Path) -> None:
    assert code not in {found for found, _ in faults_of(RULES[code], RULES[code].right, folder)}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_told_in_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.code)
    assert all(re.fullmatch(r"[A-Z`].*\.", said) for said in (rule.what, rule.why))
    assert rule.wrong != rule.right
