"""Numbers of editions: their order, and from which on an edition is published for good."""

import re

from steadyhand.records.forms import NUMBER


def is_number(text: str) -> bool:
    """Whether a text is the number of an edition.

    >>> is_number("1.10.0"), is_number("1.1"), is_number("1.1.٣")
    (True, False, False)
    """
    return re.fullmatch(NUMBER, text) is not None


def order(number: str) -> tuple[int, ...]:
    """What edition numbers are sorted by.

    >>> order("1.10.0") > order("1.9.2")
    True
    """
    return tuple(map(int, number.split(".")))


def is_published(number: str) -> bool:
    """Whether an edition of that number is published for good; below 1.0.0 it is a draft."""
    return order(number) >= (1, 0, 0)
