"""Themes: the subjects that entries are filed under."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import attrs

from steadyhand.records.entry import Entry
from steadyhand.records.forms import Counts, Text, tupled


@attrs.frozen(kw_only=True, repr=False, field_transformer=tupled)
class Theme(Entry):
    """A subject that entries are filed under.

    >>> import steadyhand
    >>> steadyhand.themes["boundaries"].label
    'Boundaries'
    """

    kind: ClassVar[Literal["theme"]] = "theme"

    label: Annotated[Text, Counts("themes-changed")]
    aliases: Annotated[tuple[Text, ...], Counts("themes-changed")] = ()
    """Other words people use for it; they find the theme as its label does."""
    summary: Text
    broader: "Theme | None" = None
    """The wider theme it belongs to: whoever asks for that one is given this one's entries too."""

    def _gist(self) -> str:
        return self.label


def lineage(theme: Theme) -> Iterator[Theme]:
    """The theme, then its broader theme, and so on to the widest."""
    wider: Theme | None = theme
    while wider is not None:
        yield wider
        wider = wider.broader
