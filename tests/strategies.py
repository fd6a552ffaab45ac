"""Small strategies that sum into whole guides."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, get_args

import tomli_w
from hypothesis import strategies as st

from steadyhand.editions.building import Lines
from steadyhand.editions.contacts import Contacts
from steadyhand.editions.content import LISTED
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps
from steadyhand.editions.today import Today
from steadyhand.records import canonical
from steadyhand.records.caution import Caution
from steadyhand.records.concept import Concept, Origin
from steadyhand.records.entry import Theme
from steadyhand.records.forms import forms
from steadyhand.records.help_line import HelpLine, Need
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Attribution, Quote, Status
from steadyhand.records.region import Emergency, Region
from steadyhand.records.resource import Resource
from steadyhand.records.section import Limit, Section
from steadyhand.records.source import Source
from steadyhand.records.takeaway import Takeaway
from steadyhand.records.vocabulary import fold, names_of
from steadyhand.show import parts
from steadyhand.show.parts import Look, Run

T = TypeVar("T")

slugs = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
telling_texts = st.sampled_from(
    [
        "She is quiet.",
        "don’t",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u202eabc",
        "\U0001f9e1",
        "<script>alert(1)</script>",
        "a\n\nb",
        '"\\',
        "e\u0301x",
    ]
).map(canonical.normal)
characters = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]) | st.just("\n")
texts = telling_texts | (
    st.text(characters, min_size=1, max_size=30)
    .map(canonical.normal)
    .filter(lambda text: text.strip() and not canonical.unfit(text))
)
several_texts = st.lists(texts, max_size=3).map(tuple)
years = st.integers(1500, 2100)


def some(items: Sequence[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """A few of the items, in any order, none twice."""
    most = min(3, len(items))
    return st.lists(st.sampled_from(items), max_size=most, unique_by=id).map(tuple) if items else st.just(())


def ids(most: int = 4) -> st.SearchStrategy[list[str]]:
    return st.lists(slugs, max_size=most, unique_by=fold)


@st.composite
def theme_lists(draw: st.DrawFn) -> list[Theme]:
    themes: list[Theme] = []
    taken: set[str] = set()
    for id in draw(ids(5)):
        names = [name for name in draw(st.lists(texts, max_size=3)) if fold(name) not in taken | {fold(id)}]
        label, *aliases = [*names, id][:3]
        broader = draw(st.none() | st.sampled_from(themes)) if themes else None
        if fold(id) not in taken:
            themes.append(Theme(id=id, label=label, aliases=tuple(aliases), summary=draw(texts), broader=broader))
            taken |= set(map(fold, names_of(themes[-1])))
    return themes


@st.composite
def people_lists(draw: st.DrawFn) -> list[Person]:
    taken: set[str] = set()
    people: list[Person] = []
    for id in draw(ids()):
        name = draw(texts)
        if not taken & {fold(id), fold(name)}:
            taken |= {fold(id), fold(name)}
            wikidata = draw(st.none() | st.integers(1, 999).map("Q{}".format))
            people.append(Person(id=id, name=name, role=draw(texts), summary=draw(texts), wikidata=wikidata))
    return people or [Person(id="somebody", name="Somebody", role="a speaker", summary="Somebody who spoke.")]


@st.composite
def attributions(draw: st.DrawFn, people: Sequence[Person]) -> Attribution:
    somebody = draw(st.sampled_from(people))
    status: Status = draw(st.sampled_from(["verified", "attributed", "unsourced", "misattributed"]))
    sure = status == "verified"
    return Attribution(
        status=status,
        credited_to=somebody if sure or status == "attributed" else draw(st.none() | st.just(somebody)),
        work=draw(texts if sure else st.none() | texts),
        year=draw(st.none() | years),
        locator=draw(texts if sure else st.none() | texts),
        note=draw(texts),
    )


class Parts(NamedTuple):
    """What a section is put together from."""

    themes: Sequence[Theme]
    people: Sequence[Person]
    cautions: Sequence[str]
    titles: Mapping[str, str]
    quote_ids: Sequence[str]
    practice_ids: Sequence[str]


@st.composite
def sections(draw: st.DrawFn, id: str, position: int, parts: Parts) -> Section:
    return Section(
        id=id,
        title=draw(texts),
        summary=draw(texts),
        paragraphs=draw(st.lists(texts, min_size=1, max_size=3).map(tuple)),
        themes=draw(some(parts.themes)),
        questions=draw(several_texts),
        quotes=tuple(
            Quote(
                id=quote,
                text=draw(texts),
                as_printed=draw(texts),
                speaker=draw(st.sampled_from(parts.people)),
                attribution=draw(attributions(parts.people)),
                section=id,
                themes=draw(some(parts.themes)),
            )
            for quote in parts.quote_ids
        ),
        practices=tuple(
            Practice(
                id=practice,
                act=draw(st.sampled_from(["do", "avoid", "say", "ask", "notice"])),
                text=draw(texts),
                section=id,
                themes=draw(some(parts.themes)),
            )
            for practice in parts.practice_ids
        ),
        limits=tuple(
            Limit(caution=caution, title=parts.titles[caution], text=draw(texts))
            for caution in draw(some(parts.cautions))
        ),
        source_heading=draw(st.none() | texts),
        position=position,
    )


@st.composite
def help_lines(draw: st.DrawFn, id: str) -> HelpLine:
    return HelpLine(
        id=id,
        region=draw(st.sampled_from(["GB", "GB-ENG", "US", "EU", "001"])),
        service=draw(texts),
        audience=draw(texts),
        serves=draw(some(get_args(Need))),
        languages=draw(some(["en", "de-AT"])),
        call=draw(st.none() | texts),
        sms=draw(st.none() | texts),
        evidence_year=draw(st.none() | years),
        tried=draw(st.none() | st.dates().map(str)),
        evidence=draw(several_texts),
    )


@st.composite
def contacts(draw: st.DrawFn) -> Contacts:
    return Contacts(
        date=draw(st.dates()).isoformat(),
        regions=tuple(
            Region(
                id=code.lower(),
                code=code,
                name=draw(texts),
                emergency=tuple(
                    Emergency(number=draw(texts), for_=draw(texts)) for _ in range(draw(st.integers(0, 2)))
                ),
                evidence=draw(several_texts),
            )
            for code in draw(some(["GB", "GB-ENG", "001"]))
        ),
        help_lines=tuple(draw(help_lines(id)) for id in draw(ids(3))),
    )


def remade(guide: Guide, **others: Any) -> Guide:
    """The same guide with some of what it was made of replaced, made by hand and so asked whether it is whole."""
    own = {name: getattr(guide, name) for name in (*forms(Guide), *LISTED)}
    return Guide(**{**own, **others})


def published(guide: Guide, contacts: Contacts | None = None) -> Guide:
    """The same guide as the shelf would give it."""
    return Guide._published(Lines(dumps(guide).encode()), Today(lambda: contacts))


@st.composite
def ledgers(draw: st.DrawFn, plural: str, ids: Sequence[str]) -> tuple[tuple[Moved, ...], tuple[Retired, ...]]:
    """What became of former ids of a kind of which these are in use."""
    moved: list[Moved] = []
    retired: list[Retired] = []
    for former in draw(st.lists(slugs.filter(lambda former: former not in ids), max_size=3, unique=True)):
        others = [*ids, *(line.ref.partition("/")[2] for line in moved)]
        onward = draw(st.none() | st.sampled_from(others)) if others else None
        day, to = draw(st.dates()).isoformat(), f"{plural}/{onward}"
        if onward is not None and draw(st.booleans()):
            moved.append(Moved(ref=f"{plural}/{former}", to=to, on=day))
        else:
            successors = () if onward is None else (to,)
            retired.append(Retired(ref=f"{plural}/{former}", reason=draw(texts), on=day, successors=successors))
    return tuple(moved), tuple(retired)


@st.composite
def guides(draw: st.DrawFn, *, edition: str = "0.1.0") -> Guide:
    """A whole guide with a few entries of every kind, and contacts; the same id may stand in several kinds."""
    return published(draw(handmade(edition=edition)), draw(contacts()))


@st.composite
def handmade(draw: st.DrawFn, *, edition: str = "0.1.0") -> Guide:
    """A whole guide that was made by hand."""
    themes, people = draw(theme_lists()), draw(people_lists())
    section_ids = draw(ids())
    titles = {id: draw(texts) for id in draw(ids(2))}
    quote_ids, practice_ids = draw(ids()), draw(ids())
    moved, retired = draw(ledgers("sections", section_ids))
    count = max(len(section_ids), 1)
    listed = tuple(
        draw(sections(id, at, Parts(themes, people, [*titles], titles, quote_ids[at::count], practice_ids[at::count])))
        for at, id in enumerate(section_ids)
    )
    if not section_ids:
        quote_ids, practice_ids = [], []
    cautions = tuple(
        Caution(
            id=id,
            title=title,
            text=draw(texts),
            signs=draw(several_texts),
            instead=draw(texts),
            needs=draw(some(get_args(Need))),
            stops_advice=draw(st.booleans()),
            allows=draw(some([f"sections/{each}" for each in section_ids])),
            offer=draw(st.none() | texts),
            sections=tuple(each.id for each in listed if id in [limit.caution for limit in each.limits]),
            themes=draw(some(themes)),
        )
        for id, title in titles.items()
    )
    return Guide(
        id=draw(slugs),
        title=draw(texts),
        summary=draw(texts),
        language="en",
        licence=draw(texts),
        rights=draw(texts),
        source=draw(
            st.none() | st.builds(Source, title=texts, byline=st.sampled_from(people), site=texts, notice=texts)
        ),
        contact=draw(st.none() | texts),
        edition=edition,
        sections=listed,
        takeaways=tuple(
            Takeaway(id=id, text=draw(texts), sections=draw(some(section_ids)), themes=draw(some(themes)))
            for id in draw(ids(2))
        ),
        resources=tuple(
            Resource(
                id=id,
                title=draw(texts),
                subtitle=draw(st.none() | texts),
                creators=draw(some(people)),
                medium="book",
                year=draw(years),
                publisher=draw(texts),
                isbn="9781592858491",
                edition_note=draw(texts),
                themes=draw(some(themes)),
                why=draw(texts),
            )
            for id in draw(ids(2))
        ),
        concepts=tuple(
            Concept(
                id=id,
                term=draw(texts),
                definition=draw(texts),
                origin=tuple(
                    Origin(
                        authors=draw(texts),
                        year=draw(years),
                        work=draw(texts),
                        doi=draw(st.none() | st.just("10.1234/x")),
                    )
                    for _ in range(draw(st.integers(0, 2)))
                ),
                note=draw(texts),
                sections=draw(some(section_ids)),
                themes=draw(some(themes)),
            )
            for id in draw(ids(2))
        ),
        cautions=cautions,
        themes=tuple(themes),
        people=tuple(people),
        moved=moved,
        retired=retired,
    )


keys = slugs | st.text(st.characters(exclude_categories=["Cs"]), max_size=4).map(canonical.normal)
scalars = (
    texts
    | st.integers(-(2**63), 2**63 - 1)
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.dates()
    | st.times()
    | st.datetimes()
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)
tables = st.dictionaries(keys, values | st.lists(st.dictionaries(keys, values, max_size=3), max_size=3), max_size=4)
"""What a TOML file may say; names in NFC."""


@st.composite
def spelled_texts(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]], str]:
    """A text as a TOML file may spell it: what opens it, its characters with what they stand for, what closes it.

    A backslash at the end of a line stands for nothing.
    """
    mark = draw(st.sampled_from(['"', "'", '"""', "'''", '"""\n', "'''\r\n"]))
    spellings = [("a", "a"), ("b", "b"), (" ", " "), ("\t", "\t"), ("🧡", "🧡"), ("ש", "ש")]
    if mark.startswith('"'):
        spellings += [(r"\"", '"'), (r"\\", "\\"), (r"\n", "\n"), (r"\u0061", "a"), (r"\U0001f9e1", "🧡"), ("'", "'")]
    if len(mark) > 1:
        spellings += [("\n", "\n"), ("\r\n", "\n")]
    if mark.startswith('"""'):
        spellings += [("\\\n", ""), ("\\ \r\n \n\t", "")]
    written: list[tuple[str, str]] = []
    says_nothing = len(mark) > 1
    for spelled, said in draw(st.lists(st.sampled_from(spellings), max_size=12)):
        # What is blank after such a backslash stands for nothing either, and a line feed behind an opening is none.
        if not (says_nothing and spelled.isspace()):
            written.append((spelled, said))
            says_nothing = not said
    return mark, written, mark.strip()


@st.composite
def untidy_files(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A TOML file written without care, and its comments."""
    comments: list[str] = []
    words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5).map(canonical.normal)

    def comment() -> str:
        comments.append(f"#{draw(words)} {len(comments)}")
        return comments[-1]

    lines: list[str] = []
    for line in tomli_w.dumps(draw(tables)).split("\n"):
        lines += [draw(st.sampled_from(["", "  "])) + comment() for _ in range(draw(st.integers(0, 2)))]
        lines += [""] * draw(st.integers(0, 2))
        beside = draw(st.sampled_from(["", " ", "\t"])) + comment() if draw(st.booleans()) else ""
        lines.append(draw(st.sampled_from(["", " ", "\t"])) + line + beside)
    lines += [comment() for _ in range(draw(st.integers(0, 2)))]
    ends = draw(st.sampled_from(["", "\n", "\n\n\n"]))
    return ("\n".join(lines) + ends).replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), comments


runs = st.builds(
    Run,
    texts | st.sampled_from(["https://example.org/a?b=1&c=2", "javascript:alert(1)", "116 123", "example.org", " "]),
    st.sampled_from(get_args(Look)),
    st.sampled_from(["sections/a", '"><script>', ""]),
)
lines = st.lists(runs, min_size=1, max_size=3)
leaves = st.builds(
    lambda role, line: parts.block(role, *line), st.sampled_from(["lead", "text", "small"]), lines
) | st.builds(parts.quotation, texts, texts, texts)
blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda label, ref, held: parts.entry(label, ref, *held), texts, texts, st.lists(inner, max_size=3)),
        st.builds(
            parts.holding,
            st.sampled_from(["warning", "labelled", "folded"]),
            st.lists(inner, min_size=1, max_size=2),
            texts,
        ),
        st.builds(lambda held: parts.group(*held), st.lists(inner, max_size=3)),
        st.builds(
            lambda make, held: make(held), st.sampled_from([parts.items, parts.numbered]), st.lists(lines, max_size=3)
        ),
    ),
    max_leaves=6,
)
"""What there may be to show, whatever it is of."""
