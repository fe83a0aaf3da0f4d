"""Where a claim of the source is told again in the rewrite: by the words both hold."""

from dataclasses import dataclass

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves, same

WORDS_AFTER, WORDS_BEFORE = 5, 3  # words around a cue that say what it is about
CLEARLY = 3  # words more that another sentence shares, from which that one is told
SHARE = 0.34  # share of them from which the claim is taken as told again


VALUED = frozenset({"price", "link", "email", "phone", "handle", "hashtag", "code"})
WEIGHED = frozenset({"price", "percentage", "quantity", "number"})


@dataclass(frozen=True)
class Echo:
    """A sentence of one text that tells a claim of the other: the keys both share, what share and how many words."""

    span: Span
    shared: frozenset[str]
    share: float
    count: int


Words = tuple[frozenset[str], ...]  # the keys each word of a claim goes by


def claim(side: Read, *spans: Span, without: frozenset[str] = frozenset()) -> Words:
    """Return the words of some places, each under all its keys, once each."""
    tokens = (token for span in spans for token in side.within(*span))
    return tuple(dict.fromkeys(frozenset(side.bridged(t)) for t in tokens if not without & set(side.bridged(t))))


def echo(words: Words, side: Read) -> Echo | None:
    """Return the sentence of `side` that tells most of the words; None where none tells enough."""
    found = echoes(words, side)
    return found[0] if found else None


def echoes(words: Words, side: Read) -> list[Echo]:
    """Return every sentence of `side` that tells the claim, the fullest first."""
    found = []
    for start, end in side.sentences:
        here = side.keys(start, end)
        shared = [word & here for word in words if word & here]
        if shared and len(shared) / len(words) >= SHARE:
            found.append(Echo((start, end), frozenset().union(*shared), len(shared) / len(words), len(shared)))
    return sorted(found, key=lambda e: -e.share)


def about(side: Read, cue: Fact) -> Words:
    """Return the words a cue is about: those after it in its sentence, and some before."""
    start, end = side.sentence(cue.start)
    after = side.within(cue.end, end)[:WORDS_AFTER]
    before = side.within(start, cue.start)[-WORDS_BEFORE if len(after) >= 2 else -WORDS_AFTER :]
    return tuple(dict.fromkeys(frozenset(side.bridged(token)) for token in (*before, *after)))


def cues(side: Read, *kinds: str) -> list[Fact]:
    """Return the cues of some kinds, those between quotation marks too."""
    return [f for f in side.facts if f.kind in kinds and not (f.is_hard)]


def valued(side: Read, prefix: str) -> list[Fact]:
    """Return the cues whose concept begins with a prefix."""
    return [f for f in side.facts if not f.is_hard and f.value.startswith(prefix)]


def inside(cues_of: list[Fact], span: Span) -> list[Fact]:
    """Return the cues that stand in a span."""
    return [c for c in cues_of if span[0] <= c.start < span[1]]


def phrase(side: Read, cue: Fact, words: int = 4) -> Span:
    """Return the cue with the words it bears on, to the end of the clause."""
    _, end = side.clause(cue.start, cue.end)
    ends = [f.start for f in side.hard if cue.end < f.start < end and f.kind in VALUED]
    tokens = side.within(cue.end, max(min(ends, default=end), cue.end))[:words]
    return cue.start, max(tokens[-1].end if tokens else cue.end, cue.end)


def alteration(kind: str, source: tuple[Read, Span] | None, rewrite: tuple[Read, Span]) -> Alteration:
    """Return an alteration with the text of both places."""
    said, span = rewrite
    shown = said.show(*span)
    if source is None:
        return Alteration("", shown, kind, None, span)
    told, place = source
    return Alteration(told.show(*place), shown, kind, place, span)


def told_elsewhere(side: Read, span: Span, other: Read, place: Span, besides: frozenset[str] = frozenset()) -> bool:
    """Return whether a place of `other` tells another sentence of `side` than the one of a span: by the words shared.

    Names, which go with any sentence, do not count, nor do the words that brought the two together: `besides`.
    """
    names = (other.keys(f.start, f.end) for f in other.facts if f.kind == "name")
    here = (other.keys(*place) - besides).difference(*names)
    said = [f for f in other.hard if place[0] <= f.start < place[1] and f.kind != "name"]

    def shared(s: Span) -> int:
        told = [f for f in side.hard if s[0] <= f.start < s[1]]
        return len(here & side.keys(*s)) + 2 * sum(any(same(f, g) for f in told) for g in said)

    home = side.sentence(span[0])
    own = shared(home)
    return any(shared(s) >= own + CLEARLY for s in side.sentences if s != home)


def values_elsewhere(side: Read, span: Span, other: Read, place: Span) -> bool:
    """Return whether the clause of a place tells values that the other side tells, all of them apart from a span.

    "Free for members; 60 € for others" and "members or not? 60 €" part at the price: it is of the other claim.
    """
    (start, end), own = other.clause(*place), side.clause(*span)
    said = [f for f in other.hard if start <= f.start < end and f.kind in WEIGHED and not f.weak]
    homes = [[f for f in leaves(side.hard) if same(f, value)] for value in said]
    return bool(said) and all(home and not any(own[0] <= f.start < own[1] for f in home) for home in homes)


def shared_clause(side: Read, span: Span, keys: frozenset[str]) -> Span:
    """Return the part of a sentence from the first to the last clause that holds one of the keys."""
    places = [t for t in side.within(*span) if set(side.bridged(t)) & keys]
    if not places:
        return span
    start, _ = side.clause(places[0].start, places[0].end)
    _, end = side.clause(places[-1].start, places[-1].end)
    return max(start, span[0]), min(end, span[1])
