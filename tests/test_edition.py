"""Editions: written and read back, they are the same; touched, they are refused."""

import json
import unicodedata
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from importlib_resources import files

import steadyhand
from steadyhand.editions import edition
from steadyhand.editions.content import whole
from steadyhand.editions.guide import Guide
from steadyhand.errors import DamagedEdition
from steadyhand.records import canonical
from steadyhand.records.entry import content
from strategies import guides

SHELF = files("steadyhand") / "editions"
BUNDLED = next(file for file in (SHELF / "pushed-away").iterdir() if file.name == "0.1.0.json")


@given(guides(edition="3.4.5"))
def test_written_and_read_back_a_guide_is_the_same(guide: Guide) -> None:
    again = edition.loads(edition.dumps(guide), "somewhere.json")
    assert again == guide
    assert again.digest == guide.digest
    assert edition.dumps(again) == edition.dumps(guide)


@given(guides(), guides())
def test_equal_guides_have_equal_digests_and_others_have_others(one: Guide, other: Guide) -> None:
    assert (whole(one) == whole(other)) == (one.digest == other.digest)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers()))
def test_a_digest_does_not_depend_on_the_order_of_keys(content: Any) -> None:
    assert canonical.digest(dict(reversed(content.items()))) == canonical.digest(content)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_digest_does_not_depend_on_how_characters_are_composed(text: str) -> None:
    decomposed, composed = (unicodedata.normalize(form, text) for form in ("NFD", "NFC"))
    assert canonical.digest([decomposed]) == canonical.digest([composed])


@given(st.text())
def test_normal_text_is_composed_has_no_carriage_return_and_stays_as_it_is(text: str) -> None:
    normal = canonical.normal(text)
    assert "\r" not in normal
    assert unicodedata.is_normalized("NFC", normal)
    assert canonical.normal(normal) == normal


def test_the_bundled_edition_declares_the_digest_that_the_guide_has() -> None:
    held = json.loads(BUNDLED.read_text(encoding="utf-8"))
    assert held["digest"] == steadyhand.load().digest == canonical.digest(held["content"])


def test_what_is_not_said_is_left_out_so_that_later_fields_and_kinds_change_no_digest() -> None:
    guide = steadyhand.load()
    bare = attrs.evolve(guide, takeaways=(), resources=())
    assert not {"takeaways", "resources"} & whole(bare).keys()
    assert "wikidata" not in content(guide.people["esther-perel"])
    assert edition.loads(edition.dumps(bare)) == bare


def test_a_changed_word_is_refused_naming_file_and_digests() -> None:
    text = BUNDLED.read_text(encoding="utf-8")
    with pytest.raises(DamagedEdition) as raised:
        edition.loads(text.replace("half past eleven", "half past twelve"), "0.1.0.json")
    error = raised.value
    assert error.file == "0.1.0.json"
    assert error.expected == steadyhand.load().digest != error.found
    assert all(fact in str(error) for fact in (error.file, error.expected, error.found))


@given(st.data())
def test_no_byte_of_the_content_can_be_changed_unseen(data: st.DataObject) -> None:
    text = BUNDLED.read_text(encoding="utf-8")
    at = data.draw(st.integers(text.index('"paragraphs"'), len(text) - 40).filter(lambda at: text[at].isalpha()))
    with pytest.raises(DamagedEdition):
        edition.loads(text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"{}",
        b'"text"',
        b"\xff\xfe\x00",
        b'{"format": 1}',
        b"\xef\xbb\xbf",
        "é".encode("latin-1"),
    ],
)
def test_what_is_no_edition_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(DamagedEdition, match=r"^broken\.json: this is not an edition file"):
        edition.loads(data, "broken.json")


def held(**changes: Any) -> str:
    return json.dumps(json.loads(BUNDLED.read_text(encoding="utf-8")) | changes)


def test_another_layout_is_refused_in_words() -> None:
    with pytest.raises(DamagedEdition, match="its format is 2; this version of steadyhand reads format 1"):
        edition.loads(held(format=2))


@pytest.mark.parametrize("content", [{}, [], None, {"id": "x"}, {"sections": [{"id": "\ud800"}]}])
def test_content_that_makes_no_guide_is_refused_even_with_a_right_digest(content: Any) -> None:
    try:
        digest = canonical.digest(content)
    except UnicodeEncodeError:
        digest = ""
    with pytest.raises(DamagedEdition):
        edition.loads(held(content=content, digest=digest))


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(DamagedEdition, match="is not an edition number"):
        edition.loads(held(edition="1.0"))


def test_carriage_returns_and_a_byte_order_mark_do_no_harm() -> None:
    data = BUNDLED.read_bytes()
    assert edition.loads(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")) == steadyhand.load()
