"""Compiling: from the sentences that editors write for searching to plain data that is searched at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidRecord
from steadyhand.finding.material import FORMAT
from steadyhand.finding.phrases import phrase, plain
from steadyhand.finding.units import PAGES, units
from steadyhand.finding.words import Numbers
from steadyhand.records.suggestions import quoted


class Sentences(NamedTuple):
    """What editors write for searching a guide, under the refs of its entries; none of it is ever shown."""

    questions: Mapping[str, Sequence[str]] = {}
    """What people ask that an entry answers, beside the questions that the guide publishes."""
    calls: Mapping[str, Sequence[str]] = {}
    """Short phrases one of which calls for a caution; `steadyhand.finding.phrases` says how they are written."""
    hints: Mapping[str, Sequence[str]] = {}
    """Phrases two of which call for it."""
    harmless: Mapping[str, Sequence[str]] = {}
    """Figures of speech that look like either."""
    beyond: Sequence[str] = ()
    """Questions that are none of the guide's business, however near they sound."""
    was: Mapping[str, Sequence[str]] = {}
    """The refs that an entry had, the newest first."""


def compiled(guide: Guide, sentences: Sentences) -> dict[str, Any]:
    """The search material of a guide as plain data, which `steadyhand.finding.material` reads.

    It is made of tables, lists, texts and whole numbers, none of them empty. Raises `InvalidRecord` where a ref is
    none of the guide's, or a phrase is none.

    >>> import steadyhand
    >>> data = compiled(steadyhand.load(), Sentences(calls={"cautions/abuse": ["hits me"]}))
    >>> data["cautions"]
    [{'ref': 'cautions/abuse', 'calls': [['hit', 'me']]}]
    """
    entries = tuple(guide.entries)
    refs = [entry.ref for entry in entries]
    phrases = (sentences.calls, sentences.hints, sentences.harmless)
    cautions = [caution.ref for caution in guide.cautions]
    _refuse_strangers(refs, sentences.questions, sentences.was)
    _refuse_strangers(cautions, *phrases)
    numbers = Numbers()
    asked = {ref: _read(numbers, questions) for ref, questions in sentences.questions.items()}
    pages: dict[str, dict[str, list[Sequence[int]]]] = {ref: {} for ref in refs if ref.partition("/")[0] in PAGES}
    for page, read, kind in units(entries, PAGES, asked, numbers):
        pages[page].setdefault(kind, []).append(read)
    pages |= {ref: {"asked": asked[ref]} for ref in refs if ref not in pages and asked.get(ref)}
    beyond = _read(numbers, sentences.beyond)
    stems = [*numbers.stems]
    said = Counter(chain(*beyond, *(unit for page in pages.values() for listed in page.values() for unit in listed)))
    often = sorted(said, key=lambda number: (-said[number], stems[number]))
    renumbered = {number: place for place, number in enumerate(often)}
    data: dict[str, Any] = _without_empty(
        {
            "format": FORMAT,
            "guide": guide.id,
            "edition": guide.edition,
            "stems": [stems[number] for number in often],
            "pages": [
                {"ref": ref, "was": [*sentences.was.get(ref, ())]}
                | {kind: [[renumbered[number] for number in unit] for unit in listed] for kind, listed in page.items()}
                for ref, page in pages.items()
            ],
            "beyond": [[renumbered[number] for number in unit] for unit in beyond],
            "cautions": [
                {"ref": ref, "was": [*sentences.was.get(ref, ())]}
                | {
                    name: [plain(phrase(text)) for text in listed.get(ref, ())]
                    for name, listed in zip(("calls", "hints", "harmless"), phrases, strict=True)
                }
                for ref in cautions
                if any(listed.get(ref) for listed in phrases)
            ],
        }
    )
    return data


def _read(numbers: Numbers, texts: Iterable[str]) -> list[Sequence[int]]:
    """Each text that has a word, as the numbers of its stems."""
    return [read for read in map(numbers.of, texts) if read]


def _refuse_strangers(refs: Iterable[str], *told: Mapping[str, object]) -> None:
    known = {*refs}
    for ref in (ref for each in told for ref in each if ref not in known):
        raise InvalidRecord(f"the guide has nothing called {quoted(ref)}", "dangling-reference")


def _without_empty(data: Any) -> Any:
    """Plain data without keys of which there is nothing to say."""
    if isinstance(data, list):
        return [_without_empty(each) for each in data]
    if isinstance(data, dict):
        return {key: _without_empty(value) for key, value in data.items() if value != []}
    return data
