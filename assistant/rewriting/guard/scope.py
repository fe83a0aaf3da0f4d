"""How many: "some" is not all, and "3,100 of the 3,400" is not "all 3,400"."""

from collections.abc import Iterator
from fractions import Fraction

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import alteration, claim, cues, echo, inside, phrase, shared_clause, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.matching import Matched
from assistant.rewriting.guard.text import Read

NEAR = 24
NEARLY, SEVERAL = 0.6, 3  # share and number of the words of a claim from which it is told again
HALF = Fraction(1, 2)
MOST = Fraction(2, 3)  # a share up to which "nearly all" is more


def compare(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield parts told as wholes."""
    yield from _whole(source, rewrite, matched)
    yield from _no_longer_only(source, rewrite)
    some = [*valued(rewrite, "scope.some"), *valued(rewrite, "scope.few")]
    most = compiled(rf"(?:\p{{L}}+ )?{either(words(source.language).get('majority', {}).get('forms', ()))}(?: of)?")
    shares = [f for f in rewrite.facts if f.unit == "ratio" and f.number and f.number < 1]
    for cue in valued(source, "scope.some"):
        _, end = source.clause(cue.start, cue.end)
        after = source.within(cue.end, max(end, cue.end))[:2]
        if not after:
            continue
        keys = frozenset(k for t in after for k in source.bridged(t))
        homes = [s for s in rewrite.sentences if keys & rewrite.keys(*s)]
        again = any(source.keys(cue.start, cue.end) & rewrite.keys(c.start, c.end) for c in some)
        if most.fullmatch(cue.text.strip()) and any(inside(shares, s) for s in homes):
            continue  # "over half" for "a majority"
        if homes and _one_alone(source, cue, rewrite, homes[0]):
            continue
        if homes and not again and not any(inside(some, s) for s in homes) and _claim(source, rewrite, cue, homes[0]):
            yield alteration(
                "scope", (source, phrase(source, cue, 2)), (rewrite, shared_clause(rewrite, homes[0], keys))
            )


def _one_alone(source: Read, cue: Fact, rewrite: Read, home: tuple[int, int]) -> bool:
    """Whether what is denied of several is told of one alone: "not shared by several people", "for one person only"."""
    start, _ = source.clause(cue.start, cue.end)
    single = inside(valued(rewrite, "scope.only"), home)
    return bool(single) and bool(inside(cues(source, "negation"), (start, cue.start)))


def _claim(source: Read, rewrite: Read, cue: Fact, home: tuple[int, int]) -> bool:
    shared = source.keys(*source.sentence(cue.start)) & rewrite.keys(*home)
    return len(shared) >= 2 or any(key.isdigit() for key in shared)


def _whole(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield "all 3,400" where the source says how many of the 3,400."""
    wholes = valued(rewrite, "scope.all")
    yield from _all_told(source, rewrite, matched, wholes)
    yield from _share_gone(source, rewrite, matched)
    yield from _part_gone(source, rewrite, matched)
    for part in matched.missing:
        if part.kind != "number":
            continue
        for told, said in matched.pairs:
            if told.kind == "number" and 0 < told.start - part.end <= NEAR and (part.number or 0) < (told.number or 0):
                near = [c for c in wholes if 0 <= said.start - c.end <= 3]
                span = part.start, phrase(source, told, 1)[1]
                if not near and _definite(rewrite, said):
                    yield alteration("number", (source, span), (rewrite, (said.start, phrase(rewrite, said, 1)[1])))
                elif near:
                    yield alteration("number", (source, span), (rewrite, (near[0].start, phrase(rewrite, said, 1)[1])))


def _definite(side: Read, fact: Fact) -> bool:
    """Whether a number tells all there are: "les 19 plages"."""
    before = compiled(rf"(?<!\w){either(words(side.language)['wholes']['before'])}[^\S\n]+$")
    return bool(before.search(side.text[max(fact.start - NEAR, 0) : fact.start]))


def _all_told(source: Read, rewrite: Read, matched: Matched, wholes: list[Fact]) -> Iterator[Alteration]:
    """Yield "all" in a sentence whose claim the source makes of a number that is gone: "of which 12"."""
    wide = bool(valued(source, "scope.all"))
    for part in matched.missing:
        counted = not wide and part.kind in ("number", "percentage") and part.unit in (None, "ratio")
        if not counted and not _of_which(source, part):
            continue
        told = echo(
            claim(source, source.segment(part.start, part.end), without=source.keys(part.start, part.end)), rewrite
        )
        low = part.unit == "ratio" and part.number is not None and part.number <= MOST
        widest = [*wholes, *valued(rewrite, "scope.some_nearly")] if low else wholes
        if low and part.number is not None and part.number < HALF:
            widest = [*widest, *valued(rewrite, "scope.some_most")]
        near = inside(widest, told.span) if told and told.count else []
        if near:
            place = rewrite.segment(near[0].start, near[0].end)
            yield alteration("scope", (source, source.segment(part.start, part.end)), (rewrite, place))


def _of_which(side: Read, part: Fact) -> bool:
    """Whether a sum is told as a part of another: "5 €, dont 3 € reversés"."""
    forms = compiled(rf"(?<!\w){either(words(side.language)['wholes']['of_which'])}[^\S\n]+$")
    return part.kind == "price" and bool(forms.search(side.text[max(part.start - NEAR, 0) : part.start]))


def _share_gone(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield the whole told where the source tells "half of" it, in nearly its own words."""
    shared = {f.number for f in rewrite.hard if f.unit == "ratio"}
    of = compiled(rf"[^\S\n]+{either(words(source.language)['wholes']['share_of'])}")
    for part in matched.missing:
        if part.unit != "ratio" or part.number is None or part.number >= 1 or shared or "%" in part.text:
            continue
        if not of.match(source.text, part.end):
            continue
        words_of = claim(source, source.segment(part.start, part.end), without=source.keys(part.start, part.end))
        told = echo(words_of, rewrite)
        sure = told is not None and told.share >= NEARLY and told.count >= SEVERAL
        if told and sure and not inside(valued(rewrite, "scope.some"), told.span):
            place = shared_clause(rewrite, told.span, told.shared)
            yield alteration("scope", (source, (part.start, phrase(source, part, 2)[1])), (rewrite, place))


def _part_gone(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield the whole told where the source tells "three of the eight" of it, both numbers gone."""
    of = compiled(rf"[^\S\n]+{either(words(source.language)['wholes']['part_of'])}[^\S\n]*$")
    lost = [f for f in matched.missing if f.kind == "number" and f.number]
    for part, whole in ((a, b) for a in lost for b in lost if 0 < b.start - a.end <= NEAR):
        if (part.number or 0) >= (whole.number or 0) or not of.match(source.text[part.end : whole.start]):
            continue
        counted = source.keys(whole.end, phrase(source, whole, 1)[1])
        without = source.keys(part.start, whole.end)
        told = echo(claim(source, source.segment(part.start, whole.end), without=without), rewrite)
        sure = told is not None and told.share >= HALF and told.count >= SEVERAL and bool(counted & told.shared)
        if told and sure and not inside(valued(rewrite, "scope.some"), told.span):
            place = shared_clause(rewrite, told.span, told.shared)
            yield alteration("scope", (source, (part.start, phrase(source, whole, 1)[1])), (rewrite, place))
            return


def _no_longer_only(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield "the whole building" where the source says "only the ground floor"."""
    if valued(source, "scope.all"):
        return
    limits = valued(rewrite, "scope.only")
    for cue in valued(source, "scope.only"):
        told = echo(claim(source, source.sentence(cue.start)), rewrite)
        wholes = inside(valued(rewrite, "scope.all"), told.span) if told and not inside(limits, told.span) else []
        if wholes:
            yield alteration("scope", (source, phrase(source, cue, 2)), (rewrite, phrase(rewrite, wholes[0], 2)))
