"""Everything that can go wrong, in one tree.

    SteadyhandError
    ├── NotFound, also a KeyError: AmbiguousId, UnknownTheme, UnknownPerson, UnknownField, UnknownValue,
    │   │                          UnknownRegion, UnknownGuide, UnknownEdition, UnknownCode
    │   └── UnknownId: UnknownRef, RetiredId
    ├── NoSuchPosition, also an IndexError; InvalidRecord and NotAPin, also ValueErrors
    ├── InvalidGuide: FaultyManuscript
    └── DamagedEdition, EditionIsPublished, StepTooSmall, ContentChanged

Every one carries its facts as attributes, pickles, and reads as a sentence. A wrong argument is a plain TypeError.
"""

from steadyhand.records.suggestions import Names, Offered, did_you_mean, nearest, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from steadyhand.records.faults import Fault


class SteadyhandError(Exception):
    """Any error that steadyhand raises on purpose."""

    _fact = "{args[0]}"

    def __str__(self) -> str:
        return self._fact.format_map({"args": self.args} | vars(self))


class NotFound(SteadyhandError, KeyError):
    """Something was asked for by a name that nothing has.

    `name` is what was asked for, and `among` what it was looked for among: a kind of entry, or the guide whose
    edition it should be. `suggestions` are what was probably meant, worked out when somebody reads them from the
    names that are known, or from a function that gives those; `instead` is what a message says in their place.
    """

    _fact = "nothing has the name {name}"
    _lists = False

    def __init__(
        self, name: str, known: "Names | Callable[[], Names]" = (), among: str = "entry", instead: str = ""
    ) -> None:
        super().__init__(name)
        self.name = name
        self._known = known
        self.among = among
        self.instead = instead

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What was probably meant, at most three names, the likeliest first."""
        return tuple(self._names()) if self.instead else self._nearest(self._names())

    def _names(self) -> "Names":
        return self._known() if callable(self._known) else self._known

    def _nearest(self, names: "Names") -> tuple[str, ...]:
        return nearest(self.name, names)

    def __reduce__(self) -> "tuple[object, ...]":
        return type(self), (self.name, [*self._names()] if self._lists else self.suggestions, self.among, self.instead)

    def __str__(self) -> str:
        meant = self.instead or did_you_mean(self.suggestions)
        if self._lists and not meant:
            meant = "; there is " + (", ".join(dict.fromkeys(self._names())) or "none")
        return self._fact.format_map(vars(self) | {"name": quoted(self.name)}) + meant


class UnknownId(NotFound):
    """No entry has that id; where entries of other kinds have it, `suggestions` are their refs."""

    _fact = "no {among} has the id {name}"


class UnknownRef(UnknownId):
    """No entry has that ref, such as `sections/give-space`."""

    _fact = "no {among} has the ref {name}"

    def _nearest(self, names: "Names") -> tuple[str, ...]:
        """The refs whose ids look most like this one's, of its own kind where there is one."""
        kind, _, id = self.name.rpartition("/")
        own = [ref for ref in names if ref.startswith(f"{kind}/")] or [*names]
        return nearest(id, Offered({ref.rpartition("/")[2]: ref for ref in reversed(own)}))


class RetiredId(UnknownId):
    """An entry had that id and was retired `on` a day, for a `reason`; `successors` are refs of what took its place."""

    _fact = "the {among} {name} was retired on {on}: {reason}"

    def __init__(self, name: str, reason: str, on: str, successors: tuple[str, ...] = (), among: str = "entry") -> None:
        super().__init__(name, successors, among, f"; {' and '.join(successors)} took its place" if successors else "")
        self.reason = reason
        self.on = on
        self.successors = successors

    def __reduce__(self) -> "tuple[object, ...]":
        return type(self), (self.name, self.reason, self.on, self.successors, self.among)


class AmbiguousId(NotFound):
    """Entries of several kinds have that id; `suggestions` are their refs, which are unique."""

    _fact = "entries of several kinds have the id {name}"


class UnknownTheme(NotFound):
    """No theme has that id, label or alias; `suggestions` are labels."""

    _fact = "no theme is called {name}"


class UnknownPerson(NotFound):
    """Nobody the guide credits has that id or name."""

    _fact = "the guide credits nobody called {name}"


class UnknownField(NotFound):
    """Entries of that kind have no such field."""

    _fact = "a {among} has no field {name}"


class UnknownValue(NotFound):
    """The field never has that value; `among` is the field."""

    _fact = "{among} is never {name}"
    _lists = True


class UnknownRegion(NotFound):
    """What was given is not the code of a region, such as `GB`, `GB-ENG` or `001`."""

    _fact = "no region has the code {name}"


class UnknownGuide(NotFound):
    """No guide with that id is installed."""

    _fact = "no guide called {name} is installed"
    _lists = True


class UnknownEdition(NotFound):
    """The guide has no edition with that number."""

    _fact = "the guide {among!r} has no edition {name}"
    _lists = True


class UnknownCode(NotFound):
    """No rule has that code."""

    _fact = "no rule has the code {name}"
    _lists = True


class NoSuchPosition(SteadyhandError, IndexError):
    """The collection has `length` entries, and none at `position`."""

    _fact = "there is no position {position} among {length} entries"

    def __init__(self, position: int, length: int) -> None:
        super().__init__(position, length)
        self.position = position
        self.length = length


class InvalidRecord(SteadyhandError, ValueError):
    """A record was made of values that contradict each other: the message says which, `code` what kind of fault."""

    def __init__(self, message: str, code: str = "bad-value") -> None:
        super().__init__(message, code)
        self.code = code


class InvalidGuide(SteadyhandError):
    """A guide is not whole. `faults` has every one that was found, each with its place."""

    def __init__(self, faults: "tuple[Fault, ...]") -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class FaultyManuscript(InvalidGuide):
    """A manuscript cannot be published; every fault names its file and key."""


class DamagedEdition(SteadyhandError):
    """A file does not hold the edition that was published; `expected` and `found` are digests, where it has them."""

    _fact = "{file}: {reason}"

    def __init__(self, file: str, reason: str, expected: str = "", found: str = "") -> None:
        super().__init__(file, reason, expected, found)
        self.file = file
        self.reason = reason
        self.expected = expected
        self.found = found


class EditionIsPublished(SteadyhandError):
    """An edition from 1.0.0 on exists already and may never change; `file` is where it lies."""

    _fact = "{file}: edition {edition} is published and never changes; number the next one higher"

    def __init__(self, file: str, edition: str) -> None:
        super().__init__(file, edition)
        self.file = file
        self.edition = edition


class StepTooSmall(SteadyhandError):
    """The number of an edition promises less change than there is since the previous; `least` would do."""

    _fact = "edition {edition} cannot follow {previous}: number it {least} or higher{told}"

    def __init__(self, edition: str, previous: str, least: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(edition, previous, least, reasons)
        self.edition = edition
        self.previous = previous
        self.least = least
        self.reasons = reasons
        self.told: str = "".join(f"\n{reason}" for reason in reasons)


class ContentChanged(SteadyhandError):
    """An entry does not say what was pinned; `expected` and `found` are digests, `entry` is what stands there now."""

    _fact = "{pin} no longer says what was pinned: its digest is {found}, not {expected}"

    def __init__(self, pin: str, expected: str, found: str, entry: object) -> None:
        super().__init__(pin, expected, found, entry)
        self.pin = pin
        self.expected = expected
        self.found = found
        self.entry = entry


class NotAPin(SteadyhandError, ValueError):
    """What was given is not written as a pin, or as a file of pins, is."""
