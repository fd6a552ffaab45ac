"""Ids as types: a stub by which type checkers know the ids of a published guide, and editors complete them."""

from collections.abc import Iterator

from steadyhand.editions.guide import Guide
from steadyhand.records.kinds import PLURALS
from steadyhand.records.ledger import Moved

FEW = 500
"""Ids of a kind that are written out. Of more, checkers slow down and messages grow: mypy prints every one."""
OPEN = ("region", "help_line")
"""Kinds whose entries another file may replace, so that nobody can know their ids."""
COLLECTIONS = {"quote": "Quotes", "resource": "Resources", "help_line": "HelpLines"}
"""The kinds that have a class of collections of their own."""


def stub(guide: Guide) -> str:
    """The text of a `.pyi` for a guide, in the guide's own order, so that a diff shows what an edition added.

    >>> import steadyhand
    >>> print(stub(steadyhand.load()).splitlines()[-1])
    AllHelpLines: TypeAlias = HelpLines[HelpLineId]
    """
    moved = bool(guide.moved)
    typing = "Literal, Self, TypeAlias, Union, overload" if moved else "Literal, TypeAlias"
    deprecated = ["from typing_extensions import deprecated", ""] if moved else []
    return "\n".join(
        [
            f'"""The ids of {guide.id} {guide.edition}, for type checkers. Written by `publish`; do not edit."""',
            "",
            f"from typing import {typing}",
            "",
            *deprecated,
            *_imports(guide),
            "",
            *(line for kind in PLURALS for line in _kind(guide, kind)),
        ]
    )


def _imports(guide: Guide) -> Iterator[str]:
    """What the types are made of, in the order of the modules' names."""
    named = {line.ref.partition("/")[0] for line in guide.moved}
    names = {kind: [COLLECTIONS.get(kind, _class(kind))] for kind in PLURALS}
    for kind, plural in PLURALS.items():
        names[kind] = sorted({*names[kind], *([_class(kind)] if plural in named else [])})
    names |= {"collection": ["Collection"]} | ({"forms": ["Id"]} if named else {})
    names["entry"] = names.pop("theme")
    yield from (f"from steadyhand.records.{module} import {', '.join(names[module])}" for module in sorted(names))


def _kind(guide: Guide, kind: str) -> Iterator[str]:
    """The type of a kind's ids, and that of its collection; of a former id the look-up is deprecated."""
    plural, record, id_type = PLURALS[kind], _class(kind), f"{_class(kind)}Id"
    fates = (guide.ledger.fate(line.ref) for line in guide.moved if line.ref.startswith(f"{plural}/"))
    moved = {fate.ref.partition("/")[2]: fate.to for fate in fates if isinstance(fate, Moved)}
    ids = [entry.id for entry in getattr(guide, plural)]
    is_open = kind in OPEN or not 0 < len(ids) <= FEW
    written = "str" if is_open else "\n".join(["Literal[", *(f'    "{id}",' for id in ids), "]"])
    yield f"{id_type}: TypeAlias = {written}"
    collection = f"{COLLECTIONS[kind]}[{id_type}]" if kind in COLLECTIONS else f"Collection[{record}, {id_type}]"
    if is_open or not moved:
        yield f"All{_class(plural)}: TypeAlias = {collection}\n"
        return
    yield f"\nclass All{_class(plural)}({collection}):"
    yield f"    @overload\n    def __getitem__(self, key: Union[{id_type}, Id, int]) -> {record}: ..."
    yield "    @overload\n    def __getitem__(self, key: slice) -> Self: ..."
    for id, to in moved.items():
        yield f'    @overload\n    @deprecated("now {to}")'
        yield f'    def __getitem__(self, key: Literal["{id}"]) -> {record}: ...'
    yield ""


def _class(kind: str) -> str:
    return "".join(map(str.capitalize, kind.split("_")))
