"""Which of our languages a text is written in: by its commonest words and letters first, by long lists of forms where
these do not tell."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from assistant.languages.likelihood import likelihoods
from assistant.languages.pack import FOLDER, codes, load
from assistant.languages.possessive import re

DEFAULT = "fr"
_ASIDE = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w+-]++(?:\.[\w+-]++)*+@[\w.-]+|(?<![\w@])@[\w.]+|(?<![\w.])[\w-]++(?:\.[a-z]{2,6})+/\S*"
)
_HINT = re.compile(r"[/@]|[wW]{3}\.")
_MARK = re.compile(r"[/@]")  # the same, quicker, where no "www." can be
_SPACE = re.compile(r"\s")
_ASIDE_SIGN = re.compile(r"[/@#]|www")
# A sign inside a run of letters, digits and what joins them that may part two words.
_PARTING = re.compile(
    r"[\d_'’ʼ＇·‐‑.,\u00A0\u202F\u066B\u066C\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670-](?:(?<!['’-])|(?=['’-]))"
)
_TWO_IN_LOWER_CASE = "\u0130"  # the one letter that is two signs in lower case
_TAG = re.compile(r"#\w+")
_PARTS = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-ÖØ-Þ][^\W\d_A-ZÀ-ÖØ-Þ])|[#_]")  # where the words of a hashtag begin
_RUN = re.compile(r"\w+(?:['-]\w+)*")
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
def _loan_phrases() -> re.Pattern[str]:
    """Return what matches the loans of several words."""
    phrases = sorted((loan for loan in _loans() if " " in loan), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


def identify(text: str) -> str | None:
    """Return the code of the language `text` seems to be in; None when it holds no letter."""
    return _identify(text[: int(_evidence().weights["sample"])])


@lru_cache(maxsize=1024)
def _identify(text: str) -> str | None:
    evidence = _evidence()
    plain = _plain(text)
    body = _TAG.sub(" ", plain) if "#" in plain else plain
    if not _WORD.search(body):  # tags speak where nothing else does, then links
        body = next((other for other in (_PARTS.sub(" ", plain), text) if _WORD.search(other)), "")
    words = _words(body)
    if not words:
        return None
    words = _without_loans(words)
    script = _by_script(" ".join(words), evidence)
    if script:
        return script
    scores = _scores(words, evidence)
    if _lead(scores) < evidence.weights["margin"]:
        words = _without_loans(_words(_loan_phrases().sub(" ", body))) or words
        scores = _scores(words, evidence)
        for code, likelihood in likelihoods(words, evidence.weights).items():
            scores[code] += evidence.weights["likelihood"] * likelihood
    return max(scores, key=lambda code: scores[code])


def _without_loans(words: list[str]) -> list[str]:
    """Return the words but the loans, which say nothing of the language they stand in; all where all are loans."""
    loans = _loans()
    return [word for word in words if word not in loans] or words


def _words(text: str) -> list[str]:
    words: list[str] = []
    for run in _RUN.findall(text.lower().replace("’", "'")):  # most are words: quicker than to look for these at once
        if run.isalpha():
            words.append(run)
        else:
            words += _WORD.findall(run)
    return words


def _plain(text: str) -> str:
    """Return the text without its addresses and handles."""
    named = "ww." in text or "WW." in text or "wW." in text or "Ww." in text
    if not named and "/" not in text and "@" not in text:
        return text
    parts, at, seen = [], 0, 0
    hints = _HINT if named else _MARK
    for hint in hints.finditer(text):  # only the runs without a space that can hold one are read closely
        if hint.start() < seen:
            continue
        begin = max(text.rfind(" ", at, hint.start()), text.rfind("\n", at, hint.start()), at - 1) + 1
        space = _SPACE.search(text, hint.end())
        seen = end = space.start() if space else len(text)
        plain, found = _ASIDE.subn(" ", text[begin:end])
        if found:
            parts += [text[at:begin], plain]
            at = end
    return "".join([*parts, text[at:]]) if parts else text


def _by_script(text: str, evidence: _Evidence) -> str | None:
    """Return the language whose own script most of the letters are in."""
    if text.isascii():
        return None
    for code, script in evidence.scripts.items():
        own = len(script.findall(text))
        if own and own > evidence.weights["script_share"] * sum(map(len, _WORD.findall(text))):
            return code
    return None


def _scores(words: Sequence[str], evidence: _Evidence) -> dict[str, float]:
    scores = dict.fromkeys(evidence.letters, 0.0)
    for word, times in Counter(words).items():
        for code, weight in _evidence_of(word):
            scores[code] += weight * times
    return scores


@lru_cache(maxsize=1 << 16)
def _evidence_of(word: str) -> tuple[tuple[str, float], ...]:
    """Return what one word says for each language it speaks for."""
    evidence = _evidence()
    weights = evidence.weights
    found = list(evidence.words.get(word, {}).items())
    for code, own in evidence.letters.items():
        if own and not own.isdisjoint(word):
            found.append((code, weights["letter"]))
        if evidence.starts[code] and word.startswith(evidence.starts[code]):
            found.append((code, weights["start"]))
        if evidence.endings[code] and len(word) > 3 and word.endswith(evidence.endings[code]):
            found.append((code, weights["ending"]))
    return tuple(found)


def _lead(scores: Mapping[str, float]) -> float:
    first, second = sorted(scores.values(), reverse=True)[:2]
    return first - second


@cache
def _own_words(language: str) -> frozenset[str]:
    return frozenset(word for word, holders in _evidence().words.items() if language in holders)


def is_in(text: str, language: str, runs: Sequence[str], mixed: Sequence[int]) -> bool:
    """Whether `differs` has nothing to tell, by a quick look that counts too few words of the language, never too many.

    `runs` are the pieces of the text that hold its words, `mixed` the numbers of those that are not letters alone.
    """
    evidence = _evidence()
    weights = evidence.weights
    if len(text) > weights["sample"] or language in evidence.scripts or _TWO_IN_LOWER_CASE in text:
        return False
    own_words, lowered = _own_words(language), " ".join(runs).lower()
    own = sum(map(own_words.__contains__, lowered.split(" ")))
    most = len(runs)
    if mixed:
        most += len(_PARTING.findall(" ".join([runs[number] for number in mixed])))
    if most < weights["other_words"]:
        return True
    if "/" in text or "@" in text or "#" in text or "www" in lowered:  # words of addresses and tags do not count
        aside = [piece for piece in text.lower().split() if _ASIDE_SIGN.search(piece)]
        own -= sum(map(own_words.__contains__, _WORD.findall(" ".join(aside))))
    return own >= weights["own_share"] * most and not _has_script(text, evidence)


def _has_script(text: str, evidence: _Evidence) -> bool:
    return not text.isascii() and any(script.search(text) for script in evidence.scripts.values())


def differs(text: str, language: str) -> str | None:
    """Return the language of `text` where it is clearly not `language` (words enough, evidence far ahead)."""
    evidence = _evidence()
    body = _plain(text[: int(evidence.weights["sample"])])
    body = _TAG.sub(" ", body) if "#" in body else body
    words = _words(body)
    if len(words) < evidence.weights["other_words"]:
        return None
    found = _by_script(body, evidence)
    if found or language in evidence.scripts:
        return found if found != language else None
    own = sum(map(_own_words(language).__contains__, words))
    if own >= evidence.weights["own_share"] * len(words):
        return None
    scores = _scores(words, evidence)
    best = max(scores, key=lambda code: scores[code])
    margin = max(evidence.weights["other_margin"], evidence.weights["other_lead"] * len(words))
    return best if scores[best] - scores[language] >= margin and best != language else None
