"""Tables: everything in a manuscript that is a table, with the record it becomes, however wrong it is."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from steadyhand.editions.content import LISTED
from steadyhand.editions.guide import Guide
from steadyhand.records.forms import written

Place: TypeAlias = tuple[str | int, ...]


def tables(
    content: Any, lists: Mapping[str, Any] = LISTED, whole: Any = Guide
) -> Iterator[tuple[Place, Any, dict[str, Any]]]:
    """Every table of what a manuscript says, with its path and the record it becomes; `lists` are those of its lists.

    >>> [(path, record.__name__) for path, record, _ in tables({"themes": [{"id": "a"}, 5], "source": {}})]
    [((), 'Guide'), (('source',), 'Source'), (('themes', 0), 'Theme')]
    """
    if whole:
        yield from _inside(content, whole, ())
    for name, record in lists.items():
        for position, item in enumerate(as_list(content.get(name))):
            yield from _inside(item, record, (name, position))


def _inside(table: Any, record: Any, path: Place) -> Iterator[tuple[Place, Any, dict[str, Any]]]:
    if not isinstance(table, dict):
        return
    yield path, record, table
    for form in written(record).values():
        held = table.get(form.name)
        if form.means == "record" and form.many:
            for position, item in enumerate(as_list(held)):
                yield from _inside(item, form.record, (*path, form.name, position))
        elif form.means == "record":
            yield from _inside(held, form.record, (*path, form.name))


def as_list(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []
