"""Transition: whether a sentence holds a connective."""

from typing import Any

from assistant.checks.readability.transitions import has_transition
from assistant.languages import load


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return the verdict on one sentence."""
    return {"has_transition": has_transition(row["sentence"], load(row["language"]))}
