"""The language of a text."""

from collections.abc import Mapping
from typing import Any

from assistant.languages import identify


def predict(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the language of the row's text."""
    return {"language": identify(row["text"])}
