"""Tables: everything in a guide's plain content that is a table, with the record it becomes, however wrong it is."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from steadyhand.editions.guide import Guide
from steadyhand.records.forms import forms, written

Path: TypeAlias = tuple[str | int, ...]

RECORDS: dict[str, Any] = {form.name: form.record for form in forms(Guide).values() if form.many and form.record}
"""What an item of each list of a guide becomes."""


def tables(content: Any, record: Any = Guide, path: Path = ()) -> Iterator[tuple[Path, Any, dict[str, Any]]]:
    """Every table of a guide's content, with its path and the record it becomes.

    >>> [(path, record.__name__) for path, record, _ in tables({"themes": [{"id": "a"}, 5], "source": {}})]
    [((), 'Guide'), (('source',), 'Source'), (('themes', 0), 'Theme')]
    """
    if isinstance(content, dict):
        yield path, record, content
        for form in written(record).values():
            held = content.get(form.name)
            if form.means == "record" and form.many:
                for position, item in enumerate(as_list(held)):
                    yield from tables(item, form.record, (*path, form.name, position))
            elif form.means == "record":
                yield from tables(held, form.record, (*path, form.name))


def as_list(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []
