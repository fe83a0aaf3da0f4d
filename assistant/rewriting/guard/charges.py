"""A charge the source tells of and the rewrite denies: "deposit: £50" told as "no deposit"."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import alteration, cues
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves, same

REACH = 2  # content words after a denial one of which it surely denies


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what is told to cost nothing though the source names its price."""
    told = [f for f in leaves(source.hard) if f.kind == "price" and f.number]
    said = leaves(rewrite.hard)
    lost = [price for price in told if not any(same(price, other) for other in said)]
    for cue in cues(rewrite, "negation") if lost else ():
        denied = _denied(rewrite, cue)
        for price in lost:
            if denied & _named(source, price) and not _denied_there(source, price):
                start, end = rewrite.clause(cue.start, cue.end)
                yield alteration("offer", (source, source.segment(price.start, price.end)), (rewrite, (start, end)))
                break


def uncharged(side: Read) -> bool:
    """Return whether a text denies a charge: "no booking fee"."""
    nouns = either(words(side.language)["numbers"]["charges"]["nouns"])
    charge = compiled(rf"[^\S\n]+(?:\w+[^\S\n]+)?{nouns}(?!\w)")
    return any(f.kind == "negation" and charge.match(side.text, f.end) for f in side.facts)


def _denied(side: Read, cue: Fact) -> frozenset[str]:
    """Return the keys of the words right after a denial, in its clause."""
    after = side.within(cue.end, side.clause(cue.start, cue.end)[1])[:REACH]
    return frozenset(key for token in after for key in side.bridged(token))


def _named(side: Read, price: Fact) -> frozenset[str]:
    """Return the keys of what a price is for: what its clause, or the label before a colon, names before it."""
    start, _ = side.segment(price.start, price.end)
    values = [side.keys(f.start, f.end) for f in side.hard if start <= f.start < price.start]
    return side.keys(start, price.start).difference(*values)


def _denied_there(side: Read, price: Fact) -> bool:
    span: Span = side.segment(price.start, price.end)
    return any(span[0] <= cue.start < span[1] for cue in cues(side, "negation"))
