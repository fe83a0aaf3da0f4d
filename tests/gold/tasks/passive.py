"""Passive: whether a sentence holds one."""

from typing import Any

from assistant.checks.readability.passive import is_passive
from assistant.languages import load


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return the verdict on one sentence."""
    return {"passive": is_passive(row["sentence"], load(row["language"]))}
