"""Words denied in one text and affirmed in the other."""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.claims import alteration, cues, inside, told_elsewhere, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.negations import NEGATIVE, PAIRS, bounded, denies, light, negations
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import same

STEM = 3  # letters that forms of one verb share
HEADING = 8  # words of a heading before a colon at most
SAME = 2  # words beside the denied one that two sentences share where they tell of the same thing
DENIED = 3  # words after a negation that it surely denies
WHEN = frozenset({"relative", "dayparts", "seasons", "weekday"})
COUNTED, DATED = frozenset({"number", "percentage", "quantity", "price"}), frozenset({"date", "time"})
CANCELLING = frozenset({"condition.exclusion", "state.allowed-", "neutral.idiom", "neutral.turn"})
OFFERED = frozenset({"state.available+", "state.included+", "state.allowed+", "state.held+"})
_ENDS = regex.compile(r"[;:.!?()\n–—](?=\s|$)|(?<!\w)(?:but|mais)(?!\w)")


def denied(denier: Read, other: Read, swap: bool) -> Iterator[Alteration]:
    """Yield words surely denied in one text and surely affirmed in the other."""
    deny, elsewhere = negations(denier), negations(other)
    slight = words(denier.language)["light"]["words"]
    for cue in deny:
        clause = denier.clause(cue.start, cue.end)
        if _doubled(denier, deny, cue) or bounded(denier, cue, other) or _never_before(denier, clause, other):
            continue
        if len({n.text.lower() for n in inside(deny, clause)} - PAIRS) > 1 or _cancelled(denier, clause):
            continue
        ahead = _stops(denier.language).search(denier.text, cue.end, clause[1])
        reach = ahead.start() if ahead else clause[1]
        if _denied_alike(denier, cue, other, elsewhere) or _corrected(denier, clause) or _is_free(denier, cue, other):
            continue
        full = [t for t in denier.within(cue.end, reach)[:DENIED] if t.text.casefold() not in slight]
        if _turned_verb(denier, cue, clause):
            continue
        turns = full and any(c.value in NEGATIVE and c.start == full[0].start for c in denier.facts)
        if turns and not set(denier.bridged(full[0])) & other.all_keys:
            continue  # "has not ruled out a new lane"
        for place_of, token in enumerate(full):
            keys = frozenset(denier.bridged(token))
            if not keys & other.all_keys or token.text.isdigit() or _valued(denier, token):
                continue
            homes = [t for t in other.tokens if keys & set(other.bridged(t))]
            if place_of and (_in_a_name(denier, token) or _turned(other, homes, denier.keys(*clause))):
                continue  # "do not feed the ducks": the ducks are not what is denied
            if place_of >= SAME and not _again(denier, clause, other, homes, keys):
                continue
            if any(_negative(other, elsewhere, t.start, denier.keys(*clause)) for t in homes):
                continue
            if any(t.key == token.key and not _negative(denier, deny, t.start) for t in denier.tokens):
                continue
            place = _same_subject(denier, clause, other, homes, keys | denier.keys(cue.start, cue.end))
            if place is None or _told_denied(denier, token, other, elsewhere):
                continue
            if _other_values(denier, clause, other, place) or told_elsewhere(denier, clause, other, place, keys):
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


def _other_values(denier: Read, clause: Span, other: Read, place: Span) -> bool:
    """Whether what is denied is denied of other values: "one in four does not", "three in four do"; "on the 8th".

    A clause that tells two days tells what moved from one to the other.
    """
    mine, theirs = ([f for f in s.hard if a <= f.start < b] for s, (a, b) in ((denier, clause), (other, place)))
    for kinds in (COUNTED, DATED):
        told, said = ([f for f in side if f.kind in kinds and not f.weak] for side in (mine, theirs))
        if told and said and not any(same(f, g) for f in told for g in said):
            return True
        if kinds is DATED and told and len({f.value for f in said}) > 1:
            return True
    return False


def _corrected(side: Read, clause: Span) -> bool:
    """Whether a denial of a name is corrected by another: "not at Ferry Road but at Castle Street" denies no verb."""
    but = compiled(rf",?[^\S\n]*{either(words(side.language)['denial']['corrects'])}(?!\w)").match(side.text, clause[1])
    names = [f for f in side.facts if f.kind == "name"] if but else []
    if but is None or not inside(names, clause):
        return False
    _, end = side.clause(but.end(), but.end() + 1)
    told = side.within(but.end(), end)
    return bool(told) and any(f.start <= told[0].start < f.end for f in names)


def _is_free(denier: Read, cue: Fact, other: Read) -> bool:
    """Whether a denial only says that something is free, as the other text does: "at no cost"."""
    free = any(f.value == "offer.free" and f.start <= cue.start < f.end for f in denier.facts)
    return free and any(f.value == "offer.free" for f in other.facts)


def _turned_verb(side: Read, cue: Fact, clause: Span) -> bool:
    """Whether the verb before the second half of a denial turns it: "n'empêchera pas le marché" denies no market."""
    first = [n for n in inside(cues(side, "negation"), (clause[0], cue.start)) if n.text.lower() in PAIRS]
    turns = [c for c in side.facts if c.value in NEGATIVE]
    return bool(first) and bool(inside(turns, (first[-1].end, cue.start)))


def _turned(side: Read, homes: list[Token], known: frozenset[str]) -> bool:
    """Whether a sentence of the words has a turn of its own, told by no word already known."""
    turns = [c for c in side.facts if c.value in NEGATIVE and not side.keys(c.start, c.end) & known]
    return any(inside(turns, side.sentence(t.start)) for t in homes)


def _again(denier: Read, clause: Span, other: Read, homes: list[Token], keys: frozenset[str]) -> bool:
    """Whether a clause that holds a denied noun tells the denied claim again: it shares another word with it."""
    rest = denier.keys(*clause) - keys
    if len(rest) < SAME:
        rest = denier.keys(*denier.sentence(clause[0])) - keys  # "three reports, none involving injury"
    return not rest or any(rest & other.keys(*other.sentence(t.start)) for t in homes)


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
        theirs = other.keys(*place) - keys - light(other)
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


def _doubled(side: Read, deny: list[Fact], cue: Fact) -> bool:
    """Whether two short denials make one demand: "no helmet, no ride"."""
    span = side.sentence(cue.start)
    return len([n for n in inside(deny, span) if n.text.lower() not in PAIRS]) > 1 and len(side.within(*span)) <= 5


def _cancelled(side: Read, clause: Span) -> bool:
    """Whether a second turn cancels the negation: "impossible … sans", "pas … seulement", "no … without"."""
    beside = words(side.language)["denial"]["beside"]
    turns = [c for c in side.facts if c.value in CANCELLING and c.text.lower() not in beside]
    deny = inside(negations(side), clause)
    led = {n.start for n in deny[1:] if n.text.lower() in PAIRS}  # "aucune donnée n'a été perdue" denies the loss
    denied = {t.start for n in deny if n.start not in led for t in side.within(n.end, clause[1])[:1]}
    return any(c.start not in denied for c in inside(turns, clause))


def _negative(side: Read, deny: list[Fact], place: int, denied: frozenset[str] = frozenset()) -> bool:
    """Whether the clause of a place holds any sign of a negation or an exclusion, the denied words themselves apart."""
    span = side.clause(place, place + 1)
    if inside(deny, _stretch(side, place)):
        return True
    if side.text[span[1] : span[1] + 1] == "?":  # "Alcohol? Leave it at home."
        span = span[0], side.sentence(min(span[1] + 2, len(side.text)))[1]
    turns = [c for c in side.facts if c.value in NEGATIVE and c.start != place]
    turns = [c for c in turns if not (own := side.keys(c.start, c.end)) or not own <= denied]
    opening = next(iter(side.within(*_stretch(side, place))), None)  # "skip the bread and milk"
    if opening and any(c.value == "neutral.turn" and c.start == opening.start for c in turns):
        return True
    turns += [c for c in valued(side, "neutral.idiom") if denies(c, side.language)]  # "don't wait for an email"
    whatever = cues(side, "unconditional")  # "quelle que soit votre nationalité" denies a condition on it
    return bool(inside(deny, span) or inside(turns, span) or inside(whatever, span))


def _stretch(side: Read, place: int) -> Span:
    """Return the clauses of a list around a place: in "no cots, seats and helmets" one negation denies the three."""
    start, end = side.sentence(place)
    cuts = [m.start() for m in _ENDS.finditer(side.text, start, end)]
    return max((c + 1 for c in cuts if c < place), default=start), min((c for c in cuts if c > place), default=end)
