"""Comparison: what became of every entry between two guides."""

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any
from unicodedata import normalize

from steadyhand.changes.change import Change, Changes, Difference
from steadyhand.changes.rules import LICENCES, RULES, STEPS, Rule
from steadyhand.editions.guide import Guide
from steadyhand.records.entry import Entry, Theme, content
from steadyhand.records.forms import Form, form_at
from steadyhand.records.kinds import KINDS, PLURALS
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.quote import CREDIT, Quote, Status
from steadyhand.records.suggestions import quoted

CREDIT_CODE = CREDIT["counts"]
CLAIMS: tuple[Status, ...] = ("unsourced", "misattributed", "attributed", "verified")
"""How much each status claims, the least first."""
_TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def compare(old: Guide, new: Guide) -> Changes:
    """What became of every entry between two guides, in the order of the new one."""
    for name, guide in (("old", old), ("new", new)):
        if not isinstance(guide, Guide):
            raise TypeError(f"{name} is a Guide, not {quoted(guide)}")
    before = {entry.ref: entry for entry in old.entries}
    after = {entry.ref: entry for entry in new.entries}
    ledger = new.ledger
    fates = {ref: ledger.fate(ref) for ref in before if ref not in after}
    renamed = {fate.to: ref for ref, fate in fates.items() if isinstance(fate, Moved) and fate.to not in before}
    was = {ref: before[ref] for ref in after if ref in before} | {ref: before[renamed[ref]] for ref in renamed}
    of_guide = _change("", tuple(_of_guide(old, new)))
    names: dict[str, str] = {former: ref for ref, former in renamed.items()}
    changed = (_change(ref, tuple(_of_entry(was[ref], after[ref], names))) for ref in after if ref in was)
    return Changes(
        added=tuple(Change(ref, RULES["entry-added"]) for ref in after if ref not in was),
        removed=tuple(_gone(ref, fate) for ref, fate in fates.items() if ref not in names),
        moved=tuple(_told(ref, RULES["entry-renamed"], renamed[ref], ref) for ref in after if ref in renamed)
        + tuple(Change(ref, RULES["entry-moved"]) for ref in _moved(old, new))
        + tuple(_ledger(old, new)),
        changed=tuple(change for change in (of_guide, *changed) if change),
        language=new.language,
    )


def _gone(ref: str, fate: Moved | Retired | None) -> Change:
    """An id that no longer resolves, or resolves to what another entry was."""
    if fate is None:
        return Change(ref, RULES["entry-gone"])
    if isinstance(fate, Moved):
        return _told(ref, RULES["entry-merged"], ref, fate.to)
    return _told(ref, RULES["entry-retired"], None, " → ".join((fate.reason, *fate.successors)))


def _told(ref: str, rule: Rule, old: str | None, new: str) -> Change:
    """A change of which the ledger tells what became of an id."""
    return Change(ref, rule, (Difference("ledger", old, new, rule),))


def _ledger(old: Guide, new: Guide) -> Iterator[Change]:
    """Lines of the ledger that are gone or say something else, and new ones about ids the old guide did not have."""
    was = {line.ref: line for line in old.ledger.lines()}
    now = {line.ref: line for line in new.ledger.lines()}
    refs = {entry.ref for guide in (old, new) for entry in guide.entries}
    yield from (Change(ref, RULES["id-forgotten"]) for ref in was if ref not in now and ref not in refs)
    yield from (Change(ref, RULES["ledger-changed"]) for ref in now if ref not in refs and now[ref] != was.get(ref))


def _change(ref: str, differences: tuple[Difference, ...]) -> Change | None:
    rules = (difference.rule for difference in differences)
    rule = max(rules, key=lambda rule: STEPS.index(rule.step), default=None)
    return Change(ref, rule, differences) if rule else None


def _moved(old: Guide, new: Guide) -> Iterator[str]:
    """The refs of entries that stand in another place among those that both guides have."""
    for kind in KINDS:
        before, after = getattr(old, kind), getattr(new, kind)
        common = {*before.ids} & {*after.ids}
        was = [id for id in before.ids if id in common]
        now = [id for id in after.ids if id in common]
        blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
        kept = {position for block in blocks for position in range(block.b, block.b + block.size)}
        yield from (after[id].ref for position, id in enumerate(now) if position not in kept)


def _of_guide(old: Guide, new: Guide) -> Iterator[Difference]:
    one, other = _flat(content(old)), _flat(content(new))
    del one["edition"], other["edition"]
    for field in _differing(one, other):
        code = (
            _licence_code(old.licence, new.licence)
            if field == "licence"
            else _text_code(one.get(field), other.get(field))
        )
        yield Difference(field, one.get(field), other.get(field), RULES[code])


def _of_entry(old: Entry, new: Entry, names: Mapping[str, str]) -> Iterator[Difference]:
    """What an entry says otherwise; `names` are the new refs of renamed entries, by their former ones."""
    one, other = _flat(content(old)), _flat(content(new))
    other["id"] = one["id"]  # another id is a change of its own: the entry was renamed
    of_fields = {field: form_at(type(new), field) for field in {**one, **other}}
    renamed = {field: _by_new_names(of_fields[field], said, names) for field, said in one.items()}
    if isinstance(old, Quote) and isinstance(new, Quote):
        differing = (of_fields[field] for field in _differing(renamed, other))
        if CREDIT_CODE not in {form.counts for form in differing if form}:
            one["credit"] = renamed["credit"] = old.credit
            other["credit"] = new.credit
    claims_less = isinstance(old, Quote) and isinstance(new, Quote) and _claims_less(old, new)
    for field in _differing(one, other):
        was, now = one.get(field), other.get(field)
        code = "reference-renamed" if renamed.get(field) == now else _code(of_fields.get(field), was, now)
        yield Difference(field, was, now, RULES["credit-lessened" if claims_less and code == CREDIT_CODE else code])


def _claims_less(old: Quote, new: Quote) -> bool:
    """Whether a quote's credit says less than it said: a weaker status, and nobody else's name."""
    was, now = old.attribution, new.attribution
    credited = now.credited_to in (None, was.credited_to)
    return CLAIMS.index(now.status) < CLAIMS.index(was.status) and credited and new.speaker == old.speaker


def _by_new_names(form: Form | None, said: str, names: Mapping[str, str]) -> str:
    """The ids in a field that refers to entries, or holds them, as they are now."""
    if form is None or not (form.to or form.means == "ref"):
        return said
    refs = (id if form.means == "ref" else f"{form.to}/{id}" for id in said.split("\n\n"))
    return "\n\n".join(
        now if form.means == "ref" else now.partition("/")[2] for now in (names.get(ref, ref) for ref in refs)
    )


def _code(form: Form | None, old: str | None, new: str | None) -> str:
    """The code of the rule for one differing field; what has no form is a quote's credit."""
    counts = form.counts if form else CREDIT_CODE
    if form and form.to == PLURALS[Theme.kind]:
        return "themes-changed"
    if form and form.means == "choice" and not counts:
        return "kind-changed"
    told = _text_code(old, new)
    return told if not counts or (told == "typography-changed" and counts != "themes-changed") else counts


def _text_code(old: str | None, new: str | None) -> str:
    was, now = (
        [paragraph.translate(_TYPOGRAPHY).split() for paragraph in (text or "").split("\n\n")] for text in (old, new)
    )
    return "typography-changed" if was == now else "text-changed"


def _licence_code(old: str, new: str) -> str:
    wider = old in LICENCES and new in LICENCES and LICENCES.index(new) < LICENCES.index(old)
    return "licence-widened" if wider else "licence-narrowed"


def _differing(one: dict[str, str], other: dict[str, str]) -> Iterator[str]:
    return (field for field in {**one, **other} if one.get(field) != other.get(field))


def _flat(content: dict[str, Any], above: str = "") -> dict[str, str]:
    """Content as texts under dotted names, in NFC: a list of paragraphs as one text, anything deeper as JSON."""
    flat: dict[str, str] = {}
    for key, value in content.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{above}{key}.")
        elif isinstance(value, list) and all(isinstance(item, str) and "\n\n" not in item for item in value):
            flat[above + key] = normalize("NFC", "\n\n".join(value))
        else:
            flat[above + key] = normalize(
                "NFC", value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            )
    return flat
