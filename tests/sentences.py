"""The sentences that the bundled guide is searched by, and guides that are searched by sentences."""

from pathlib import Path
from typing import Any

import steadyhand
from steadyhand.authoring.living import sentences
from steadyhand.authoring.manuscript import opened
from steadyhand.editions.building import Lines
from steadyhand.editions.guide import Guide
from steadyhand.editions.lines import dumps
from steadyhand.editions.today import Today
from steadyhand.finding.compiling import compiled

MANUSCRIPT = opened(Path(__file__).parents[1] / "src" / "manuscripts" / "pushed-away")


def searched(guide: Guide, material: Any) -> Guide:
    """The guide, searched with this material."""
    return Guide._published(Lines(dumps(guide).encode()), Today(search=lambda: material))


SENTENCES = sentences(MANUSCRIPT, steadyhand.load())
MATERIAL = compiled(steadyhand.load(), SENTENCES)
