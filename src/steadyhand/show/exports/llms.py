"""llms.txt: what a language model is to read of a guide, cautions first, as llmstxt.org asks for it."""

from collections.abc import Iterable

from steadyhand.editions.guide import Guide
from steadyhand.records.entry import Entry
from steadyhand.show.exports.book import OTHERS, file_of
from steadyhand.show.parts import Block, Run, entry, items, reference, text
from steadyhand.show.setting.markdown import markdown
from steadyhand.show.telling import tell

_SAID = (
    "This is general guidance for somebody who is left waiting; it is no judgement on anybody’s relationship."
    " Before any of its advice, see whether one of the cautions is true: then that comes first, with what to do"
    " instead, and the advice that it limits is not given.",
    "Print every quotation with its credit, which says no more than could be established. Help lines carry a region and"
    " the year of what is known of them: give them with both, and invent none.",
)
_CHAPTERS = {"cautions": "Cautions, to be read first", "sections": "Sections"} | OTHERS


def dumps(guide: Guide) -> str:
    """The file, to be put beside those of `steadyhand.show.book.folder`, to which its links lead.

    >>> import steadyhand
    >>> print(dumps(steadyhand.load()).splitlines()[0])
    # When Someone You Love Pulls Away
    """
    credits = (reference("credits", "Credits"), f": edition {guide.edition} of {guide.id}; {guide.rights}")
    told = entry(
        guide.title,
        "",
        Block("quotation", (Run(guide.summary),)),
        *map(text, _SAID),
        *(entry(title, "", _listed(getattr(guide, kind))) for kind, title in _CHAPTERS.items()),
        entry("Optional", "", items([credits])),
    )
    return markdown(told, 1, file_of)


def _listed(entries: Iterable[Entry]) -> Block:
    return items((reference(each.ref, tell(each).name), *tell(each).gloss) for each in entries)
