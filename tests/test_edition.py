"""Editions: written and read back, they are the same; touched, they are refused."""

import json
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from folders import SHELF
from hypothesis import given
from hypothesis import strategies as st

import steadyhand
from steadyhand.editions import edition
from steadyhand.editions.bounded import DEEPEST
from steadyhand.editions.building import Lines
from steadyhand.editions.contacts import Contacts
from steadyhand.editions.contacts import dumps as contacts_dumps
from steadyhand.editions.contacts import loads as contacts_loads
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps
from steadyhand.errors import DamagedEdition
from steadyhand.records import canonical
from steadyhand.records.entry import content
from strategies import contacts, guides, handmade, remade

GUIDE = steadyhand.load()
DATA = (SHELF / "pushed-away" / f"{GUIDE.edition}.jsonl").read_bytes()


def written(guide: Guide) -> bytes:
    return dumps(guide).encode()


@given(guides(edition="3.4.5"))
def test_written_and_read_back_a_guide_is_the_same(guide: Guide) -> None:
    again = edition.loads(written(guide), "somewhere.jsonl")
    assert again == guide
    assert again.digest == guide.digest
    assert again.entries == guide.entries
    assert written(again) == written(guide)


@given(handmade(edition="3.4.5"))
def test_what_is_built_from_lines_is_what_was_made_by_hand_and_what_is_read_strictly(guide: Guide) -> None:
    built, read = Guide._published(Lines(written(guide))), edition.loads(written(guide))
    for other in (built, read):
        assert other == guide
        assert hash(other) == hash(guide)
        assert other.entries == guide.entries
        assert other.ledger == guide.ledger
        assert content(other) == content(guide)
        assert written(other) == written(guide)


@given(guides(), guides())
def test_equal_guides_have_equal_digests_and_others_have_others(one: Guide, other: Guide) -> None:
    assert (written(one) == written(other)) == (one.digest == other.digest)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers()))
def test_a_digest_does_not_depend_on_the_order_of_keys(content: Any) -> None:
    assert canonical.digest(dict(reversed(content.items()))) == canonical.digest(content)


@given(st.text())
def test_normal_text_is_composed_has_no_carriage_return_and_stays_as_it_is(text: str) -> None:
    normal = canonical.normal(text)
    assert "\r" not in normal
    assert unicodedata.is_normalized("NFC", normal)
    assert canonical.normal(normal) == normal


def test_the_bundled_guide_has_the_digest_of_its_file_and_is_written_as_that() -> None:
    assert GUIDE.digest == f"sha256-{sha256(DATA).hexdigest()}"
    assert written(GUIDE) == DATA


def test_what_is_not_said_is_left_out_so_that_later_fields_and_kinds_change_no_digest() -> None:
    bare = remade(GUIDE, takeaways=(), resources=())
    kinds = {json.loads(line)["kind"] for line in dumps(bare).splitlines()}
    assert not {"takeaway", "resource"} & kinds
    assert not {"takeaways", "resources"} & json.loads(dumps(bare).splitlines()[0])["counts"].keys()
    assert "wikidata" not in content(GUIDE.people["esther-perel"])
    assert edition.loads(written(bare)) == bare


def test_a_line_that_would_be_written_otherwise_is_refused_naming_file_and_line() -> None:
    claimed = DATA.replace(b'"credit":"attributed to ', b'"credit":"by ', 1)
    lines = zip(DATA.splitlines(), claimed.splitlines(), strict=True)
    (number,) = (number for number, (one, other) in enumerate(lines, 1) if one != other)
    with pytest.raises(DamagedEdition, match=f"it is not as such a guide is written, in line {number}$") as raised:
        edition.loads(claimed, "0.2.0.jsonl")
    assert raised.value.file == "0.2.0.jsonl"


@given(st.data())
def test_no_byte_of_an_edition_can_be_changed_and_the_digest_stay(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(DATA) - 1))
    changed = DATA[:at] + bytes([DATA[at] ^ data.draw(st.integers(1, 255))]) + DATA[at + 1 :]
    try:
        read = edition.loads(changed)
    except DamagedEdition:
        return
    assert read.digest != GUIDE.digest
    assert written(read) == changed


NONE: list[tuple[bytes, str]] = [
    (b"", "it is empty"),
    (b"\n", "line 1: it is not JSON"),
    (b"{", "it does not end with a line feed"),
    (b"{\n", "line 1: it is not JSON"),
    (b"null\n", "line 1: null is no value"),
    (b"[]\n", "line 1: it is not a JSON object"),
    (b'"text"\n', "line 1: it is not a JSON object"),
    (b"{}\n", "its first line is not that of a guide"),
    (b'{"format":1}\n', "its first line is not that of a guide"),
    (b'{"format":1,"kind":"guide"}\n', "it does not hold a whole guide"),
    (b"\xff\xfe\x00", "it is not UTF-8, at byte 0"),
    ("é".encode("latin-1"), "it is not UTF-8, at byte 0"),
    (DATA[:-1], "it does not end with a line feed"),
    (DATA + b"\n", "it is not JSON"),
    (b"\xef\xbb\xbf" + DATA, "it begins with a byte order mark"),
    (DATA.replace(b"\n", b"\r\n"), "it has the character U+000D, in line 1"),
    (DATA.split(b"\n", 1)[1], "its first line is not that of a guide"),
    (DATA.split(b"\n", 1)[0] + b"\n", "its first line counts"),
]


@pytest.mark.parametrize(("data", "said"), NONE, ids=[said for _, said in NONE])
def test_what_is_no_edition_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(DamagedEdition, match=r"^broken\.jsonl: ") as raised:
        edition.loads(data, "broken.jsonl")
    assert said in str(raised.value)


def held(number: int, /, **changes: Any) -> bytes:
    """The bundled edition with some keys of one line changed, or without those that are `...`."""
    lines = DATA.decode().splitlines()
    table = json.loads(lines[number]) | changes
    lines[number] = canonical.line({key: value for key, value in table.items() if value is not ...})
    return "".join(f"{line}\n" for line in lines).encode()


def at(kind: str) -> int:
    return next(number for number, line in enumerate(DATA.splitlines()) if f'"kind":"{kind}"'.encode() in line)


def swapped(one: int, other: int) -> bytes:
    lines = DATA.splitlines(keepends=True)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: held(0, format=2), "its format is 2; this version of steadyhand reads format 1"),
        (lambda: held(0, format=...), "its format is None; this version of steadyhand reads format 1"),
        (lambda: held(0, edition="1.0"), "is not an edition number"),
        (lambda: held(0, counts={"themes": 1}), "its first line counts"),
        (lambda: held(0, more="x"), "more: there is no such key"),
        (lambda: held(at("theme"), kind="theem"), "there is no kind 'theem'; did you mean 'theme'"),
        (lambda: held(at("theme"), aliases=[]), "it is not as such a guide is written, in line 2"),
        (lambda: held(at("theme"), label=""), "there is no text"),
        (lambda: held(at("caution"), stops_advice=False), "it is not as such a guide is written, in line"),
        (lambda: held(at("caution"), sections=["patience"]), "sections: there is no such key"),
        (lambda: held(at("section"), position=0), "position: there is no such key"),
        (
            lambda: held(at("section"), practices=["nope"]),
            "a section holds practices/'nope', of which there is no line",
        ),
        (lambda: held(at("section"), practices=...), "no section holds practices/"),
        (lambda: held(at("quote"), credit="by somebody"), "it is not as such a guide is written, in line"),
        (lambda: held(at("quote"), credit=...), "it is not as such a guide is written, in line"),
        (lambda: held(at("quote"), section="patience"), "section: there is no such key"),
        (
            lambda: swapped(at("person") - 1, at("person")),
            f"it is not as such a guide is written, in line {at('person')}",
        ),
        (lambda: DATA.replace(b'"id":', b'"id": ', 1), "line 1: it is not canonical JSON"),
        (lambda: DATA.replace(b'"kind":', b'"id":"x","kind":', 1), "line 1: it is not canonical JSON"),
        (lambda: held(0, title="a\tb"), "the character U+0009"),
        (lambda: held(0, title="e\u0301"), "composed form"),
    ],
)
def test_what_no_such_line_says_is_refused_in_words(make: Callable[[], bytes], said: str) -> None:
    with pytest.raises(DamagedEdition) as raised:
        edition.loads(make(), "broken.jsonl")
    assert said in str(raised.value)


def nested(depth: int) -> bytes:
    return DATA.splitlines()[0] + b"\n" + b'{"id":' + b"[" * depth + b"]" * depth + b',"kind":"theme"}\n'


def test_lines_that_nest_without_end_are_refused_at_once() -> None:
    for depth in (DEEPEST, 500_000):
        with pytest.raises(DamagedEdition, match=f"it nests deeper than {DEEPEST}"):
            edition.loads(nested(depth))


@given(contacts())
def test_contacts_written_and_read_back_are_the_same(known: Contacts) -> None:
    data = contacts_dumps(known).encode()
    assert contacts_loads(data) == known
    assert contacts_dumps(contacts_loads(data)).encode() == data


CONTACTS = (SHELF / "contacts.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (DATA, "its first line is not that of contacts"),
        (CONTACTS.replace(b'"format":1', b'"format":2', 1), "its format is 2; this version of steadyhand reads 1"),
        (CONTACTS.replace(b'"date":"2', b'"date":"in 2', 1), "is not a day written as YYYY-MM-DD"),
        (CONTACTS.replace(b'"kind":"region"', b'"kind":"theme"', 1), "line 2: 'theme' is no kind of contact"),
        (CONTACTS.replace(b'"serves":["', b'"serves":["x', 1), "serves[0]: 'x"),
        (CONTACTS.replace(b'"code":"', b'"code":"FR","codes":"', 1), "codes: there is no such key"),
        (CONTACTS + CONTACTS.splitlines(keepends=True)[-1], "two help_lines have the same id"),
        (CONTACTS[: CONTACTS[:-1].rindex(b"\n") + 1], "it is not as such a file is written, in line 1"),
    ],
)
def test_what_is_no_file_of_contacts_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(DamagedEdition) as raised:
        contacts_loads(data, "whom.jsonl")
    assert raised.value.file == "whom.jsonl"
    assert said in str(raised.value)
