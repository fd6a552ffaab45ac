"""Book: a guide as one Markdown file, or as a folder of them that lead to each other."""

from collections.abc import Collection, Iterable, Mapping

from steadyhand.editions.guide import Guide
from steadyhand.records.caution import Caution
from steadyhand.records.entry import Entry, Theme
from steadyhand.records.kinds import noun
from steadyhand.records.limits import limited_by
from steadyhand.records.practice import Practice
from steadyhand.records.quote import Quote
from steadyhand.show.credits import told_credits
from steadyhand.show.exports.whole import unfolded, whole
from steadyhand.show.parts import Anchor, Block, Line, block, entry, holding, items, numbered, reference, text
from steadyhand.show.setting.markdown import markdown
from steadyhand.show.telling import page, tell

FILES = ("sections", "cautions", "takeaways", "resources", "concepts", "themes")
"""The kinds whose entries have files of their own; quotes and practices stand in their sections."""
OTHERS = {"takeaways": "To remember", "resources": "Books", "concepts": "Words explained", "themes": "Themes"}
"""The kinds that the index lists besides, and what it calls them."""


def dumps(guide: Guide) -> str:
    """The guide as one Markdown file.

    >>> import steadyhand
    >>> print(dumps(steadyhand.load()).splitlines()[0])
    # When Someone You Love Pulls Away
    """
    return markdown(whole(guide))


def folder(guide: Guide) -> dict[str, str]:
    """The files of a folder by their names: an index, the credits, and a file for each entry that is a page.

    >>> import steadyhand
    >>> [name for name in folder(steadyhand.load()) if "space" in name]
    ['sections/love-and-space.md', 'sections/give-space.md', 'themes/space.md']
    """
    entries: list[Entry] = [entry for kind in FILES for entry in getattr(guide, kind)]
    known = {entry.ref for entry in entries}
    names: dict[str, str] = {entry.ref: tell(entry).name for entry in entries}
    pages = {
        file_of(entry.ref): markdown(named(unfolded(_page(guide, entry)), names), 1, _anchor(known, "../"))
        for entry in entries
    }
    credits = {"credits.md": markdown(told_credits(guide.credits()))}
    return {"index.md": markdown(_index(guide), 1, _anchor({*known, "credits"}, "")), **credits, **pages}


def file_of(ref: str) -> str:
    """The name of the file of an entry."""
    return f"{ref}.md"


def _anchor(known: Collection[str], up: str) -> Anchor:
    return lambda ref: f"{up}{file_of(ref)}" if ref in known else ""


def _index(guide: Guide) -> Block:
    """What is in the folder, cautions first."""
    return entry(
        guide.title,
        "",
        block("lead", guide.summary),
        holding("warning", [_leading_to(guide.cautions)], "Read first, if one of these is true"),
        entry("Sections", "", numbered((reference(section.ref, section.title),) for section in guide.sections)),
        *(entry(name, "", _leading_to(getattr(guide, kind))) for kind, name in OTHERS.items()),
        text(f"Edition {guide.edition} of {guide.id}. {guide.rights} ", reference("credits", "Credits")),
    )


def _page(guide: Guide, shown: Entry) -> Block:
    """An entry as a page; a theme with what is filed under it, and first of all the cautions that limit that."""
    told = page(shown, guide.cautions)
    if not isinstance(shown, Theme):
        return told
    filed = sorted(guide.about(shown), key=lambda each: not isinstance(each, Caution))
    limiting = [caution for caution in guide.cautions if any(limited_by(each, caution) for each in filed)]
    first = holding("warning", [_leading_to(limiting)], "Read first")
    below = entry("Filed under it", "", items(_filed(each) for each in filed))
    return told._replace(blocks=(*holding("group", [first]).blocks, *told.blocks, below))


def named(shown: Block, names: Mapping[str, str]) -> Block:
    """A block in which entries that were named by their refs alone are named as readers know them."""
    runs = (reference(run.ref, names.get(run.ref, "")) if run.text == run.ref else run for run in shown.runs)
    return shown._replace(runs=tuple(runs), blocks=tuple(named(each, names) for each in shown.blocks))


def _filed(filed: Entry) -> Line:
    """An entry by its name, which leads to it, or to the section that it stands in."""
    place = f"sections/{filed.section}" if isinstance(filed, (Quote, Practice)) else filed.ref
    told = tell(filed)
    return (reference(place, told.name), f" ({noun(filed.kind)})", *(told.gloss if isinstance(filed, Quote) else ()))


def _leading_to(entries: Iterable[Entry]) -> Block:
    return items((reference(each.ref, tell(each).name),) for each in entries)
