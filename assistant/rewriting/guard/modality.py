"""Certainty: what the source holds for possible, expected or hoped for must not be told as settled."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.answers import is_question
from assistant.rewriting.guard.claims import (
    Echo,
    about,
    alteration,
    claim,
    cues,
    echo,
    echoes,
    inside,
    phrase,
    shared_clause,
    valued,
)
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves, same
from assistant.rewriting.guard.verbs import verbs

ANCHORS = frozenset({"date", "time", "price", "percentage", "quantity", "number", "range"})
SURE = 3  # words a sentence and its translation share from which they tell the same
TRIGGERS = ("modality.possible", "modality.expected", "modality.hope")
RUNNING = "modality.running"  # a hedge of who wins, none of who runs: "weighs a bid", "is a candidate"
ABLE = "able"  # the tense of what somebody may do
AWAITED = "modality.awaited"  # a day told as awaited may be told plainly, not with "will"
NAMED = 3  # words that name what is planned
DENIED = 12  # characters before a hope in which it is denied: "did not wish to comment"


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield each uncertain claim told again with no mark of uncertainty."""
    every = [*cues(rewrite, "modality")]
    terms = valued(rewrite, "condition.approval")
    known = valued(source, "condition.approval")
    if not known:
        every += terms
    yield from _able(source, rewrite)
    for cue in cues(source, "modality"):
        if cue.value == AWAITED:
            yield from _same_value(source, cue, rewrite, every)
        if cue.value not in TRIGGERS or _no_hope(source, cue) or _permits(source, cue):
            continue
        own = source.keys(cue.start, cue.end)
        if own and any(own & rewrite.keys(h.start, h.end) for h in every):
            continue
        around = about(source, cue)
        marks = every + terms if inside(known, (cue.start, cue.end)) else every  # "subject to": "provided"
        hedges = [h for h in marks if h.value != RUNNING or not any(w & rewrite.keys(h.start, h.end) for w in around)]
        told = [e for e in echoes(around, rewrite) if e.count >= min(2, len(around))]
        told = [e for e in told if not _other_value(source, cue, rewrite, e.span) and _of_that(source, cue, e)]
        if not told:
            found = list(_settled(source, cue, rewrite, hedges)) or list(_same_value(source, cue, rewrite, hedges))
            yield from found
            continue
        if any(inside(hedges, e.span) or is_question(rewrite, e.span) for e in told):
            continue
        place = shared_clause(rewrite, told[0].span, told[0].shared)
        yield alteration("modality", (source, phrase(source, cue)), (rewrite, place))


def _of_that(source: Read, cue: Fact, held: Echo) -> bool:
    """Whether a sentence tells what a noun makes uncertain: a meeting on a proposed bridge is sure, the bridge not."""
    noun = cue.text.casefold().startswith(tuple(words(source.language)["modal_nouns"]["forms"]))
    thing = source.within(cue.end, source.clause(cue.start, cue.end)[1])[:NAMED] if noun else ()
    return not thing or any(set(source.bridged(token)) & held.shared for token in thing)


def _able(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what somebody may do told as what they will do: "peut faire appel", "fera appel"."""
    told = [v for v in verbs(source.text, source.language) if v.tense == ABLE]
    said = verbs(rewrite.text, rewrite.language) if told and not source.bridge else []
    kept = {v.stem for v in said if v.tense == ABLE}
    for able in told:
        sure = [v for v in said if v.stem == able.stem and v.tense == "future"]
        known = source.keys(able.end, source.clause(able.start, able.end)[1])
        again = [v for v in sure if known & rewrite.keys(v.end, rewrite.clause(v.start, v.end)[1])]
        if again and able.stem not in kept:
            mine = able.start, source.clause(able.start, able.end)[1]
            theirs = again[0].start, rewrite.clause(again[0].start, again[0].end)[1]
            yield alteration("modality", (source, mine), (rewrite, theirs))


def _permits(side: Read, cue: Fact) -> bool:
    """Whether "may" lets people do a thing, and leaves nothing uncertain: "passengers may take the 7.58"."""
    data = words(side.language).get("permission")
    if not data or cue.text.casefold() not in data["forms"]:
        return False
    start, end = side.clause(cue.start, cue.end)
    people = compiled(rf"(?<!\w){either(data['people'])}[^\S\n]+$").search(side.text[start : cue.start])
    return bool(people) and bool(compiled(rf"[^\S\n]+{either(data['acts'])}(?!\w)").match(side.text, cue.end, end))


def _no_hope(side: Read, cue: Fact) -> bool:
    """Whether a hope is denied: it leaves nothing uncertain."""
    near = max(side.clause(cue.start, cue.end)[0], cue.start - DENIED), cue.start
    asked = is_question(side, side.sentence(cue.start))  # "Want to climb the tower? Book first."
    return cue.value == "modality.hope" and (asked or bool(inside(cues(side, "negation"), near)))


def _same_value(source: Read, cue: Fact, rewrite: Read, hedges: list[Fact]) -> Iterator[Alteration]:
    """Yield an uncertain claim told as settled in other words of the same value: "should be complete by 6pm"."""
    start, end = source.clause(cue.start, cue.end)
    known = source.keys(*source.sentence(cue.start))
    for told in (f for f in source.hard if start <= f.start < end and f.kind in ANCHORS and not f.weak):
        for said in (f for f in rewrite.hard if same(told, f)):
            span = rewrite.sentence(said.start)
            alone = sum(same(other, told) for other in source.hard) == 1
            shared = known & (rewrite.keys(*span) - rewrite.keys(said.start, said.end))
            if inside(hedges, span) or is_question(rewrite, span) or not (shared or alone):
                continue
            settled = inside(valued(rewrite, "tense.future"), span)
            if settled or (cue.value in (AWAITED, TRIGGERS[1]) and _done(rewrite, span)):
                place = rewrite.clause(said.start, said.end)
                yield alteration("modality", (source, phrase(source, cue)), (rewrite, place))
                return


def _other_value(source: Read, cue: Fact, rewrite: Read, span: Span) -> bool:
    """Whether a sentence tells other values of the kind the uncertain claim is about: "we hope to reach 5 tonnes"."""
    end = source.clause(cue.start, cue.end)[1]
    told = [f for f in leaves(source.hard) if cue.end <= f.start < end and f.kind in ANCHORS and not f.weak]
    said = [f for f in leaves(rewrite.hard) if span[0] <= f.start < span[1]]
    alike = [f for f in said if any(f.kind == t.kind and f.unit == t.unit for t in told)]
    return bool(alike) and not any(same(t, f) for t in told for f in said)


def _done(side: Read, span: Span) -> bool:
    """Whether a sentence tells something as done."""
    return any(v.tense == "done" and span[0] <= v.start < span[1] for v in verbs(side.text, side.language))


def _settled(source: Read, cue: Fact, rewrite: Read, hedges: list[Fact]) -> Iterator[Alteration]:
    """Yield the translation of an uncertain sentence told with "will", though the verb's own words are not known."""
    if not source.bridge:
        return
    held = echo(claim(source, source.sentence(cue.start)), rewrite)
    future = inside(valued(rewrite, "tense.future"), held.span) if held and held.count >= SURE else []
    if held and future and not inside(hedges, held.span):
        yield alteration("modality", (source, phrase(source, cue)), (rewrite, phrase(rewrite, future[0])))
