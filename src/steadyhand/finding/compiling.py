"""Compiling: from the sentences that editors write for searching to plain data that is searched at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from steadyhand.editions.guide import Guide
from steadyhand.errors import InvalidRecord
from steadyhand.finding.material import FORMAT
from steadyhand.finding.phrases import phrase, plain
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
    refs = [entry.ref for entry in guide.entries]
    phrases = (sentences.calls, sentences.hints, sentences.harmless)
    cautions = [caution.ref for caution in guide.cautions]
    _refuse_strangers(refs, sentences.questions, sentences.was)
    _refuse_strangers(cautions, *phrases)
    numbers = Numbers()
    asked = {ref: _read(numbers, questions) for ref, questions in sentences.questions.items()}
    pages = [ref for ref in refs if asked.get(ref) or ref in sentences.was]
    beyond = _read(numbers, sentences.beyond)
    stems = [*numbers.stems]
    counted = Counter(chain(*beyond, *(read for listed in asked.values() for read in listed)))
    often = sorted(counted, key=lambda number: (-counted[number], stems[number]))
    renumbered = {number: place for place, number in enumerate(often)}

    def again(listed: Iterable[Sequence[int]]) -> list[list[int]]:
        return [[renumbered[number] for number in read] for read in listed]

    data: dict[str, Any] = _without_empty(
        {
            "format": FORMAT,
            "guide": guide.id,
            "edition": guide.edition,
            "stems": [stems[number] for number in often],
            "pages": [
                {"ref": ref, "was": [*sentences.was.get(ref, ())], "asked": again(asked.get(ref, ()))} for ref in pages
            ],
            "beyond": again(beyond),
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
