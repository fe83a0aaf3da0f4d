"""The French passive: être, in any tense or mood, and the past participle of a transitive verb."""

import re
from functools import lru_cache

from assistant.checks.readability.passive.lists import Lists, clause, tokens_of

_CLITIC = re.compile(r"-(?:t-)?(il|elle|on|ils|elles|je|tu|nous|vous|ce)\b")
_REFLEXIVE = {"se": None, "s'": None, "me": "suis étais fus serai serais sois", "m'": "étais suis",
              "te": "es étais fus seras serais sois", "t'": "es étais"}  # fmt: skip
_STRONG = frozenset({"été", "être", "étant"})
_PERSONS = frozenset({"je", "j'", "tu", "nous", "vous", "on", "c'", "ce"})
_JOINTS = frozenset({"et", "ou", "mais", "donc", "car", "comme", "que"})
_ADVERBS = "ment"  # what they end in
_EVENT_FORMS = ("ser", "fu", "fû")  # future, conditional and simple past of être
_ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "des", "notre", "votre", "son", "sa"})
_AGENT_WINDOW = 5  # words between the participle and « par »: "montée en une heure par l'équipe"


def is_passive(text: str, lists: Lists) -> bool:
    """Return whether a folded French sentence holds a passive."""
    text = lists.blank(text)
    tokens = tokens_of(_CLITIC.sub(r" ~\1 ", text) if "-" in text else text)
    merged = _join_marks(tokens) if "~" in tokens else tokens
    return any(_passive_at(merged, i, lists) for i, token in enumerate(merged) if token in lists.auxiliaries)


def may_follow(word: str, lists: Lists) -> bool:
    """Return whether a word may stand after the auxiliary of a passive."""
    return word.endswith(_ADVERBS) or _participle(word, lists) is not None


def _join_marks(tokens: list[str]) -> list[str]:
    joined: list[str] = []
    for token in tokens:
        if joined and joined[-1] == "~":
            joined[-1] = f"~{token}"
        else:
            joined.append(token)
    return joined


def _passive_at(tokens: list[str], index: int, lists: Lists) -> bool:
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    place = lists.after_adverbs(tokens, index + 1 + after.startswith("~"), _ADVERBS)
    base = _participle(tokens[place], lists) if place < len(tokens) else None
    if base is None:
        return False
    form, before = tokens[index], [t for t in tokens[max(index - 8, 0) : index] if not t.startswith("~")]
    strong = False
    if form == "été":
        if not any(t in lists.have for t in before[-6:]):
            return False
        strong = True
    elif _is_reflexive(form, before, after):
        return False
    elif form in _STRONG:
        strong = any(t in lists.modals for t in before[-4:])
    if base in lists.of_things and not strong:
        return _undergone(tokens, place, before, lists)
    acted = _has_agent(tokens, place, lists) or (base in lists.resultative and form.startswith(_EVENT_FORMS))
    return _tells_an_act(base, acted, strong, lists)


def _undergone(tokens: list[str], place: int, before: list[str], lists: Lists) -> bool:
    """Whether more is said of the act (« posé en un jour »), and of no person (« je suis posé »)."""
    follows = tokens[place + 1] if place + 1 < len(tokens) else ""
    return follows.rstrip("'").isalpha() and follows not in _JOINTS and not _PERSONS.intersection(before[-2:])


def _is_reflexive(form: str, before: list[str], after: str) -> bool:
    last = [t for t in before if t not in {"y", "en", "ne", "n'"}][-2:]
    if not last:
        return False
    if last[-1] in ("nous", "vous"):
        return last == [last[-1]] * 2 or after == f"~{last[-1]}"
    if last[-1] not in _REFLEXIVE:
        return False
    forms = _REFLEXIVE[last[-1]]
    return forms is None or form in forms.split() or form in {"été", "être"}


@lru_cache(maxsize=1 << 14)
def _participle(token: str, lists: Lists) -> str | None:
    """Return the masculine singular of a past participle; None for any other word."""
    for cut in ("", "s", "e", "es"):
        base = token.removesuffix(cut) if cut else token
        if token.endswith(cut) and (base in lists.participles or base in lists.dual or base in lists.intransitive):
            return base
        if token.endswith(cut) and base.endswith("é") and len(base) > 3:
            return base
    return None


def _has_agent(tokens: list[str], place: int, lists: Lists) -> bool:
    window = clause(tokens[place + 1 : place + 2 + _AGENT_WINDOW])
    if "par" not in window:
        return False
    if any(token[0].isdigit() for token in window[: window.index("par")]) and _is_bare(window):
        return False  # "limitées à 8 par atelier": so many each
    follows = place + 2 + window.index("par")
    named = tokens[follows : follows + 3]  # the noun, after an article and an adjective if there are any
    return bool(named) and not lists.no_agents.intersection(named)


def _is_bare(window: list[str]) -> bool:
    """Whether « par » is followed by a noun with no article, or by nothing."""
    after = window[window.index("par") + 1 :][:1]
    return not after or after[0] not in _ARTICLES


def _tells_an_act(base: str, acted: bool, strong: bool, lists: Lists) -> bool:
    if base in lists.intransitive or base in lists.never:
        return False
    if base in lists.dual or base in lists.stative:
        return acted or strong
    return True
