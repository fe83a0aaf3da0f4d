"""Answer a gold file through the product's own functions.  usage: predict.py TASK INPUT.jsonl OUTPUT.jsonl

A task is a file in `tasks/`: `predict(row)` gives the answer for one line of the gold file, without its id.
"""

import json
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TASKS = Path(__file__).with_name("tasks")
Predict = Callable[[Mapping[str, Any]], dict[str, Any]]


def tasks() -> tuple[str, ...]:
    """Return the names of the tasks, in alphabetical order."""
    return tuple(sorted(path.stem for path in TASKS.glob("[a-z]*.py")))


def task(name: str) -> Predict:
    """Return the function that answers one row of a task."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    if str(TASKS.parent) not in sys.path:
        sys.path.insert(0, str(TASKS.parent))
    predict: Predict = import_module(f"tasks.{name}").predict
    return predict


def answer(name: str, source: Path, target: Path) -> None:
    """Write the answers of a task to `target`, a line for each line of `source`."""
    predict = task(name)
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                out.write(json.dumps({"id": row["id"], **predict(row)}, ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> int:
    """Run the command line; return its exit code."""
    if len(arguments) != 3 or arguments[0] not in tasks():
        print(f"usage: predict.py {'|'.join(tasks())} INPUT.jsonl OUTPUT.jsonl", file=sys.stderr)
        return 2
    answer(arguments[0], Path(arguments[1]), Path(arguments[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
