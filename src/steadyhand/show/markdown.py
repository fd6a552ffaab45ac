"""Entries and answers as Markdown: text stays text, whatever characters are in it."""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from steadyhand.collection import Collection
from steadyhand.credits import Credits
from steadyhand.entry import Entry, Person, Theme
from steadyhand.guide import Guide
from steadyhand.records import Caution, Concept, HelpLine, Practice, Quote, Resource, Section, Takeaway

_MARKUP = re.compile(r"([\\`*_\[\]<>|~])|^([#+=-]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    r"""The text in one line, with everything that Markdown would take for markup disarmed.

    >>> print(escaped("<b>2 * 3</b>"))
    \<b\>2 \* 3\</b\>
    """
    return _MARKUP.sub(
        lambda found: f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\", " ".join(text.split())
    )


def entry(shown: Entry) -> str:
    """One entry, whole, under a heading of its own."""
    themes = "Themes: " + ", ".join(escaped(theme.label) for theme in shown.themes) if shown.themes else ""
    blocks = (f"# {_headline(shown)}", *_body(shown), themes)
    return "\n\n".join(block for block in blocks if block) + "\n"


def listing(collection: Collection[Entry]) -> str:
    """The entries of an answer, a line each, with the refs to ask for them by."""
    return "".join(f"- **{_headline(each)}** ({each.ref}){_gloss(each)}\n" for each in collection)


def outline(guide: Guide) -> str:
    """What is in a guide, at a glance."""
    numbered = (f"{number}. {escaped(each.title)} ({each.ref})" for number, each in enumerate(guide.sections, 1))
    remembered = (f"- {escaped(takeaway.text)}" for takeaway in guide.takeaways)
    labels = ", ".join(escaped(theme.label) for theme in guide.themes)
    blocks = [
        f"# {escaped(guide.title)}",
        escaped(guide.summary),
        "\n".join(numbered),
        "## To remember",
        "\n".join(remembered),
        "## Themes",
        labels,
        f"Edition {guide.edition}, after “{escaped(guide.source.title)}” on {escaped(guide.source.site)}. "
        + escaped(guide.rights),
    ]
    return "\n\n".join(blocks) + "\n"


def credits(behind: Credits) -> str:
    """Everyone and everything behind a guide, each quotation with its status."""
    source = behind.source
    quotes = (
        f"- “{escaped(quote.text)}” — {escaped(quote.credit)} ({quote.attribution.status}"
        + (", printed otherwise in the article)" if quote.altered else ")")
        for quote in behind.quotes
    )
    works = (
        f"- {escaped(work.authors)} ({work.year or 'undated'}), {escaped(work.title)}"
        + (f", {escaped(work.identifier)}" if work.identifier else "")
        for work in behind.works
    )
    people = (f"- **{escaped(person.name)}**, {escaped(person.role)}" for person in behind.people)
    byline, site = escaped(source.byline.name), escaped(source.site)
    blocks = [
        "# Credits",
        f"{escaped(behind.rights)} ({escaped(behind.licence)})",
        f"It covers what “{escaped(source.title)}” covers, by {byline} on {site}. "
        f"That site’s notice: “{escaped(source.notice)}”",
        "## Quotations",
        "\n".join(quotes),
        "## Works",
        "\n".join(works),
        "## People",
        "\n".join(people),
    ]
    return "\n\n".join(blocks) + "\n"


def _headline(shown: Entry) -> str:
    match shown:
        case Section() | Caution() | Resource():
            return escaped(shown.title)
        case Theme():
            return escaped(shown.label)
        case Person():
            return escaped(shown.name)
        case Concept():
            return escaped(shown.term)
        case HelpLine():
            return escaped(shown.service)
        case Quote():
            return f"“{escaped(shown.text)}”"
        case Takeaway() | Practice():
            return escaped(shown.text)
        case _:
            return escaped(shown.id)


def _gloss(shown: Entry) -> str:
    match shown:
        case Section() | Theme() | Person():
            return f": {escaped(shown.summary)}"
        case Quote():
            return f" — {escaped(shown.credit)}"
        case Resource():
            return f", by {_names(shown.creators)} ({shown.year}): {escaped(shown.why)}"
        case Practice():
            return f": {shown.kind}"
        case Caution():
            return f": {escaped(shown.text)}"
        case Concept():
            return f": {escaped(shown.definition)}"
        case _:
            return ""


@singledispatch
def _body(shown: Entry) -> Iterator[str]:
    """What is said of an entry below its headline, block by block."""
    yield f"({shown.ref})"


@_body.register
def _(shown: Section) -> Iterator[str]:
    if shown.cautions:
        yield "Read first: " + ", ".join(f"cautions/{caution}" for caution in shown.cautions)
    yield f"*{escaped(shown.summary)}*"
    yield from map(escaped, shown.paragraphs)
    yield from (f"> {escaped(quote.text)}\n> — {escaped(quote.credit)}" for quote in shown.quotes)
    yield _items(f"{practice.kind}: {practice.text}" for practice in shown.practices)
    yield _labelled("It answers", _items(shown.questions))


@_body.register
def _(shown: Quote) -> Iterator[str]:
    yield f"— {escaped(shown.credit)}"
    if shown.altered:
        yield f"The article printed: “{escaped(shown.as_printed)}”"
    yield escaped(shown.attribution.note)
    yield _labelled("Seen", _items(shown.attribution.evidence))
    yield f"In sections/{shown.section}"


@_body.register
def _(shown: Theme) -> Iterator[str]:
    yield escaped(shown.summary)
    yield f"Also: {', '.join(map(escaped, shown.aliases))}" if shown.aliases else ""
    yield f"Part of themes/{shown.broader.id}" if shown.broader else ""


@_body.register
def _(shown: Person) -> Iterator[str]:
    yield f"*{escaped(shown.role)}*"
    yield escaped(shown.summary)


@_body.register
def _(shown: Resource) -> Iterator[str]:
    yield f"*{escaped(shown.subtitle)}*" if shown.subtitle else ""
    yield f"{_names(shown.creators)}. {escaped(shown.publisher)}, {shown.year}. ISBN {shown.isbn}."
    yield escaped(shown.edition_note)
    yield escaped(shown.why)


@_body.register
def _(shown: Practice) -> Iterator[str]:
    yield f"{shown.kind}, from sections/{shown.section}"


@_body.register
def _(shown: Takeaway) -> Iterator[str]:
    yield "In " + ", ".join(f"sections/{section}" for section in shown.sections)


@_body.register
def _(shown: Concept) -> Iterator[str]:
    yield escaped(shown.definition)
    yield _items(
        f"{origin.authors} ({origin.year}), {origin.work}" + (f", doi:{origin.doi}" if origin.doi else "")
        for origin in shown.origin
    )
    yield escaped(shown.note)


@_body.register
def _(shown: Caution) -> Iterator[str]:
    yield escaped(shown.text)
    yield _labelled("Signs", _items(shown.signs))
    yield _labelled("Instead", escaped(shown.instead))
    yield _labelled("Help", _items(map(_reach, shown.help_lines)))


@_body.register
def _(shown: HelpLine) -> Iterator[str]:
    yield escaped(_reach(shown))


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(line)}" for line in lines)


def _labelled(label: str, block: str) -> str:
    return f"**{label}**\n\n{block}" if block else ""


def _names(people: Iterable[Person]) -> str:
    return " and ".join(escaped(person.name) for person in people)


def _reach(line: HelpLine) -> str:
    ways = {"call": line.call, "text": line.text, "web": line.web}
    reached = ", ".join(f"{way} {to}" for way, to in ways.items() if to)
    checked = f"last tried {line.last_verified}" if line.last_verified else "not yet tried by us"
    seen = f"evidence of {line.evidence_year}" if line.evidence_year else "evidence undated"
    return f"{line.region}: {line.service}, {line.audience}: {reached} ({checked}; {seen})"
