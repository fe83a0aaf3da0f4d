"""Syllables, by each language's rules about which letters are heard as vowels (its pack.toml) and its exceptions.

A word is rewritten by the language's rules in order (mute letters go, vowels heard apart are separated by a dot), then
the runs of vowels are counted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.errors import DataError
from assistant.languages.fragments import fragments
from assistant.languages.pack import load
from assistant.messages import N_

_PART = re.compile(r"[^\W\d_]+")
_LONGEST = 200  # letters judged; nothing longer is a word


@dataclass(frozen=True)
class _Rules:
    """How a language's vowels are counted."""

    rewrites: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]  # and letters of which a word must hold some
    vowels: re.Pattern[str]
    exceptions: Mapping[str, int]
    sounded: frozenset[str]  # words whose ending a rule would silence
    mute: frozenset[str]  # words whose ending a rule would sound


@cache
def _rules(language: str) -> _Rules | None:
    pack = load(language)
    section = pack.section("syllables")
    if section is None:
        return None
    pairs = (line.split() for line in pack.lines("syllables"))
    return _Rules(
        tuple((re.compile(rule), put, next(iter(fragments(rule)), ())) for rule, put in section.get("rules", ())),
        re.compile(f"[{section['vowels']}]+"),
        {word: int(count) for word, count in pairs},
        pack.words("sounded_endings"),
        pack.words("mute_endings"),
    )


@lru_cache(maxsize=100_000)
def syllables(word: str, language: str) -> int:
    """Return how many syllables are heard in a word, its parts added up.

    A word with a letter has one at least; an elided word (`l'`) and a figure have none of their own. Raise `DataError`
    for a language whose syllables cannot be told from its spelling (Arabic): it has no `syllables` section.
    """
    known = _rules(language)
    if known is None:
        raise DataError(N_("The syllables of {language} cannot be counted."), language=language)
    lowered = word.lower().replace("’", "'")[:_LONGEST]
    if lowered in known.exceptions:
        return known.exceptions[lowered]
    if lowered.endswith("'"):
        return 0
    if lowered.isalpha():
        return max(_part(lowered, known), 1)
    return max(sum(_part(part, known) for part in _PART.findall(lowered)), 1 if _PART.search(lowered) else 0)


def _part(part: str, known: _Rules) -> int:
    if part in known.exceptions:
        return known.exceptions[part]
    stem = part.removesuffix("s")
    # a "!" at the end keeps the rules about endings from matching; a mute -ent is left as its e
    shown = f"{stem}!" if stem in known.sounded else part[:-2] if part in known.mute else part
    for pattern, replacement, letters in known.rewrites:
        for piece in letters:
            if piece in shown:
                break
        else:
            if letters:
                continue
        if pattern.search(shown):  # most rules find nothing: looking is quicker than rewriting
            shown = pattern.sub(replacement, shown)
    return len(known.vowels.findall(shown))
