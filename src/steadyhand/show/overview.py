"""A whole guide at a glance, as Markdown: its outline, what a search finds in it, its credits."""

from steadyhand.credits import Credits
from steadyhand.finder import Results
from steadyhand.guide import Guide
from steadyhand.show.markdown import entry, escaped, headline, labelled


def outline(guide: Guide) -> str:
    """What is in a guide, at a glance."""
    first = (f"- {escaped(caution.title)}: {caution.ref}" for caution in guide.cautions)
    numbered = (f"{number}. {escaped(each.title)} ({each.ref})" for number, each in enumerate(guide.sections, 1))
    remembered = (f"- {escaped(takeaway.text)}" for takeaway in guide.takeaways)
    labels = ", ".join(escaped(theme.label) for theme in guide.themes)
    blocks = [
        f"# {escaped(guide.title)}",
        escaped(guide.summary),
        labelled("Read first, if one of these is true", "\n".join(first)),
        "## Sections",
        "\n".join(numbered),
        "## To remember",
        "\n".join(remembered),
        "## Themes",
        labels,
        f"Edition {guide.edition}, after “{escaped(guide.source.title)}” on {escaped(guide.source.site)}. "
        + escaped(guide.rights),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def results(found: Results) -> str:
    """What a search found: the cautions the words call for, whole and first; then the hits, best first, and why."""
    first = [entry(caution) for caution in found.cautions]
    hits = [f"- **{headline(hit.entry)}** ({hit.entry.ref})\n\n> {escaped(hit.snippet)}\n" for hit in found]
    return "\n".join([*first, *(["# Pages that may help\n"] if first and hits else []), *hits])


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
