"""Links, e-mails, phones, accounts, codes, hashtags: written exactly, or not the same."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.link import campaign
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import same

EXACT = ("link", "email", "phone", "handle", "code")
ALIKE = 0.5  # share of common letters from which one address is taken for another one spelt wrong


def compare(source: Read, rewrite: Read) -> Iterator[Fact | Alteration]:
    """Yield dropped facts and alterations of addresses; an invented one has no source."""
    for kind in EXACT:
        told = [f for f in source.facts if f.kind == kind]
        said = [f for f in rewrite.facts if f.kind == kind]
        missing = [f for f in told if not any(same(f, g) for g in said)]
        for fact in said:
            if any(same(f, fact) for f in told):
                continue
            closest = max(missing, key=lambda f: alike(f.value, fact.value), default=None)
            if closest is not None:
                missing.remove(closest)
                yield changed(closest, fact)
            else:
                yield invented(fact)
        yield from _first_of_each(f for f in missing if not _in_plain_sight(f, rewrite))
        yield from _retagged(told, said) if kind == "link" else ()
    yield from _hashtags(source, rewrite)


def _retagged(told: list[Fact], said: list[Fact]) -> Iterator[Alteration]:
    """Yield links to the same page of which a campaign parameter that both hold has another value."""
    for fact in said:
        alike_to = [f for f in told if same(f, fact)]
        mine = campaign(fact.text)
        changes = [f for f in alike_to if any(mine.get(k, v) != v for k, v in campaign(f.text).items())]
        if changes and len(changes) == len(alike_to):
            yield changed(changes[0], fact)


def _first_of_each(facts: Iterator[Fact]) -> Iterator[Fact]:
    seen: set[str] = set()
    for fact in facts:
        if fact.value not in seen:
            seen.add(fact.value)
            yield fact


def _in_plain_sight(fact: Fact, rewrite: Read) -> bool:
    return fact.kind == "code" and fact.text in rewrite.text


def _hashtags(source: Read, rewrite: Read) -> Iterator[Fact | Alteration]:
    """Yield brand tags that changed or went; a tag the source does not know is a generic one, or a word of it."""
    told = [f for f in source.facts if f.kind == "hashtag"]
    said = [f for f in rewrite.facts if f.kind == "hashtag"]
    if not (told or said):
        return
    values = {f.value for f in told}
    joined = fold("".join(c for c in source.text if c.isalnum()))
    missing = [f for f in told if f.value not in {g.value for g in said}]
    for fact in said:
        if fact.value in values or _of_source(fact.value, joined):
            if fact.value not in values and (near := _nearest(fact, missing)):
                missing.remove(near)
                yield changed(near, fact)
            continue
        if near := _nearest(fact, missing):
            missing.remove(near)
            yield changed(near, fact)
        elif any(c.isdigit() for c in fact.value) and not _digits(fact.value) <= _digits(source.folded):
            yield invented(fact)
    plain = fold("".join(c for c in rewrite.text if c.isalnum()))
    yield from (f for f in missing if f.value not in plain)


def _digits(text: str) -> set[str]:
    return set("".join(c if c.isdigit() else " " for c in text).split())


def _of_source(value: str, joined: str) -> bool:
    return value in joined


def _nearest(fact: Fact, missing: list[Fact]) -> Fact | None:
    best = max(missing, key=lambda f: alike(f.value, fact.value), default=None)
    return best if best is not None and alike(best.value, fact.value) > ALIKE else None


def alike(a: str, b: str) -> float:
    """Return how alike two strings are, 0 to 1, the order of their halves apart."""
    return max(
        SequenceMatcher(None, a[:80], b[:80], autojunk=False).ratio(),
        len(set(a) & set(b)) / max(len(set(a) | set(b)), 1) * 0.8,
    )


def changed(source: Fact, rewrite: Fact, kind: str | None = None) -> Alteration:
    """Return the alteration of one fact into another."""
    return Alteration(
        source.text, rewrite.text, kind or rewrite.kind, (source.start, source.end), (rewrite.start, rewrite.end)
    )


def invented(fact: Fact) -> Alteration:
    """Return a fact the source does not hold."""
    return Alteration("", fact.text, fact.kind, None, (fact.start, fact.end))
