"""What is laid beside an audit: pages of others, figures of searches, an earlier audit, the terms of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.audit.comparison import Comparison
from assistant.audit.rivals import Against
from assistant.audit.search_view import SearchView
from assistant.audit.types import Audit
from assistant.findings import PhraseFigures


@dataclass(frozen=True)
class Beside:
    """All that was laid beside an audit; None where nobody asked."""

    against: Against | None = None
    search: SearchView | None = None
    comparison: Comparison | None = None
    terms: Mapping[str, tuple[PhraseFigures, ...]] = field(default_factory=dict)  # by the page's name


NOTHING = Beside()


def as_json(audit: Audit, ui: str, beside: Beside = NOTHING) -> dict[str, object]:
    """Return the audit as the contract writes it, and under names of their own what was laid beside it."""
    found = audit.as_json(ui)
    if beside.against:
        found["against"] = beside.against.as_json(ui)
    if beside.search:
        found["search"] = beside.search.as_json()
    if beside.comparison:
        found["comparison"] = beside.comparison.as_json(ui)
    if beside.terms:
        found["terms"] = [
            {"url": url, "terms": [term.as_json() for term in terms]} for url, terms in beside.terms.items()
        ]
    return found
