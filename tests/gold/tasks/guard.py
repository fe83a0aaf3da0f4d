"""Guard: the verdict on a rewrite, its altered and invented claims, and the facts it dropped."""

from typing import Any

from assistant.rewriting.guard import compare


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return the comparison of a source and its rewrite."""
    compared = compare(row["source"], row["rewrite"], row["language"], row.get("target_language"))
    faults = (*compared.altered, *compared.invented)
    return {
        "verdict": "faithful" if compared.faithful else "altered",
        "altered": [{"source": a.source, "rewrite": a.rewrite, "kind": a.kind} for a in faults],
        "dropped": [fact.text for fact in compared.dropped],
    }
