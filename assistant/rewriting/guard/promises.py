"""Promises to everybody that the source does not make: "for all", "no booking needed"."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import alteration, claim, cues, echo, inside, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.negations import denies
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.triggers import reach, triggers
from assistant.rewriting.guard.universals import thanked

ALWAYS = "unconditional.always"  # tells when, and so excuses no promise to everybody
NEAR = 6  # characters between a promise and the hours that limit it


def promised(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield "for everybody", "no booking needed" where the source says nothing of the kind."""
    told, limited = cues(source, "unconditional"), triggers(source)
    for cue in cues(rewrite, "unconditional"):
        if (
            any(c.value != ALWAYS or cue.value == ALWAYS for c in told)
            or _own_words(source, rewrite, cue)
            or _of_days(source, rewrite, cue)
        ):
            continue
        if _negated_in_source(source, rewrite, cue) or _twice_denied(rewrite, cue) or _stated(source, rewrite, cue):
            continue
        sentence = rewrite.sentence(cue.start)
        if inside(valued(rewrite, "condition.exclusion"), sentence):
            continue  # "all year, August apart"
        held = echo(claim(rewrite, sentence), source)
        if not limited and _public(source):
            continue  # "the meeting is public" is open to all
        if thanked(rewrite, cue) and not rewrite.within(cue.end, sentence[1]):
            continue  # "a lovely day to you all"
        near = [f for f in rewrite.hard if f.kind == "range" and 0 <= f.start - cue.end <= NEAR]
        lifts = set(cue.text.lower().split()) & set(words(rewrite.language)["denial"]["without"])
        if near and not (lifts and "," in rewrite.text[cue.end : near[0].start]):
            continue  # "any time between 10 and 4"
        limits = inside(limited, held.span) if held else limited
        if limits:
            last = limits[-1]
            place = limits[0].start, max(reach(source, last)[1], last.end)
            yield alteration("condition", (source, place), (rewrite, around(rewrite, cue)))
        elif not _nothing_asked(source):
            yield alteration("condition", None, (rewrite, around(rewrite, cue)))


def _public(side: Read) -> bool:
    """Whether a text says that what it tells of is public."""
    forms = words(side.language).get("public", {}).get("forms", ())
    return bool(forms) and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(side.text))


def _of_days(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether "7 days out of 7" tells the days the source tells in other words."""
    days = [f for f in rewrite.hard if f.start <= cue.start < f.end and (f.kind == "weekday" or f.unit == "weekday")]
    return any(f.value == day.value for day in days for f in source.hard)


def _nothing_asked(side: Read) -> bool:
    """Whether a text says that something is not needed: "no referral is needed" lets one "just turn up"."""
    denials = cues(side, "negation")
    needs = [c for c in side.facts if c.value in ("state.required+", "condition.required")]
    needless = valued(side, "state.required-")
    return bool(needless) or any(inside(denials, (side.clause(c.start, c.end)[0], c.start)) for c in needs)


def _stated(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether what a promise tells is a state of the source: "even with no experience" for "beginners welcome"."""
    said = inside(cues(rewrite, "state"), (cue.start, rewrite.clause(cue.start, cue.end)[1]))
    return cue.value == "unconditional.even" and bool(
        {c.value for c in said} & {c.value for c in cues(source, "state")}
    )


def _own_words(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether a promise is told in the word of a source that sets no condition: "drop in", "drop-in sessions"."""
    told = rewrite.within(cue.start, cue.end)
    known = any(set(rewrite.bridged(token)) & source.all_keys for token in (*told[:1], *told[-1:]))
    return known and not denies(cue, rewrite.language) and not triggers(source)


def _negated_in_source(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether the source denies or does without the same thing in other words."""
    words = rewrite.keys(cue.start, cue.end)
    for token in source.tokens:
        if set(source.bridged(token)) & words:
            span = source.sentence(token.start)
            if inside([c for c in source.facts if c.kind == "negation" or c.value == "state.required-"], span):
                return True
    return False


def _twice_denied(side: Read, cue: Fact) -> bool:
    """Whether the words before deny what lifts the condition: "no visit without an appointment"."""
    start, _ = side.clause(cue.start, cue.end)
    return bool(inside(cues(side, "negation"), (start, cue.start)))


def around(side: Read, cue: Fact) -> Span:
    """Return the clause of a cue."""
    start, end = side.clause(cue.start, cue.end)
    return start, max(end, cue.end)
