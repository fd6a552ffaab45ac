"""Show: a value as a fragment of HTML or as Markdown; in the modules, a whole guide in each of its formats."""

from collections.abc import Iterable

from steadyhand.records.caution import Caution
from steadyhand.records.doors import Shown
from steadyhand.records.entry import Entry
from steadyhand.show import displays, telling
from steadyhand.show.parts import Block
from steadyhand.show.setting import hypertext
from steadyhand.show.setting import markdown as marked
from steadyhand.show.setting.hypertext import Html

__all__ = ["Html", "html", "markdown"]


def html(shown: Shown, cautions: Iterable[Caution] = (), *, level: int = 2) -> Html:
    """A fragment of HTML, without style or script and with everything escaped, to be printed in a page as it is.

    Headings begin at `level`. Of the cautions that are given, those that limit the entry stand first in
    it, by their titles. Jinja2 and Django print it unescaped, as it has `__html__`.

    >>> import steadyhand
    >>> print(html(steadyhand.people["esther-perel"])[:61])
    <article data-ref="people/esther-perel"><h2 dir="auto">Esther
    """
    return hypertext.html(_told(shown, cautions), level)


def markdown(shown: Shown, cautions: Iterable[Caution] = ()) -> str:
    r"""Markdown, with everything escaped; cautions as for `html`.

    >>> import steadyhand
    >>> print(markdown(steadyhand.themes["trust"]).splitlines()[0])
    # Trust
    """
    return marked.markdown(_told(shown, cautions))


def _told(shown: Shown, cautions: Iterable[Caution]) -> Block:
    return telling.page(shown, cautions) if isinstance(shown, Entry) else displays.told(shown)
