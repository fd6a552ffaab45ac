"""What users write that must pass every checker, and run without a warning."""

import random
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, assert_type

import steadyhand
from steadyhand.changes.standing import Standing
from steadyhand.records.help_line import HelpLines
from steadyhand.records.quote import Quotes
from steadyhand.records.recall import Recall
from steadyhand.records.resource import Resources
from steadyhand.records.section import Limit

sections = steadyhand.sections
name: str = "-".join(["give", "space"])  # as it comes from a form or an address

# The front door.
assert_type(steadyhand.sections[0], steadyhand.Section)
assert_type(steadyhand.takeaways[0], steadyhand.Takeaway)
assert_type(steadyhand.quotes[0], steadyhand.Quote)
assert_type(steadyhand.resources[0], steadyhand.Resource)
assert_type(steadyhand.practices[0], steadyhand.Practice)
assert_type(steadyhand.concepts[0], steadyhand.Concept)
assert_type(steadyhand.cautions[0], steadyhand.Caution)
assert_type(steadyhand.regions[0], steadyhand.Region)
assert_type(steadyhand.regions["gb"].emergency[0].number, str)
assert_type(steadyhand.help_lines[0], steadyhand.HelpLine)
assert_type(steadyhand.themes[0], steadyhand.Theme)
assert_type(steadyhand.people[0], steadyhand.Person)
assert_type(steadyhand.about("boundaries"), steadyhand.Collection[steadyhand.Entry])
assert_type(steadyhand.about("boundaries", any_of=["trust"])[0].themes, tuple[steadyhand.Theme, ...])
assert_type(steadyhand.about("boundaries").get(name), steadyhand.Entry | None)
assert_type(steadyhand.search("he hit me again"), steadyhand.Results)
assert_type(steadyhand.search("she goes silent for days").hits[0].entry, steadyhand.Entry)
assert_type(steadyhand.search("he hit me again", limit=None).cautions, tuple[steadyhand.Caution, ...])
assert_type(steadyhand.__version__, str)
assert_type(steadyhand.errors.UnknownId("x").suggestions, tuple[str, ...])

# Entries by what is written, by what entries refer by, by position; any text from outside is for get().
section = sections["give-space"]
quote = steadyhand.quotes["angelou-enough"]
assert_type(section, steadyhand.Section)
assert_type(sections[section.ref], steadyhand.Section)
assert_type(sections[quote.section], steadyhand.Section)
assert_type(sections[sections.ids[0]], steadyhand.Section)
assert_type([sections[id] for id in steadyhand.takeaways[0].sections], list[steadyhand.Section])
assert_type([steadyhand.cautions[limit.caution] for limit in section.limits], list[steadyhand.Caution])
assert_type([sections[id] for id in steadyhand.cautions[0].sections], list[steadyhand.Section])
assert_type([sections[id] for id in sections.ids], list[steadyhand.Section])
assert_type(sections.get(name), steadyhand.Section | None)
assert_type(sections.get(section.id), steadyhand.Section | None)
assert_type(sections.get("nope", len(name)), steadyhand.Section | int)
assert_type(sections.get("nope", section), steadyhand.Section)
assert_type(sections.ids, tuple[steadyhand.Id, ...])
assert_type(section.id, str)
assert_type(section.ref, steadyhand.Id)
assert_type("give-space" in sections, bool)
assert_type(name in sections, bool)
assert_type(section in sections, bool)
assert_type(sections.index(section), int)
assert_type(sections.index(name), int)
assert_type(sections.count(section), int)
by_id = {each.id: each for each in sections}
assert_type(by_id, dict[str, steadyhand.Section])
assert_type(by_id["give-space"], steadyhand.Section)
ids: list[str] = [each.id for each in sections]
refs: Sequence[str] = sections.ids

# Whatever selects knows the ids still, and gives a collection of the same kind.
assert_type(sections.about("boundaries")["give-space"], steadyhand.Section)
assert_type(sections.about(steadyhand.themes["boundaries"], any_of="trust")["give-space"], steadyhand.Section)
assert_type(sections[1:4]["give-space"], steadyhand.Section)
assert_type(sections.where(lambda each: len(each.paragraphs) > 1)["give-space"], steadyhand.Section)
assert_type(sections.where(themes="boundaries")["give-space"], steadyhand.Section)
assert_type((sections[:5] + sections[2:])["give-space"], steadyhand.Section)
assert_type(steadyhand.practices.where(act="say")[0], steadyhand.Practice)
assert_type(
    steadyhand.practices.where(lambda each: len(each.text) > 40, act="say").about("patience").ids,
    tuple[steadyhand.Id, ...],
)
assert_type(steadyhand.quotes.by("Maya Angelou")["angelou-enough"], steadyhand.Quote)
assert_type(steadyhand.quotes.about("closeness").verified().by("esther-perel")[0], steadyhand.Quote)
assert_type(steadyhand.quotes.verified()["perel-two-pillars"], steadyhand.Quote)
assert_type(steadyhand.resources.by(steadyhand.people["amir-levine"])["attached"], steadyhand.Resource)
assert_type(steadyhand.help_lines.region("GB")[0], steadyhand.HelpLine)
assert_type([steadyhand.help_lines[each.id] for each in steadyhand.help_lines], list[steadyhand.HelpLine])
assert_type((sections + steadyhand.quotes)[0], steadyhand.Section | steadyhand.Quote)
assert_type((sections + steadyhand.quotes).get(name), steadyhand.Section | steadyhand.Quote | None)
assert_type(sections.search("she goes silent for days"), steadyhand.Results)
assert_type([each.title for each in sections], list[str])
assert_type(sections.to_dicts(), list[dict[str, Any]])

# What entries say.
assert_type(section.paragraphs, tuple[str, ...])
assert_type(section.themes[0].broader, steadyhand.Theme | None)
assert_type(section.practices, tuple[steadyhand.Practice, ...])
assert_type(section.quotes[0].speaker.name, str)
assert_type(section.limits, tuple[Limit, ...])
assert_type(section.limits[0].caution, steadyhand.Id)
assert_type(section.limits[0].title, str)
assert_type(section.recalled, Recall | None)
assert_type(quote.credit, str)
assert_type(quote.section, steadyhand.Id)
assert_type(quote.attribution.status, Literal["verified", "attributed", "unsourced", "misattributed"])
assert_type(quote.attribution.credited_to, steadyhand.Person | None)
assert_type(steadyhand.practices[0].act, Literal["do", "avoid", "say", "ask", "notice"])
assert_type(steadyhand.practices[0].section, steadyhand.Id)
assert_type(steadyhand.takeaways[0].sections, tuple[steadyhand.Id, ...])
assert_type(steadyhand.resources[0].creators[0].name, str)
assert_type(steadyhand.cautions[0].help_lines.region("en-GB"), HelpLines[str])
assert_type(steadyhand.cautions[0].stops_advice, bool)
assert_type(steadyhand.help_lines[0].sms, str | None)
assert_type(steadyhand.help_lines["-".join(["us", "988"])], steadyhand.HelpLine)  # whose contacts they are is not known
assert_type(section.to_dict(), dict[str, Any])

# Of a guide that is loaded by name nobody knows the ids, so that any text may open it.
guide = steadyhand.load("pushed-away", edition="0.2.0", contacts=None)
assert_type(steadyhand.load(), steadyhand.Guide)
assert_type(guide.sections, steadyhand.Collection[steadyhand.Section, str])
assert_type(guide.quotes, Quotes[str])
assert_type(guide.quotes.verified(), Quotes[str])
assert_type(guide.resources.by("Amir Levine"), Resources[str])
assert_type(guide.help_lines.region(None), HelpLines[str])
assert_type(guide.sections[name], steadyhand.Section)
assert_type(guide.sections[section.id], steadyhand.Section)
assert_type(guide.sections.about("trust"), steadyhand.Collection[steadyhand.Section, str])
assert_type(guide.about("trust")["love-and-space"], steadyhand.Entry)
assert_type(guide["sections/give-space"], steadyhand.Entry)
assert_type(guide.get(name), steadyhand.Entry | None)
assert_type(guide.related(section), steadyhand.Collection[steadyhand.Entry, str])
assert_type(guide.standing("cautions/leaving", on=date(2026, 12, 1)), Standing)
assert_type(guide.pin("help_lines/us-988"), str)
assert_type(steadyhand.compare(guide, steadyhand.load()), steadyhand.Changes)
assert_type(steadyhand.compare(guide, guide).step, Literal["patch", "minor", "major"] | None)


def titles(items: steadyhand.Collection[steadyhand.Section]) -> list[str]:
    return [item.title for item in items] + [items[0].title, items[items[0].ref].title, items[items.ids[0]].title]


def credits_of(items: Quotes) -> list[str]:
    return [item.credit for item in items.verified()]


def refs_of(items: steadyhand.Collection[steadyhand.Entry]) -> list[steadyhand.Id]:
    return [item.ref for item in items]


def first(items: Sequence[steadyhand.Section]) -> steadyhand.Section:
    return random.choice(items)


titles(steadyhand.sections)
titles(steadyhand.load("pushed-away").sections)
titles(sections.about("boundaries"))
titles(sections[1:3])
titles(guide.sections[:2])
credits_of(steadyhand.quotes)
credits_of(guide.quotes)
refs_of(sections)
refs_of(sections + steadyhand.quotes)
refs_of(steadyhand.about("trust"))
refs_of(guide.entries)
assert_type(first(steadyhand.sections), steadyhand.Section)
assert_type(first(guide.sections), steadyhand.Section)
assert_type(random.sample(steadyhand.sections, 2), list[steadyhand.Section])
assert_type(list(reversed(steadyhand.sections)), list[steadyhand.Section])
assert_type(sorted(steadyhand.sections, key=lambda each: each.title), list[steadyhand.Section])
