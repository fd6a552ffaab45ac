"""Wholeness: values of the right form, unique ids, no dangling reference, nothing that contradicts its place."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, TypeAlias

from steadyhand.editions.building import DEEPEST
from steadyhand.editions.content import HELD, LISTED
from steadyhand.editions.reading import Refused, dangling, leaf, of_wrong_type, refuse
from steadyhand.errors import InvalidGuide
from steadyhand.records.entry import Entry, Theme, lineage
from steadyhand.records.faults import Fault
from steadyhand.records.forms import Form, forms
from steadyhand.records.kinds import FATES, KIND_OF, noun
from steadyhand.records.ledger import Fate, Ledger, Moved, Retired
from steadyhand.records.section import Section
from steadyhand.records.suggestions import Known, quoted
from steadyhand.records.vocabulary import fold, names_of

Path: TypeAlias = tuple[str | int, ...]


def refuse_unwhole(guide: Any, *, formed: bool) -> None:
    """Raise `InvalidGuide` with everything that keeps a guide from being whole.

    Where a value is not of its form, no more than that is said; where all are known to be `formed`, that is not asked.
    """
    faults = ([] if formed else [*_malformed(guide), *_strangers(guide)]) or [*_entangled(guide)]
    if faults:
        raise InvalidGuide(tuple(faults))


def _strangers(guide: Any) -> Iterator[Fault]:
    """What a guide was given that is not of the kind of its list, or not of its form."""
    for plural, cls in LISTED.items():
        held: Any = guide._held.kind(plural)
        if not isinstance(held, tuple):
            yield from of_wrong_type("a list", held).under(plural).faults
            continue
        for position, value in enumerate(held):
            if isinstance(value, cls):
                yield from (fault.under(plural, position) for fault in _malformed(value))
            else:
                yield from of_wrong_type(f"a {cls.__name__}", value).under(plural, position).faults


def _entangled(guide: Any) -> Iterator[Fault]:
    places = list(_places(guide))
    yield from twins((path, noun(entry.kind), entry.id) for path, entry in places)
    own: dict[str, Entry] = {entry.ref: entry for _, entry in places}
    names = cache(lambda plural: Known(ref.partition("/")[2] for ref in own if ref.startswith(f"{plural}/")))
    for path, record in ((), guide), *places:
        yield from (fault.under(*path) for fault in _loose_ends(own, names, record))
    yield from _too_low(guide.themes)
    titles: dict[str, str] = {caution.id: caution.title for caution in guide.cautions}
    for position, section in enumerate(guide.sections):
        yield from (fault.under("sections", position) for fault in _misplacements(section, position, titles))
    limited = [(section.id, {limit.caution for limit in section.limits}) for section in guide.sections]
    for position, caution in enumerate(guide.cautions):
        named = tuple(dict.fromkeys(section for section, cautions in limited if caution.id in cautions))
        if caution.sections != named:
            said = f"the sections that it limits are {named}, not {caution.sections}"
            yield Fault(("cautions", position, "sections"), said, "bad-value")
    for kind in ("themes", "people"):
        entries = enumerate(getattr(guide, kind))
        yield from shared_names(((kind, at), noun(one.kind), one.id, names_of(one)) for at, one in entries)
    yield from misled(guide.ledger, {*own})


def _too_low(themes: Collection[Theme]) -> Iterator[Fault]:
    """Themes whose broader one does not stand above them, or that have too many above one another."""
    below = {theme.id for theme in themes}
    for position, theme in enumerate(themes):
        if theme.broader and theme.broader.id in below:
            said = f"a broader theme stands above its narrower ones, and {theme.broader.id!r} does not"
            yield Fault(("themes", position, "broader"), said, "order-clash")
        if len([*islice(lineage(theme), DEEPEST + 1)]) > DEEPEST:
            said = f"there are more than {DEEPEST} themes above this one"
            yield Fault(("themes", position, "broader"), said, "bad-value")
        below.discard(theme.id)


def twins(named: Iterable[tuple[Path, str, str]]) -> Iterator[Fault]:
    """Ids that two entries of a kind have, given with their paths and nouns."""
    first: dict[tuple[str, str], Path] = {}
    for path, called, id in named:
        place = first.setdefault((called, id), path)
        if place is not path:
            already = f"another {called} has the id {id!r} already"
            yield Fault((*path, "id"), already, "duplicate-id", elsewhere=(*place, "id"))


def shared_names(named: Iterable[tuple[Path, str, str, Iterable[str]]]) -> Iterator[Fault]:
    """Names that two entries would answer to, given with their paths, nouns, ids and names."""
    owners: dict[str, tuple[str, Path]] = {}
    for path, called, id, names in named:
        for name in names:
            owner, place = owners.setdefault(fold(name), (id, path))
            if owner != id:
                yield Fault(
                    path, f"{name!r} is a name of the {called} {owner!r} already", "alias-clash", elsewhere=place
                )


def misled(ledger: Ledger, refs: set[str]) -> Iterator[Fault]:
    """Lines of the ledger that these refs contradict: an id used again, a way that leads nowhere."""
    yield from _told_twice(ledger)
    gone = {line.ref for line in ledger.lines()}
    for place, line in _told(ledger):
        if line.ref in refs:
            yield Fault((*place, "ref"), f"{line.ref} was {line.kind} on {line.on} and is in use", "reused-id")
        onward = {("to",): line.to} if isinstance(line, Moved) else _successors(line)
        for path, ref in onward.items():
            if ref not in refs and ref not in gone:
                yield Fault((*place, *path), f"no entry has the ref {ref!r}", "dangling-reference")
    for position, line in enumerate(ledger.moved):
        fate = ledger.fate(line.ref)
        if isinstance(fate, Moved) and fate.to not in refs and fate.to in gone:
            yield Fault(("moved", position, "to"), f"{line.ref} moves in a circle", "dangling-reference")
        if line.ref.partition("/")[0] != line.to.partition("/")[0]:
            yield Fault(("moved", position, "to"), "an entry moves within its kind", "bad-value")


def _told_twice(ledger: Ledger) -> Iterator[Fault]:
    """Lines about an id of which another line tells already."""
    first: dict[str, Path] = {}
    for place, line in _told(ledger):
        if first.setdefault(line.ref, place) is not place:
            said = f"what became of {line.ref} is told already"
            yield Fault((*place, "ref"), said, "duplicate-id", elsewhere=(*first[line.ref], "ref"))


def _told(ledger: Ledger) -> Iterator[tuple[Path, Fate]]:
    """Every line of the ledger, with its path."""
    kinds: dict[str, tuple[Fate, ...]] = dict(zip(FATES, (ledger.moved, ledger.retired), strict=True))
    for kind, lines in kinds.items():
        yield from (((kind, position), line) for position, line in enumerate(lines))


def _successors(line: Retired) -> dict[Path, str]:
    return {("successors", position): ref for position, ref in enumerate(line.successors)}


def _malformed(record: Any) -> Iterator[Fault]:
    """What in a record is not of its form, in whatever stands inside it too."""
    for form in forms(type(record)).values():
        held: Any = getattr(record, form.name)
        if held is None and not form.required:
            continue
        values: Any = held if form.many else [held]
        if isinstance(values, str) or not isinstance(values, Collection):
            yield from of_wrong_type("a list", held).under(form.name).faults
            continue
        for position, value in enumerate(values):
            path = (form.name, position) if form.many else (form.name,)
            yield from (fault.under(*path) for fault in _malformed_value(form, value))


def _malformed_value(form: Form, value: Any) -> Iterator[Fault]:
    if form.record and not isinstance(value, form.record):
        yield from of_wrong_type(f"a {form.record.__name__}", value).faults
    elif form.means == "record":
        yield from _malformed(value)
    elif not form.record:
        try:
            if leaf(form)(value) != value:
                raise refuse("this is not in Unicode’s composed form (NFC) with LF alone")
        except Refused as refused:
            yield from refused.faults


def _places(guide: Any) -> Iterator[tuple[Path, Entry]]:
    """Every entry, with the path that leads to it in the guide's content."""
    for plural, cls in LISTED.items():
        for position, entry in enumerate(guide._held.kind(plural) if issubclass(cls, Entry) else ()):
            yield (plural, position), entry
    for number, section in enumerate(guide.sections):
        for kind in HELD:
            for position, entry in enumerate(getattr(section, kind)):
                yield ("sections", number, kind, position), entry


def _loose_ends(own: dict[str, Entry], names: Callable[[str], Known], record: Any) -> Iterator[Fault]:
    """What a record refers to and the guide does not have, or has otherwise.

    `own` are the guide's entries by their refs, `names` gives the ids of a kind. Contacts are no part of it.
    """
    for form in forms(type(record)).values():
        held = getattr(record, form.name)
        for position, value in enumerate(held if form.many else [held]):
            path = (form.name, position) if form.many else (form.name,)
            if value is None:
                continue
            if form.means == "record" and not form.to:
                yield from (fault.under(*path) for fault in _loose_ends(own, names, value))
            elif form.means == "reference" and form.record and not form.placed:
                found = own.get(value.ref)
                if found is not value and found != value:
                    said = f"the guide has no such {noun(value.kind)} as this {value.id!r}"
                    yield Fault(path, said, "dangling-reference")
            elif form.means == "ref" and value not in own:
                yield Fault(path, f"no entry has the ref {quoted(value)}", "dangling-reference")
            elif form.means == "reference" and not form.placed and f"{form.to}/{value}" not in own:
                yield from dangling(noun(KIND_OF[form.to]), value, names(form.to)).under(*path).faults


def _misplacements(section: Section, position: int, titles: Mapping[str, str]) -> Iterator[Fault]:
    """Where a section contradicts its place in the guide, or the titles of the cautions that limit it."""
    if section.position != position:
        said = f"the section stands at {position}, not at {section.position}"
        yield Fault(("position",), said, "order-clash")
    for number, limit in enumerate(section.limits):
        if limit.title != titles.get(limit.caution, limit.title):
            said = f"the caution’s title is {titles[limit.caution]!r}, not {limit.title!r}"
            yield Fault(("limits", number, "title"), said, "bad-value")
        if limit.caution in (other.caution for other in section.limits[:number]):
            yield Fault(("limits", number, "caution"), "this caution limits the section already", "duplicate-id")
    inside = [(quote.ref, quote.section) for quote in section.quotes]
    inside += [(practice.ref, practice.section) for practice in section.practices]
    yield from (
        Fault((), f"{ref} stands in this section but says {claimed!r}", "bad-value")
        for ref, claimed in inside
        if claimed != section.id
    )
