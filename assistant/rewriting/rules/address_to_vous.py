"""Tu made vous: each word that says tu, and the verb that goes with it."""

import re

from assistant.languages.lemmas import lemma
from assistant.rewriting.rules.address_words import Unsure, Words, pairs

_ENDS = re.compile(r"[.!?…;:\n]")
_JOINS = frozenset({"et", "ou", "puis", "mais", ","})
_THAT = frozenset({"que", "qu'"})


def turn(words: Words) -> None:
    """Put vous in the place of each mark of tu; raise `Unsure` where one is in doubt."""
    for index in sorted(words.marked):
        _turn(words, index)


def _turn(words: Words, index: int) -> None:
    pronouns, told = pairs(words.pack, "address_pronouns"), words.told[index]
    if told not in pronouns and told not in words.pack.words("address_tu"):
        verb = _after_clitics(words, index) if told in ("ne", "n'") else index
        words.new[verb] = _verb(words, verb)
        return
    after = words.at(index + 1)
    if told not in pronouns or (told == "toi" and after == "qui") or (told == "t'" and after in ("es", "as")):
        raise Unsure(words.found[index].group())
    words.new[index] = pronouns[told] + (" " if told == "t'" else "")
    if told == "tu":
        _subject(words, index)


def _subject(words: Words, index: int) -> None:
    """Turn the verb of the subject tu; no other verb may lean on it."""
    if words.found[index].group().startswith("-"):
        words.new[index - 1] = _verb(words, index - 1)
        return
    verb = _after_clitics(words, index)
    words.new[verb] = _verb(words, verb, after_that=words.at(index - 1) in _THAT)
    end = _ENDS.search(words.text, words.found[verb].end())
    for later in range(verb + 1, len(words.found)):
        if end and words.found[later].start() > end.start():
            break
        leans = words.at(later - 1) in _JOINS or "," in words.gap(later)
        if leans and later not in words.marked and words.at(later) in pairs(words.pack, "address_verbs"):
            raise Unsure(words.told[later])


def _after_clitics(words: Words, index: int) -> int:
    verb = index + 1
    while words.at(verb) in words.pack.words("address_clitics"):
        verb += 1
    return verb


def _verb(words: Words, index: int, after_that: bool = False) -> str:
    told, pack = words.at(index), words.pack
    listed = pairs(pack, "address_verbs").get(told)
    if listed:
        return listed
    if told.endswith("is") and lemma(told, pack.code) == f"{told[:-1]}r":
        return f"{told}sez"
    unsure = re.compile(f"(?:{'|'.join(pack.lines('address_unsure'))})$")
    for ending, other in pairs(pack, "address_endings").items():
        if told.endswith(ending) and not unsure.search(told) and _is_form(told, ending, after_that, pack.code):
            return told.removesuffix(ending) + other
    raise Unsure(told)


def _is_form(told: str, ending: str, after_that: bool, language: str) -> bool:
    """Whether a word is surely a verb's form in this ending; after « que », one in -es may be a subjunctive."""
    if ending not in ("e", "es"):
        return True
    stem = told.removesuffix(ending)
    return not after_that and lemma(f"{stem}e", language) == f"{stem}er"
