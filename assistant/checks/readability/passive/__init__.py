"""Whether a sentence holds a passive: an auxiliary and the participle of a transitive verb that tells an act undergone.

One module per language that has the word lists, named by its code, each with `is_passive(text, lists)` and
`may_follow(word, lists)`: whether a word may stand after the auxiliary of a passive.
"""

import importlib
import importlib.util
from functools import cache, lru_cache, partial
from types import ModuleType

from assistant.checks.readability.passive.lists import Lists, lists_of
from assistant.checks.readability.transitions import fold
from assistant.languages import Pack


@lru_cache(maxsize=8192)  # asked by the check and by the metrics, and again after an edit elsewhere
def is_passive(sentence: str, pack: Pack) -> bool | None:
    """Return whether the sentence holds a passive; None for a language whose passives cannot be told yet."""
    rules = _rules(pack.code)
    if rules is None:
        return None
    folded, lists = fold(sentence), lists_of(pack)
    return lists.may_hold(folded, partial(rules.may_follow, lists=lists)) and bool(rules.is_passive(folded, lists))


@cache
def _rules(code: str) -> ModuleType | None:
    name = f"{__name__}.{code}"
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


__all__ = ["Lists", "is_passive"]
