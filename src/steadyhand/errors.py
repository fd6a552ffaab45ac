"""Everything that can go wrong, in one tree.

    SteadyhandError
    ├── NotFound                also a KeyError; says what was probably meant
    │   ├── UnknownId           no entry has that id
    │   │   └── UnknownRef      no entry has that ref
    │   ├── AmbiguousId         entries of several kinds have that id
    │   ├── UnknownTheme        no theme goes by that name
    │   ├── UnknownPerson       nobody credited goes by that name
    │   ├── UnknownKind         no practice is of that kind
    │   ├── UnknownRegion       that is not the code of a region
    │   ├── UnknownGuide        no such guide is installed
    │   └── UnknownEdition      the guide has no such edition
    ├── NoSuchPosition          also an IndexError; the collection is shorter than that
    ├── InvalidRecord           also a ValueError; a record that contradicts itself
    ├── InvalidGuide            a guide that is not whole; all of its faults
    │   └── FaultyManuscript    the same, with the files the faults are in
    ├── DamagedEdition          an edition file that is not what was published
    └── EditionIsPublished      an edition from 1.0.0 on that would have been overwritten

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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from steadyhand.faults import Fault


def nearest(wanted: str, known: "Iterable[str]") -> tuple[str, ...]:
    """The known names that look most like the wanted one, at most three about as likely, the likeliest first."""
    from difflib import SequenceMatcher, get_close_matches

    spelled: dict[str, str] = {}
    for name in known:
        spelled.setdefault(name.casefold(), name)
    alike = get_close_matches(wanted.casefold(), spelled)
    likeness = [SequenceMatcher(None, name, wanted.casefold()).ratio() for name in alike]
    return tuple(spelled[name] for name, ratio in zip(alike, likeness, strict=True) if ratio > likeness[0] - 0.15)


def did_you_mean(suggestions: "Iterable[str]") -> str:
    """The end of a sentence that offers the suggestions; empty when there are none."""
    offered = " or ".join(repr(name) for name in suggestions)
    return f"; did you mean {offered}?" if offered else ""


class SteadyhandError(Exception):
    """Any error that steadyhand raises on purpose."""


class NotFound(SteadyhandError, KeyError):
    """Something was asked for by a name that nothing has.

    `name` is what was asked for, `suggestions` what was probably meant, the likeliest first, and
    `among` what it was looked for among: a kind of entry, or the guide whose edition it should be.
    """

    def __init__(self, name: str, suggestions: tuple[str, ...] = (), among: str = "entry") -> None:
        super().__init__(name, suggestions, among)
        self.name = name
        self.suggestions = suggestions
        self.among = among

    def _fact(self) -> str:
        return f"nothing has the name {self.name!r}"

    def __str__(self) -> str:
        return self._fact() + did_you_mean(self.suggestions)


class UnknownId(NotFound):
    """No entry has that id."""

    def _fact(self) -> str:
        return f"no {self.among} has the id {self.name!r}"


class UnknownRef(UnknownId):
    """No entry has that ref, such as `sections/give-space`."""

    def _fact(self) -> str:
        return f"no {self.among} has the ref {self.name!r}"


class AmbiguousId(NotFound):
    """Entries of several kinds have that id; `suggestions` are their refs, which are unique."""

    def _fact(self) -> str:
        return f"entries of several kinds have the id {self.name!r}"


class UnknownTheme(NotFound):
    """No theme has that id, label or alias."""

    def _fact(self) -> str:
        return f"no theme is called {self.name!r}"


class UnknownPerson(NotFound):
    """Nobody the guide credits has that id or name."""

    def _fact(self) -> str:
        return f"the guide credits nobody called {self.name!r}"


class UnknownKind(NotFound):
    """No practice is of that kind of act."""

    def _fact(self) -> str:
        return f"no practice is of the kind {self.name!r}"


class UnknownRegion(NotFound):
    """What was given is not the code of a region, such as `GB`, `GB-ENG` or `001`."""

    def _fact(self) -> str:
        return f"no region has the code {self.name!r}"


class UnknownGuide(NotFound):
    """No guide with that id is installed."""

    def _fact(self) -> str:
        return f"no guide called {self.name!r} is installed"


class UnknownEdition(NotFound):
    """The guide has no edition with that number."""

    def _fact(self) -> str:
        return f"the guide {self.among!r} has no edition {self.name!r}"


class NoSuchPosition(SteadyhandError, IndexError):
    """The collection has `length` entries, and none at `position`."""

    def __init__(self, position: int, length: int) -> None:
        super().__init__(position, length)
        self.position = position
        self.length = length

    def __str__(self) -> str:
        return f"there is no position {self.position} among {self.length} entries"


class InvalidRecord(SteadyhandError, ValueError):
    """A record was made of values that contradict each other; the message says which."""


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
