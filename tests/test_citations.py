"""Citations: BibTeX and CSL-JSON that others read back as it was said, no more claimed than is established."""

import json
import re
from typing import Any

import pytest
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from inert import letters
from pybtex.database import BibliographyData, Person, parse_string
from test_exports import BAD

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidRecord
from steadyhand.show.citation import Citation
from steadyhand.show.exports import bibliography as citations
from strategies import guides, texts

pytestmark = pytest.mark.thorough

GUIDE = steadyhand.load()
CSL = {"id", "type", "title", "author", "issued", "publisher", "ISBN", "version", "locator", "language", "note"}
"""The variables that are used, each of which the schema of CSL-JSON 1.0.2 has."""
LATEX = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textquotedbl": '"',
}
"""What LaTeX prints for a command."""


def printed(tex: str) -> str:
    """What LaTeX prints: no command is unknown, every brace has its other, nothing is joined."""
    said, depth = "", 0
    assert not re.search(r"--|''|``|,,|[%&#_$~^]", re.sub(r"\\.", "", tex.replace(r"\{", "").replace(r"\}", "")))
    for piece in re.findall(r"\\[a-zA-Z]+|\\.|[\s\S]", tex):
        depth += (piece == "{") - (piece == "}")
        assert depth >= 0
        if piece.startswith("\\"):
            said += LATEX[piece[1:]] if piece[1:].isalpha() else piece[1:]
        elif piece not in "{}":
            said += piece
    assert depth == 0
    return said


def words(name: str) -> list[str]:
    """The words of a name, whichever of them comes first."""
    return sorted(letters(word) for word in re.split(r"[\s,~\x00-\x1f\x7f-\x9f]+", name) if letters(word))


def sober(text: str) -> str:
    """The letters of a text without control characters, which are never printed."""
    return letters(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text))


def name_of(person: Person) -> str:
    return printed(str(person))


def read(bibtex: str) -> BibliographyData:
    return parse_string(bibtex, "bibtex")


names = texts | st.sampled_from(
    [
        "bell hooks",
        "Vincent van Gogh",
        "Perel, Esther",
        "World Health Organization",
        "Cher",
        "Strunk and White",
        "A, B, C",
    ]
)
cited = st.builds(
    Citation,
    key=st.from_regex(r"[a-z]+/[a-z0-9-]+", fullmatch=True),
    kind=st.sampled_from(["book", "document"]),
    title=texts,
    authors=st.lists(names, max_size=3).map(tuple),
    year=st.none() | st.integers(1, 2030),
    publisher=st.none() | texts,
    isbn=st.none() | st.from_regex(r"97[89][0-9]{10}", fullmatch=True),
    version=st.none() | texts,
    locator=st.none() | texts,
    language=st.none() | texts,
    note=texts,
)


@given(cited)
def test_bibtex_is_read_back_as_it_was_said(citation: Citation) -> None:
    (entry,) = read(citation.bibtex()).entries.values()
    assert entry.key == citation.key
    assert entry.original_type == {"book": "book", "document": "misc"}[citation.kind]
    said = {
        "title": citation.title,
        "publisher": citation.publisher,
        "version": citation.version,
        "note": citation.note,
    }
    for field, text in said.items():
        assert letters(printed(entry.fields.get(field, ""))) == letters(text or "")
    assert entry.fields.get("year") == (str(citation.year) if citation.year is not None else None)
    people = entry.persons.get("author", [])
    assert [words(name_of(person)) for person in people] == [words(name) for name in citation.authors]


@given(cited)
def test_csl_has_the_same_and_only_what_the_schema_knows(citation: Citation) -> None:
    item = json.loads(json.dumps(citation.csl()))
    assert {"id", "type"} <= item.keys() <= CSL
    said = (item["id"], item.get("title", ""), item.get("note", ""))
    assert said == (citation.key, citation.title, citation.note)
    for name, parts in zip(citation.authors, item.get("author", []), strict=True):
        assert parts.keys() in ({"literal"}, {"family", "given"})
        assert words(" ".join(parts.values())) == words(name)
    if citation.year is not None:
        assert item["issued"] == {"date-parts": [[citation.year]]}


@given(guides())
def test_a_file_has_an_entry_for_each_citation_and_nothing_else(guide: Guide) -> None:
    cited = citations.of(guide)
    keys = [*(entry.ref for entry in (*guide.resources, *guide.quotes)), guide.id]
    assert [citation.key for citation in cited] == keys
    assert list(read(citations.bibtex(guide)).entries) == keys
    assert json.loads(citations.csl(guide)) == [citation.csl() for citation in cited]


def test_a_file_of_the_worst_that_a_text_can_say_has_an_entry_for_each_citation_too() -> None:
    entries = read(citations.bibtex(BAD)).entries
    assert list(entries) == [citation.key for citation in citations.of(BAD)]
    assert all("title" in entry.fields for entry in entries.values())


@given(guides())
def test_no_author_is_claimed_for_a_quote_that_is_not_verified(guide: Guide) -> None:
    for quote in guide.quotes:
        citation, source = quote.cite(), quote.attribution
        if source.status == "verified":
            assert source.credited_to
            assert words(" ".join(citation.authors)) == [
                each for each in map(sober, words(source.credited_to.name)) if each
            ]
            assert letters(citation.title) == sober(source.work or "")
        else:
            assert citation.authors == ()
            assert citation.year is None
        assert sober(quote.credit) in letters(citation.note)
        assert source.status in citation.note


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Esther Perel", {"family": "Perel", "given": "Esther"}),
        ("Perel, Esther", {"family": "Perel", "given": "Esther"}),
        ("Rachel S. F. Heller", {"family": "Heller", "given": "Rachel S. F."}),
        ("Vincent van Gogh", {"family": "van Gogh", "given": "Vincent"}),
        ("Rumi", {"literal": "Rumi"}),
        ("Martin Luther King Jr.", {"literal": "Martin Luther King Jr."}),
        ("Strunk and White", {"literal": "Strunk and White"}),
        ("A, B, C", {"literal": "A, B, C"}),
    ],
)
def test_names_are_split_as_bibtex_does_it_or_left_whole(name: str, parts: dict[str, str]) -> None:
    citation = Citation(key="k", kind="book", title="t", authors=(name,), note="n")
    assert citation.csl()["author"] == [parts]
    (person,) = read(citation.bibtex()).entries["k"].persons["author"]
    family = [printed(each) for each in (*person.prelast_names, *person.last_names)]
    assert " ".join(family) == parts.get("family", parts.get("literal"))


def test_a_key_that_cannot_be_cited_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="cannot be the key"):
        Citation(key="a b, c", kind="book", title="t", note="n")


def test_a_bibliography_is_formatted_with_authors_titles_and_years() -> None:
    items: list[dict[str, Any]] = json.loads(citations.csl(GUIDE))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Cited([CitationItem(item["id"])]))
    formatted = [letters(str(line)) for line in bibliography.bibliography()]
    assert len(formatted) == len(items)
    for book in GUIDE.resources:
        (line,) = [line for line in formatted if letters(book.publisher) in line]
        assert letters(book.title) in line
        assert str(book.year) in line
        assert all(person.name.split()[-1] in line for person in book.creators)


def test_what_is_cited_is_the_edition() -> None:
    citation = GUIDE.cite()
    assert (citation.key, citation.version, citation.authors, citation.year) == (GUIDE.id, GUIDE.edition, (), None)
    assert GUIDE.source
    assert GUIDE.source.byline.name in citation.note
