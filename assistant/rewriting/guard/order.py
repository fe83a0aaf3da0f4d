"""Time and cause: done is not to come, planned is not live, and after is not because."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import words
from assistant.rewriting.guard.claims import about, alteration, claim, cues, echo, echoes, inside, phrase, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import is_year
from assistant.rewriting.guard.verbs import Verb, verbs

TOLD = 2  # words by which a claim is found again


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield claims moved in time, plans told as done, sequences told as causes."""
    yield from _moved(source, rewrite)
    yield from _planned(source, rewrite)
    yield from _caused(source, rewrite)


def _moved(source: Read, rewrite: Read) -> Iterator[Alteration]:
    told, said = verbs(source.text, source.language), verbs(rewrite.text, rewrite.language)
    for verb in said:
        same = [v for v in told if v.stem == verb.stem]
        if not same or any(v.tense in (verb.tense, "open") for v in same):
            continue
        other = same[0]
        if (other.tense, verb.tense) == ("to_be", "being") and _dated(source, other) and not _dated(rewrite, verb):
            yield alteration("tense", (source, (other.start, other.end)), (rewrite, _with(rewrite, verb)))
        undone = (other.tense, verb.tense) == ("done", "to_be")
        if undone or {other.tense, verb.tense} == {"past", "future"} or _settled(source, other, verb):
            yield alteration("tense", (source, (other.start, other.end)), (rewrite, _with(rewrite, verb)))


def _with(side: Read, verb: Verb) -> Span:
    """Return the verb with two words after it."""
    _, end = side.clause(verb.start, verb.end)
    tokens = side.within(verb.end, end)[:2]
    return verb.start, tokens[-1].end if tokens else verb.end


def _settled(source: Read, told: Verb, said: Verb) -> bool:
    """Whether what is to be, or starts on a day to come, is told as done."""
    to_come = told.tense == "to_be" or (told.tense == "scheduled" and _dated(source, told))
    return to_come and said.tense == "done"


def _dated(side: Read, verb: Verb) -> bool:
    """Whether the sentence of a verb says when."""
    start, end = side.sentence(verb.start)
    years = [f for f in side.facts if is_year(f)]
    return any(
        start <= f.start < end for f in (*years, *(f for f in side.facts if f.kind in ("date", "range", "weekday")))
    )


def _planned(source: Read, rewrite: Read) -> Iterator[Alteration]:
    for told, said in (("tense.plan", "tense.live"), ("tense.moved", "tense.held")):
        yield from _come_true(source, rewrite, told, said)


def _come_true(source: Read, rewrite: Read, told: str, said: str) -> Iterator[Alteration]:
    """Yield what one text tells as to come and the other as there or done, by the values of their cues."""
    for cue in valued(source, told):
        start, _ = source.clause(cue.start, cue.end)
        held = echo(claim(source, (start, cue.start)) or about(source, cue), rewrite)
        if held is None or inside(
            [*valued(rewrite, "tense.plan"), *valued(rewrite, "tense.future"), *cues(rewrite, "modality")], held.span
        ):
            continue
        live = inside(valued(rewrite, said), held.span)
        if live:
            yield alteration("tense", (source, (start, cue.end)), (rewrite, phrase(rewrite, live[0], 6)))


def _caused(source: Read, rewrite: Read) -> Iterator[Alteration]:
    known = cues(source, "cause")
    for cue in cues(rewrite, "cause"):
        if any(rewrite.keys(cue.start, cue.end) & source.keys(c.start, c.end) for c in known):
            continue
        if _by(source, rewrite, cue):
            continue
        if not known and (place := _told_apart(source, rewrite, cue)):
            yield alteration("cause", (source, place), (rewrite, rewrite.clause(cue.start, cue.end)))
            continue
        held = [e.span for e in echoes(claim(rewrite, rewrite.sentence(cue.start)), source)]
        sequence = [c for span in held for c in inside(cues(source, "sequence"), span)]
        if sequence and not any(inside(known, span) for span in held):
            yield alteration(
                "cause", (source, phrase(source, sequence[0], 4)), (rewrite, rewrite.clause(cue.start, cue.end))
            )


def _by(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether the reason is who does it in a sentence of the source: "found a home thanks to the fridge"."""
    named_after = cue.text.split()[0].lower() in words(rewrite.language)["reasons"]["forms"]
    reason = rewrite.keys(cue.end, rewrite.clause(cue.start, cue.end)[1]) if named_after else frozenset()
    effect = rewrite.keys(rewrite.sentence(cue.start)[0], cue.start)
    for span in source.sentences if reason else ():
        subject = source.within(*span)[: len(reason)]
        named = subject and all(set(source.bridged(token)) & reason for token in subject[:TOLD])
        done = source.clause(subject[0].start, subject[-1].end)[1] if subject else 0
        if named and len(effect & source.keys(subject[-1].end, done)) >= TOLD:
            return True
    return False


def _told_apart(source: Read, rewrite: Read, cue: Fact) -> Span | None:
    """Return where the source tells, in a sentence of its own, what the rewrite gives as the reason of another."""
    start, end = rewrite.sentence(cue.start)
    reasons = words(rewrite.language)["reasons"]["forms"]
    if cue.text.split()[0].lower() not in reasons or not rewrite.within(start, cue.start):
        return None
    reason, effect = rewrite.keys(cue.end, end), rewrite.keys(start, cue.start)
    for span in source.sentences:
        here = source.keys(*span)
        homes = [s for s in source.sentences if s != span and len(effect & source.keys(*s)) >= TOLD]
        if len(reason & here) * 2 > len(reason) and not effect & here and homes and homes[0] < span:
            return span
    return None
