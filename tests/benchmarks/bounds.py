"""What using steadyhand costs, each bound with what was measured: `python tests/benchmarks/bounds.py [ROUNDS]`.

CPU time of child processes, the medians of interleaved runs, so that other work on the machine matters little. No part
of the tests: a machine's clock proves nothing on another.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import steadyhand
from steadyhand.records.canonical import line

EDITIONS = Path(steadyhand.__file__).parent / "editions"
EDITION = next((EDITIONS / "pushed-away").glob("*.jsonl"))
IMPORTS = "import attrs, importlib_resources, json"
READ = f"(importlib_resources.files(box) / {EDITION.name!r}).read_bytes()"
QUERY = "import steadyhand; steadyhand.sections.about('boundaries')"
ASKED = "she leaves me on read when things get serious and I do not know what I did"

FLOOR = f"{IMPORTS}\nimport box\nfor line in {READ}.splitlines(): json.loads(line)"
BY_HAND = """
import json, sys
from pathlib import Path
from steadyhand.records.section import Section
from steadyhand.records.entry import Theme
first, *lines = Path(sys.argv[1]).read_bytes().splitlines()
tables = [json.loads(line) for line in lines]
themes = {}
for table in tables:
    if table["kind"] == "theme":
        themes[table["id"]] = Theme(id=table["id"], label=table["label"], summary=table["summary"])
sections = tuple(
    Section(
        id=table["id"], title=table["title"], summary=table["summary"], paragraphs=tuple(table["paragraphs"]),
        themes=tuple(themes[id] for id in table["themes"]), questions=tuple(table["questions"]), position=position,
    )
    for position, table in enumerate(table for table in tables if table["kind"] == "section")
)
"""
BARE_MANY = "import attrs, importlib_resources, json, steadyhand.records.section"
LOADED = """
import sys
from pathlib import Path
from steadyhand.editions import shelf, today
shelf.shelf = lambda: Path(sys.argv[1]).parent.parent
shelf.load("many").sections
"""


def cpu(code: str, *arguments: str) -> float:
    """Milliseconds of CPU that a process takes."""
    place = [str(Path(steadyhand.__file__).parents[1]), str(BOX.parent)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(place), "PYTHONDONTWRITEBYTECODE": ""}
    process = os.spawnve(os.P_NOWAIT, sys.executable, [sys.executable, "-c", code, *arguments], environment)  # noqa: S606
    _, status, used = os.wait4(process, 0)
    assert status == 0, code
    return (used.ru_utime + used.ru_stime) * 1000


def medians(codes: Mapping[str, tuple[str, ...]], rounds: int) -> dict[str, float]:
    """What each takes, in interleaved rounds."""
    taken: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds):
        for name, (code, *arguments) in codes.items():
            taken[name].append(cpu(code, *arguments))
    return {name: statistics.median(times) for name, times in taken.items()}


def many(folder: Path, sections: int) -> Path:
    """An edition of so many sections on a shelf of its own."""
    themes = [{"kind": "theme", "id": f"t{n}", "label": f"T{n}", "summary": "A theme."} for n in range(50)]
    words = " ".join(f"word{n}" for n in range(35))
    listed = [
        {
            "kind": "section",
            "id": f"s{n}",
            "title": f"Section {n}",
            "summary": f"What {n} says.",
            "paragraphs": [f"{words} {n}.", f"{n} {words}."],
            "themes": [f"t{n % 50}"],
            "questions": [f"What about {n}?"],
        }
        for n in range(sections)
    ]
    own: dict[str, Any] = {"kind": "guide", "format": 1, "id": "many", "edition": "0.1.0", "title": "Many"}
    own |= {"summary": "Many.", "language": "en", "licence": "CC0-1.0", "rights": "None."}
    own |= {"counts": {"themes": 50, "sections": sections}}
    data = "".join(f"{line(table)}\n" for table in (own, *themes, *listed)).encode()
    home = folder / str(sections) / "many"
    home.mkdir(parents=True)
    (home / "0.1.0.jsonl").write_bytes(data)
    (home / "SHA256SUMS").write_text(f"{sha256(data).hexdigest()}  0.1.0.jsonl\n")
    return home / "0.1.0.jsonl"


def main(rounds: int) -> None:
    """Print the table."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(EDITIONS.parent)], check=True)  # our own
    codes = {
        "bare": ("pass",),
        "imports": (IMPORTS,),
        "floor": (FLOOR,),
        "import": ("import steadyhand",),
        "query": (QUERY,),
        "search": (f"import steadyhand; steadyhand.search({ASKED!r})",),
    }
    took = medians(codes, rounds)
    with tempfile.TemporaryDirectory() as folder:
        files = {number: str(many(Path(folder), number)) for number in (10_000, 100_000)}
        large: dict[str, tuple[str, ...]] = {f"hand {n}": (BY_HAND, file) for n, file in files.items()}
        large |= {f"shelf {n}": (LOADED, file) for n, file in files.items()} | {"started": (BARE_MANY,)}
        took |= medians(large, max(3, rounds // 5))
    net = {name: took[name] - took["started"] for name in large}
    rows = {
        "import, in shares of attrs, json, importlib_resources (0.05)": (took["import"] - took["bare"])
        / (took["imports"] - took["bare"]),
        "first theme query over the floor (1.25)": took["query"] / took["floor"],
        "first search, ms beyond the query (30)": took["search"] - took["query"],
        "10 000 sections over by hand (1.6)": net["shelf 10000"] / net["hand 10000"],
        "100 000 over 10 000 sections (linear: 10)": net["shelf 100000"] / net["shelf 10000"],
    }
    print(json.dumps({name: round(value, 1) for name, value in took.items()}))
    for name, value in rows.items():
        print(f"{name}: {value:.3f}")


with tempfile.TemporaryDirectory() as place:
    BOX = Path(place) / "box"
    BOX.mkdir()
    (BOX / "__init__.py").touch()
    (BOX / EDITION.name).write_bytes(EDITION.read_bytes())
    if __name__ == "__main__":
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
