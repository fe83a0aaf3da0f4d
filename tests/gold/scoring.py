"""The scores of a task on its development set, by the reference scorer."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.gold.predict import answer

FLOORS = Path(__file__).with_name("floors.toml")
Scores = dict[str, float]


def scores(task: str, shared: Path, folder: Path) -> Scores:
    """Return the figures of a task as `language.figure` → value; shares of faults are turned so that more is better."""
    gold, answers = shared / "gold" / f"{task}_dev.jsonl", folder / f"{task}.jsonl"
    answer(task, gold, answers)
    command = [sys.executable, str(shared / "gold" / "score.py"), task, str(gold), str(answers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(_figures(json.loads(done.stdout)))


def _figures(result: dict[str, Any]) -> list[tuple[str, float]]:
    found = []
    for group, figures in result.items():
        if group == "task":
            continue
        for name, value in figures.items():
            if name in ("clean_flagged", "false_alarms"):
                wrong, total = str(value).split("/")
                found.append((f"{group}.{name}_avoided", round(1 - int(wrong) / max(int(total), 1), 3)))
            elif name == "escapes":
                found.append((f"{group}.caught", round(1 - value / max(figures["n"], 1), 3)))
            elif name == "dropped":
                found += [(f"{group}.{name}.{figure}", share) for figure, share in value.items()]
            elif isinstance(value, int | float) and name != "n":
                found.append((f"{group}.{name}", value))
    return found


def floors() -> dict[str, Scores]:
    """Return the pinned scores by task."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def written(pinned: dict[str, Scores]) -> str:
    """Return the file of floors for these scores."""
    lines = FLOORS.read_text(encoding="utf-8").splitlines()[:1]
    for task in sorted(pinned):
        lines += ["", f"[{task}]", *(f'"{name}" = {value}' for name, value in sorted(pinned[task].items()))]
    return "\n".join(lines) + "\n"
