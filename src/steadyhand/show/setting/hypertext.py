"""Parts as HTML: every text and every attribute is escaped here, and nowhere else."""

import re
from html import escape

from steadyhand.show.parts import Anchor, Block, Run, nowhere, visible

DEEPEST = 6
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[^\s<>\"]*)?")
_NUMBER = re.compile(r"\+?\d[\d -]+")
_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TAGS = {"strong": "strong", "gone": "del", "come": "ins"}
_NAMES = {"folded": "details", "quotation": "figure", "items": "ul", "numbered": "ol"}


class Html(str):
    """HTML that is safe to print as it is; Jinja2 and Django see that by `__html__`."""

    __slots__ = ()

    def __html__(self) -> "Html":
        return self


def element(name: str, *children: str, **attributes: str) -> Html:
    """An element. Children that are not Html are text, and are escaped; so is every attribute.

    In the names of attributes `_` stands for `-`, and one at the end is dropped.

    >>> print(element("p", "1 < 2", class_="sum"))
    <p class="sum">1 &lt; 2</p>
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(value))}"' for key, value in attributes.items()
    )
    inner = "".join(child if isinstance(child, Html) else escape(visible(child), quote=False) for child in children)
    return Html(f"<{name}{said}>{inner}</{name}>")


def joined(*pieces: Html) -> Html:
    """Pieces one after the other."""
    return Html("".join(pieces))


def html(block: Block, level: int = 2, anchor: Anchor = nowhere) -> Html:
    """A block as HTML without any style, headings from this level on.

    >>> from steadyhand.show import parts
    >>> print(html(parts.entry("A walk", "sections/walk", parts.text("<b>Now</b>"))))
    <article data-ref="sections/walk"><h2 dir="auto">A walk</h2><p dir="auto">&lt;b&gt;Now&lt;/b&gt;</p></article>
    """
    name, attributes = _frame(block, anchor)
    head = _head(block, level)
    said = (_run(run, anchor) for run in block.runs)
    inside = (html(each, level + bool(block.label), anchor) for each in block.blocks)
    lang = {"lang": block.language} if block.language else {}
    if block.role == "quotation":
        return element(name, element("blockquote", element("p", *said, dir="auto")), *inside)
    return element(name, *head, *said, *inside, **lang, **attributes)


def _frame(block: Block, anchor: Anchor) -> tuple[str, dict[str, str]]:
    """The element that a block becomes, and its attributes."""
    match block.role:
        case "entry" if block.ref:
            own = {"id": block.ref} if anchor(block.ref) else {}
            return "article", {**own, "data_ref": block.ref}
        case "entry":
            return "section", {}
        case "warning":
            return "div", {"role": "note", "class_": "steadyhand-warning"}
        case "item":
            return "li", {"dir": "auto"}
        case "credit":
            return "figcaption", {"dir": "auto"}
        case "text":
            return "p", {"dir": "auto"}
        case "lead" | "small":
            return "p", {"dir": "auto", "class_": f"steadyhand-{block.role}"}
        case _:
            return _NAMES.get(block.role, "div"), {}


def _head(block: Block, level: int) -> list[Html]:
    if block.role == "credit":
        return [Html("— ")]
    if not block.label:
        return []
    name = "summary" if block.role == "folded" else f"h{min(level, DEEPEST)}"
    return [element(name, block.label, dir="auto")]


def _run(run: Run, anchor: Anchor) -> Html:
    match run.look:
        case "ref" | "plain" if run.ref and anchor(run.ref):
            return element("a", run.text, href=anchor(run.ref))
        case "ref" if run.text == run.ref:
            return element("code", run.ref)
        case "ref":
            return joined(_text(run.text), Html(": "), element("code", run.ref))
        case "link" if _ADDRESS.fullmatch(run.text):
            return element("a", run.text, href=run.text, rel="noreferrer")
        case "link" if _HOST.fullmatch(run.text):
            return element("a", run.text, href=f"https://{run.text}", rel="noreferrer")
        case "call" if _NUMBER.fullmatch(run.text):
            return element("a", run.text, href=f"tel:{re.sub('[ -]', '', run.text)}")
        case "strong" | "gone" | "come":
            return element(_TAGS[run.look], run.text, dir="auto")
        case _:
            return _text(run.text)


def _text(text: str) -> Html:
    """Text as it is. What steers its direction must not steer what stands beside it."""
    return element("bdi", text) if _STEERING.search(text) else Html(escape(visible(text), quote=False))
