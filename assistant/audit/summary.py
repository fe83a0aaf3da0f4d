"""The figures at the top of an audit."""

from collections.abc import Iterator
from statistics import median

from assistant.audit.measured import NOT_MEASURED, names_of, not_measured
from assistant.audit.types import Audit
from assistant.messages import N_, Message


def summary(audit: Audit, ui: str) -> Iterator[tuple[str, str]]:
    """Yield what each figure is called and the figure, both as a reader of `ui` reads them."""
    site = audit.site
    read = [page for page in audit.pages if page.error is None]
    words = [page.words for page in read if page.words is not None]
    found = {
        N_("Pages read"): len(read),
        N_("Pages unreadable"): site.errors,
        N_("Words on a page, median"): round(median(words)) if words else None,
        N_("Things to mend"): sum(f.level == "problem" for page in read for f in page.findings),
        N_("Phrases aimed at twice"): len(site.cannibalisation),
        N_("Groups of near duplicates"): len(site.near_duplicates),
        N_("Dead links"): sum(link.verdict == "dead" for link in site.broken_links),
        N_("Pages nothing links to"): len(site.orphans),
        N_("Links worth making"): len(site.link_opportunities),
    }
    for name, value in found.items():
        if value is not None:
            yield Message(name).render(ui), Message("{value}", {"value": value}).render(ui)
    left = ", ".join(names_of(not_measured(audit.families), ui))
    if left:
        yield Message(NOT_MEASURED).render(ui), left
