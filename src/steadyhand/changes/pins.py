"""Pins: a small file of the entries an application uses, and what became of them since."""

import json
from collections.abc import Iterable
from typing import Literal, TypeAlias

import attrs

from steadyhand.editions import bounded
from steadyhand.editions.guide import Guide
from steadyhand.editions.pinning import PIN
from steadyhand.errors import NotAPin
from steadyhand.records.doors import Shown
from steadyhand.records.ledger import Moved, Retired
from steadyhand.records.suggestions import quoted
from steadyhand.records.wording import one_line

Fate: TypeAlias = Literal["same", "changed", "moved", "retired", "gone"]
FORMAT = 1
"""The version of the file's layout."""


@attrs.frozen(kw_only=True, repr=False)
class Verdict(Shown):
    """What became of one pinned entry."""

    ref: str
    fate: Fate
    now: tuple[str, ...] = ()
    """The ref it goes by now if it moved, or those of its successors if it was retired."""
    reason: str | None = None
    """Why it was retired."""
    expected: str
    """The digest of what was pinned."""
    found: str | None = None
    """The digest of what it says now; None where it is no longer there."""

    def __str__(self) -> str:
        now = f" → {', '.join(self.now)}" if self.now else ""
        return f"{self.ref}: {self.fate}{now}{f' ({self.reason})' if self.reason else ''}"

    def __repr__(self) -> str:
        return f"<Verdict {one_line(str(self))}>"


@attrs.frozen(kw_only=True, repr=False)
class Pins(Shown):
    """The pins of some entries of a guide.

    >>> import steadyhand
    >>> pins = Pins.of(steadyhand.load(), ["sections/give-space"])
    >>> [verdict.fate for verdict in pins.verify(steadyhand.load())]
    ['same']
    """

    guide: str
    pins: tuple[str, ...]
    """As `Guide.pin` writes them, in the order of the refs."""

    @classmethod
    def of(cls, guide: Guide, refs: Iterable[str] = ()) -> "Pins":
        """The pins of these entries, or of all where none is named. Raises `UnknownRef`."""
        if not isinstance(guide, Guide):
            raise TypeError(f"guide is a Guide, not {quoted(guide)}")
        named = [guide[ref].ref for ref in refs] or [entry.ref for entry in guide.entries]
        return cls(guide=guide.id, pins=tuple(guide.pin(ref) for ref in sorted(set(named))))

    @classmethod
    def loads(cls, data: str | bytes, file: str = "the file") -> "Pins":
        """The pins in a file that `dumps` wrote. Raises `NotAPin`, naming the file, when it is not one."""
        try:
            held = bounded.value(data)
            layout, guide, pins = (held[key] for key in ("format", "guide", "pins"))
            sound = (
                layout == FORMAT and layout is not True and isinstance(guide, str) and isinstance(pins, list) and pins
            )
            sound = sound and all(PIN.fullmatch(pin) and "#" in pin for pin in pins)
        except (ValueError, TypeError, KeyError) as cause:
            raise NotAPin(f"{file}: this is no file of pins ({type(cause).__name__}: {cause})") from None
        if not sound:
            raise NotAPin(f"{file}: this is no file of pins that this version of steadyhand reads")
        return cls(guide=guide, pins=tuple(pins))

    def __repr__(self) -> str:
        return f"<Pins {self.guide}: {len(self.pins)} pinned>"

    def dumps(self) -> str:
        """The pins as a file: JSON, a line for each."""
        return json.dumps({"format": FORMAT, "guide": self.guide, "pins": self.pins}, indent=1) + "\n"

    def verify(self, guide: Guide) -> tuple[Verdict, ...]:
        """What became of each pinned entry in a guide. Raises `NotAPin` where they are another guide's."""
        if guide.id != self.guide:
            raise NotAPin(f"these are pins of {quoted(self.guide)}, not of {guide.id!r}")
        return tuple(_verdict(guide, pin) for pin in self.pins)


def _verdict(guide: Guide, pin: str) -> Verdict:
    named, _, expected = pin.partition("#")
    ref = named.partition("@")[0]
    fate = guide.ledger.fate(ref)
    if isinstance(fate, Moved):
        return Verdict(ref=ref, fate="moved", now=(fate.to,), expected=expected, found=guide[fate.to].digest)
    if isinstance(fate, Retired):
        return Verdict(ref=ref, fate="retired", now=fate.successors, reason=fate.reason, expected=expected)
    if ref not in guide:
        return Verdict(ref=ref, fate="gone", expected=expected)
    found = guide[ref].digest
    return Verdict(ref=ref, fate="same" if found == expected else "changed", expected=expected, found=found)
