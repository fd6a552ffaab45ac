"""Everything that can go wrong, in one tree.

    SteadyhandError
    ├── NotFound                also a KeyError; says what was probably meant
    │   ├── UnknownId           no entry has that id
    │   │   ├── UnknownRef      no entry has that ref
    │   │   └── RetiredId       an entry had that id, and was retired
    │   ├── AmbiguousId         entries of several kinds have that id
    │   ├── UnknownTheme        no theme goes by that name
    │   ├── UnknownPerson       nobody credited goes by that name
    │   ├── UnknownKind         no practice is of that kind
    │   ├── UnknownRegion       that is not the code of a region
    │   ├── UnknownGuide        no such guide is installed
    │   ├── UnknownEdition      the guide has no such edition
    │   └── UnknownCode         no rule of checking or of comparing has that code
    ├── NoSuchPosition          also an IndexError; the collection is shorter than that
    ├── InvalidRecord           also a ValueError; a record that contradicts itself
    ├── InvalidGuide            a guide that is not whole; all of its faults
    │   └── FaultyManuscript    the same, with the files the faults are in
    ├── DamagedEdition          an edition file that is not what was published
    ├── EditionIsPublished      an edition from 1.0.0 on that would have been overwritten
    ├── StepTooSmall            an edition whose number promises less change than there is
    ├── ContentChanged          an entry that does not say what was pinned
    └── NotAPin                 also a ValueError; no pin, or no file of pins

Every one carries its facts as attributes, pickles, and reads as a sentence.

>>> import steadyhand
>>> try:
...     steadyhand.sections["give-spce"]
... except steadyhand.errors.UnknownId as error:
...     print(error)
...     print(error.suggestions)
no section has the id 'give-spce'; did you mean 'give-space'?
('give-space',)
"""

from steadyhand.suggestions import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from steadyhand.faults import Fault


class SteadyhandError(Exception):
    """Any error that steadyhand raises on purpose."""


class NotFound(SteadyhandError, KeyError):
    """Something was asked for by a name that nothing has.

    `name` is what was asked for, `suggestions` what was probably meant, the likeliest first, and
    `among` what it was looked for among: a kind of entry, or the guide whose edition it should be.
    """

    _fact = "nothing has the name {name!r}"

    def __init__(self, name: str, suggestions: tuple[str, ...] = (), among: str = "entry") -> None:
        super().__init__(name, suggestions, among)
        self.name = name
        self.suggestions = suggestions
        self.among = among

    def __str__(self) -> str:
        return self._fact.format(name=self.name, among=self.among) + did_you_mean(self.suggestions)


class UnknownId(NotFound):
    """No entry has that id."""

    _fact = "no {among} has the id {name!r}"


class UnknownRef(UnknownId):
    """No entry has that ref, such as `sections/give-space`."""

    _fact = "no {among} has the ref {name!r}"


class RetiredId(UnknownId):
    """An entry had that id and was retired `on` a day, for a `reason`; `replaced_by` is a ref, or None."""

    def __init__(self, name: str, reason: str, on: str, replaced_by: str | None = None, among: str = "entry") -> None:
        super().__init__(name, (replaced_by,) if replaced_by else (), among)
        self.reason = reason
        self.on = on
        self.replaced_by = replaced_by

    def __reduce__(self) -> "tuple[type[RetiredId], tuple[str, str, str, str | None, str]]":
        return type(self), (self.name, self.reason, self.on, self.replaced_by, self.among)

    def __str__(self) -> str:
        instead = f"; {self.replaced_by} took its place" if self.replaced_by else ""
        return f"the {self.among} {self.name!r} was retired on {self.on}: {self.reason}{instead}"


class AmbiguousId(NotFound):
    """Entries of several kinds have that id; `suggestions` are their refs, which are unique."""

    _fact = "entries of several kinds have the id {name!r}"


class UnknownTheme(NotFound):
    """No theme has that id, label or alias."""

    _fact = "no theme is called {name!r}"


class UnknownPerson(NotFound):
    """Nobody the guide credits has that id or name."""

    _fact = "the guide credits nobody called {name!r}"


class UnknownKind(NotFound):
    """No practice is of that kind of act."""

    _fact = "no practice is of the kind {name!r}"


class UnknownRegion(NotFound):
    """What was given is not the code of a region, such as `GB`, `GB-ENG` or `001`."""

    _fact = "no region has the code {name!r}"


class UnknownGuide(NotFound):
    """No guide with that id is installed."""

    _fact = "no guide called {name!r} is installed"


class UnknownEdition(NotFound):
    """The guide has no edition with that number."""

    _fact = "the guide {among!r} has no edition {name!r}"


class UnknownCode(NotFound):
    """No rule has that code."""

    _fact = "no rule has the code {name!r}"


class NoSuchPosition(SteadyhandError, IndexError):
    """The collection has `length` entries, and none at `position`."""

    def __init__(self, position: int, length: int) -> None:
        super().__init__(position, length)
        self.position = position
        self.length = length

    def __str__(self) -> str:
        return f"there is no position {self.position} among {self.length} entries"


class InvalidRecord(SteadyhandError, ValueError):
    """A record was made of values that contradict each other: the message says which, `code` what kind of fault."""

    def __init__(self, message: str, code: str = "bad-value") -> None:
        super().__init__(message, code)
        self.code = code

    def __str__(self) -> str:
        return str(self.args[0])


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
    """An edition file does not hold what was published.

    `file` is the file, `expected` the digest it declares and `found` the digest of what it holds;
    both are empty when the file could not be read that far, and `reason` says why.
    """

    def __init__(self, file: str, reason: str, expected: str = "", found: str = "") -> None:
        super().__init__(file, reason, expected, found)
        self.file = file
        self.reason = reason
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}"


class EditionIsPublished(SteadyhandError):
    """An edition from 1.0.0 on exists already and may never change; `file` is where it lies."""

    def __init__(self, file: str, edition: str) -> None:
        super().__init__(file, edition)
        self.file = file
        self.edition = edition

    def __str__(self) -> str:
        return f"{self.file}: edition {self.edition} is published and never changes; number the next one higher"


class StepTooSmall(SteadyhandError):
    """The number of an edition promises less change than there is since the `previous` edition.

    `least` is the smallest number that would do, `reasons` the changes that ask for it.
    """

    def __init__(self, edition: str, previous: str, least: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(edition, previous, least, reasons)
        self.edition = edition
        self.previous = previous
        self.least = least
        self.reasons = reasons

    def __str__(self) -> str:
        follows = f"edition {self.edition} cannot follow {self.previous}: number it {self.least} or higher"
        return "\n".join((follows, *self.reasons))


class ContentChanged(SteadyhandError):
    """An entry does not say what was pinned.

    `pin` is what was asked for, `expected` and `found` are the digests, and `entry` is what stands
    under that ref now.
    """

    def __init__(self, pin: str, expected: str, found: str, entry: object) -> None:
        super().__init__(pin, expected, found, entry)
        self.pin = pin
        self.expected = expected
        self.found = found
        self.entry = entry

    def __str__(self) -> str:
        return f"{self.pin} no longer says what was pinned: its digest is {self.found}, not {self.expected}"


class NotAPin(SteadyhandError, ValueError):
    """What was given is not written as a pin, or as a file of pins, is."""
