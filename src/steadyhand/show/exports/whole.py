"""The whole guide, in the order in which one reads it: cautions named first, then sections, then what they rest on."""

from collections.abc import Iterable

from steadyhand.editions.guide import Guide
from steadyhand.records.takeaway import Takeaway
from steadyhand.show.credits import told_credits
from steadyhand.show.parts import Block, Line, apart, block, entry, holding, items, reference, text
from steadyhand.show.telling import page


def whole(guide: Guide) -> Block:
    """Everything there is to read in a guide, without what is there to be searched.

    >>> import steadyhand
    >>> [chapter.label for chapter in whole(steadyhand.load()).blocks if chapter.role == "entry"][-5:]
    ['To remember', 'When this is the wrong advice', 'Books', 'Words explained', 'Credits']
    """
    cautions = tuple(guide.cautions)
    titles: dict[str, str] = {section.id: section.title for section in guide.sections}
    first = items((reference(caution.ref, caution.title),) for caution in cautions)
    told = entry(
        guide.title,
        "",
        block("lead", guide.summary),
        holding("warning", [first], "Read first, if one of these is true"),
        *(page(section, cautions) for section in guide.sections),
        entry("To remember", "takeaways", items(_remembered(takeaway, titles) for takeaway in guide.takeaways)),
        entry("When this is the wrong advice", "cautions", *(page(caution) for caution in cautions)),
        entry("Books", "resources", *(page(resource) for resource in guide.resources)),
        entry("Words explained", "concepts", *(page(concept) for concept in guide.concepts)),
        told_credits(guide.credits())._replace(ref="credits"),
        text(f"Edition {guide.edition} of {guide.id}, {guide.digest}"),
    )
    return unfolded(told)._replace(language=guide.language)


def unfolded(shown: Block) -> Block:
    """A block without what is folded away in it."""
    return shown._replace(blocks=tuple(unfolded(each) for each in shown.blocks if each.role != "folded"))


def refs(shown: Block) -> Iterable[str]:
    """The refs of the entries that a block shows, itself among them."""
    yield from [shown.ref] if shown.ref else []
    for each in shown.blocks:
        yield from refs(each)


def _remembered(takeaway: Takeaway, titles: dict[str, str]) -> Line:
    more = apart(reference(f"sections/{id}", titles[id]) for id in takeaway.sections)
    return (takeaway.text, " (", *more, ")") if more else takeaway.text
