"""What type checkers and editors see of the front door; `__init__.py` is what runs.

A test holds the two together, and `editions/ids.pyi` to the edition it was written from.
"""

from collections.abc import Iterable
from os import PathLike

from steadyhand import errors as errors
from steadyhand.changes.change import Changes as Changes
from steadyhand.editions.guide import Guide as Guide
from steadyhand.editions.ids import (
    AllCautions,
    AllConcepts,
    AllHelpLines,
    AllPeople,
    AllPractices,
    AllQuotes,
    AllRegions,
    AllResources,
    AllSections,
    AllTakeaways,
    AllThemes,
)
from steadyhand.finding.results import Results as Results
from steadyhand.records.caution import Caution as Caution
from steadyhand.records.collection import Collection as Collection
from steadyhand.records.concept import Concept as Concept
from steadyhand.records.entry import Entry as Entry
from steadyhand.records.entry import Theme as Theme
from steadyhand.records.forms import Id as Id
from steadyhand.records.help_line import HelpLine as HelpLine
from steadyhand.records.person import Person as Person
from steadyhand.records.practice import Practice as Practice
from steadyhand.records.quote import Quote as Quote
from steadyhand.records.region import Region as Region
from steadyhand.records.resource import Resource as Resource
from steadyhand.records.section import Section as Section
from steadyhand.records.takeaway import Takeaway as Takeaway

__version__: str

__all__ = [
    "Caution",
    "Changes",
    "Collection",
    "Concept",
    "Entry",
    "Guide",
    "HelpLine",
    "Id",
    "Person",
    "Practice",
    "Quote",
    "Region",
    "Resource",
    "Results",
    "Section",
    "Takeaway",
    "Theme",
    "about",
    "cautions",
    "compare",
    "concepts",
    "errors",
    "help_lines",
    "load",
    "people",
    "practices",
    "quotes",
    "regions",
    "resources",
    "search",
    "sections",
    "takeaways",
    "themes",
    "warm",
]

sections: AllSections
takeaways: AllTakeaways
quotes: AllQuotes
regions: AllRegions
resources: AllResources
practices: AllPractices
concepts: AllConcepts
cautions: AllCautions
help_lines: AllHelpLines
themes: AllThemes
people: AllPeople

def load(
    guide: str | PathLike[str] = "pushed-away",
    *,
    edition: str | None = None,
    contacts: str | PathLike[str] | None = None,
) -> Guide: ...
def about(*themes: str | Theme, any_of: str | Theme | Iterable[str | Theme] | None = None) -> Collection[Entry]: ...
def search(query: str, *, limit: int | None = 10) -> Results: ...
def compare(old: Guide, new: Guide) -> Changes: ...
def warm() -> None: ...
