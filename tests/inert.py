"""What HTML and Markdown really say, found by parsing them, so that tests need not search in strings."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser, LexborNode

from steadyhand.show.parts import Block, visible

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ADDRESSES = re.compile(r"https?://.+|tel:[+\d]+|#.*")
ATTRIBUTES = {
    "a": {"href", "rel", "class"},
    "article": {"data-ref", "id"},
    "div": {"class", "role", "tabindex"},
    "html": {"lang"},
    "li": set(),
    "main": {"id"},
    "meta": {"charset", "name", "content"},
    "nav": {"aria-label"},
    "p": {"class"},
    "section": {"class", "aria-label"},
    "svg": {"xmlns", "viewBox", "width", "height", "role", "aria-label", "font-family", "font-size", "fill"},
    "g": {"stroke", "stroke-opacity"},
    "line": {"x1", "x2", "y1", "y2"},
    "circle": {"cx", "cy", "r", "fill", "stroke", "stroke-width"},
    "text": {"x", "y", "transform", "text-anchor", "dominant-baseline"},
}
OF_PAGES = (
    "body",
    "head",
    "header",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "title",
    "style",
    "details",
    "summary",
)
OF_TEXT = ("ol", "ul", "blockquote", "figure", "figcaption", "bdi", "code", "del", "ins", "strong")
ATTRIBUTES |= {name: set() for name in (*OF_PAGES, *OF_TEXT)}
"""The elements that are used at all, and the attributes they have, besides `dir` and `lang`."""


def parsed(html: str) -> LexborNode:
    """The tree that a browser makes of the HTML, in which there is nothing that acts or asks for anything."""
    root = LexborHTMLParser(html).root
    assert root is not None
    for node in root.css("*"):
        assert node.tag in ATTRIBUTES, node.tag
        assert node.attributes.keys() <= ATTRIBUTES[node.tag] | {"dir", "lang"}, node.attributes
        assert ADDRESSES.fullmatch(node.attributes.get("href") or "#")
        assert node.tag != "style" or not re.search("url|@import", node.text())
    return root


def letters(text: str) -> str:
    """The text without its blanks."""
    return "".join(text.split())


def said_in_html(html: str) -> str:
    """The letters that a reader of the HTML sees, without the blanks between them."""
    root = parsed(html)
    for style in root.css("style, head"):
        style.decompose()
    return letters(root.text())


def said_in_markdown(markdown: str) -> str:
    """The letters that a reader of the Markdown sees, in which there is no HTML and no code."""
    assert all(re.fullmatch(rf"{ADDRESSES.pattern}|[\w./-]+\.md", link) for link in links_in_markdown(markdown))
    return letters("".join(_said(MARKDOWN.parse(markdown))))


def links_in_markdown(markdown: str) -> list[str]:
    """Where the links of the Markdown lead."""
    inline = (each for token in MARKDOWN.parse(markdown) for each in token.children or [])
    return [str(token.attrs["href"]) for token in inline if token.type == "link_open"]


def said_in(block: Block, *, linked: bool = False) -> str:
    """The letters of a block, in order. Where its references are links, their refs are not said."""
    return letters("".join(_told(block, linked)))


def _said(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        assert token.type not in {"html_block", "html_inline", "code_block", "code_inline", "fence", "image", "hr"}
        yield token.content if not token.children and token.type != "inline" else ""
        yield from _said(token.children or [])


def _told(block: Block, linked: bool) -> Iterator[str]:
    yield visible(block.label)
    yield "—" if block.role == "credit" else ""
    for run in block.runs:
        yield visible(run.text)
        yield f":{run.ref}" if run.look == "ref" and run.text != run.ref and not linked else ""
    for each in block.blocks:
        yield from _told(each, linked)
