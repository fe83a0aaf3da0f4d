"""What one must have told as not needed: "customers with a current account", "no current account needed"."""

from collections.abc import Iterator

from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import alteration, cues, inside, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.negations import negations
from assistant.rewriting.guard.text import Read, Span

RESTRICTED = "condition.restricted"
STEM = 4  # letters words of one family share: "nageurs", "nager"
SAID = 4  # words at most that name what is not needed
NEEDED = frozenset({"state.required+", "condition.required"})


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what the rewrite says one need not have, and the source that those have whom it speaks of."""
    held = list(_held(source))
    yield from _able(source, rewrite)
    for span in _needless(rewrite) if held else ():
        said = rewrite.within(*span)
        place = next((p for p in held if all(set(rewrite.bridged(t)) & source.keys(*p) for t in said)), None)
        if place and 0 < len(said) <= SAID and not _needless_too(source, rewrite.keys(*span)):
            yield alteration("condition", (source, place), (rewrite, rewrite.clause(*span)))


def _able(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what the source keeps for those who can and the rewrite says one need not: "for confirmed swimmers"."""
    kept = [c for c in cues(source, "condition") if c.value == RESTRICTED and not source.bridge]
    for span in _needless(rewrite) if kept else ():
        stems = {t.key[:STEM] for t in rewrite.within(*span)[:SAID] if len(t.key) >= STEM}
        for cue in kept:
            place = cue.start, source.clause(cue.start, cue.end)[1]
            if any(t.key[:STEM] in stems for t in source.within(cue.end, place[1])[:1]):
                yield alteration("negation", (source, place), (rewrite, rewrite.clause(*span)))
                return


def _needless_too(source: Read, keys: frozenset[str]) -> bool:
    """Whether the source itself denies something of the thing: "you need no card to buy online"."""
    homes = (s for s in source.sentences if keys & source.keys(*s))
    return any(inside(negations(source), s) for s in homes)


def _held(side: Read) -> Iterator[Span]:
    """Yield where a text says what somebody has, not denied."""
    forms = compiled(rf"(?<!\w){either(words(side.language)['needless']['having'])}(?:(?<=['’])|(?!\w))")
    for match in forms.finditer(side.text):
        start, end = side.clause(match.start(), match.end())
        if not inside(negations(side), (start, match.start())):
            yield match.start(), end


def _needless(side: Read) -> Iterator[Span]:
    """Yield the words for what is told as not needed: between "no" and "needed", after "pas besoin de"."""
    needs = [c for c in side.facts if c.value in NEEDED]
    for denial in cues(side, "negation"):
        _, end = side.clause(denial.start, denial.end)
        if need := next(iter(inside(needs, (denial.end, end))), None):
            yield denial.end, need.start
    for cue in valued(side, "state.required-"):
        yield cue.end, side.clause(cue.start, cue.end)[1]
