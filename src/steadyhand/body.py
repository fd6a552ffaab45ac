"""Body: everything that one body of guidance holds, whole or not at all."""

from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from steadyhand import canonical, wholeness
from steadyhand.collection import Collection
from steadyhand.credits import Source
from steadyhand.entry import Entry, Person, Theme
from steadyhand.errors import InvalidGuide
from steadyhand.ledger import Ledger, Moved, Retired
from steadyhand.records import Caution, Concept, HelpLine, Practice, Quote, Resource, Section, Takeaway
from steadyhand.typeset.shown import Shown
from steadyhand.vocabulary import Vocabulary

KINDS = (
    "sections",
    "takeaways",
    "quotes",
    "resources",
    "practices",
    "concepts",
    "cautions",
    "help_lines",
    "themes",
    "people",
)

EntryT = TypeVar("EntryT", bound=Entry)


def _collection_of(kind: str) -> Any:
    """The default of a field: the entries that were given for that kind, as a Collection."""
    return attrs.Factory(lambda guide: guide.collect(getattr(guide, f"_{kind}")), takes_self=True)


def _collection_inside(kind: str) -> Any:
    """The same for entries that stand inside sections."""
    return attrs.Factory(
        lambda guide: guide.collect(entry for section in guide.sections for entry in getattr(section, kind)),
        takes_self=True,
    )


@attrs.frozen(kw_only=True, repr=False)
class Body(Shown):
    """What a guide holds. One that exists is whole: unique ids, no dangling reference, no unknown theme.

    Entries are given to it kind by kind, in reading order; quotes and practices come with their
    sections. Raises `InvalidGuide`, with every fault, when they do not make a whole.
    """

    id: str
    title: str
    summary: str
    language: str
    """A BCP 47 tag, such as `en`."""
    licence: str
    """The SPDX identifier of the licence of the guide's own text."""
    rights: str
    """What the licence covers, and what it does not, in a sentence."""
    source: Source
    edition: str
    """The number it was published under; below 1.0.0 it is a draft and may be replaced."""

    _sections: tuple[Section, ...] = attrs.field(alias="sections", default=())
    _takeaways: tuple[Takeaway, ...] = attrs.field(alias="takeaways", default=())
    _resources: tuple[Resource, ...] = attrs.field(alias="resources", default=())
    _concepts: tuple[Concept, ...] = attrs.field(alias="concepts", default=())
    _cautions: tuple[Caution, ...] = attrs.field(alias="cautions", default=())
    _help_lines: tuple[HelpLine, ...] = attrs.field(alias="help_lines", default=())
    _themes: tuple[Theme, ...] = attrs.field(alias="themes", default=())
    _people: tuple[Person, ...] = attrs.field(alias="people", default=())

    beyond: tuple[str, ...] = ()
    """Questions that are none of the guide's business, however near they sound; search answers them with nothing."""
    moved: tuple[Moved, ...] = ()
    """Former ids that keep resolving."""
    retired: tuple[Retired, ...] = ()
    """Former ids of entries that are gone, with the reasons."""

    vocabulary: Vocabulary = attrs.field(
        init=False,
        eq=False,
        default=attrs.Factory(
            lambda guide: Vocabulary(
                guide._themes,
                guide._people,
                Ledger(guide.moved, guide.retired),
                guide._all_entries(),
                guide.beyond,
                guide.language,
            ),
            takes_self=True,
        ),
    )
    """The names that its themes and people answer to, and what became of former ids."""
    sections: Collection[Section] = attrs.field(init=False, eq=False, default=_collection_of("sections"))
    takeaways: Collection[Takeaway] = attrs.field(init=False, eq=False, default=_collection_of("takeaways"))
    quotes: Collection[Quote] = attrs.field(init=False, eq=False, default=_collection_inside("quotes"))
    resources: Collection[Resource] = attrs.field(init=False, eq=False, default=_collection_of("resources"))
    practices: Collection[Practice] = attrs.field(init=False, eq=False, default=_collection_inside("practices"))
    concepts: Collection[Concept] = attrs.field(init=False, eq=False, default=_collection_of("concepts"))
    cautions: Collection[Caution] = attrs.field(init=False, eq=False, default=_collection_of("cautions"))
    help_lines: Collection[HelpLine] = attrs.field(init=False, eq=False, default=_collection_of("help_lines"))
    themes: Collection[Theme] = attrs.field(init=False, eq=False, default=_collection_of("themes"))
    people: Collection[Person] = attrs.field(init=False, eq=False, default=_collection_of("people"))
    entries: Collection[Entry] = attrs.field(
        init=False,
        eq=False,
        default=attrs.Factory(
            lambda guide: guide.collect(entry for kind in KINDS for entry in getattr(guide, kind)), takes_self=True
        ),
    )
    """All of the above, kind after kind."""

    def __attrs_post_init__(self) -> None:
        kinds = {kind: getattr(self, kind) for kind in KINDS}
        faults = tuple(wholeness.faults(kinds, self.source.byline, self.vocabulary.ledger))
        if faults:
            raise InvalidGuide(faults)

    @property
    def digest(self) -> str:
        """The SHA-256 of everything the guide says; its number is not part of it."""
        return canonical.digest(self.content())

    def content(self) -> dict[str, Any]:
        """The whole guide as plain data, each thing said once: what an edition holds and the digest is taken over.

        A kind without entries is left out, so that a kind steadyhand learns later changes no digest.
        """
        apart = [kind for kind in KINDS if kind not in ("sections", "quotes", "practices")]
        entries = {kind: [entry.content() for entry in getattr(self, kind)] for kind in apart if getattr(self, kind)}
        sections = [section.nested() for section in self.sections]
        return {**self.own_content(), "sections": sections, **entries, **self._ledger()}

    def own_content(self) -> dict[str, Any]:
        """What is said of the guide as a whole, as plain data, without its entries."""
        own = {name: getattr(self, name) for name in ("id", "title", "summary", "language", "licence", "rights")}
        if self.beyond:
            own["beyond"] = list(self.beyond)
        return {**own, "source": {**attrs.asdict(self.source, recurse=False), "byline": self.source.byline.id}}

    def _ledger(self) -> dict[str, Any]:
        lines: dict[str, tuple[Moved | Retired, ...]] = {"moved": self.moved, "retired": self.retired}
        return {kind: [line.content() for line in lines[kind]] for kind in lines if lines[kind]}

    def collect(self, entries: Iterable[EntryT]) -> Collection[EntryT]:
        """Entries of this guide as a Collection that knows the guide's names."""
        return Collection(entries, self.vocabulary)

    def _all_entries(self) -> tuple[Entry, ...]:
        apart = (self._takeaways, self._resources, self._concepts, self._cautions, self._help_lines)
        return tuple(entry for entries in (self._sections, *apart, self._themes, self._people) for entry in entries)
