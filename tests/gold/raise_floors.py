"""Raise the pinned scores to what is reached now; a score that fell is told, and nothing is written.

usage: python -m tests.gold.raise_floors FOLDER_OF_REFERENCE_MATERIAL
"""

import sys
import tempfile
from pathlib import Path

from tests.gold.predict import tasks
from tests.gold.scoring import FLOORS, Scores, floors, scores, written


def raised(pinned: dict[str, Scores], reached: dict[str, Scores]) -> tuple[dict[str, Scores], list[str]]:
    """Return the floors raised to what is reached, and a line for each score that fell under its floor."""
    fallen = [
        f"{task} {name}: {reached.get(task, {}).get(name)} < {floor}"
        for task, figures in pinned.items()
        for name, floor in figures.items()
        if task in reached and reached[task].get(name, 0.0) < floor
    ]
    return {**pinned, **{task: {**pinned.get(task, {}), **figures} for task, figures in reached.items()}}, fallen


def main(arguments: list[str]) -> int:
    """Run the command line; return its exit code."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        reached = {task: scores(task, Path(arguments[0]), Path(folder)) for task in tasks()}
    new, fallen = raised(floors(), reached)
    if fallen:
        print("not raised, because these fell:", *fallen, sep="\n", file=sys.stderr)
        return 1
    FLOORS.write_text(written(new), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
