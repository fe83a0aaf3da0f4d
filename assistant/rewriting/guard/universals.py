"""All and everybody: "new customers" is not "all customers", "families in need" is not "every family"."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import alteration, claim, cues, echo, inside, phrase, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.limits import limit_spans
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves, same

GIVEN = frozenset({"state.included+", "state.available+"})
AFTER, BEFORE = 4, 1  # content words beside a noun that may limit it
REACH = 13  # characters of small words between the two


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what the rewrite tells of all, and the source of those it says which."""
    wide = [*valued(source, "scope.all"), *cues(source, "unconditional")]
    for cue in valued(rewrite, "scope.all"):
        if cue.text.split()[0].lower() not in words(rewrite.language)["wholes"]["every"] or thanked(rewrite, cue):
            continue
        if _heads_a_link(rewrite, cue):
            continue
        if place := _lost_kind_of_day(source, rewrite, cue):
            yield alteration("condition", (source, place), (rewrite, phrase(rewrite, cue, 2)))
            continue
        noun = _noun(rewrite, cue, source)
        ranked = noun is not None and bool(set(rewrite.bridged(noun)) & _ranked_days(source))
        if noun is None or (not ranked and _limited(rewrite, noun, rewrite.sentence(cue.start)[1])):
            continue
        place = _first_limits(source, rewrite, noun, cue, wide)
        if place:
            yield alteration("scope", (source, place), (rewrite, phrase(rewrite, cue, 2)))


def _lost_kind_of_day(source: Read, rewrite: Read, cue: Fact) -> Span | None:
    """Return where the source says on which Fridays, for "every Friday": "on clear Friday nights"."""
    said = next((f for f in rewrite.hard if f.kind == "weekday" and 0 <= f.start - cue.end <= 1), None)
    before = words(source.language)["wholes"].get("kind_before", False)
    for told in source.hard if said and before else ():
        if said is None or told.kind != "weekday" or told.value != said.value:
            continue
        start, _ = source.clause(told.start, told.end)
        kind = next(iter(source.within(start, told.start)[-1:]), None)
        near = kind and told.start - kind.end == 1 and kind.text.islower() and not kind.text.isdigit()
        if kind and near and not set(source.bridged(kind)) & rewrite.all_keys:
            return kind.start, told.end
    return None


def _first_limits(source: Read, rewrite: Read, noun: Token, cue: Fact, wide: list[Fact]) -> Span | None:
    """Return where a sentence of the source limits the noun, the one that tells the same claim first."""
    held = echo(claim(rewrite, rewrite.sentence(cue.start)), source)
    keys = set(rewrite.bridged(noun))
    spans = [held.span] if held else []
    if cue.text.split()[0].lower() in words(rewrite.language)["wholes"]["plural"]:
        spans += [s for s in source.sentences if keys & source.keys(*s) and s not in spans]
    if not spans or any(inside(wide, span) for span in spans):
        return None
    return next((place for span in spans if (place := _limits(source, rewrite, noun, span))), None)


def _ranked_days(side: Read) -> frozenset[str]:
    """Return the keys of the days told by their rank in the month: "the first Saturday"."""
    ranks = [f for f in side.hard if f.unit == "ordinal"]
    days = [f for f in side.hard if f.kind == "weekday" and any(0 <= f.start - r.end <= 1 for r in ranks)]
    return frozenset(k for f in days for k in side.keys(f.start, f.end))


def _noun(side: Read, cue: Fact, source: Read) -> Token | None:
    _, end = side.clause(cue.start, cue.end)
    found = next(iter(side.within(cue.end, max(end, cue.end))), None)
    told = [c for c in cues(side, "state") if found and c.start == found.start]
    days = [f for f in side.hard if found and f.start <= found.start < f.end and f.kind != "name"]
    if days and found and any(set(side.bridged(found)) & _ranked_days(source) for _ in days):
        return found  # "every Saturday" for "the first and third Saturday"
    return None if told or days else found  # "all included", "every Tuesday"


def thanked(side: Read, cue: Fact) -> bool:
    """Return whether the sentence thanks or greets: "thank you to all the volunteers" counts nobody."""
    start, _ = side.sentence(cue.start)
    thanks = words(side.language)["wholes"]["thanks"]
    return bool(compiled(rf"(?<!\w){either(thanks)}(?!s(?!\w))").search(side.text, start, cue.start))


def _heads_a_link(side: Read, cue: Fact) -> bool:
    """Whether it only names what a link leads to: "All the changes: https://…"."""
    noun = next(iter(side.within(cue.end, side.sentence(cue.start)[1])), None)
    return noun is not None and any(
        f.kind == "link" and side.text[noun.end : f.start].strip() == ":" for f in side.hard if f.start > noun.end
    )


def _limited(side: Read, noun: Token, end: int) -> bool:
    """Whether the rewrite limits the noun itself: "all customers who…"."""
    follows = side.text[noun.end : min(end, noun.end + 12)].split()[:1]
    return bool(follows) and follows[0].strip(",.!?").lower() in words(side.language)["wholes"]["limiting"]


def _limits(source: Read, rewrite: Read, noun: Token, span: Span) -> Span | None:
    """Return where the source says which ones: words beside the noun that the rewrite no longer holds."""
    keys = set(rewrite.bridged(noun))
    told = [(c.start, c.end) for c in cues(source, "state") if c.value in GIVEN]
    free = (*limit_spans(source), *told)  # words that limit no noun: "groups never exceed 15", "materials included"
    for token in source.within(*span):
        if not keys & set(source.bridged(token)):
            continue
        start, end = source.clause(token.start, token.end)
        if _per_one(source, token):
            return None  # "un euro par exemplaire" is told of each
        figures = [f for f in source.hard if f.number is not None and f.unit != "ordinal"]
        near = (*source.within(start, token.start)[-BEFORE:], *source.within(token.end, end)[:AFTER])
        aged = [f for f in figures if f.bounds and 0 < f.start - token.end <= REACH + REACH and f.unit == "months"]
        if aged and not any(same(aged[0], f) for f in leaves(rewrite.hard)):
            return token.start, aged[0].end  # "the members of over ten years"
        beside = [t for t in near if not set(source.bridged(t)) & rewrite.all_keys and _beside(source, token, t)]
        entire = words(source.language)["wholes"]["entire"]  # "le cycle complet" is all of it
        if any(t.text.casefold() in entire and _beside(source, token, t) for t in near):
            continue
        beside = [t for t in beside if not any(a <= t.start < b for a, b in free)]
        beside = [t for t in beside if not inside(figures, (t.start, t.end)) and not _in_figure(figures, t)]
        if beside and beside[0] in near[: BEFORE + 1]:
            return min(token.start, beside[0].start), max(end, token.end)
    return None


def _per_one(side: Read, noun: Token) -> bool:
    """Whether a word before a noun tells of each one: "per copy"."""
    lead = either(words(side.language)["wholes"]["per_one"])
    return bool(compiled(rf"(?<!\w){lead}[^\S\n]+$").search(side.text[max(noun.start - REACH, 0) : noun.start]))


def _in_figure(figures: list[Fact], token: Token) -> bool:
    """Whether a word is part of a value: a number limits nothing that "all" would widen."""
    return any(f.start <= token.start < f.end for f in figures)


def _beside(side: Read, noun: Token, other: Token) -> bool:
    """Whether only spaces and small words stand between the noun and a word."""
    between = side.text[noun.end : other.start] if other.start > noun.start else side.text[other.end : noun.start]
    if other.start < noun.start and between.strip():  # "20 % off the bikes" does not tell which bikes
        of = compiled(rf"[^\S\n]*{either(words(side.language)['wholes']['share_of'])}[^\S\n]*")
        return bool(of.fullmatch(between))
    return len(between) <= REACH and not any(mark in between for mark in ",;:.!?()")
