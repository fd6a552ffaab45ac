"""People: everyone a guide credits."""

from typing import ClassVar, Literal

import attrs

from steadyhand.records.entry import Entry
from steadyhand.records.forms import Text, Wikidata, tupled


@attrs.frozen(kw_only=True, repr=False, eq=False, field_transformer=tupled)
class Person(Entry):
    """Someone the guide credits.

    >>> import steadyhand
    >>> steadyhand.people["esther-perel"].name
    'Esther Perel'
    """

    kind: ClassVar[Literal["person"]] = "person"

    name: Text
    role: Text
    summary: Text
    wikidata: Wikidata | None = None
    """The person's item on Wikidata (`Q` and digits), where it could be confirmed."""

    def _gist(self) -> str:
        return f"{self.name}, {self.role}"
