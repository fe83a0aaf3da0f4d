"""Which of our languages a text is written in: by its words and letters first, by a model where these do not tell."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from assistant.languages.pack import FOLDER, codes, load
from assistant.languages.possessive import re

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

DEFAULT = "fr"
_ASIDE = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w+-]++(?:\.[\w+-]++)*+@[\w.-]+|(?<![\w@])@[\w.]+|(?<![\w.])[\w-]++(?:\.[a-z]{2,6})+/\S*"
)
_TAG = re.compile(r"#\w+")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True)
class _Evidence:
    """What speaks for each language."""

    words: Mapping[str, Mapping[str, float]]
    letters: Mapping[str, frozenset[str]]
    starts: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, tuple[str, ...]]
    scripts: Mapping[str, re.Pattern[str]]
    weights: Mapping[str, Any]


@cache
def _evidence() -> _Evidence:
    packs = {code: load(code) for code in codes()}
    sections = {code: pack.section("identify") or {} for code, pack in packs.items()}
    scripts = {c: re.compile(f"[{s['script']}]") for c, s in sections.items() if s.get("script")}
    told = [code for code in packs if code not in scripts]
    holders: dict[str, list[str]] = {}
    for code in told:
        for word in packs[code].words("function_words") | packs[code].words("common_words"):
            holders.setdefault(word, []).append(code)
    weight = sections[DEFAULT]["word"]
    words = {
        w: dict.fromkeys(c, weight * math.log(len(told) / len(c)) / math.log(len(told))) for w, c in holders.items()
    }
    return _Evidence(
        words,
        {code: frozenset(sections[code].get("letters", "")) for code in told},
        {code: tuple(sections[code].get("starts", ())) for code in told},
        {code: tuple(sections[code].get("endings", ())) for code in told},
        scripts,
        sections[DEFAULT],
    )


@cache
def _loans() -> frozenset[str]:
    lines = (FOLDER / "loanwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _model() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a second of work: only where the words do not tell

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(codes()))
    return model


def identify(text: str) -> str | None:
    """Return the code of the language `text` seems to be in; None when it holds no letter."""
    return _identify(text[: int(_evidence().weights["sample"])])


@lru_cache(maxsize=1024)
def _identify(text: str) -> str | None:
    evidence = _evidence()
    body = _TAG.sub(" ", _ASIDE.sub(" ", text))
    words = _words(body) or _words(_ASIDE.sub(" ", text).replace("#", " ")) or _words(text)
    if not words:
        return None
    if not _words(body):
        body = text
    own = [word for word in words if word not in _loans()]
    if own and len(own) < len(words):  # loan words say nothing of the language they stand in
        words, body = own, " ".join(own)
    script = _by_script(body, evidence)
    if script:
        return script
    scores = _scores(words, evidence)
    if _lead(scores) < evidence.weights["margin"]:
        floor = evidence.weights["floor"]
        for code, share in _model().rank(body):
            if code in scores:
                scores[code] += evidence.weights["model"] * math.log(max(share, floor))
    return max(scores, key=lambda code: scores[code])


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _by_script(text: str, evidence: _Evidence) -> str | None:
    """Return the language whose own script most of the letters are in."""
    if text.isascii():
        return None
    letters = sum(len(word) for word in _WORD.findall(text))
    for code, script in evidence.scripts.items():
        if len(script.findall(text)) > evidence.weights["script_share"] * letters:
            return code
    return None


def _scores(words: Sequence[str], evidence: _Evidence) -> dict[str, float]:
    weights = evidence.weights
    scores = dict.fromkeys(evidence.letters, 0.0)
    for word in words:
        for code, weight in evidence.words.get(word, {}).items():
            scores[code] += weight
        for code, own in evidence.letters.items():
            if own and not own.isdisjoint(word):
                scores[code] += weights["letter"]
            if evidence.starts[code] and word.startswith(evidence.starts[code]):
                scores[code] += weights["start"]
            if evidence.endings[code] and len(word) > 3 and word.endswith(evidence.endings[code]):
                scores[code] += weights["ending"]
    return scores


def _lead(scores: Mapping[str, float]) -> float:
    first, second = sorted(scores.values(), reverse=True)[:2]
    return first - second


def differs(text: str, language: str) -> str | None:
    """Return the language of `text` where it is clearly not `language` (words enough, evidence far ahead)."""
    evidence = _evidence()
    body = _TAG.sub(" ", _ASIDE.sub(" ", text[: int(evidence.weights["sample"])]))
    words = _words(body)
    if len(words) < evidence.weights["other_words"]:
        return None
    found = _by_script(body, evidence)
    if found or language in evidence.scripts:
        return found if found != language else None
    own = sum(language in evidence.words.get(word, ()) for word in words)
    if own >= evidence.weights["own_share"] * len(words):
        return None
    scores = _scores(words, evidence)
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] - scores[language] >= evidence.weights["other_margin"] and best != language else None
