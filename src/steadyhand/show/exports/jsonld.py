"""JSON-LD: a guide as linked data, in the terms of schema.org."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import singledispatch
from urllib.parse import quote as percent_encoded

from steadyhand.editions.guide import Guide
from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept, Origin
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.help_line import HelpLine
from steadyhand.records.limits import ADVICE, limiting, limits, within
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote
from steadyhand.records.region import Region
from steadyhand.records.resource import Resource
from steadyhand.records.section import Section
from steadyhand.records.source import Source
from steadyhand.records.takeaway import Takeaway
from steadyhand.show.exports.nodes import Node, link, node, to
from steadyhand.show.parts import unmarked
from steadyhand.show.telling import tell, ways

_ADDRESSES = ("license", "sameAs")
_THEMES = "themes"
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_UNSAFE = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\x7f\x85\u2028\u2029"})


def document(guide: Guide) -> Node:
    """The guide as a graph of everything in it, each under its ref as a fragment, such as `#sections/give-space`.

    In a page that has these anchors, as the exported one does, the data is about the page. Cautions come
    first, and advice mentions those that limit it. Nobody is the creator of a quotation that is not verified.

    >>> import steadyhand
    >>> [node["@type"] for node in document(steadyhand.load())["@graph"][:3]]
    ['Article', 'CreativeWork', 'CreativeWork']
    """
    terms = node("DefinedTermSet", _THEMES, name="Themes", hasDefinedTerm=to(guide.themes))
    first = (guide.cautions, guide.help_lines, guide.regions)
    kinds = (*first, guide.sections, guide.quotes, guide.practices, guide.takeaways)
    rest = (guide.resources, guide.concepts, guide.people, guide.themes)
    limited = limits(guide.sections)
    entries = (_limited(_of(entry), entry, limited) for kind in (*kinds, *rest) for entry in kind)
    return {"@context": _context(), "@graph": [_of_guide(guide), *entries, *([terms] if guide.themes else [])]}


def dumps(guide: Guide) -> str:
    """The document as JSON, which can stand in `<script type="application/ld+json">` whatever the guide says.

    >>> import steadyhand
    >>> "</script" in dumps(steadyhand.load())
    False
    """
    return json.dumps(document(guide), ensure_ascii=False, indent=1).translate(_UNSAFE) + "\n"


def _context() -> Node:
    """What the terms mean, said in the document itself, so that it is read without asking anybody."""
    return {"@vocab": "https://schema.org/"} | {key: {"@type": "@id"} for key in _ADDRESSES}


def _limited(said: Node, entry: Entry, limited: Mapping[str, Sequence[str]]) -> Node:
    """Advice, mentioning the cautions to be read before it."""
    cautions = limiting(within(entry), limited)
    if not (entry.kind in ADVICE and cautions):
        return said
    return said | {"mentions": [link(f"cautions/{id}") for id in cautions]}


def _of_guide(guide: Guide) -> Node:
    return node(
        "Article",
        guide.id,
        headline=guide.title,
        abstract=guide.summary,
        inLanguage=guide.language,
        version=guide.edition,
        license=f"https://spdx.org/licenses/{guide.licence}.html" if _SPDX.fullmatch(guide.licence) else None,
        copyrightNotice=guide.rights,
        isBasedOn=_covered(guide.source) if guide.source else None,
        about=to(guide.themes),
        hasPart=to((*guide.cautions, *guide.sections, *guide.takeaways)),
        mentions=to((*guide.resources, *guide.concepts)),
    )


def _covered(source: Source) -> Node:
    return node(
        "Article",
        "",
        headline=source.title,
        author=link(source.byline.ref),
        publisher=node("Organization", "", name=source.site),
        copyrightNotice=source.notice,
    )


@singledispatch
def _of(entry: Entry) -> Node:
    raise TypeError(f"{entry!r} has no terms")


@_of.register
def _(section: Section) -> Node:
    return node(
        "Article",
        section.ref,
        headline=section.title,
        abstract=section.summary,
        articleBody=section.text,
        position=section.position,
        about=to(section.themes),
        hasPart=to((*section.quotes, *section.practices)),
    )


@_of.register
def _(quote: Quote) -> Node:
    source = quote.attribution
    established = source.status == "verified" and source.credited_to
    work = node("CreativeWork", "", name=source.work, datePublished=source.year and str(source.year))
    return node(
        "Quotation",
        quote.ref,
        text=quote.text,
        creditText=quote.credit,
        creator=link(established.ref) if established else None,
        citation=work if established else None,
        description=f"{source.status.capitalize()}. {source.note}",
        about=to(quote.themes),
    )


@_of.register
def _(practice: Practice) -> Node:
    return node("HowToTip", practice.ref, text=tell(practice).name, about=to(practice.themes))


@_of.register
def _(takeaway: Takeaway) -> Node:
    developed = [link(f"sections/{id}") for id in takeaway.sections]
    return node("CreativeWork", takeaway.ref, text=takeaway.text, about=to(takeaway.themes), isBasedOn=developed)


@_of.register
def _(book: Resource) -> Node:
    return node(
        "Book",
        book.ref,
        name=book.title,
        alternativeHeadline=book.subtitle,
        author=to(book.creators),
        datePublished=str(book.year),
        publisher=node("Organization", "", name=book.publisher),
        isbn=book.isbn,
        bookEdition=book.edition_note,
        description=book.why,
        about=to(book.themes),
    )


@_of.register
def _(concept: Concept) -> Node:
    return node(
        "DefinedTerm",
        concept.ref,
        name=concept.term,
        description=concept.definition,
        disambiguatingDescription=concept.note,
        subjectOf=[*map(_work, concept.origin), *(link(f"sections/{id}") for id in concept.sections)],
    )


def _work(origin: Origin) -> Node:
    return node(
        "CreativeWork",
        "",
        name=origin.work,
        creditText=origin.authors,
        datePublished=str(origin.year),
        sameAs=f"https://doi.org/{percent_encoded(origin.doi)}" if origin.doi else None,
        description=origin.note,
    )


@_of.register
def _(caution: Caution) -> Node:
    said = (caution.text, *caution.signs, caution.instead)
    return node(
        "CreativeWork",
        caution.ref,
        headline=caution.title,
        text="\n\n".join(said),
        about=to(caution.themes),
        mentions=to(caution.help_lines),
    )


@_of.register
def _(line: HelpLine) -> Node:
    """A help line, its description saying all that its page says: how to reach it, and how old the evidence is."""
    said = ". ".join(map(unmarked, ways(line)))
    phone = node("ContactPoint", "", telephone=line.call)
    return node(
        "Service",
        line.ref,
        name=line.service,
        areaServed=line.region,
        audience=node("Audience", "", audienceType=line.audience),
        availableChannel=node("ServiceChannel", "", servicePhone=phone) if line.call else None,
        description=f"{said}.",
    )


@_of.register
def _(region: Region) -> Node:
    numbers = [node("ContactPoint", "", telephone=each.number, contactType=each.for_) for each in region.emergency]
    return node("AdministrativeArea", region.ref, name=region.name, identifier=region.code, contactPoint=numbers)


@_of.register
def _(person: Person) -> Node:
    wikidata = f"https://www.wikidata.org/wiki/{person.wikidata}" if person.wikidata else None
    described = {"disambiguatingDescription": person.role, "description": person.summary}
    return node("Person", person.ref, name=person.name, **described, sameAs=wikidata)


@_of.register
def _(theme: Theme) -> Node:
    return node(
        "DefinedTerm",
        theme.ref,
        name=theme.label,
        alternateName=list(theme.aliases),
        description=theme.summary,
        inDefinedTermSet=link(_THEMES),
    )
