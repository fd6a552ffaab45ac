"""JSON-LD: only terms that schema.org has, read back by a parser, with nothing claimed and nothing that acts."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from rdflib import RDF, SDO, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespaceMeta
from selectolax.lexbor import LexborHTMLParser
from test_exports import BAD

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.records.entry import Entry
from steadyhand.records.limits import ADVICE, within
from steadyhand.show.exports import jsonld
from steadyhand.show.telling import tell
from strategies import guides

pytestmark = [
    pytest.mark.thorough,
    # rdflib's own reader of JSON-LD still uses what rdflib has deprecated.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

GUIDE = steadyhand.load()
BASE = "https://example.org/guide"


def read(guide: Guide) -> Graph:
    """The statements that a parser makes of the document, which asks nobody for anything."""
    return Graph().parse(data=jsonld.dumps(guide), format="json-ld", base=BASE)


def at(ref: str) -> URIRef:
    return URIRef(f"{BASE}#{ref}")


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node of a document, however deep."""
    if isinstance(value, dict):
        yield value
        for inside in value.values():
            yield from nodes(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from nodes(inside)


def strange(graph: Graph) -> set[str]:
    """The terms that schema.org does not have."""
    assert isinstance(SDO, DefinedNamespaceMeta)
    known = {str(term) for term in dir(SDO)}
    used = {predicate for predicate in graph.predicates() if predicate != RDF.type} | {*graph.objects(None, RDF.type)}
    return {term for term in map(str, used) if term.removeprefix(str(SDO)) not in known and term not in known}


@given(guides())
def test_only_terms_that_schema_org_has_are_used(guide: Guide) -> None:
    assert strange(read(guide)) == set()


def test_the_bundled_guide_uses_only_such_terms_and_others_would_be_seen() -> None:
    graph = read(GUIDE)
    assert strange(graph) == set()
    graph.add((at("x"), URIRef("https://schema.org/noSuchTerm"), Literal("x")))
    graph.add((at("x"), RDF.type, URIRef("https://schema.org/NoSuchType")))
    assert strange(graph) == {f"{SDO}noSuchTerm", f"{SDO}NoSuchType"}


@given(guides())
def test_what_is_referred_to_is_there(guide: Guide) -> None:
    graph = read(guide)
    ours = {each for each in graph.objects() if isinstance(each, URIRef) and str(each).startswith(BASE)}
    assert {each for each in ours if (each, RDF.type, None) not in graph} == set()
    assert {at(entry.ref) for entry in guide.entries} <= {*graph.subjects()}


def test_the_worst_that_a_text_can_say_comes_back_too() -> None:
    section = BAD.sections[0]
    assert read(BAD).value(at(section.ref), SDO.articleBody) == Literal(section.text)


@given(guides())
def test_every_entry_is_described_once(guide: Guide) -> None:
    ids = [node["@id"] for node in jsonld.document(guide)["@graph"]]
    assert len(ids) == len({*ids})
    assert {f"#{entry.ref}" for entry in guide.entries} <= {*ids}


@given(guides())
def test_the_texts_come_back_as_they_were(guide: Guide) -> None:
    graph = read(guide)
    for section in guide.sections:
        assert graph.value(at(section.ref), SDO.articleBody) == Literal(section.text)
        assert graph.value(at(section.ref), SDO.position) == Literal(section.position)
    for quote in guide.quotes:
        assert graph.value(at(quote.ref), SDO.text) == Literal(quote.text)
        assert graph.value(at(quote.ref), SDO.creditText) == Literal(quote.credit)
    for practice in guide.practices:
        assert graph.value(at(practice.ref), SDO.text) == Literal(tell(practice).name)
    for theme in guide.themes:
        assert {*graph.objects(at(theme.ref), SDO.alternateName)} == {*map(Literal, theme.aliases)}


@given(guides())
def test_nobody_is_the_creator_of_a_quotation_that_is_not_verified(guide: Guide) -> None:
    graph = read(guide)
    for quote in guide.quotes:
        creators = [*graph.objects(at(quote.ref), SDO.creator), *graph.objects(at(quote.ref), SDO.author)]
        credited = quote.attribution.credited_to
        is_known = quote.attribution.status == "verified" and credited
        assert creators == ([at(credited.ref)] if is_known and credited else [])
        assert ((at(quote.ref), SDO.citation, None) in graph) is bool(is_known)


@given(guides())
def test_cautions_come_first_and_advice_mentions_those_that_limit_it(guide: Guide) -> None:
    document = jsonld.document(guide)
    cautions = [{"@id": f"#{caution.ref}"} for caution in guide.cautions]
    own, *others = document["@graph"]
    assert own.get("hasPart", [])[: len(cautions)] == cautions
    assert [{"@id": node["@id"]} for node in others[: len(cautions)]] == cautions
    described = {node["@id"]: node for node in others}
    for entry in guide.entries:
        limiting = {f"#{each.ref}" for each in guide.cautions if {*each.sections} & {*within(entry)}}
        if entry.kind in ADVICE:
            mentioned = {each["@id"] for each in described[f"#{entry.ref}"].get("mentions", [])}
            assert mentioned == limiting


@given(guides())
def test_it_stands_in_a_page_as_one_script_whatever_it_says(guide: Guide) -> None:
    dumped = jsonld.dumps(guide)
    page = f'<title>x</title><script type="application/ld+json">{dumped}</script><p>after</p>'
    tree = LexborHTMLParser(page)
    (script,) = tree.css("script")
    assert json.loads(script.text()) == jsonld.document(guide) == json.loads(dumped)
    assert [each.text() for each in tree.css("body *")] == ["after"]


def test_help_lines_say_their_region_and_how_old_the_evidence_is() -> None:
    graph = read(GUIDE)
    for line in GUIDE.help_lines:
        assert graph.value(at(line.ref), SDO.areaServed) == Literal(line.region)
        said = str(graph.value(at(line.ref), SDO.description))
        assert str(line.evidence_year or "undated") in said
        assert "not yet tried by us" in said
        assert all(way in said for way in (line.call, line.sms, line.web, line.hours) if way)


def test_the_guide_says_what_it_covers_and_on_what_terms_it_is() -> None:
    graph = read(GUIDE)
    own = at(GUIDE.id)
    covered = graph.value(own, SDO.isBasedOn)
    assert graph.value(own, SDO.license) == URIRef("https://spdx.org/licenses/CC-BY-4.0.html")
    assert GUIDE.source
    assert graph.value(covered, SDO.headline) == Literal(GUIDE.source.title)
    assert graph.value(covered, SDO.author) == at(GUIDE.source.byline.ref)
    assert graph.value(own, SDO.author) is None


def test_everything_that_has_a_kind_has_terms() -> None:
    with pytest.raises(TypeError, match="has no terms"):
        jsonld._of(Entry(id="x"))


@given(guides())
def test_what_is_not_said_has_no_key(guide: Guide) -> None:
    assert not any(value in (None, "", []) for node in nodes(jsonld.document(guide)) for value in node.values())
