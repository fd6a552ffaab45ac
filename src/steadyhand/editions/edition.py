"""Editions: a guide as it was published, a file of lines that is read strictly unless it is known to be unaltered."""

from steadyhand.editions import bounded
from steadyhand.editions.content import of_lines
from steadyhand.editions.decoding import decode
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import GUIDE, dumps
from steadyhand.errors import DamagedEdition, InvalidGuide


def loads(data: bytes, file: str = "the edition") -> Guide:
    """The guide in an edition's file. Raises `DamagedEdition`, naming the file, when it is not one to the letter.

    >>> import steadyhand
    >>> loads(dumps(steadyhand.load()).encode()) == steadyhand.load()
    True
    """
    try:
        guide = decode(of_lines(bounded.lines(data)))
        bounded.refuse_otherwise(data, dumps(guide).encode(), GUIDE)
    except bounded.Unsound as cause:
        raise DamagedEdition(file, str(cause)) from None
    except InvalidGuide as cause:
        raise DamagedEdition(file, f"it does not hold a whole guide:\n{cause}") from cause
    return guide
