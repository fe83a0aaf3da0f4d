"""Typography: the issues of a French text."""

from typing import Any

from assistant.checks.style.typography import issues
from assistant.languages import load


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return each issue with its kind and place."""
    return {"issues": [{"kind": issue.kind, "start": issue.start} for issue in issues(row["text"], load("fr"))]}
