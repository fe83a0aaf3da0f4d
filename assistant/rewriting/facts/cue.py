"""Soft facts by their cues: conditions, limits, negations, shades of certainty, sources, ranks, offers, states."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import cast

import regex

from assistant.rewriting.facts.fact import Fact, Kind
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.words import FALLBACK, Pattern, compiled, spaced, toml

Cue = tuple[Pattern, str, str, int]  # the form, its kind, its concept as "kind.concept", its place in the file
Written = tuple[str, str, str, int]  # the same, the form as the file writes it
OPENING = 7  # letters by which forms are found
BLOCKING, IDIOM = "neutral", "neutral.idiom"  # a set phrase hides the cues inside it
LONGEST = 300  # characters a cue and what may follow it take: a pattern that looks further makes the time quadratic
_LOOKS_ON = regex.compile(r"\(\?[=!](?:[^()]|\([^()]*\))*\)$")  # a form that says itself what may follow
_GAP = regex.compile(r"[^\S\n]+")
_FIXED = regex.compile(r"[\p{L}\d'-](?:[\p{L}\d' ](?![?*{])){0,6}")  # letters no sign makes optional
_LITERAL = regex.compile(r"[\p{L}\d' ]*")
_GROUP = regex.compile(r"\(\?:(?P<body>(?:[^()]|\((?&body)\))*)\)(?P<optional>\?)?")
_WORD = regex.compile(r"(?<![\w\x00])[\w]|\p{So}|[-–+=/%](?=\s?\d)")


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield cues from left to right, the longest one at each place; `value` is "kind.concept"."""
    free: dict[str, int] = {}
    for match in _WORD.finditer(text):
        start = match.start()
        if start < free.get(BLOCKING, 0):
            continue
        best: dict[str, tuple[int, int, str]] = {}
        opening = fold(_GAP.sub(" ", text[start : start + 2 * OPENING]))[:OPENING].replace("’", "'")
        for pattern, kind, concept, rank in _candidates(language, opening):
            if start < free.get(kind, 0):
                continue
            found = pattern.match(text, start, start + LONGEST)
            if found and (found.end(), -rank) > best.get(kind, (start, 0))[:2]:
                best[kind] = found.end(), -rank, concept
        if best:
            longest = max(end for end, *_ in best.values())
            if BLOCKING in best and best[BLOCKING][::2] == (longest, IDIOM):
                best = {BLOCKING: best[BLOCKING]}
            for kind, (end, _, concept) in best.items():
                if kind != BLOCKING or concept == IDIOM:
                    free[kind] = end
                yield Fact(cast(Kind, kind), text[start:end], start, end, concept)


@lru_cache(maxsize=1 << 16)
def _candidates(language: str, opening: str) -> tuple[Cue, ...]:
    """Return the cues that may stand where the text begins so."""
    buckets = _buckets(language)
    cues = (cue for size in range(1, len(opening) + 1) for cue in buckets.get(opening[:size], ()))
    return tuple((compiled(_bounded(form)), kind, concept, rank) for form, kind, concept, rank in cues)


@cache
def _buckets(language: str) -> Mapping[str, tuple[Written, ...]]:
    """Return the cues by their first letters: a place is tried against few of them."""
    data = toml(f"{language}/facts_cues.toml") or toml(f"{FALLBACK}/facts_cues.toml")
    found: dict[str, list[Written]] = {}
    rank = 0
    for kind, concepts in data.items():
        for concept, forms in concepts.items():
            for form in forms:
                rank += 1
                for opening in _openings(form):
                    found.setdefault(opening, []).append((form, kind, f"{kind}.{concept}", rank))
    return {opening: tuple(cues) for opening, cues in found.items()}


@cache
def _bounded(form: str) -> str:
    """Return the form with the end of its last word told, before what it says may follow."""
    ahead = _LOOKS_ON.search(form)
    if ahead is None:
        return rf"{spaced(form)}(?!\w)"
    inside = ahead.group()[2:4]
    if inside[0] == "=" and inside[1] != " ":
        return spaced(form)
    return rf"{spaced(form[: ahead.start()])}(?!\w){spaced(ahead.group())}"


def _openings(form: str) -> set[str]:
    """Return the first letters a form may begin with, as far as they are always the same."""
    plain = regex.sub(r"^\(\?<[!=].*?\)", "", form.replace("['’]", "'"))
    group = _GROUP.match(plain)
    if not group:
        fixed = _FIXED.match(plain)
        return {fold(fixed.group() if fixed else plain[:1])}
    rest = plain[group.end() :]
    if group["optional"]:
        return {o for head in _choices(group["body"]) for o in _openings(head)} | _openings(rest.lstrip())
    return {opening for head in _choices(group["body"]) for opening in _continued(head, rest)}


def _continued(head: str, rest: str) -> set[str]:
    """Return the first letters of a choice; where it is short and always the same, with those that follow it."""
    literal = _LITERAL.fullmatch(head) and len(head) < OPENING
    after = rest[1:] if rest.startswith(" ") else rest
    if not literal or not (rest.startswith(" ") and (_GROUP.match(after) or _FIXED.match(after))):
        return _openings(head)
    if len(after) > 1 and after[1] in "?*{":
        return _openings(head)
    return {f"{fold(head)} {opening}"[:OPENING] for opening in _openings(after)}


def _choices(body: str) -> list[str]:
    """Return the alternatives of a group, those of groups inside it left whole."""
    heads, depth = [""], 0
    for letter in body:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            heads.append("")
        else:
            heads[-1] += letter
    return heads
