"""Text stays text: what is to be shown comes out whole and inert, whatever characters are in it."""

import pytest
from hypothesis import example, given
from inert import parsed, said_in, said_in_html, said_in_markdown

from steadyhand.show import parts
from steadyhand.show.differing import AROUND, differing
from steadyhand.show.parts import Block, Run
from steadyhand.show.setting.hypertext import Html, element, html
from steadyhand.show.setting.markdown import escaped, markdown
from steadyhand.show.setting.matrix import LONGEST, matrix
from strategies import blocks, texts


@given(blocks)
def test_html_says_every_letter_and_no_other(block: Block) -> None:
    assert said_in_html(html(block)) == said_in(block)


@given(blocks)
def test_markdown_says_every_letter_and_no_other(block: Block) -> None:
    assert said_in_markdown(markdown(block)) == said_in(block)


@given(blocks)
def test_no_more_is_seen_at_a_glance_than_there_is(block: Block) -> None:
    seen = parts.glanced(block)
    assert parts.glanced(seen) == seen
    assert seen == block or "… and" in str(seen)


def test_a_long_list_is_cut_at_a_glance_and_says_how_much_more_there_is() -> None:
    seen = parts.glanced(parts.group(parts.items(map(str, range(parts.GLANCE + 7)))))
    assert [line.runs[0].text for line in seen.blocks[0].blocks[-2:]] == [str(parts.GLANCE - 1), "… and 7 more"]


@given(texts)
def test_an_attribute_says_what_it_was_given(text: str) -> None:
    (shown,) = parsed(element("p", "", class_=text)).css("p")
    assert shown.attributes["class"] == parts.visible(text).replace("\r\n", "\n").replace("\r", "\n")


def test_html_is_taken_as_it_is_by_whoever_asks_for_it() -> None:
    made = element("b", "<")
    assert made.__html__() == "<b>&lt;</b>"
    assert element("p", made) == "<p><b>&lt;</b></p>"


def test_only_addresses_on_the_web_and_telephone_numbers_lead_anywhere() -> None:
    said = [
        parts.link("https://example.org/a?b=1&c=2"),
        parts.link("example.org"),
        parts.link("javascript:alert(1)"),
        parts.link("data:text/html,x"),
        Run("116 123", "call"),
        Run("ask for Ann", "call"),
    ]
    links = parsed(html(parts.text(*said))).css("a")
    assert [link.attributes["href"] for link in links] == [
        "https://example.org/a?b=1&c=2",
        "https://example.org",
        "tel:116123",
    ]


@pytest.mark.parametrize("depth", [1, 9])
def test_headings_go_down_a_level_at_a_time_and_never_below_the_sixth(depth: int) -> None:
    told = parts.text("end")
    for each in reversed(range(depth)):
        told = parts.entry(f"at {each}", "", told)
    levels = [node.tag for node in parsed(html(told)).css("h2, h3, h4, h5, h6")]
    assert levels == [f"h{min(level, 6)}" for level in range(2, 2 + depth)]
    marks = [line.split()[0] for line in markdown(told).splitlines() if line.startswith("#")]
    assert marks == ["#" * min(level, 6) for level in range(1, 1 + depth)]


def test_entries_lead_to_each_other_where_a_page_has_them() -> None:
    told = parts.entry("A", "sections/a", parts.text(parts.reference("sections/a", "Ours"), parts.reference("x/b")))

    def anchor(ref: str) -> str:
        return f"#{ref}" if ref == "sections/a" else ""

    page = parsed(html(told, 2, anchor))
    assert [link.attributes["href"] for link in page.css("a")] == ["#sections/a"]
    assert [article.attributes["id"] for article in page.css("article")] == ["sections/a"]
    assert markdown(told, 1, anchor) == "# A\n\n[Ours](#sections/a)x/b\n"


def test_what_leads_to_an_entry_is_only_its_name_where_there_is_no_page() -> None:
    told = parts.text("In ", parts.leading("sections/a", "Ours"))
    assert (markdown(told), html(told)) == ("In Ours\n", '<p dir="auto">In Ours</p>')
    assert markdown(told, 1, lambda ref: f"{ref}.md") == "In [Ours](sections/a.md)\n"
    (link,) = parsed(html(told, 2, lambda ref: f"#{ref}")).css("a")
    assert (link.attributes["href"], link.text()) == ("#sections/a", "Ours")


@given(texts)
@example("1. one")
@example("- one")
@example("# one #")
@example("&amp;")
def test_a_line_of_text_is_a_paragraph_of_markdown(text: str) -> None:
    assert said_in_markdown(escaped(text)) == said_in(parts.text(text))


@given(texts, texts)
def test_two_texts_in_one_hold_what_went_and_what_came(old: str, new: str) -> None:
    runs = differing(old, new)
    assert [run.text for run in runs if run.look == "gone"] == [] or old.split() != new.split()
    words = {word for run in runs for word in run.text.split()}
    assert words <= {*old.split(), *new.split(), "…"}
    assert {*old.split()} ^ {*new.split()} <= words


def test_long_stretches_that_both_have_are_left_out() -> None:
    same = [f"w{n}" for n in range(40)]
    runs = differing(" ".join([*same, "old"]), " ".join([*same, "new"]))
    assert [(run.text, run.look) for run in runs if run.text != " "] == [
        (" ".join(["…", *same[-AROUND:]]), "plain"),
        ("old", "gone"),
        ("new", "come"),
    ]


def test_a_picture_has_a_dot_for_every_mark_and_short_names() -> None:
    picture = matrix("It", ["x" * 99, "b"], ["c"], {(0, 0): "whole", (1, 0): "part"}, {"whole": "all", "part": "some"})
    page = parsed(picture)
    assert len(page.css("circle")) == 2 + 2
    assert [text.text() for text in page.css("text")] == ["c", "x" * (LONGEST - 1) + "…", "b", "all", "some"]
    assert isinstance(picture, Html)
