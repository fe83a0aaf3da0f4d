"""What to expect of the guard on rewrites it was never mended on: pairs by writers who had not seen its rules.

Nobody reads the pairs to mend the guard: what is mended on them tells nothing of the next stranger's. Figures of
2026-11-24, at first sight; the ceiling is only lowered, the floor only raised.
"""

import json
from pathlib import Path

from assistant.rewriting.guard import compare

PAIRS = [json.loads(line) for line in Path(__file__).with_name("strangers.jsonl").read_text("utf-8").splitlines()]
EACH = {"altered": 175, "faithful": 215}  # of the last 70, subtle ones, 10 of 15 were told, and 15 of 55
CAUGHT, FLAGGED = 168, 37  # altered rewrites told, faithful ones told too


def told(verdict: str) -> int:
    """Return how many of the rewrites with this verdict the guard holds something against."""
    pairs = [pair for pair in PAIRS if pair["verdict"] == verdict]
    found = [compare(p["source"], p["rewrite"], p["language"], p["target_language"]) for p in pairs]
    assert len(found) == EACH[verdict]
    return sum(bool(one.altered or one.invented) for one in found)


def test_altered_rewrites_of_strangers_are_told() -> None:
    assert told("altered") >= CAUGHT


def test_few_faithful_rewrites_of_strangers_are_told() -> None:
    assert told("faithful") <= FLAGGED
