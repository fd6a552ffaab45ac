"""What using steadyhand costs, as ratios measured in one run. Not part of the test run:

    python -m pytest tests/benchmarks/bench_ratios.py --benchmark-only -o addopts= -o python_files='bench_*.py'

Every pair shares a group, so the table shows the ratio; the bounds stand in the names.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import steadyhand
from steadyhand.editions import edition
from steadyhand.editions.content import whole
from steadyhand.editions.decoding import decode
from steadyhand.editions.guide import Guide
from steadyhand.records.section import Section

EDITION = Path(steadyhand.__file__).parent / "editions" / "pushed-away" / "0.1.0.json"
READ = f"json.loads(open({str(EDITION)!r}, 'rb').read())"
MANY = 10_000


def process(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)  # our own code


@pytest.mark.benchmark(group="whole process: the query at most 1.25 times the floor, the import near the bare one")
@pytest.mark.parametrize(
    "code",
    [
        pytest.param("pass", id="bare"),
        pytest.param("import steadyhand", id="import"),
        pytest.param(f"import attrs, importlib_resources, json; {READ}", id="floor"),
        pytest.param("import steadyhand; steadyhand.sections.about('boundaries')", id="query"),
    ],
)
def test_a_process(benchmark: Any, code: str) -> None:
    benchmark.pedantic(process, (code,), rounds=15, warmup_rounds=2)


def many_sections() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(json.dumps(whole(steadyhand.load())))
    model = {key: content["sections"][3][key] for key in content["sections"][3] if key not in ("quotes", "practices")}
    sections = [model | {"id": f"section-{number}"} for number in range(MANY)]
    unlinked: dict[str, Any] = {"takeaways": [], "concepts": [], "cautions": [], "help_lines": []}
    return content | unlinked | {"sections": sections, "edition": "0.1.0"}


def by_hand(text: str) -> list[Section]:
    themes = {theme.id: theme for theme in steadyhand.themes}
    return [
        Section(
            id=each["id"],
            title=each["title"],
            summary=each["summary"],
            paragraphs=tuple(each["paragraphs"]),
            themes=tuple(themes[id] for id in each["themes"]),
            questions=tuple(each["questions"]),
            source_heading=each["source_heading"],
            position=position,
        )
        for position, each in enumerate(json.loads(text)["sections"])
    ]


@pytest.mark.benchmark(group="ten thousand sections: at most 2 times by hand")
@pytest.mark.parametrize("way", ["by hand", "decoded"])
def test_many_sections(benchmark: Any, way: str) -> None:
    text = json.dumps(many_sections())
    benchmark(by_hand if way == "by hand" else lambda given: decode(json.loads(given)), text)


@pytest.mark.benchmark(group="a warm look-up does not grow with the guide")
@pytest.mark.parametrize("size", ["bundled", "ten thousand"])
def test_a_look_up(benchmark: Any, size: str) -> None:
    guide = steadyhand.load() if size == "bundled" else decode(many_sections())
    wanted = guide.sections[-1].id
    benchmark(lambda: (guide.sections[wanted], guide.sections.about("boundaries")))


@pytest.mark.benchmark(group="an edition")
def test_reading_an_edition(benchmark: Any) -> None:
    benchmark(edition.loads, EDITION.read_bytes())


@pytest.mark.benchmark(group="search: the first, index included, at most 30 ms; a warm one at most 1 ms")
@pytest.mark.parametrize("temperature", ["first", "warm"])
def test_a_search(benchmark: Any, temperature: str) -> None:
    asked = "she leaves me on read when things get serious and I do not know what I did"

    def fresh() -> tuple[tuple[Guide], dict[str, Any]]:
        return (attrs.evolve(steadyhand.load()),), {}

    if temperature == "first":
        benchmark.pedantic(lambda guide: guide.search(asked), setup=fresh, rounds=15, warmup_rounds=1)
    else:
        steadyhand.search(asked)
        benchmark(steadyhand.search, asked)
