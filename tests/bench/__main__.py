"""`python -m tests.bench [NAME…]`: measures, prints the table, and ends with 1 when a figure is not reached.

Each file of `figures/` runs in a process of its own. Without names all are measured and `docs/performance.md` is
written anew; with names, their rows of it are replaced.
"""

import json
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from importlib import import_module, metadata
from pathlib import Path

from assistant.collector import look_seldom
from tests.bench.frame import Figure, table
from tests.bench.peers import YAKE, YOAST

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "performance.md"


def names() -> list[str]:
    """Return the names of the files of `figures/`."""
    return sorted(path.stem for path in (FOLDER / "figures").glob("[a-z]*.py"))


def measured(name: str) -> list[Figure]:
    """Return the figures of one file, measured in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--here", name], stdout=subprocess.PIPE, text=True, check=True
    )
    return [Figure(**line) for line in map(json.loads, done.stdout.splitlines())]


def here(name: str) -> None:
    """Measure one file in this process, which is as the product's own, and print its figures, a line of JSON each."""
    look_seldom()
    for figure in import_module(f"tests.bench.figures.{name}").figures():
        print(json.dumps(asdict(figure)), flush=True)


def page(figures: Sequence[Figure], about: Sequence[tuple[str, str]]) -> str:
    """Return the page of the documentation."""
    return "\n".join(
        [
            "# How fast it is",
            "",
            "Written by `python -m tests.bench`; a run of some figures replaces their rows. Times are CPU time of the",
            "thread at work; those of a peer come from the same run, on the same texts, in turns. “By the wall clock”:",
            "the ratio of elapsed times.",
            "",
            *(f"- {label}: {value}" for label, value in about),
            "",
            table(figures),
            "",
            "## What each measures",
            "",
            *(f"- `{name}`: {_summary(name)}" for name in names()),
            "",
        ]
    )


def replaced(text: str, rows: Sequence[Sequence[str]]) -> str:
    """Return the page with the rows of some figures in the place of those of the same name; new ones come last."""
    new = {row[0]: row for row in rows}
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines) if line.startswith("|")]
    widths = [len(cell) - 2 for cell in lines[places[0]].split("|")[1:-1]]
    for number in places:
        row = new.pop(lines[number].split("|")[1].strip(), None)
        if row:
            lines[number] = _row(row, widths)
    lines[places[-1] + 1 : places[-1] + 1] = [_row(row, widths) for row in new.values()]
    return "\n".join(lines)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"


def _summary(name: str) -> str:
    return (import_module(f"tests.bench.figures.{name}").__doc__ or "").strip().replace("\n", " ")


def _about() -> list[tuple[str, str]]:
    cpu = next(
        (line.split(": ")[1] for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line), ""
    )
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return [
        ("Date", date.today().isoformat()),
        ("Machine", f"{cpu}, {platform.system()} {platform.release()}"),
        ("Ours", f"Python {platform.python_version()}, regex {metadata.version('regex')}"),
        ("Peers", f"{YOAST} in Node {node}, {YAKE}"),
        ("Texts", "Debian Developer’s Reference, in French and in English, cut into articles"),
    ]


def main(arguments: Sequence[str]) -> int:
    """Return 1 when a figure is not reached, else 0."""
    if arguments[:1] == ["--here"]:
        here(arguments[1])
        return 0
    figures = []
    for name in arguments or names():
        print(f"{name}…", file=sys.stderr, flush=True)
        figures += measured(name)
    print(table(figures))
    rows = [figure.cells() for figure in figures]
    written = replaced(PAGE.read_text(encoding="utf-8"), rows) if arguments else page(figures, _about())
    PAGE.write_text(written, encoding="utf-8")
    return 0 if all(figure.is_reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
