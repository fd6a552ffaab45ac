"""The whole guide as pages: one of HTML, one of Markdown, or a folder; nothing is lost, and nothing in it acts."""

from posixpath import join, normpath

import attrs
import pytest
from hypothesis import given
from inert import letters, links_in_markdown, parsed, said_in, said_in_html, said_in_markdown

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.records.limits import ADVICE, within
from steadyhand.show.exports import book, page
from steadyhand.show.exports.whole import unfolded, whole
from steadyhand.show.parts import text, visible
from steadyhand.show.telling import page as page_of
from steadyhand.show.telling import tell
from strategies import guides, remade

GUIDE = steadyhand.load()


def followed(guide: Guide) -> dict[str, set[str]]:
    """The files of the folder that each of its files leads to."""
    links = {name: links_in_markdown(text) for name, text in book.folder(guide).items()}
    return {
        name: {normpath(join(name, "..", link)) for link in found if link.endswith(".md")}
        for name, found in links.items()
    }


@given(guides())
def test_a_page_says_the_whole_guide_in_html_and_in_markdown(guide: Guide) -> None:
    told = whole(guide)
    assert said_in_markdown(book.dumps(guide)) == said_in(told)
    said = said_in_html(page.dumps(guide))
    for chapter in told.blocks:
        assert said_in(chapter, linked=True) in said


@given(guides())
def test_the_whole_is_every_entry_that_is_read_and_not_merely_asked_for(guide: Guide) -> None:
    said = said_in(whole(guide))
    for entry in (*guide.sections, *guide.cautions, *guide.resources, *guide.concepts):
        assert said_in(unfolded(page_of(entry, guide.cautions))) in said
    for takeaway in guide.takeaways:
        assert said_in(text(takeaway.text)) in said


@given(guides())
def test_every_link_of_a_page_leads_to_a_place_on_it_or_to_the_web(guide: Guide) -> None:
    root = parsed(page.dumps(guide))
    ids = [node.attributes["id"] for node in root.css("[id]")]
    assert len(ids) == len({*ids})
    inner = {str(link.attributes["href"]) for link in root.css('a[href^="#"]')}
    assert {link.removeprefix("#") for link in inner} <= {*ids}
    assert {f"#sections/{section.id}" for section in guide.sections} <= inner


@given(guides())
def test_every_link_of_a_folder_leads_to_a_file_in_it_and_no_file_is_forgotten(guide: Guide) -> None:
    files = followed(guide)
    reached = {"index.md"}
    for _ in files:
        reached |= {link for name in reached for link in files[name]}
    assert reached == {*files}


@given(guides())
def test_a_folder_is_inert_and_says_every_entry_that_has_a_file(guide: Guide) -> None:
    files = book.folder(guide)
    names = {entry.ref: tell(entry).name for kind in book.FILES for entry in getattr(guide, kind)}
    for kind in book.FILES:
        for entry in getattr(guide, kind):
            said = said_in_markdown(files[book.file_of(entry.ref)])
            told = book.named(unfolded(page_of(entry, guide.cautions)), names)
            assert said.startswith(letters(visible(told.label)))
            assert all(said_in(block, linked=True) in said for block in told.blocks)


@given(guides())
def test_a_theme_names_first_the_cautions_that_limit_what_is_filed_under_it(guide: Guide) -> None:
    files = book.folder(guide)
    for theme in guide.themes:
        filed = [entry for entry in guide.about(theme) if entry.kind in ADVICE]
        limiting = [each.ref for each in guide.cautions if any({*each.sections} & {*within(entry)} for entry in filed)]
        links = links_in_markdown(files[book.file_of(theme.ref)])
        assert links[: len(limiting)] == [f"../{book.file_of(ref)}" for ref in limiting]


def test_cautions_come_before_anything_else_on_every_page() -> None:
    titles = [caution.title for caution in GUIDE.cautions]
    index = book.folder(GUIDE)["index.md"]
    for shown in (page.dumps(GUIDE), book.dumps(GUIDE), index):
        first = shown.index(GUIDE.sections[0].title)
        assert all(shown.index(title) < first for title in titles)


@pytest.mark.parametrize("theme", GUIDE.themes.ids)
def test_a_theme_has_a_page_of_what_is_filed_under_it_cautions_first(theme: str) -> None:
    links = links_in_markdown(book.folder(GUIDE)[f"themes/{theme}.md"].partition("## Filed")[2])
    are_cautions = [link.startswith("../cautions/") for link in links if not link.startswith("../themes/")]
    assert are_cautions == sorted(are_cautions, reverse=True)
    assert len(are_cautions) == len(GUIDE.about(theme))


def test_a_page_needs_nothing_else_and_says_its_language() -> None:
    root = parsed(page.dumps(GUIDE))
    (document,) = root.css("html")
    assert document.attributes["lang"] == "en-GB"
    assert [len(root.css(landmark)) for landmark in ("h1", "header", "nav", "main", "footer")] == [1] * 5
    assert not root.css("script, link, img, iframe, [src]")


@pytest.mark.thorough
def test_a_paragraph_of_a_megabyte_and_a_guide_of_ten_thousand_entries_are_pages_too() -> None:
    (first, *others) = GUIDE.sections
    long = attrs.evolve(first, paragraphs=("<b>&amp; *wait*</b> " * 50_000,))
    many = tuple(attrs.evolve(GUIDE.takeaways[0], id=f"t-{n}") for n in range(10_000))
    guide = remade(GUIDE, sections=(long, *others), takeaways=many)
    told = whole(guide)
    assert said_in(told.blocks[2], linked=True) in said_in_html(page.dumps(guide))
    assert len(book.folder(guide)) > 10_000
    assert len(guide.takeaways._repr_html_()) < 100_000
