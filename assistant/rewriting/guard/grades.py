"""Degrees of one thing: to restrict is not to ban, advised is not required, a finalist has not won."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.claims import alteration, cues, inside
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read

REACH, AFTER = 32, 6  # characters before and after a degree in which a negation denies it
DUTY, REQUIRED = "grade.duty+", frozenset({"state.required+", "condition.required"})
CLAUSE, SENTENCE = 1, 2  # words in common from which two clauses, two sentences tell the same thing


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield degrees that rose or fell while what they are said of stayed."""
    told, said = cues(source, "grade"), cues(rewrite, "grade")
    degrees, kept = {c.value for c in told}, {c.value for c in said}
    if any(c.value in REQUIRED for c in rewrite.facts):
        kept.add(DUTY)
    for cue in said:
        others = {group + ("-" if cue.value.endswith("+") else "+") for group in _groups(cue)} & degrees - kept
        if not others or _denied(rewrite, cue):
            continue
        if any(_same_claim(source, c, rewrite, cue) for c in told if c.value == cue.value):
            continue
        for weaker in (c for c in told if c.value in others and not _denied(source, c)):
            if _same_claim(source, weaker, rewrite, cue):
                yield alteration("scope", (source, (weaker.start, weaker.end)), (rewrite, (cue.start, cue.end)))
                break


def _groups(cue: Fact) -> set[str]:
    """Return the scales a degree stands on: what bans a thing may stand for what curbs it or advises against it."""
    group = cue.value[:-1]
    return set(BANS) if group in BANS else {group}


BANS = ("grade.curb", "grade.bar")


def _denied(side: Read, cue: Fact) -> bool:
    own = (cue.start, cue.end)  # "not recommended" holds its negation
    start, end = side.clause(*own)
    before = inside([n for n in cues(side, "negation") if n.start < own[0]], (max(start, own[0] - REACH), own[0]))
    after = inside([n for n in cues(side, "negation") if n.start >= own[1]], (own[1], min(end, own[1] + AFTER)))
    return bool(before or (after and side.language == "fr"))


def _same_claim(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    own = source.keys(told.start, told.end) | rewrite.keys(said.start, said.end)
    clauses = source.keys(*source.clause(told.start, told.end)) & rewrite.keys(*rewrite.clause(said.start, said.end))
    sentences = source.keys(*source.sentence(told.start)) & rewrite.keys(*rewrite.sentence(said.start))
    alone = not rewrite.keys(*rewrite.clause(said.start, said.end)) - own  # "We won!": about what the post is about
    return alone or len(clauses - own) >= CLAUSE or len(sentences - own) >= SENTENCE
