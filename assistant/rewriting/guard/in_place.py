"""What is told between the very words where something else stood: "£14 (£10 for members)" as "£10 (£14 for members)".

The rewrite may hold both values, and reckon one or tell it elsewhere: none of this makes it that of another place.
A word is told of in the place of its contrary too: "without booking" for "with booking".
"""

from collections.abc import Iterator

from assistant.rewriting.facts import HARD, Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import stopwords
from assistant.rewriting.facts.words import words
from assistant.rewriting.guard.claims import alteration
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.identifiers import changed
from assistant.rewriting.guard.matching import VALUES, Matched, values_of
from assistant.rewriting.guard.slots import WORD, Slot, contrary, slots
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import AMOUNTS, leaves, same

NEAR, MANY, NAMED = 2, 4, 3  # words
_LISTED = frozenset({",", "/", "&"})


def compare(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield what stands in the source where the rewrite tells another value, name or word of the same sort."""
    if source.bridge:
        return
    sets = contrary(source, rewrite)
    told, said = list(slots(source, sets)), list(slots(rewrite, sets))
    known = {f.start for f in matched.unsupported}
    by_words: dict[tuple[str, str | None, str, str], list[Slot]] = {}
    for slot in said:
        if slot.fact.start not in known:
            by_words.setdefault(slot.between, []).append(slot)
    taken: set[int] = set()
    for one in told:
        others = (s for s in by_words.get(one.between, ()) if s.fact.start not in taken and _alike(one.fact, s.fact))
        for other in others:
            if _measured(source, one.fact, rewrite, other.fact):
                continue
            if _took(one, other, (told, said), source.language) and not _listed(source, one.fact, other.fact):
                taken.add(other.fact.start)
                yield _told((source, one.fact), (rewrite, other.fact))
                break


def _told(*places: tuple[Read, Fact]) -> Alteration:
    """Return the alteration of one fact into another; a word is shown with its clause."""
    (source, lost), (rewrite, fact) = places
    if lost.kind in HARD:
        return changed(lost, fact, lost.kind)
    return alteration(
        lost.kind,
        (source, source.clause(lost.start, lost.end)),
        (rewrite, rewrite.clause(fact.start, fact.end)),
    )


def _measured(source: Read, lost: Fact, rewrite: Read, fact: Fact) -> bool:
    """Whether two words are units of one and the same quantity: "twelve months", "one year"."""
    whole, other = (
        [f for f in leaves(side.hard) if f.kind == "quantity" and f.start <= word.start < f.end]
        for side, word in ((source, lost), (rewrite, fact))
    )
    return fact.kind not in HARD and any(same(a, b) for a in whole for b in other)


def _took(one: Slot, other: Slot, sides: tuple[list[Slot], list[Slot]], language: str) -> bool:
    """Whether something of the rewrite stands in the place of another of the source, more than in one of its own."""
    small = stopwords(language)
    shared = _likeness(one, other, small)
    told, said = sides
    for own, place in (*((one, s) for s in said if same(one.fact, s.fact)), *((t, other) for t in told)):
        if same(own.fact, place.fact) and shared <= max(own.shared(place), _likeness(own, place, small)):
            return False
    return shared > 0


def _alike(lost: Fact, fact: Fact) -> bool:
    """Whether two values are of one sort and differ; one with a limit of its own may be the rounder of the two."""
    if lost.kind == "name" and _pieces(lost) & _pieces(fact):
        return False  # "Spain and Portugal" and "Portugal and Spain", "St Luke's Hospital" and "St Luke's"
    limited = lost.kind in AMOUNTS and bool(fact.bounds) and not lost.bounds
    return lost.rate == fact.rate and not limited and not lost.weak and not same(lost, fact) and not same(fact, lost)


def _pieces(name: Fact) -> set[str]:
    return {word.removesuffix("'s") for word in name.value.split()}


def _likeness(one: Slot, other: Slot, small: frozenset[str]) -> int:
    """Return how many words in a row two slots share on both sides; 0 where those tell too little."""
    led, followed = one.led(other), one.followed(other)
    many = len(led) + len(followed)
    if one.before == other.before and one.after == other.after and many:
        return many + MANY  # the whole sentence but this: "Joining is free", "Joining is paid"
    if (not one.before and len(followed) <= NEAR) or (one.fact.kind not in VALUES and many < NAMED):
        return 0
    telling = any(word[0].isalpha() and word not in small for word in (*led[:NEAR], *followed[:NEAR]))
    return many if telling or many >= MANY else 0


def _listed(source: Read, lost: Fact, other: Fact) -> bool:
    """Whether the source tells both in one list, whose order says nothing: "on the 14th and the 15th"."""
    joints = {fold(word) for word in words(source.language)["bonds"]["conjunctions"]}
    joints |= _LISTED if lost.kind != "price" else frozenset()  # "£4.20, or £3.80 with your own bag"
    for fact in (f for f in leaves(values_of(source)) if same(f, other) and f.bounds == lost.bounds):
        low, high = (lost.end, fact.start) if lost.end <= fact.start else (fact.end, lost.start)
        between = {fold(word) for word in WORD.findall(source.text, low, high)} if low <= high else set()
        if joints & between and between <= joints | stopwords(source.language):
            return True
    return False
