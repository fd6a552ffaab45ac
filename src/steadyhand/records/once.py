"""Once: what a value works out when it is first asked, and then gives to every thread."""

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")


class Once:
    """What has been made so far. It is no part of the value that has it: all are equal, and pickle as empty.

    >>> once = Once()
    >>> once("answer", lambda: [42]) is once("answer", lambda: [43])
    True
    """

    __slots__ = ("_made",)
    _made: dict[str, Any]

    def __init__(self) -> None:
        object.__setattr__(self, "_made", {})

    def __call__(self, name: str, make: Callable[[], T]) -> T:
        """What goes by that name, made by whichever thread comes first; no lock is held meanwhile."""
        if name not in self._made:
            self._made.setdefault(name, make())
        made: T = self._made[name]
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Once)

    def __hash__(self) -> int:
        return hash(Once)

    def __reduce__(self) -> tuple[type["Once"], tuple[()]]:
        return Once, ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{name!r} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{name!r} cannot be deleted")
