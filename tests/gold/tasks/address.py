"""Address: who a French text speaks to."""

from typing import Any

from assistant.checks.style.address import marks
from assistant.languages import load


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return tu, vous, mixed or none."""
    found = marks(row["text"], load("fr"))
    return {"address": found.address if found else None}
