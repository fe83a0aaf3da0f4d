"""What is said of a name both texts tell: the Friends of the living word are not the Friends of the living song."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.phrases import complements
from assistant.rewriting.guard.text import Read, Span

STEM = 4  # letters forms of one word share


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield names whose complement came in the place of another of which the rewrite holds nothing."""
    if source.language != rewrite.language:
        return
    told = {fold(f.text): (f, span) for f, span in _completed(source)}
    for fact, span in _completed(rewrite):
        name, place = told.get(fold(fact.text), (None, None))
        if name is None or place is None:
            continue
        if _unknown(rewrite, span, source) and _unknown(source, place, rewrite):
            mine, theirs = (name.start, place[1]), (fact.start, span[1])
            yield Alteration(source.show(*mine), rewrite.show(*theirs), "name", mine, theirs)


def _completed(side: Read) -> Iterator[tuple[Fact, Span]]:
    """Yield each name that a complement follows, with the place of that complement."""
    for fact in side.facts:
        found = complements(side.language).match(side.text, fact.end) if fact.kind == "name" else None
        if found:
            yield fact, found.span()


def _unknown(side: Read, span: Span, other: Read) -> bool:
    """Whether the other text holds no form of the first word of a complement."""
    first = next(iter(side.within(*span)[:1]), None)
    if first is None or not first.text.islower() or first.key in other.all_keys:
        return False
    return not any(form.startswith(fold(first.text)[:STEM]) for form in other.forms)
