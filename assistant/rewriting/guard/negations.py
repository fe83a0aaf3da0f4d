"""What a text denies: its negations, those of set phrases and limits left out."""

from functools import cache, lru_cache

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.bounds import bounds_around
from assistant.rewriting.facts.tokens import keyed
from assistant.rewriting.facts.words import Pattern, compiled, either, toml, words
from assistant.rewriting.guard.claims import inside
from assistant.rewriting.guard.limits import limit_spans
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import same

PAIRS = frozenset({"ne", "n"})  # the first half of "ne … pas" is no negation of its own
NEGATIVE = frozenset({
    "state.open-", "state.allowed-", "state.paid-", "state.required-", "state.held-", "state.included-",
    "state.available-", "condition.exclusion", "neutral.turn", "state.up-", "offer.free",
})  # fmt: skip


@lru_cache(maxsize=8)
def negations(side: Read) -> list[Fact]:
    """Return the negations of a text, those inside set phrases left out."""
    denials = [
        c
        for c in side.facts
        if c.kind == "negation" or (not c.is_hard and c.kind != "neutral" and denies(c, side.language))
    ]
    found = [c for c in denials if not _in_name(side, c) and not _restricts(side, c)]
    limits = limit_spans(side) if found else ()  # "no later than 30 June" denies nothing
    found = [c for c in found if not any(start <= c.start < end for start, end in limits)]
    return list({c.start: c for c in reversed(found)}.values())[::-1]


def _restricts(side: Read, cue: Fact) -> bool:
    """Whether a first half has no second but "que": "ne prend que les espèces" denies nothing of them."""
    if cue.text.strip().lower() not in PAIRS:
        return False
    _, end = side.clause(cue.start, cue.end)
    halves = words(side.language)["restriction"]
    after = side.text[cue.end : end].lower().replace("’", "'").replace("qu'", "que ").split()
    if any(form in " ".join(after) for form in halves["no_more_than"]):
        return True
    first = next((at for at, w in enumerate(after) if w in halves["only"]), None)
    return first is not None and not any(w in halves["denies"] for w in after[:first])  # "que pour les plus de 65 ans"


def _in_name(side: Read, cue: Fact) -> bool:
    """Whether a negation with a capital within its sentence is part of a name: "Un Pas pour Lou"."""
    before = side.text[: cue.start].rstrip()[-1:]
    return cue.text[0].isupper() and not cue.text.isupper() and before.isalpha()


def denies(cue: Fact, language: str) -> bool:
    """Return whether a cue begins with a negation of its own: "sans réserver", "no booking needed"."""
    return bool(_first_denial(language).match(cue.text))


@cache
def _first_denial(language: str) -> Pattern:
    forms = toml(f"{language}/facts_cues.toml").get("negation", {}).get("not", ())
    return compiled(rf"{either(forms)}(?!\w)")


def bounded(side: Read, cue: Fact, other: Read | None = None) -> bool:
    """Return whether a state is denied up to a limit: "does not open before 10" is "opens at 10".

    Not so where the other text sets the same limit: "no hiring before 2027", "hiring before 2027".
    """
    start, end = side.clause(cue.start, cue.end)
    limits = [
        f
        for f in side.hard
        if start <= f.start < end and (f.bounds or (f.kind == "time" and not f.weak and f.start > cue.end))
    ]
    limited = any(not other or not _same_limit(side, f, other) for f in limits)
    return limited and bool(inside([c for c in side.facts if c.kind == "negation"], (start, end)))


def _same_limit(side: Read, limit: Fact, other: Read) -> bool:
    """Whether the other text tells a value with the very same limit."""
    mine = bounds_around(side.text, limit.start, limit.end, side.language)
    return bool(mine) and any(
        same(limit, f) and mine == bounds_around(other.text, f.start, f.end, other.language) for f in other.hard
    )


def light(side: Read) -> frozenset[str]:
    """Return the keys of words that tell nothing of a subject: "fine", "too"."""
    return frozenset(keyed(word, side.language) for word in words(side.language)["light"]["words"])


def overlap(one: Fact, other: Fact) -> bool:
    """Return whether two facts share a place."""
    return one.start < other.end and other.start < one.end
