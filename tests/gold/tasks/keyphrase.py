"""Where a keyphrase stands in a text: the count and the passages, by the search of the keyphrase checks."""

from typing import Any

from assistant.checks.keyphrase.matching import find
from assistant.document import read


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return the count of the row's keyphrase in its text, and the passages."""
    document = read(row["text"], language=row["language"])
    found = [document.text[span.start : span.end] for span in find(document, row["keyphrase"])]
    return {"count": len(found), "matches": found}
