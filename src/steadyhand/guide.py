"""Guide: one body of guidance, and what it can be asked."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from steadyhand.body import Body
from steadyhand.collection import Collection
from steadyhand.credits import Credits, works_behind
from steadyhand.entry import Entry, Theme
from steadyhand.errors import ContentChanged, NotAPin, UnknownEdition
from steadyhand.typeset.parts import Block, counted, entry, holding, items, numbered, one_line, reference, text

if TYPE_CHECKING:
    from steadyhand.citation import Citation
    from steadyhand.finder import Results
    from steadyhand.theme_map import ThemeMap

PIN = re.compile(r"([a-z_]+/[a-z0-9-]+)(?:@(\d+\.\d+\.\d+))?(?:#(sha256-[0-9a-f]{64}))?")
"""A pin: a ref, the edition it was taken from, the digest of what it said there."""


@attrs.frozen(kw_only=True, repr=False)
class Guide(Body):
    """One body of guidance, to be had by ref, theme and question.

    >>> import steadyhand
    >>> guide = steadyhand.load()
    >>> guide["sections/give-space"].title
    'Giving space without disappearing'
    >>> guide.about("trust")[0]
    <Section love-and-space: Loving them from a little further off, 5 paragraphs>
    """

    def __getitem__(self, ref: str) -> Entry:
        """The entry with that ref. Raises `UnknownRef`; an id serves too where only one kind of entry has it."""
        return self.entries[ref]

    def __contains__(self, ref: object) -> bool:
        return ref in self.entries

    def get(self, ref: str) -> Entry | None:
        """The entry with that ref, or None."""
        return self.entries.get(ref)

    def pin(self, ref: str) -> str:
        """What to write down to be sure of an entry's text: its ref, the edition and the digest. Raises `UnknownRef`.

        >>> import steadyhand
        >>> pin = steadyhand.load().pin("sections/give-space")
        >>> pin.split("#")[0]
        'sections/give-space@0.1.0'
        >>> steadyhand.load().resolve(pin).title
        'Giving space without disappearing'
        """
        entry = self[ref]
        return f"{entry.ref}@{self.edition}#{entry.digest}"

    def resolve(self, pin: str) -> Entry:
        """The entry that a pin names, saying exactly what it said; a pin is `REF@EDITION#DIGEST`.

        The digest decides: the entry is given from any edition in which it still says the same, and
        `ContentChanged` is raised where it does not. A pin without a digest is for this edition
        alone, and any other raises `UnknownEdition`; a bare ref is looked up. Raises `UnknownRef`,
        `RetiredId`, and `NotAPin` for anything else.
        """
        parts = PIN.fullmatch(pin)
        if parts is None:
            raise NotAPin(f"{pin!r} is no pin, such as sections/give-space@1.0.0#sha256-…")
        ref, edition, digest = parts.groups()
        entry = self[ref]
        if digest is not None and digest != entry.digest:
            raise ContentChanged(pin, digest, entry.digest, entry)
        if digest is None and edition not in (None, self.edition):
            raise UnknownEdition(edition, (self.edition,), self.id)
        return entry

    def about(
        self, *themes: str | Theme, any_of: str | Theme | Iterable[str | Theme] | None = None
    ) -> Collection[Entry]:
        """Every entry filed under the themes, whatever its kind; asked as `Collection.about` is."""
        return self.entries.about(*themes, any_of=any_of)

    def search(self, query: str, *, limit: int | None = 10) -> "Results":
        """The sections and resources that answer a question asked in anybody's words, and the cautions it calls for.

        Asked as `Collection.search` is; to search other kinds, ask their collection.
        """
        return self._pages.search(query, limit=limit)

    def related(self, entry: Entry | str, *, limit: int = 3) -> Collection[Entry]:
        """The sections and resources to read next: like an entry in their words and by the themes they share.

        >>> import steadyhand
        >>> steadyhand.load().related("sections/patience", limit=1)[0].ref
        'sections/know-when-to-walk-away'
        """
        known = self[entry] if isinstance(entry, str) else entry
        return self.collect(self.vocabulary.finder.related(known, tuple(self._pages))[:limit])

    @property
    def _pages(self) -> Collection[Entry]:
        return self.collect((*self.sections, *self.resources))

    def credits(self) -> Credits:
        """Everyone and everything behind the guide: source, licence, people, works and quotations."""
        return Credits(
            licence=self.licence,
            rights=self.rights,
            source=self.source,
            people=self.people,
            works=works_behind(self.resources, self.concepts, self.quotes),
            quotes=self.quotes,
        )

    def cite(self) -> "Citation":
        """How to cite the guide: by its title and edition, with its licence and what it covers.

        A guide does not say who wrote it or in which year, so no author and no year are given.

        >>> import steadyhand
        >>> steadyhand.load().cite()
        <Citation pushed-away: When Someone You Love Pulls Away>
        """
        from steadyhand.citation import Citation

        source = self.source
        covered = f"It covers what “{source.title}” covers, by {source.byline.name} on {source.site}."
        return Citation(
            key=self.id,
            kind="document",
            title=self.title,
            version=self.edition,
            language=self.language,
            note=f"Edition {self.edition}. {covered} {self.rights} ({self.licence})",
        )

    def told(self) -> Block:
        """What is in it, at a glance."""
        first = items((reference(caution.ref, caution.title),) for caution in self.cautions)
        sections = numbered((f"{section.title} (", reference(section.ref), ")") for section in self.sections)
        source = self.source
        return entry(
            self.title,
            "",
            text(self.summary),
            holding("warning", [first], "Read first, if one of these is true"),
            entry("Sections", "", sections),
            entry("To remember", "", items(takeaway.text for takeaway in self.takeaways)),
            entry("Themes", "", text(", ".join(theme.label for theme in self.themes))),
            text(f"Edition {self.edition}, after “{source.title}” on {source.site}. {self.rights}"),
        )._replace(language=self.language)

    def theme_map(self) -> "ThemeMap":
        """Its sections by its themes at a glance: a picture, or a table.

        >>> import steadyhand
        >>> steadyhand.load().theme_map()
        <ThemeMap of 11 sections by 20 themes>
        """
        from steadyhand.theme_map import ThemeMap

        return ThemeMap.of(self.title, self.sections, self.themes, self.language)

    def __repr__(self) -> str:
        return f"<Guide {self.id} {self.edition}: {one_line(self.title)}, {counted(len(self.sections), 'section')}>"
