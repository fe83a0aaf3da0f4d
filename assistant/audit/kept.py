"""Audits kept in the store: slim enough to keep many, whole enough to compare with and to chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.audit.measured import not_measured
from assistant.audit.overview import FAMILIES
from assistant.audit.types import Audit, PageAudit

if TYPE_CHECKING:  # the database costs every audit that keeps nothing its start
    from assistant.store import Store

LONGEST_NAME = 120
KEPT = ("url", "error", "keyphrase", "placements", "scores", "words", "indexable")  # of each page


@dataclass(frozen=True)
class Moment:
    """One audit of a site that was kept: when, and its figures by name; a figure that is not known is None."""

    id: str
    name: str
    created: float
    figures: Mapping[str, float | None]


def name_of(targets: Sequence[str]) -> str:
    """Return the name under which audits of the same targets are found again."""
    hosts = dict.fromkeys(urlsplit(target).netloc.removeprefix("www.") or target for target in targets)
    return ", ".join(hosts)[:LONGEST_NAME]


def keep(audit: Audit, name: str, store: "Store") -> str:
    """Return the id under which an audit is kept."""
    return store.audits.add(name, {"figures": dict(figures_of(audit))}, slim(audit))


def slim(audit: Audit) -> dict[str, Any]:
    """Return what a comparison needs of an audit, in the form of the `audit` contract."""
    whole = audit.as_json("en")
    pages: Any = whole["pages"]
    kept = [
        {
            **{name: page[name] for name in KEPT},
            "findings": [{"check": f["check"], "level": f["level"]} for f in page["findings"] if f["level"] != "good"],
        }
        for page in pages
    ]
    return {**whole, "pages": kept}


def history(name: str, store: "Store") -> tuple[Moment, ...]:
    """Return the audits kept under a name, the oldest first."""
    kept = [one for one in store.audits.all() if one.name == name]
    return tuple(Moment(one.id, one.name, one.created, one.options.get("figures") or {}) for one in reversed(kept))


def figures_of(audit: Audit) -> dict[str, float | None]:
    """Return the figures that are charted over time."""
    read = [page for page in audit.pages if page.error is None]
    means: dict[str, float | None] = {}
    for family in FAMILIES:
        scores = [score for page in read if (score := page.scores.get(family)) is not None]
        means[family] = round(fmean(scores), 1) if scores else None
    return {
        "pages": len(read),
        "errors": audit.site.errors,
        "problems": None if not_measured(audit.families) else _problems(read),
        "dead_links": sum(link.verdict == "dead" for link in audit.site.broken_links),
        "cannibalisation": len(audit.site.cannibalisation),
        "orphans": len(audit.site.orphans),
        **means,
    }


def _problems(pages: Sequence[PageAudit]) -> int:
    return sum(finding.level == "problem" for page in pages for finding in page.findings)
