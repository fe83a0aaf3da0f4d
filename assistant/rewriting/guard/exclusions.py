"""What a condition sets apart stays apart: "drinks extra" is not "drinks included", an exception to a ban lets in."""

from assistant.rewriting.guard.claims import cues, inside, valued
from assistant.rewriting.guard.narrowed import joined
from assistant.rewriting.guard.text import Read, Span

TAKEN_IN = frozenset(
    {
        "state.included+",
        "state.allowed+",
        "unconditional.everybody",
        "unconditional.always",
        "scope.all",
        "unconditional.even",
    }
)
EXCLUDING = frozenset({
    "condition.exclusion", "condition.restricted", "neutral.turn", "state.open-", "state.allowed-", "state.paid+",
    "scope.only", "state.included-", "condition.required", "state.required+", "grade.duty+",
})  # fmt: skip
LETS_IN = frozenset({"state.allowed-", "state.open-"})  # denials an exception of which lets in


def kept_apart(side: Read, words: frozenset[str], claimed: frozenset[str]) -> bool:
    """Return whether the rewrite keeps apart what the source excludes, in any words that deny or restrict.

    Where it names the thing set apart, it must take it in to be held against it: "drinks included", "food and drinks".
    Where it does not, a denial beside the claim stands for it: "terrace yes, indoors no".
    """
    signs = [c for c in side.facts if c.kind == "negation" or c.value in EXCLUDING]
    homes = [s for s in side.sentences if words & side.keys(*s)]
    if not homes:
        told = [s for s in side.sentences if claimed & side.keys(*s)]
        plain = [c for c in signs if c.kind == "negation" or c.value == "condition.exclusion"]
        return any(inside(plain, s) for s in told)
    taken_in = [c for c in side.facts if c.value in TAKEN_IN]
    here = [side.clause(t.start, t.end) for t in side.tokens if words & set(side.bridged(t))]
    if any(inside(signs, span) for span in here):
        return True
    if any(inside(taken_in, span) for span in here) or _joined_to(side, words, claimed):
        return False
    return any(inside(signs, s) for s in homes) or any(side.text[s[0] : s[1]].count("(") for s in homes)


def denied_claim(side: Read, place: Span) -> bool:
    """Return whether what a condition sets apart is let in: "dogs are not allowed, except guide dogs"."""
    start = side.sentence(place[0])[0]
    return bool(inside([c for c in cues(side, "state") if c.value in LETS_IN], (start, place[0])))


def as_if_never(side: Read, words: frozenset[str], claimed: frozenset[str]) -> bool:
    """Return whether the rewrite denies the claim in one sentence, with no exception and no word of who is let in."""
    if not words or words & side.all_keys or cues(side, "condition") or valued(side, "scope.only"):
        return False
    told = [s for s in side.sentences if len(claimed & side.keys(*s)) >= min(2, len(claimed))]
    return any(inside([c for c in cues(side, "state") if c.value in LETS_IN], s) for s in told)


def _joined_to(side: Read, words: frozenset[str], claimed: frozenset[str]) -> bool:
    """Whether a conjunction joins what the source sets apart to what its claim holds for."""
    pairs = [(set(side.bridged(a)), set(side.bridged(b))) for a, b in joined(side)]
    return any((a & words and b & claimed) or (b & words and a & claimed) for a, b in pairs)
