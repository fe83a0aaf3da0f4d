"""The other months of a year: "1 April to 30 September, … the rest of the year" is told as "October to March"."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.text import Read, Span

MONTHS = 12
ENDS = 2  # of a range
SHUT = frozenset({"state.open-"})
LAST_DAYS = frozenset({"*", "28", "29", "30", "31"})
FIRST_DAYS = frozenset({"*", "01"})


def rest_of_the_year(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a range of months is what a source leaves of the year beside its own, which both texts tell."""
    forms = words(source.language).get("calendar", {}).get("rest_of_year", {}).get("forms", ())
    said = _months(fact)
    rest = compiled(rf"(?<!\w){either(forms)}").search(source.text) if forms and said else None
    if rest is None or _shut(source, source.sentence(rest.start())) != _shut(rewrite, rewrite.sentence(fact.start)):
        return False
    kept = {_months(f) for f in rewrite.hard}
    told = [months for f in source.hard if (months := _months(f)) in kept and months]
    return any(said == (last % MONTHS + 1, (first - 2) % MONTHS + 1) for first, last in told)


def _shut(side: Read, span: Span) -> bool:
    """Whether a sentence says that something is closed, or denies."""
    return any(span[0] <= f.start < span[1] and (f.value in SHUT or f.kind == "negation") for f in side.facts)


def _months(fact: Fact) -> tuple[int, int] | None:
    """Return the first and the last month of a range of whole months; None where it is none."""
    if fact.kind != "range" or len(fact.parts) != ENDS or any(part.kind != "date" for part in fact.parts):
        return None
    first, last = (part.value.partition("/")[0].split("-") for part in fact.parts)
    whole = first[-1] in FIRST_DAYS and last[-1] in LAST_DAYS
    months = [end[1] for end in (first, last) if len(end) > 1 and end[1].isdigit()]
    return (int(months[0]), int(months[1])) if whole and len(months) == ENDS else None
