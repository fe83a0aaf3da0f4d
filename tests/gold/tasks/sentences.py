"""The sentences of a text."""

from collections.abc import Mapping
from typing import Any

from assistant.document.surface import sentences


def predict(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sentences of the row's text."""
    return {"sentences": [sentence.text for sentence in sentences(row["text"], row["language"])]}
