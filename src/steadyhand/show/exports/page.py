"""Page: a guide as one HTML page that needs nothing else, for a phone, for print and for the dark."""

from importlib_resources import files

from steadyhand.editions.guide import Guide
from steadyhand.show.exports.whole import refs, whole
from steadyhand.show.setting.hypertext import Html, element, html, joined


def dumps(guide: Guide) -> str:
    """The page: no script, nothing from outside, every entry under its ref as anchor.

    >>> import steadyhand
    >>> dumps(steadyhand.load()).splitlines()[:2]
    ['<!DOCTYPE html>', '<html lang="en-GB">']
    """
    told = whole(guide)
    shown = {*refs(told)}
    chapters = [block for block in told.blocks if block.ref]
    opening = told.blocks[: told.blocks.index(chapters[0])] if chapters else told.blocks[:-1]

    def anchor(ref: str) -> str:
        return f"#{ref}" if ref in shown else ""

    entries = (element("li", element("a", each.label, href=anchor(each.ref)), dir="auto") for each in chapters)
    body = (
        element("a", "Skip to the text", href="#text", class_="skip"),
        element("header", element("h1", told.label, dir="auto"), *(html(each, 2, anchor) for each in opening)),
        element("nav", element("h2", "Contents"), element("ol", *entries), aria_label="Contents"),
        element("main", *(html(each, 2, anchor) for each in chapters), id="text"),
        element("footer", html(told.blocks[-1])),
    )
    return f"<!DOCTYPE html>\n{_document(guide, joined(*body))}\n"


def _document(guide: Guide, body: Html) -> Html:
    style = Html((files(__package__) / "page.css").read_text(encoding="utf-8"))
    head = (
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="color-scheme" content="light dark">'),
        element("title", guide.title),
        element("style", style),
    )
    whole_page = (Html("\n"), element("head", *head), Html("\n"), element("body", body, dir="auto"), Html("\n"))
    return element("html", *whole_page, lang=guide.language)
