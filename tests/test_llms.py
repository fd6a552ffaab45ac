"""llms.txt: in the form that llmstxt.org asks for, whatever a guide says."""

from pathlib import Path

from hypothesis import given
from inert import MARKDOWN, letters, links_in_markdown, said_in_markdown
from markdown_it.token import Token

import steadyhand
from steadyhand.editions.guide import Guide
from steadyhand.show.exports import book, llms
from steadyhand.show.parts import visible
from steadyhand.show.telling import tell
from strategies import guides

GUIDE = steadyhand.load()
KINDS = ("cautions", "sections", "takeaways", "resources", "concepts", "themes")


def shape(markdown: str) -> list[str]:
    """The elements at the top of the file, in order."""
    return [token.tag for token in MARKDOWN.parse(markdown) if token.level == 0 and token.nesting >= 0]


def linked(markdown: str) -> list[tuple[str, str]]:
    """Every link with its words."""
    found: list[tuple[str, str]] = []
    for token in MARKDOWN.parse(markdown):
        inside: list[Token] = token.children or []
        for at, each in enumerate(inside):
            if each.type == "link_open":
                close = next(n for n in range(at, len(inside)) if inside[n].type == "link_close")
                found.append(("".join(part.content for part in inside[at:close]), str(each.attrs["href"])))
    return found


@given(guides())
def test_it_has_a_title_a_summary_what_to_mind_and_lists_of_links(guide: Guide) -> None:
    chapters = sum(bool(len(getattr(guide, kind))) for kind in KINDS) + 1
    assert shape(llms.dumps(guide)) == ["h1", "blockquote", "p", "p", *["h2", "ul"] * chapters]


@given(guides())
def test_every_link_leads_to_a_file_of_the_folder_by_the_name_of_the_entry(guide: Guide) -> None:
    files = book.folder(guide)
    found = linked(llms.dumps(guide))
    assert {to for _, to in found} <= set(files)
    names = [tell(entry).name for kind in KINDS for entry in getattr(guide, kind)]
    assert [letters(name) for name, _ in found] == [letters(visible(name)) for name in (*names, "Credits")]


@given(guides())
def test_cautions_come_first(guide: Guide) -> None:
    links = links_in_markdown(llms.dumps(guide))
    assert links[: len(guide.cautions)] == [f"{caution.ref}.md" for caution in guide.cautions]


@given(guides())
def test_it_says_what_the_guide_says_and_nothing_of_it_acts(guide: Guide) -> None:
    said = said_in_markdown(llms.dumps(guide))
    for text in (guide.title, guide.summary, *(section.summary for section in guide.sections)):
        assert letters(visible(text)) in said


def test_the_bundled_guide_leads_to_its_files_on_disk(tmp_path: Path) -> None:
    for name, text in book.folder(GUIDE).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    links = links_in_markdown(llms.dumps(GUIDE))
    assert len(links) > 40
    assert all((tmp_path / link).is_file() for link in links)
