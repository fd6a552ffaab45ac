"""Displays: what every public value shows in a notebook, or wherever a block is wanted of it."""

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from steadyhand.changes.change import Change, Changes, Difference
from steadyhand.changes.pins import Pins, Verdict
from steadyhand.changes.rules import Rule
from steadyhand.changes.standing import Standing
from steadyhand.changes.statements import Statement
from steadyhand.editions.contacts import Contacts
from steadyhand.editions.guide import Guide
from steadyhand.finding.results import Hit, Results
from steadyhand.records.collection import Collection
from steadyhand.records.concept import Origin
from steadyhand.records.entry import Entry
from steadyhand.records.help_line import HelpLines
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.quote import Attribution
from steadyhand.records.recall import Recall
from steadyhand.records.region import Emergency
from steadyhand.records.section import Limit
from steadyhand.records.source import Source
from steadyhand.records.suggestions import quoted
from steadyhand.show import parts
from steadyhand.show.citation import Citation
from steadyhand.show.credits import Credits, Work, told_credits
from steadyhand.show.differing import differing
from steadyhand.show.parts import Block, Run, Said, facts, group, holding, items, link, reference, strong, text
from steadyhand.show.setting import notebook as outputs
from steadyhand.show.setting.markdown import markdown
from steadyhand.show.telling import checked, line, named, page, reach, tell, work
from steadyhand.show.theme_map import ThemeMap


@singledispatch
def told(value: Any) -> Block:
    """What there is to show of a value, as text and structure."""
    raise TypeError(f"there is nothing to show of {quoted(value)}")


def notebook(value: Any) -> str:
    """A value as the HTML of a notebook's output: its style goes with it, and it asks for nothing from outside."""
    block = parts.glanced(told(value))
    if isinstance(value, ThemeMap):
        return str(outputs.display(block._replace(role="folded"), value.svg))
    return str(outputs.display(block))


def glance(value: Any) -> str:
    """A value as the Markdown of a notebook's output."""
    return markdown(parts.glanced(told(value)))


told.register(Entry, page)


@told.register
def _(entries: Collection) -> Block:  # type: ignore[type-arg]
    if isinstance(entries, HelpLines) and entries._home is None:
        return items(map(reach, entries))
    label = f"{len(entries)} {entries._places.noun(len(entries))}"
    listed = holding("entry", [items(map(line, entries))], label)
    return listed._replace(language=entries._home._vocabulary.language if entries._home else "")


@told.register
def _(attribution: Attribution) -> Block:
    credited = attribution.credited_to.name if attribution.credited_to else None
    said = {name: getattr(attribution, name) for name in ("work", "year", "locator")}
    return group(facts(status=attribution.status, credited_to=credited, **said), *checked(attribution))


@told.register
def _(origin: Origin) -> Block:
    return text(work(origin))


@told.register(Moved)
@told.register(Retired)
def _(fate: Moved | Retired) -> Block:
    return facts(**{name: _joined(value) for name, value in fate.to_dict().items()})


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


@told.register
def _(limit: Limit) -> Block:
    return text(limit.text, " ", reference(f"cautions/{limit.caution}", limit.title))


@told.register
def _(emergency: Emergency) -> Block:
    return text(f"{emergency.for_}: ", Run(emergency.number, "call"))


@told.register
def _(recall: Recall) -> Block:
    return facts(since=recall.since, reason=recall.reason, use=", ".join(recall.use))


@told.register
def _(contacts: Contacts) -> Block:
    listed = parts.entry("Help lines", "", items(map(reach, contacts.help_lines)))
    return parts.entry(f"Contacts of {contacts.date}", "", items(map(line, contacts.regions)), listed)


@told.register
def _(statement: Statement) -> Block:
    said = {name: getattr(statement, name, None) for name in ("ref", "by", "on", "scope", "until")}
    return group(facts(**said), items((link(address),) for address in getattr(statement, "seen", ())))


@told.register
def _(standing: Standing) -> Block:
    reviews = (f"{each.by}, {each.on} ({each.scope})" for each in standing.reviews)
    seen = holding("folded", [items((link(address),) for address in standing.evidence)], "Seen")
    return group(facts(ref=standing.ref, status=standing.status), items(reviews), seen)


@told.register
def _(source: Source) -> Block:
    return facts(title=source.title, byline=source.byline.name, site=source.site, notice=source.notice)


@told.register
def _(work: Work) -> Block:
    return text(work.line())


@told.register
def _(credits: Credits) -> Block:
    return told_credits(credits)


@told.register
def _(citation: Citation) -> Block:
    known = facts(
        key=citation.key,
        by=" and ".join(citation.authors),
        year=citation.year,
        publisher=citation.publisher,
        ISBN=citation.isbn,
        edition=citation.version,
        where=citation.locator,
        language=citation.language,
    )
    return parts.entry(citation.title, "", known, text(citation.note))


@told.register
def _(themes: ThemeMap) -> Block:
    return themes.listed()


@told.register
def _(guide: Guide) -> Block:
    first = items((reference(caution.ref, caution.title),) for caution in guide.cautions)
    sections = parts.numbered((f"{section.title} (", reference(section.ref), ")") for section in guide.sections)
    source = f", after “{guide.source.title}” on {guide.source.site}" if guide.source else ""
    return parts.entry(
        guide.title,
        "",
        text(guide.summary),
        holding("warning", [first], "Read first, if one of these is true"),
        parts.entry("Sections", "", sections),
        parts.entry("To remember", "", items(takeaway.text for takeaway in guide.takeaways)),
        parts.entry("Themes", "", text(", ".join(theme.label for theme in guide.themes))),
        text(f"Edition {guide.edition}{source}. {guide.rights}"),
    )._replace(language=guide.language)


@told.register
def _(hit: Hit) -> Block:
    return items([_found(hit)])


def _found(hit: Hit) -> tuple[Said, ...]:
    """The name and ref of the entry, and why it was found."""
    return (*named(hit.entry), "" if hit.snippet in tell(hit.entry).name else f": “{hit.snippet}”")


@told.register
def _(results: Results) -> Block:
    pages = items(map(_found, results.hits))
    if not results:
        pages = text("The guide has nothing to say to that.")
    if results.hits and results.cautions:
        pages = parts.entry("Pages that may help", "", pages)
    return group(*map(page, results.cautions), *_offered(results), pages, language=results.language)


def _offered(results: Results) -> Iterator[Block]:
    """What is gently offered where a caution may be meant, and none is called."""
    if results.possible and not results.cautions:
        first, *rest = results.possible
        yield text(f"{first.offer} " if first.offer else "", reference(first.ref, first.title))
        yield items((reference(each.ref, each.title),) for each in rest)


@told.register
def _(rule: Rule) -> Block:
    return text(f"{rule.code}: asks for a {rule.step} step: {rule.reason}.")


@told.register
def _(difference: Difference) -> Block:
    return text(*_differing(difference))


def _differing(difference: Difference) -> tuple[Run, ...]:
    """The field, and both wordings in one."""
    return (Run(f"{difference.field}: "), *differing(difference.old or "", difference.new or ""))


@told.register
def _(change: Change) -> Block:
    return holding("items", [_changed(change)])


def _changed(change: Change) -> Block:
    """The entry in a line, and what differs below."""
    name = reference(change.ref) if change.ref else Run("the guide")
    return parts.item((name, f" ({change.step}: {change.rule.reason})"), items(map(_differing, change.differences)))


@told.register
def _(changes: Changes) -> Block:
    kinds = {"Removed": changes.removed, "Added": changes.added, "Moved": changes.moved, "Changed": changes.changed}
    found = (parts.entry(name, "", holding("items", map(_changed, kinds[name]))) for name in kinds)
    step = ("The edition’s number takes a ", strong(str(changes.step)), " step.") if changes else ("Nothing differs.",)
    return group(*found, text(*step), language=changes.language)


@told.register
def _(verdict: Verdict) -> Block:
    return text(str(verdict))


@told.register
def _(pins: Pins) -> Block:
    return items(pins.pins)
