"""Citation: how to cite a thing, as CSL-JSON and as BibTeX."""

import re
from collections.abc import Iterable
from functools import singledispatch
from typing import Any, Literal, TypeAlias

import attrs

from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidRecord
from steadyhand.records.doors import Shown
from steadyhand.records.quote import Quote
from steadyhand.records.resource import Resource
from steadyhand.records.suggestions import quoted
from steadyhand.records.wording import shortened

Cited: TypeAlias = Literal["book", "document"]
"""What a thing is to a bibliography: a book, or a document of no more certain sort."""

_ENTRY_TYPES: dict[Cited, str] = {"book": "book", "document": "misc"}
_KEY = re.compile(r"[\w./:+-]+")
_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_LIGATURE = re.compile(r"(?<=([-',]))(?=\1)")
_NOT_NAMES = {"and", "jr", "sr", "ii", "iii", "iv"}
"""Words that are part of no family or given name."""
_WORDED = {
    "\\": "textbackslash",
    "{": "textbraceleft",
    "}": "textbraceright",
    "<": "textless",
    ">": "textgreater",
    "|": "textbar",
    "~": "textasciitilde",
    "^": "textasciicircum",
    "`": "textasciigrave",
    '"': "textquotedbl",
}
# In braces of its own, a command neither swallows the space after it nor begins a "special character" of BibTeX.
_ESCAPES = str.maketrans(
    {"@": "{@}"} | {c: rf"{{\{c}}}" for c in "%&#_$"} | {c: rf"{{\{word}}}" for c, word in _WORDED.items()}
)


def _in_line(text: str) -> str:
    """The text in one line, a space for whatever breaks it or is a control character."""
    return _BREAKS.sub(" ", text).strip()


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(_in_line, texts) if line)


def _tex(text: str | None) -> str:
    """The text as LaTeX is to be told it: nothing in it is a command, a brace or a ligature."""
    return _LIGATURE.sub("{}", (text or "").translate(_ESCAPES))


def _kept(text: str | None) -> str:
    """The text in braces, so that no style changes its case and no reader takes it for a list."""
    return f"{{{_tex(text)}}}" if text else ""


def _name(name: str) -> dict[str, str]:
    """A name in the parts that CSL knows: family and given names, or one literal where they cannot be told."""
    family, comma, given = map(str.strip, name.partition(","))
    words = name.split()
    if not comma:
        last = len(words) - 1
        start = next((at for at in range(last) if words[at][0].islower()), last)
        family, given = " ".join(words[start:]), " ".join(words[:start])
    ambiguous = "," in given or not _NOT_NAMES.isdisjoint(word.rstrip(".").lower() for word in words)
    return {"family": family, "given": given} if family and given and not ambiguous else {"literal": name}


def _bibtex_name(name: str) -> str:
    parts = _name(name)
    return _kept(name) if "literal" in parts else f"{_tex(parts['family'])}, {_tex(parts['given'])}"


@attrs.frozen(kw_only=True, repr=False)
class Citation(Shown):
    """What a bibliography says of one thing, in plain text; what is not known is left out.

    Raises `InvalidRecord` for a key that BibTeX cannot read.

    >>> import steadyhand
    >>> print(steadyhand.resources["attached"].cite().bibtex().splitlines()[1])
      author = {Levine, Amir and Heller, Rachel S. F.},
    """

    key: str
    """What it is cited by in a manuscript: the ref of an entry, the id of a guide."""
    kind: Cited
    title: str = attrs.field(converter=_in_line)
    authors: tuple[str, ...] = attrs.field(converter=_lines, default=())
    """The names of its authors, as they are printed: `Esther Perel`; `Perel, Esther` is understood too.

    They are split as BibTeX does it: the last word is the family name, with the lower-case particles before it.
    An organisation cannot be told from a person; a name of one word, or with `and` or `Jr.`, stays whole.
    """
    year: int | None = None
    publisher: str | None = attrs.field(converter=attrs.converters.optional(_in_line), default=None)
    isbn: str | None = attrs.field(converter=attrs.converters.optional(_in_line), default=None)
    """ISBN-13, digits only."""
    version: str | None = attrs.field(converter=attrs.converters.optional(_in_line), default=None)
    """The number of a guide's edition."""
    locator: str | None = attrs.field(converter=attrs.converters.optional(_in_line), default=None)
    """Where in the work, in words."""
    language: str | None = attrs.field(converter=attrs.converters.optional(_in_line), default=None)
    """A BCP 47 tag, such as `en`."""
    note: str = attrs.field(converter=_in_line)
    """What a careful reader should know."""

    def __attrs_post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise InvalidRecord(f"{self.key!r} cannot be the key of a citation, as resources/boundaries can")

    def csl(self) -> dict[str, Any]:
        """The citation as an item of CSL-JSON 1.0.2, to be put in a list and given to Zotero, Pandoc or citeproc.

        >>> import steadyhand
        >>> steadyhand.resources["attached"].cite().csl()["author"][0]
        {'family': 'Levine', 'given': 'Amir'}
        """
        item = {
            "id": self.key,
            "type": self.kind,
            "title": self.title,
            "author": [_name(name) for name in self.authors],
            "issued": None if self.year is None else {"date-parts": [[self.year]]},
            "publisher": self.publisher,
            "ISBN": self.isbn,
            "version": self.version,
            "locator": self.locator,
            "language": self.language,
            "note": self.note,
        }
        return {variable: value for variable, value in item.items() if value}

    def bibtex(self) -> str:
        """The citation as an entry of a BibTeX file in UTF-8: a `@book`, or `@misc`. The locator stands in the note.

        >>> import steadyhand
        >>> print(steadyhand.quotes["angelou-enough"].cite().bibtex())
        @misc{quotes/angelou-enough,
          title = {{You alone are enough. You …}},
          note = {{“You alone are enough. ... attributed to Maya Angelou; source not established (attributed)}},
        }
        """
        fields = {
            "author": " and ".join(map(_bibtex_name, self.authors)),
            "title": _kept(self.title),
            "year": "" if self.year is None else str(self.year),
            "publisher": _kept(self.publisher),
            "isbn": _tex(self.isbn),
            "version": _tex(self.version),
            "language": _tex(self.language),
            "note": _kept(self.note),
        }
        lines = (f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
        return f"@{_ENTRY_TYPES[self.kind]}{{{self.key},\n{''.join(lines)}}}"

    def __repr__(self) -> str:
        return f"<Citation {self.key}: {self.title}>"


@singledispatch
def cite(cited: Any) -> Citation:
    """How to cite a book, a quote or a guide; `Citable.cite` says more."""
    raise TypeError(f"{quoted(cited)} cannot be cited")


@cite.register
def _(book: Resource) -> Citation:
    return Citation(
        key=book.ref,
        kind=book.medium,
        title=f"{book.title}: {book.subtitle}" if book.subtitle else book.title,
        authors=tuple(person.name for person in book.creators),
        year=book.year,
        publisher=book.publisher,
        isbn=book.isbn,
        note=f"The year is that of first publication, the ISBN that of this edition: {book.edition_note}",
    )


@cite.register
def _(quote: Quote) -> Citation:
    source = quote.attribution
    note = f"“{quote.text}” — {quote.credit} ({source.status})"
    if source.status == "verified" and source.credited_to and source.work:
        return Citation(
            key=quote.ref,
            kind="document",
            title=source.work,
            authors=(source.credited_to.name,),
            year=source.year,
            locator=source.locator,
            note=note,
        )
    return Citation(key=quote.ref, kind="document", title=shortened(quote.text), note=note)


@cite.register
def _(guide: Guide) -> Citation:
    source = guide.source
    covered = f" It covers what “{source.title}” covers, by {source.byline.name} on {source.site}." if source else ""
    return Citation(
        key=guide.id,
        kind="document",
        title=guide.title,
        version=guide.edition,
        language=guide.language,
        note=f"Edition {guide.edition}.{covered} {guide.rights} ({guide.licence})",
    )
