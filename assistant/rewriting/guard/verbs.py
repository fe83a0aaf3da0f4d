"""Verbs told as past or as future, by their stem: enough to see a past event announced as one to come."""

from dataclasses import dataclass
from functools import cache

import regex

from assistant.languages.vocabulary import known
from assistant.remembered import remembered
from assistant.rewriting.facts.tokens import key
from assistant.rewriting.facts.words import Pattern, toml

FUTURE = "future"


@dataclass(frozen=True)
class Verb:
    """A verb in the past or the future; "open" where its form may be either."""

    stem: str
    tense: str
    start: int
    end: int


@cache
def _patterns(language: str) -> tuple[tuple[Pattern, str], ...]:
    data = toml(f"{language}/facts_verbs.toml")
    return tuple(
        (regex.compile(form, regex.I), tense) for tense, forms in data.get("forms", {}).items() for form in forms
    )


@remembered(1 << 6)
def verbs(text: str, language: str) -> tuple[Verb, ...]:
    """Return the verbs whose tense shows."""
    irregular = _irregular(language)
    found = []
    for pattern, tense in _patterns(language):
        for match in pattern.finditer(text):
            word = match["verb"].lower()
            whole = match.end("verb") == match.end() or word in irregular
            if tense == FUTURE and not whole and _is_present(word, language):
                continue
            found.append(Verb(irregular.get(word, key(word)[:4]), tense, *match.span()))
    return tuple(found)


def _is_present(stem: str, language: str) -> bool:
    """Whether the stem of a future is that of another verb: "ouvrons" is of "ouvrir", no future."""
    endings = toml(f"{language}/facts_verbs.toml").get("present", {})
    return any(stem.endswith(tuple(after)) and known(stem + ending, language) for ending, after in endings.items())


@cache
def _irregular(language: str) -> dict[str, str]:
    """Return the stem of forms that do not begin like their verb."""
    table = toml(f"{language}/facts_verbs.toml").get("irregular", {})
    return {form: key(verb)[:4] for verb, forms in table.items() for form in forms}
