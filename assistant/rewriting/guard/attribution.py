"""Sources: a figure or a statement stays with whoever said it."""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.tokens import keyed
from assistant.rewriting.facts.words import Pattern, compiled, either, toml, words
from assistant.rewriting.guard.answers import is_question
from assistant.rewriting.guard.claims import Echo, alteration, claim, cues, echo, inside, shared_clause
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

SAME = 0.5  # share of the words of a name from which it is told again
SURE = 0.7  # share of the words of a claim from which it is surely the same one
NEAR = 40  # characters in which the one who speaks stands beside the verb
TRIGGERS = ("attribution.according", "attribution.said")


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield claims whose source went or was replaced."""
    replaced = [*_strangers(source, rewrite), *_exchanged(source, rewrite)]
    yield from replaced
    if replaced:
        return
    for cue in cues(source, "attribution"):
        if cue.value not in TRIGGERS or not _may_speak(source, cue, whom(source, cue)):
            continue
        place = whom(source, cue)
        names = frozenset(k for k in source.keys(*place) - source.keys(cue.start, cue.end) if not k.isdigit())
        if cue.value == "attribution.said" and not _named(source, place) and not _role(source, cue, place):
            continue
        held = echo(claim(source, source.sentence(cue.start), without=source.keys(*place)), rewrite)
        if not names or _named_again(names, rewrite, held):
            continue
        if held is None or held.count < 2 or inside(cues(rewrite, "attribution"), _with_before(rewrite, held.span)):
            continue
        yield alteration("attribution", (source, place), (rewrite, shared_clause(rewrite, held.span, held.shared)))


def _named_again(names: frozenset[str], rewrite: Read, held: Echo | None) -> bool:
    """Whether the rewrite names who says so: beside the claim, or anywhere if it credits somebody at all."""
    share = len(names & rewrite.all_keys) / len(names)
    if held and is_question(rewrite, held.span):  # a question claims nothing of its own
        return bool(cues(rewrite, "attribution"))
    if share < SAME or held is None or cues(rewrite, "attribution") or held.share < SURE:
        return share >= SAME
    marked = any(mark in rewrite.text for mark in ':«“"')
    return marked or bool(names & rewrite.keys(*_with_before(rewrite, held.span)))


def _with_before(side: Read, span: Span) -> Span:
    """Return a sentence with the one before it, which may say who speaks."""
    before = [s for s in side.sentences if s[1] <= span[0]]
    return (before[-1][0] if before else span[0]), span[1]


def _role(side: Read, cue: Fact, place: Span) -> bool:
    """Whether a common noun says who speaks, and no figure: "le directeur assure que", not "one in five said"."""
    counted = any(f.number is not None and f.start < place[1] and place[0] < f.end for f in side.facts)
    return not counted and cue.start > place[0] and bool(side.within(place[0], cue.start))


def _apposed(side: Read, end: int) -> int:
    """Return where a name set after a comma ends: "la trésorière, Odile Garnier"."""
    for fact in side.facts:
        if fact.kind == "name" and end < fact.start <= end + 2:
            return fact.end
    return end


@cache
def reports(language: str) -> Pattern:
    """Return the verbs by which a survey or a report speaks: what follows them is what it says."""
    return compiled(rf"(?<!\w){either(words(language)['speakers']['reports'])}(?!\w)")


def _before_apposed(side: Read, cue: Fact) -> int:
    """Return where whoever speaks is first told, a name set between commas after it: "the operator, Grove, says"."""
    low, _ = side.sentence(cue.start)
    commas = [c for c in side.cuts if low <= c < cue.start and side.text[c] == ","]
    named = any(f.kind == "name" and commas[-2:-1] and commas[-2] < f.start < cue.start for f in side.facts)
    return low if named and not side.text[commas[-1] + 1 : cue.start].strip() else side.clause(cue.start, cue.end)[0]


def _named(side: Read, place: Span) -> bool:
    """Whether the words that credit somebody hold a name: "she says" and "one in five said" hold none."""
    return any(f.kind == "name" and place[0] <= f.start < place[1] for f in side.facts)


def whom(side: Read, cue: Fact) -> Span:
    """Return the cue with the one it credits: after it ("selon X", "a dit X"), or before ("X said")."""
    start, end = side.clause(cue.start, cue.end)
    if cue.value == "attribution.according" and (verb := reports(side.language).search(side.text, cue.end, end)):
        return cue.start, verb.end()
    if cue.value == "attribution.said" and not side.within(start, cue.start):
        start = _before_apposed(side, cue)
    follows = side.within(cue.end, min(end, cue.end + 2 * NEAR))
    if cue.value == "attribution.according" or (
        side.language == "fr" and follows and not side.within(start, cue.start)
    ):
        return cue.start, _apposed(side, end)
    before = side.within(max(start, cue.start - NEAR), cue.start)[-2:]
    apposed = next((f for f in side.facts if f.kind == "name" and before and f.end == before[-1].end), None)
    if apposed and apposed.start < before[0].start:
        before = side.within(max(start, apposed.start), cue.start)
    if before:
        return before[0].start, cue.end
    return cue.start, follows[1].end if len(follows) > 1 else end


@cache
def _followed(language: str) -> Pattern:
    """Return what begins the name of who speaks, where it stands after the verb."""
    lead = either(toml(f"{language}/facts_words.toml").get("speakers", {}).get("before", ["(?!)"]))
    return regex.compile(rf"[^\S\n]+(?:\p{{Lu}}|(?i:{lead})(?:[^\S\n]+|(?<=['’]))\p{{L}})")


def _translatable(side: Read, place: Span) -> bool:
    """Whether the dictionary knows whom the source credits: else the words of a translation prove nothing."""
    return any(len(side.bridged(token)) > 1 for token in side.within(*place))


def _speaker(side: Read, cue: Fact, place: Span) -> frozenset[str]:
    """Return the keys of the words that may name who says so; figures name nobody."""
    if cue.value == "attribution.according":
        return frozenset(k for k in side.keys(*place) if not k.isdigit())
    start, end = side.sentence(cue.start)
    if _followed(side.language).match(side.text, cue.end):
        around = side.within(cue.end, min(end, cue.end + 2 * NEAR))[:4]
    else:
        start = max(start, cue.start - NEAR, side.clause(cue.start, cue.end)[0])
        around = side.within(start, cue.start)[-3:]
    return frozenset(k for token in around for k in side.bridged(token) if not k.isdigit())


def _exchanged(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a figure credited to somebody the source credits with another one."""
    told, said = _credited(source), _credited(rewrite)
    for value, (names, place) in said.items():
        mine, there = told.get(value, (names, place))
        others = frozenset().union(*(who for other, (who, _) in told.items() if other != value))
        swapped = not mine & names and (names & others or names & source.all_keys) and mine & rewrite.all_keys
        if swapped:
            yield alteration("attribution", (source, there), (rewrite, place))
            return


def _credited(side: Read) -> dict[str, tuple[frozenset[str], Span]]:
    """Return who is credited with the first figure told after "according to", by the figure."""
    found: dict[str, tuple[frozenset[str], Span]] = {}
    for cue in cues(side, "attribution"):
        place = whom(side, cue)
        _, end = side.sentence(cue.start)
        figure = next((f for f in side.hard if f.number is not None and place[1] <= f.start < end), None)
        who = frozenset(k for k in side.keys(*place) - side.keys(cue.start, cue.end) if not k.isdigit())
        if cue.value == TRIGGERS[0] and figure and who and side.text[place[1] : place[1] + 1] == ",":
            found.setdefault(figure.value, (who, place))
    return found


def _strangers(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield sources the rewrite credits and the source does not know."""
    told = [c for c in cues(source, "attribution") if c.value in TRIGGERS]
    for cue in cues(rewrite, "attribution"):
        if cue.value not in TRIGGERS:
            continue
        place = whom(rewrite, cue)
        names = _speaker(rewrite, cue, place)
        if not names or names & source.all_keys or not _may_speak(rewrite, cue, place):
            continue
        if names <= (_spoken_by(rewrite, "own_words") if told else _spoken_by(rewrite, "itself")):
            continue
        near = [whom(source, c) for c in told]
        if source.bridge and near and not any(_translatable(source, p) for p in near):
            continue
        missing = [p for p in near if not (source.keys(*p) & rewrite.all_keys)] or near
        sides = (source, missing[0]) if missing else None
        yield alteration("attribution", sides, (rewrite, place))


def _spoken_by(side: Read, nouns: str) -> frozenset[str]:
    """Return the keys of nouns that name no one new: what a text calls the one it tells of, or the words of theirs."""
    return frozenset(keyed(noun, side.language) for noun in words(side.language)["speakers"].get(nouns, ()))


def _may_speak(side: Read, cue: Fact, place: Span) -> bool:
    """Whether somebody speaks: a relative clause on a thing ("a smell that announces winter") quotes nobody."""
    passive = compiled(rf"(?<!\w){either(words(side.language)['speakers']['passive'])}[^\S\n]+$")
    if passive.search(side.text[max(cue.start - NEAR, 0) : cue.start]):
        return False
    nobody = compiled(rf"(?<!\w){either(words(side.language)['speakers']['nobody'])}[^\S\n]+$")
    if nobody.search(side.text[max(cue.start - NEAR, 0) : cue.start]):
        return False
    relative = compiled(rf"(?<!\w){either(words(side.language)['speakers']['relative'])}[^\S\n]*$")
    return _named(side, place) or not relative.search(side.text[max(cue.start - NEAR, 0) : cue.start])


def credits(side: Read, place: Span) -> bool:
    """Return whether a place credits somebody."""
    return bool(inside(cues(side, "attribution"), place))
