"""What users write, and the types it has. Read by mypy and pyright, never run."""

from typing import Any, Literal, assert_type

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.records.caution import Caution
from steadyhand.records.collection import Collection
from steadyhand.records.concept import Concept
from steadyhand.records.entry import Entry
from steadyhand.records.help_line import HelpLines
from steadyhand.records.person import Person
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote
from steadyhand.records.resource import Resource
from steadyhand.records.section import Section
from steadyhand.records.takeaway import Takeaway
from steadyhand.records.theme import Theme

assert_type(steadyhand.sections, Collection[Section])
assert_type(steadyhand.takeaways, Collection[Takeaway])
assert_type(steadyhand.quotes, Collection[Quote])
assert_type(steadyhand.resources, Collection[Resource])
assert_type(steadyhand.practices, Collection[Practice])
assert_type(steadyhand.concepts, Collection[Concept])
assert_type(steadyhand.cautions, Collection[Caution])
assert_type(steadyhand.themes, Collection[Theme])
assert_type(steadyhand.people, Collection[Person])
assert_type(steadyhand.__version__, str)

assert_type(steadyhand.load(), Guide)
assert_type(steadyhand.load("pushed-away", edition="0.1.0").sections, Collection[Section])
assert_type(steadyhand.load()["sections/give-space"], Entry)
assert_type(steadyhand.load().get("sections/give-space"), Entry | None)
assert_type(steadyhand.about("boundaries"), Collection[Entry])
assert_type(steadyhand.about("boundaries", any_of=["trust"])[0].themes, tuple[Theme, ...])

assert_type(steadyhand.sections["give-space"], Section)
assert_type(steadyhand.sections[0], Section)
assert_type(steadyhand.sections[1:3], Collection[Section])
assert_type(steadyhand.sections.get("nope"), Section | None)
assert_type(steadyhand.sections.get("nope", 0), Section | int)
assert_type("give-space" in steadyhand.sections, bool)
assert_type(steadyhand.sections.ids, tuple[str, ...])
assert_type([section.title for section in steadyhand.sections], list[str])
assert_type(steadyhand.sections.about("boundaries", "trust"), Collection[Section])
assert_type(steadyhand.sections.where(lambda section: len(section.paragraphs) > 3), Collection[Section])
assert_type(steadyhand.sections.to_dicts(), list[dict[str, Any]])
assert_type(steadyhand.sections["give-space"].quotes[0].speaker.name, str)
assert_type(steadyhand.sections["give-space"].paragraphs, tuple[str, ...])

assert_type(steadyhand.quotes["angelou-enough"].speaker.name, str)
assert_type(steadyhand.quotes.by("Esther Perel"), Collection[Quote])
assert_type(steadyhand.quotes.verified(), Collection[Quote])
assert_type(steadyhand.quotes[0].credit, str)
assert_type(steadyhand.quotes[0].attribution.status, Literal["verified", "attributed", "unsourced", "misattributed"])
assert_type(steadyhand.quotes[0].attribution.credited_to, Person | None)

assert_type(steadyhand.practices.of_kind("say"), Collection[Practice])
assert_type(steadyhand.practices[0].kind, Literal["do", "avoid", "say", "ask", "notice"])
assert_type(steadyhand.cautions[0].help_lines.region("GB"), HelpLines)
assert_type(steadyhand.takeaways[0].sections, tuple[str, ...])
assert_type(steadyhand.resources[0].creators[0].name, str)
assert_type(steadyhand.themes[0].broader, Theme | None)
assert_type(steadyhand.errors.UnknownId("x").suggestions, tuple[str, ...])
