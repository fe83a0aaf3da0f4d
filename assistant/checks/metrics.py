"""The figures of a text."""

from assistant.checks.check import Subject
from assistant.findings import Metrics


def measure(subject: Subject) -> Metrics:
    """Return the metrics of the `check` contract; what cannot be computed is None."""
    document = subject.document
    return {"characters": len(document.text), "words": len(document.words), "sentences": len(document.sentences)}
