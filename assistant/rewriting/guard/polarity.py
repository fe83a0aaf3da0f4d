"""Yes and no: a state and its opposite ("open", "closed"), and words denied on one side only."""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.amount import bounds_around
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import Token, keyed
from assistant.rewriting.facts.words import Pattern, compiled, either, toml, words
from assistant.rewriting.guard.claims import alteration, cues, inside, phrase
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.limits import limit_spans, other_side
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import same

REACH = 32  # characters before a state in which a negation denies it
STEM = 3  # letters that forms of one verb share
HEADING = 8  # words of a heading before a colon at most
SAME = 2  # words beside the denied one that two sentences share where they tell of the same thing
DENIED = 3  # words after a negation that it surely denies


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield claims the rewrite turned into their opposite."""
    found = list(_states(source, rewrite))
    yield from found
    yield from _admitted(source, rewrite)
    seen = {a.rewrite_span for a in found}
    for item in (*_denied(rewrite, source, swap=True), *_denied(source, rewrite, swap=False)):
        if item.rewrite_span not in seen:
            seen.add(item.rewrite_span)
            yield item


@lru_cache(maxsize=8)
def negations(side: Read) -> list[Fact]:
    """Return the negations of a text, those inside set phrases left out."""
    denials = [
        c
        for c in side.facts
        if c.kind == "negation" or (not c.is_hard and c.kind != "neutral" and _denies(c, side.language))
    ]
    found = [c for c in denials if not _in_name(side, c) and not _restricts(side, c)]
    limits = limit_spans(side) if found else ()  # "no later than 30 June" denies nothing
    found = [c for c in found if not any(start <= c.start < end for start, end in limits)]
    return list({c.start: c for c in reversed(found)}.values())[::-1]


def _restricts(side: Read, cue: Fact) -> bool:
    """Whether a first half has no second but "que": "ne prend que les espèces" denies nothing of them."""
    if cue.text.strip().lower() not in _PAIRS:
        return False
    _, end = side.clause(cue.start, cue.end)
    halves = words(side.language)["restriction"]
    after = side.text[cue.end : end].lower().replace("’", "'").replace("qu'", "que ").split()
    if any(form in " ".join(after) for form in halves["no_more_than"]):
        return True
    return any(w in halves["only"] for w in after) and not any(w in halves["denies"] for w in after)


def _in_name(side: Read, cue: Fact) -> bool:
    """Whether a negation with a capital within its sentence is part of a name: "Un Pas pour Lou"."""
    before = side.text[: cue.start].rstrip()[-1:]
    return cue.text[0].isupper() and not cue.text.isupper() and before.isalpha()


def _denies(cue: Fact, language: str) -> bool:
    """Whether a cue begins with a negation of its own: "sans réserver", "no booking needed"."""
    first = cue.text.split()[0].lower()
    return first in toml(f"{language}/facts_cues.toml").get("negation", {}).get("not", ())


def _halved(cue: Fact, language: str) -> bool:
    """Whether a state holds the second half of a negation: "n'y a plus de places"."""
    return cue.text.split()[0].lower() in words(language)["restriction"]["denies"]


def _sign(side: Read, cue: Fact) -> bool:
    """Return whether the state holds: its own sign, turned by a negation before it in its clause."""
    if cue.value[:-1] in ADVERBIAL:
        return cue.value.endswith("+")
    start, end = side.clause(cue.start, cue.end)
    low = max(start, cue.start - REACH)
    # "ne sont pas admis": the "ne" belongs to the "pas" of the state itself
    own = _denies(cue, side.language) or _halved(cue, side.language)
    before = [n for n in inside(negations(side), (low, cue.start)) if not (own and n.text.lower() in _PAIRS)]
    before = [n for n in before if not _lacks_other(side, n, cue)]
    follows = inside(negations(side), (cue.end, min(end, cue.end + 6))) if side.language == "fr" else []
    after = [n for n in follows if n.kind == "negation" and n.text.lower() not in _PAIRS]
    positive = cue.value.endswith("+")
    return positive ^ bool(before or (after and not before))


def _lacks_other(side: Read, denial: Fact, cue: Fact) -> bool:
    """Whether "without" denies the noun after it, and not the state: "photos without flash are allowed"."""
    without = words(side.language)["denial"]["without"]
    return denial.text.lower() in without and bool(side.within(denial.end, cue.start))


def _context(side: Read, cue: Fact) -> frozenset[str]:
    inner = side.keys(cue.start, cue.end)
    return side.keys(*side.sentence(cue.start)) - inner


def _states(source: Read, rewrite: Read) -> Iterator[Alteration]:
    told, said = cues(source, "state"), cues(rewrite, "state")
    for cue in said:
        others = [c for c in told if c.value[:-1] == cue.value[:-1] and not _excepted(source, c)]
        others = [c for c in others if not _bounded(source, c, rewrite) or _bounded(rewrite, cue)]
        others = [c for c in others if not _elided(source, c)]
        others = [c for c in others if not other_side(source, (c.start, c.end), rewrite, (cue.start, cue.end))]
        if cue.value[:-1] in ADVERBIAL:
            others = [c for c in others if _unsaid(source, c) == _unsaid(rewrite, cue)]
        if not others or _excepted(rewrite, cue):
            continue
        sign, here = _sign(rewrite, cue), _context(rewrite, cue)
        if _denied_there(rewrite, cue) and cue.value[:-1] not in ADVERBIAL:
            others = [c for c in others if c.value != cue.value or not _denied_there(source, c)]
        here = here - _light(rewrite)
        near = rewrite.keys(*rewrite.clause(cue.start, cue.end))
        agree = max((_weight(source, c, here, near) for c in others if _sign(source, c) == sign), default=-1)
        against = [(_weight(source, c, here, near), c) for c in others if _sign(source, c) != sign]
        best = max(against, key=lambda pair: pair[0], default=None)
        alone = not here and agree < 0  # "Cash only!": about what the whole post is about
        same = [c for c in others if _sign(source, c) == sign]
        told_apart = best and _beside(source, best[1], near) and not any(_beside(source, c, near) for c in same)
        kept = best and any(_sign(rewrite, c) != sign for c in said if c is not cue and c.value[:-1] == cue.value[:-1])
        alone = alone or (cue.value[:-1] in WHOLE_POST and agree < 0)
        if best and (alone or told_apart or (best[0] >= 1 and agree < best[0] - 2 and not kept)):
            yield alteration("state", (source, phrase(source, best[1])), (rewrite, _widened(rewrite, cue)))


def _admitted(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield the ages the source keeps out told with nothing that does: "unsuitable for under-10s", "for under-10s"."""
    for cue in (c for c in cues(source, "state") if c.value == "state.allowed-" and not _sign(source, c)):
        start, end = source.clause(cue.start, cue.end)
        for told in (f for f in source.hard if start <= f.start < end and f.bounds & AGES):
            said = [f for f in rewrite.hard if f.shown == told.shown and f.bounds & told.bounds & AGES]
            spans = [rewrite.sentence(f.start) for f in said]
            signs = [c for c in rewrite.facts if c.value in NEGATIVE or c.kind in TURNING]
            signs += [c for c in cues(rewrite, "condition") if c.value != "condition.restricted"]
            alone = sum(f.shown == told.shown for f in source.hard) == 1
            if said and alone and not any(inside(signs, span) for span in spans):
                yield alteration("state", (source, phrase(source, cue)), (rewrite, _widened(rewrite, said[0])))


AGES = frozenset({"under", "over"})
TURNING = frozenset({"negation", "grade"})


def _denied_there(side: Read, cue: Fact) -> bool:
    """Whether the sentence of a state denies something: two that do, of one word, contradict nothing."""
    return bool(inside([n for n in negations(side) if not _overlap(n, cue)], side.sentence(cue.start)))


def _light(side: Read) -> frozenset[str]:
    """Return the keys of words that tell nothing of a subject: "fine", "too"."""
    return frozenset(keyed(word, side.language) for word in words(side.language)["light"]["words"])


def _unsaid(side: Read, cue: Fact) -> bool:
    """Whether the clause of an adverb denies something: "online payments are unavailable" says nothing of online."""
    span = side.clause(cue.start, cue.end)
    turns = [c for c in cues(side, "state") if c.value in NEGATIVE and not cue.start <= c.start < cue.end]
    denials = [n for n in negations(side) if not _overlap(n, cue)]
    return bool(inside(denials, span) or inside(turns, span))


def _beside(source: Read, cue: Fact, near: frozenset[str]) -> bool:
    """Whether the clause of a state tells of the same thing: "the road remains open", "the road is closed"."""
    return bool((near & source.keys(*source.clause(cue.start, cue.end))) - source.keys(cue.start, cue.end))


def _elided(side: Read, cue: Fact) -> bool:
    """Whether the sentence of a state turns it without a word of its own: "Dutch is not required; a licence is."."""
    forms = words(side.language).get("ellipsis", {}).get("forms", ())
    _, end = side.sentence(cue.start)
    last = compiled(rf"(?<!\w){either(forms)}[^\S\n]*(?=[.;!\n]|$)")
    return bool(forms) and bool(last.search(side.text, cue.end, end))


def _weight(source: Read, cue: Fact, here: frozenset[str], near: frozenset[str]) -> int:
    """Return how much a state of the source is about the same words: those of its clause count twice more."""
    return len(here & _context(source, cue)) + 2 * len(near & source.keys(*source.clause(cue.start, cue.end)))


def _excepted(side: Read, cue: Fact) -> bool:
    """Whether the sentence of a state makes exceptions: then its sign is not that of the whole."""
    exceptions = [c for c in side.facts if c.value == "condition.exclusion" and not _overlap(c, cue)]
    return bool(inside(exceptions, side.sentence(cue.start)))


def _overlap(one: Fact, other: Fact) -> bool:
    return one.start < other.end and other.start < one.end


def _bounded(side: Read, cue: Fact, other: Read | None = None) -> bool:
    """Whether a state is denied up to a limit: "does not open before 10" is "opens at 10".

    Not so where the other text sets the same limit: "no hiring before 2027", "hiring before 2027".
    """
    start, end = side.clause(cue.start, cue.end)
    limits = [f for f in side.hard if start <= f.start < end and (f.bounds or (f.kind == "time" and f.start > cue.end))]
    limited = any(not other or not _same_limit(side, f, other) for f in limits)
    return limited and bool(inside([c for c in side.facts if c.kind == "negation"], (start, end)))


def _same_limit(side: Read, limit: Fact, other: Read) -> bool:
    """Whether the other text tells a value with the very same limit."""
    mine = bounds_around(side.text, limit.start, limit.end, side.language)
    return bool(mine) and any(
        same(limit, f) and mine == bounds_around(other.text, f.start, f.end, other.language) for f in other.hard
    )


def _widened(side: Read, cue: Fact) -> Span:
    start, end = side.clause(cue.start, cue.end)
    return start, end


def _denied(denier: Read, other: Read, swap: bool) -> Iterator[Alteration]:
    """Yield words surely denied in one text and surely affirmed in the other."""
    deny, elsewhere = negations(denier), negations(other)
    light = words(denier.language)["light"]["words"]
    for cue in deny:
        clause = denier.clause(cue.start, cue.end)
        if _doubled(denier, deny, cue) or _bounded(denier, cue, other) or _never_before(denier, clause, other):
            continue
        if len({n.text.lower() for n in inside(deny, clause)} - _PAIRS) > 1 or _cancelled(denier, clause):
            continue
        ahead = _stops(denier.language).search(denier.text, cue.end, clause[1])
        reach = ahead.start() if ahead else clause[1]
        if _denied_alike(denier, cue, other, elsewhere):
            continue
        for place_of, token in enumerate(denier.within(cue.end, reach)[:DENIED]):
            keys = frozenset(denier.bridged(token))
            if (place_of and _in_a_name(denier, token)) or (
                place_of >= SAME and not _again(denier, clause, other, keys)
            ):
                continue
            if _valued(denier, token):
                continue
            if not keys & other.all_keys or token.text.isdigit() or token.text.casefold() in light:
                continue
            homes = [t for t in other.tokens if keys & set(other.bridged(t))]
            if any(_negative(other, elsewhere, t.start, denier.keys(*clause)) for t in homes):
                continue
            if any(t.key == token.key and not _negative(denier, deny, t.start) for t in denier.tokens):
                continue
            place = _same_subject(denier, clause, other, homes, keys | denier.keys(cue.start, cue.end))
            if place is None or _told_denied(denier, token, other, elsewhere):
                continue
            mine = (cue.start, token.end)
            pair = ((other, place), (denier, mine)) if swap else ((denier, mine), (other, place))
            yield alteration("negation", *pair)
            break


def _never_before(denier: Read, clause: Span, other: Read) -> bool:
    """Whether a denial tells a rank: "never so many", "no woman before her" for "a record", "the first woman"."""
    likened = compiled(rf"(?<!\w){either(words(denier.language)['denial']['likened'])}(?!\w)")
    forms = compiled(rf"(?<!\w){either(words(other.language)['denial']['ranked'])}(?!\w)")
    ranked = any(f.kind == "superlative" or f.unit == "ordinal" for f in other.facts) or forms.search(other.text)
    return bool(ranked) and bool(likened.search(denier.text, *clause))


def _again(denier: Read, clause: Span, other: Read, keys: frozenset[str]) -> bool:
    """Whether a clause that holds a denied noun tells the denied claim again: it shares another word with it."""
    rest = denier.keys(*clause) - keys
    if len(rest) < SAME:
        rest = denier.keys(*denier.sentence(clause[0])) - keys  # "three reports, none involving injury"
    homes = (other.sentence(t.start) for t in other.tokens if keys & set(other.bridged(t)))
    return not rest or any(rest & other.keys(*home) for home in homes)


def _valued(side: Read, token: Token) -> bool:
    """Whether a word is part of a value or tells when."""
    values = (f for f in side.facts if f.number is not None or f.unit in WHEN or f.kind == "weekday")
    return any(f.start <= token.start < f.end for f in values)


def _in_a_name(side: Read, token: Token) -> bool:
    return any(f.kind == "name" and f.start <= token.start < f.end for f in side.facts)


def _told_denied(denier: Read, token: Token, other: Read, elsewhere: list[Fact]) -> bool:
    """Whether the other text denies the complement of a denied word: "no water in bottles" and "farewell, bottles"."""
    link = either(words(denier.language)["denial"]["complement"])
    joint = compiled(rf"[^\S\n]{link}[^\S\n]?").match(denier.text, token.end)
    after = denier.within(joint.end(), joint.end() + 1)[:1] if joint else ()
    homes = (t for t in other.tokens if after and set(other.bridged(t)) & set(denier.bridged(after[0])))
    return any(_negative(other, elsewhere, t.start) for t in homes)


def _same_subject(denier: Read, clause: Span, other: Read, homes: list[Token], keys: frozenset[str]) -> Span | None:
    """Return the clause that affirms the word of the same things: it shares another word, or one of them has none."""
    denials = [denier.keys(n.start, n.end) for n in inside(negations(denier), clause)]
    mine = denier.keys(*clause) - keys.union(*denials)
    positive = [c for c in cues(other, "state") if c.value in OFFERED]
    for home in homes:
        place = other.clause(home.start, home.end)
        theirs = other.keys(*place) - keys - _light(other)
        opens = not any(c.isalnum() for c in other.text[other.sentence(home.start)[0] : place[0]])
        if opens and other.text[place[1] : place[1] + 1] == ":" and len(other.within(*place)) <= HEADING:
            continue  # a heading affirms nothing
        if not mine or not theirs or mine & theirs or inside(positive, place):
            return place
        wide = denier.keys(*denier.sentence(clause[0])) & other.keys(*other.sentence(home.start))
        if len(wide - keys) >= SAME:
            return place
    return None


@cache
def _stops(language: str) -> Pattern:
    """Return the words at which what a negation denies ends: "not required for dinner" does not deny dinner."""
    return compiled(rf"(?<!\w){either(words(language)['denial']['stops'])}(?!\w)")


def _denied_alike(denier: Read, cue: Fact, other: Read, elsewhere: list[Fact]) -> bool:
    """Whether the other text denies the same verb in another form: "ne jetez plus", "on ne jette plus"."""
    first = denier.within(cue.end, denier.clause(cue.start, cue.end)[1])[:1]
    stem = fold(first[0].text)[:STEM] if first else ""
    spans = [other.clause(n.start, n.end) for n in elsewhere]
    return bool(stem) and any(fold(t.text).startswith(stem) for span in spans for t in other.within(*span))


WHEN = frozenset({"relative", "dayparts", "seasons", "weekday"})
_PAIRS = frozenset({"ne", "n"})  # the first half of "ne … pas" is no negation of its own


def _doubled(side: Read, deny: list[Fact], cue: Fact) -> bool:
    """Whether two short denials make one demand: "no helmet, no ride"."""
    span = side.sentence(cue.start)
    return len([n for n in inside(deny, span) if n.text.lower() not in _PAIRS]) > 1 and len(side.within(*span)) <= 5


def _cancelled(side: Read, clause: Span) -> bool:
    """Whether a second turn cancels the negation: "impossible … sans", "pas … seulement", "no … without"."""
    beside = words(side.language)["denial"]["beside"]
    turns = [c for c in side.facts if c.value in CANCELLING and c.text.lower() not in beside]
    denied = {t.start for n in inside(negations(side), clause) for t in side.within(n.end, clause[1])[:1]}
    return any(c.start not in denied for c in inside(turns, clause))


CANCELLING = frozenset({"condition.exclusion", "state.allowed-", "neutral.idiom", "neutral.turn"})


def _negative(side: Read, deny: list[Fact], place: int, denied: frozenset[str] = frozenset()) -> bool:
    """Whether the clause of a place holds any sign of a negation or an exclusion, the denied words themselves apart."""
    span = side.clause(place, place + 1)
    if inside(deny, _stretch(side, place)):
        return True
    if side.text[span[1] : span[1] + 1] == "?":  # "Alcohol? Leave it at home."
        span = span[0], side.sentence(min(span[1] + 2, len(side.text)))[1]
    turns = [c for c in side.facts if c.value in NEGATIVE and c.start != place]
    turns = [c for c in turns if not side.keys(c.start, c.end) & denied]
    return bool(inside(deny, span) or inside(turns, span))


OFFERED = frozenset({"state.available+", "state.included+", "state.allowed+", "state.held+"})
WHOLE_POST = frozenset({"state.level", "state.cash"})  # told of all the post speaks of
ADVERBIAL = frozenset({
    "state.remote", "state.alone", "state.outside", "state.lead", "state.hours", "state.moment", "state.lasting",
    "state.trip", "state.vote", "state.span",
})  # fmt: skip
_ENDS = regex.compile(r"[;:.!?()\n–—](?=\s|$)|(?<!\w)(?:but|mais)(?!\w)")


def _stretch(side: Read, place: int) -> Span:
    """Return the clauses of a list around a place: in "no cots, seats and helmets" one negation denies the three."""
    start, end = side.sentence(place)
    cuts = [m.start() for m in _ENDS.finditer(side.text, start, end)]
    return max((c + 1 for c in cuts if c < place), default=start), min((c for c in cuts if c > place), default=end)


NEGATIVE = frozenset({
    "state.open-", "state.allowed-", "state.paid-", "state.required-", "state.held-", "state.included-",
    "state.available-", "condition.exclusion", "neutral.turn", "state.up-", "offer.free",
})  # fmt: skip
