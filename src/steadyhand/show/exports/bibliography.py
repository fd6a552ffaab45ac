"""Citations of a guide: its books, its quotes and itself."""

import json

from steadyhand.editions.guide import Guide
from steadyhand.show.citation import Citation


def of(guide: Guide) -> tuple[Citation, ...]:
    """How to cite each of the guide's books and quotes, and last the guide itself.

    >>> import steadyhand
    >>> len(of(steadyhand.load()))
    10
    """
    return (*(book.cite() for book in guide.resources), *(quote.cite() for quote in guide.quotes), guide.cite())


def csl(guide: Guide) -> str:
    """A file of them all as CSL-JSON 1.0.2, for Zotero, Pandoc and whatever formats with citeproc."""
    return json.dumps([citation.csl() for citation in of(guide)], ensure_ascii=False, indent=2) + "\n"


def bibtex(guide: Guide) -> str:
    """A file of them all as BibTeX, to be saved as UTF-8.

    >>> import steadyhand
    >>> bibtex(steadyhand.load()).count("@book")
    3
    """
    return "\n".join(f"{citation.bibtex()}\n" for citation in of(guide))
