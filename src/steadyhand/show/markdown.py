"""Entries and answers as Markdown: text stays text, whatever characters are in it."""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from steadyhand.caution import WORLD
from steadyhand.collection import Collection
from steadyhand.entry import Entry, Person, Theme
from steadyhand.records import Caution, Concept, HelpLine, Practice, Quote, Resource, Section, Takeaway

FEW = 6
"""How many of the questions that a section answers are shown with it."""
_MARKUP = re.compile(r"([\\`*_\[\]<>|~])|^([#+=-]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    r"""The text in one line, with everything that Markdown would take for markup disarmed.

    >>> print(escaped("<b>2 * 3</b>"))
    \<b\>2 \* 3\</b\>
    """
    return _MARKUP.sub(
        lambda found: f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\", " ".join(text.split())
    )


def entry(shown: Entry, cautions: Iterable[Caution] = ()) -> str:
    """One entry, whole, under a heading of its own, and first of all the cautions that limit it.

    Of the guide's cautions that are given, those that a section names stand before its text by their
    titles; without them it names them by their refs alone.
    """
    limits = [caution for caution in cautions if isinstance(shown, Section) and caution.id in shown.cautions]
    read_first = "\n".join(f"- {escaped(caution.title)}: {caution.ref}" for caution in limits)
    if isinstance(shown, Section) and shown.cautions and not limits:
        read_first = "\n".join(f"- cautions/{id}" for id in shown.cautions)
    themes = "Themes: " + ", ".join(escaped(theme.label) for theme in shown.themes) if shown.themes else ""
    blocks = (f"# {_title(shown)}", labelled("Read first", read_first), *_body(shown), themes)
    return "\n\n".join(block for block in blocks if block) + "\n"


def listing(collection: Collection[Entry]) -> str:
    """The entries of an answer, a line each, with the refs to ask for them by."""
    return "".join(f"- **{headline(each)}** ({each.ref}){_gloss(each)}\n" for each in collection)


def headline(shown: Entry) -> str:
    """The name of an entry: its title, label or term, or the sentence that it is."""
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


def _title(shown: Entry) -> str:
    """The heading over one entry; a sentence is no heading, so what is one stands below it."""
    if isinstance(shown, Practice):
        return shown.kind.capitalize()
    return "To remember" if isinstance(shown, Takeaway) else headline(shown)


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
    yield f"*{escaped(shown.summary)}*"
    yield from map(escaped, shown.paragraphs)
    yield from (f"> {escaped(quote.text)}\n> — {escaped(quote.credit)}" for quote in shown.quotes)
    yield _items(f"{practice.kind}: {practice.text}" for practice in shown.practices)
    yield labelled("It answers", _items(_a_few(shown.questions)))


@_body.register
def _(shown: Quote) -> Iterator[str]:
    yield f"— {escaped(shown.credit)}"
    if shown.altered:
        yield f"The article printed: “{escaped(shown.as_printed)}”"
    yield escaped(shown.attribution.note)
    yield labelled("Seen", _items(shown.attribution.evidence))
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
    yield escaped(shown.text)
    yield f"In sections/{shown.section}"


@_body.register
def _(shown: Takeaway) -> Iterator[str]:
    yield escaped(shown.text)
    yield "In " + ", ".join(f"sections/{section}" for section in shown.sections)


@_body.register
def _(shown: Concept) -> Iterator[str]:
    yield escaped(shown.definition)
    yield _items(
        f"{origin.authors} ({origin.year}), {origin.work}"
        + (f", doi:{origin.doi}" if origin.doi else "")
        + (f". {origin.note}" if origin.note else "")
        for origin in shown.origin
    )
    yield escaped(shown.note)


@_body.register
def _(shown: Caution) -> Iterator[str]:
    yield escaped(shown.text)
    yield labelled("Signs", _items(shown.signs))
    yield labelled("Instead", escaped(shown.instead))
    yield labelled("Help", _items(map(_reach, shown.help_lines)))


@_body.register
def _(shown: HelpLine) -> Iterator[str]:
    yield _items(_ways(shown))


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(line)}" for line in lines)


def _a_few(questions: tuple[str, ...]) -> Iterator[str]:
    yield from questions[:FEW]
    if questions[FEW:]:
        yield f"… and {len(questions) - FEW} more"


def labelled(label: str, block: str) -> str:
    """A block under a bold label; nothing where there is no block."""
    return f"**{label}**\n\n{block}" if block else ""


def _names(people: Iterable[Person]) -> str:
    return " and ".join(escaped(person.name) for person in people)


def _reach(line: HelpLine) -> str:
    where = "anywhere" if line.region == WORLD else line.region
    return f"{line.service} ({where}), for {line.audience}. {'. '.join(_ways(line))}"


def _ways(line: HelpLine) -> Iterator[str]:
    """How to reach a help line, when, and how far that has been checked."""
    ways = {"Call": line.call, "Text": line.text, "Web": line.web}
    yield from (f"{way}: {to}" for way, to in ways.items() if to)
    if line.hours:
        yield f"Hours: {line.hours}"
    if line.note:
        yield line.note.removesuffix(".")
    tried = f"last tried on {line.last_verified}" if line.last_verified else "not yet tried by us"
    yield f"Evidence of {line.evidence_year}, {tried}" if line.evidence_year else f"Evidence undated, {tried}"
