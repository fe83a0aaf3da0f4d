"""Keyphrases proposed from a text: what it names again and again that texts seldom name, early and in its headings."""

from collections import Counter
from collections.abc import Mapping
from math import log
from typing import Any

from assistant.checks.keyphrase.terms import Bases, Tally, tally
from assistant.document import Document
from assistant.languages import load


def propose(document: Document, count: int = 10) -> tuple[str, ...]:
    """Return up to `count` keyphrases of one to four content words, best first, in the form the text uses most.

    Forms of one word are counted together. No two of them are variants of each other.
    """
    rules = load(document.language).section("proposals") or {}
    tallies = tally(document, rules)
    scores = _scores(tallies, _alone(tallies, rules), rules)
    words = sum([len(sentence.words) for sentence in document.sentences])
    gain = float(rules["echo" if words > int(rules["short"]) else "echo_short"])
    for bases in _echoed(tallies):
        scores[bases] *= gain
    ranked = sorted((b for b in scores if scores[b] > 0), key=lambda b: (-scores[b], tallies[b].first, b))
    chosen: list[Bases] = []
    for bases in ranked:
        if len(chosen) == count or scores[bases] < float(rules["floor"]) * scores[ranked[0]]:
            break
        once = len(tallies[bases].places) == 1
        if not any(_alike(bases, other, once) for other in chosen):
            chosen.append(bases)
    return tuple(_written(tallies[bases]) for bases in chosen)


def _alone(tallies: Mapping[Bases, Tally], rules: Mapping[str, Any]) -> dict[Bases, float]:
    """Return how often each term stands outside longer terms that come back; a heading counts for what it weighs."""
    heading_only = float(rules["heading_only"])
    left = {b: one.count + one.bonus * (1.0 if one.count else heading_only) for b, one in tallies.items()}
    for bases in sorted((b for b in tallies if len(b) > 1), key=len, reverse=True):
        if len(tallies[bases].places) < 2 or left[bases] < 1 or tallies[bases].weak:
            continue
        for size in range(1, len(bases)):
            for first in range(len(bases) - size + 1):
                part = bases[first : first + size]
                if part in left:
                    left[part] -= left[bases]
    return left


def _scores(
    tallies: Mapping[Bases, Tally], alone: Mapping[Bases, float], rules: Mapping[str, Any]
) -> dict[Bases, float]:
    """Return how often × how much it tells × how it stands × how early, of each term."""
    lengths, lowest = [float(weight) for weight in rules["length_weights"]], float(rules["not_head"])
    early, once_tells = float(rules["early_weight"]), float(rules["once_tells"])
    scores = dict.fromkeys(tallies, 0.0)
    for bases, one in tallies.items():
        size, often = len(bases), alone[bases]
        if often <= 0 or (one.weak and (size == 1 or one.count < 2)):
            continue
        tells = one.tells
        if one.count < 2 and not one.bonus:
            often *= _once(bases, one, rules)
            tells = min(tells, once_tells * size)
        stands = lowest + (1 - lowest) * one.heads / len(one.places)
        scores[bases] = often * tells * lengths[size - 1] * stands * (1 + early / (1 + log(1 + one.first)))
    return scores


def _echoed(tallies: Mapping[Bases, Tally]) -> list[Bases]:
    """Return the terms of several words, said once, that hold a word to which the text comes back."""
    back = {bases[0] for bases, one in tallies.items() if len(bases) == 1 and one.count > 1 and not one.weak}
    longer = [bases for bases in tallies if len(bases) > 1 and not back.isdisjoint(bases)]
    once = ((bases, tallies[bases]) for bases in longer)
    return [bases for bases, one in once if one.count == 1 and not one.bonus and not one.is_name]


def _once(bases: Bases, one: Tally, rules: Mapping[str, Any]) -> float:
    """Return what a term that is said once is worth of one that comes back."""
    once = "word_once" if len(bases) == 1 else "name_once" if one.is_name else "said_once"
    worth = float(rules[once]) ** max(len(bases) - 1, 1)
    if not one.determined:
        worth *= float(rules["undetermined"])
    return worth * float(rules["lone_name"]) if len(bases) == 1 and one.is_name else worth


def _alike(bases: Bases, other: Bases, once: bool) -> bool:
    """Whether two terms are variants: one holds the other, they share most words, or one word of what is said once."""
    mine, theirs = set(bases), set(other)
    if "".join(bases) == "".join(other):  # a hashtag and its words
        return True
    shared = len(mine & theirs)
    return (once and shared > 0) or shared >= min(len(mine), len(theirs)) or shared / len(mine | theirs) > 0.5


def _written(one: Tally) -> str:
    """Return the form used most; a shorter one (the singular) before a longer, small letters before capitals."""
    by_letters: Counter[str] = Counter()
    forms = one.forms
    for form, times in forms.items():
        by_letters[form.lower()] += times
    best = min(by_letters, key=lambda form: (-by_letters[form], len(form), form))
    shortest = min(by_letters, key=lambda form: (len(form), form))
    if len(shortest) < len(best) and best.startswith(shortest[:3]):
        best = shortest
    written = [form for form in forms if form.lower() == best]
    return min(written, key=lambda form: (sum(map(str.isupper, form)), form))
