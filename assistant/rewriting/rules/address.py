"""Tu made vous where a brand says vous, in each word that says it or in none.

The way back is not taken: « votre » does not tell whether its noun wants *ton* or *ta*, nor « vous » whether it is one
person.
"""

import re
from collections.abc import Mapping
from functools import cache

from assistant.checks.style.address import marks
from assistant.languages import Pack
from assistant.languages import load as load_pack
from assistant.languages.lemmas import lemma
from assistant.messages import N_, NN_, Message
from assistant.rewriting.habits import spoken
from assistant.rewriting.rules.task import Aim, Step

CHANGED = NN_("“tu” made “vous”: {count} word.", "“tu” made “vous”: {count} words.")
UNSURE = N_("The brand says {wanted}; left as it is, for “{word}” cannot be changed without a doubt.")
_WORD = re.compile(r"-?[^\W\d_]+'|-?[^\W\d_]+")
_ENDS = re.compile(r"[.!?…;:\n]")
_JOINS = frozenset({"et", "ou", "puis", "mais", ","})
_THAT = frozenset({"que", "qu'"})


class Unsure(Exception):
    """A word that cannot be changed without a doubt."""


def suit(text: str, aim: Aim) -> Step:
    """Return the text that says vous in the place of tu, where the brand does; as it is where one word is in doubt."""
    pack, wanted = load_pack(aim.language), spoken(aim.goal.brand)
    found = marks(text, pack) if wanted else None
    others = () if found is None else found.vous if wanted == "tu" else found.tu
    if not others or not _pairs(pack, "address_pronouns"):
        return Step(text)
    first = text[others[0].start : others[0].end].strip("-")
    if wanted == "tu":
        return Step(text, (Message(UNSURE, {"wanted": wanted, "word": first}),))
    try:
        changed, count = _Turning(text, pack).turned(frozenset(span.start for span in others))
    except Unsure as doubt:
        return Step(text, (Message(UNSURE, {"wanted": wanted, "word": str(doubt)}),))
    after = marks(changed, pack)
    if after is None or after.tu:
        return Step(text, (Message(UNSURE, {"wanted": wanted, "word": first}),))
    return Step(changed, (Message(CHANGED, {"count": count}),))


class _Turning:
    """One text whose words are turned from tu to vous."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.pack = text, pack
        self.words = [*_WORD.finditer(text.replace("’", "'"))]
        self.told = [word.group().lower().removeprefix("-") for word in self.words]
        self.new: dict[int, str] = {}

    def turned(self, starts: frozenset[int]) -> tuple[str, int]:
        """Return the text with the words that begin at these places turned, and their number; raise `Unsure`."""
        for index, word in enumerate(self.words):
            if self._is_at(word, starts):
                self._turn(index, starts)
        text = self.text
        for index in sorted(self.new, reverse=True):
            word = self.words[index]
            text = text[: word.start()] + _like(word.group(), self.new[index]) + text[word.end() :]
        return text, len(self.new)

    @staticmethod
    def _is_at(word: "re.Match[str]", starts: frozenset[int]) -> bool:
        return word.start() in starts or (word.start() + 1 in starts and word.group().startswith("-"))

    def _turn(self, index: int, starts: frozenset[int]) -> None:
        pronouns, told = _pairs(self.pack, "address_pronouns"), self.told[index]
        if told not in pronouns and told not in self.pack.words("address_tu"):
            self.new[index] = self._verb(index)
            return
        after = self._told(index + 1)
        if told not in pronouns or (told == "toi" and after == "qui") or (told == "t'" and after in ("es", "as")):
            raise Unsure(self.words[index].group())
        self.new[index] = pronouns[told] + (" " if told == "t'" else "")
        if told == "tu":
            self._subject(index, starts)

    def _subject(self, index: int, starts: frozenset[int]) -> None:
        """Turn the verb of the subject tu; no other verb may lean on it."""
        if self.words[index].group().startswith("-"):
            self.new[index - 1] = self._verb(index - 1)
            return
        verb = index + 1
        while self._told(verb) in self.pack.words("address_clitics"):
            verb += 1
        self.new[verb] = self._verb(verb, after_that=self._told(index - 1) in _THAT)
        end = _ENDS.search(self.text, self.words[verb].end())
        for later in range(verb + 1, len(self.words)):
            if end and self.words[later].start() > end.start():
                break
            gap = self.text[self.words[later - 1].end() : self.words[later].start()]
            leans = self._told(later - 1) in _JOINS or "," in gap
            turned = self._is_at(self.words[later], starts)
            if leans and not turned and self._told(later) in _pairs(self.pack, "address_verbs"):
                raise Unsure(self.told[later])

    def _verb(self, index: int, after_that: bool = False) -> str:
        told = self._told(index)
        listed = _pairs(self.pack, "address_verbs").get(told)
        if listed:
            return listed
        if told.endswith("is") and lemma(told, self.pack.code) == f"{told[:-1]}r":
            return f"{told}sez"
        unsure = re.compile(f"(?:{'|'.join(self.pack.lines('address_unsure'))})$")
        for ending, other in _pairs(self.pack, "address_endings").items():
            if told.endswith(ending) and not unsure.search(told) and self._is_form(told, ending, after_that):
                return told.removesuffix(ending) + other
        raise Unsure(told)

    def _is_form(self, told: str, ending: str, after_that: bool) -> bool:
        """Whether a word is surely a verb's form in this ending; after « que », one in -es may be a subjunctive."""
        if ending not in ("e", "es"):
            return True
        stem = told.removesuffix(ending)
        return not after_that and lemma(f"{stem}e", self.pack.code) == f"{stem}er"

    def _told(self, index: int) -> str:
        return self.told[index] if 0 <= index < len(self.told) else ""


def _like(old: str, new: str) -> str:
    """Return the new word with the hyphen and the capital of the old one."""
    sign, bare = ("-", old[1:]) if old.startswith("-") else ("", old)
    return sign + (new[:1].upper() + new[1:] if bare[:1].isupper() else new)


@cache
def _pairs(pack: Pack, name: str) -> Mapping[str, str]:
    """Return the pairs of a list, in order."""
    return {line.split(" ")[0]: line.split(" ")[1] for line in pack.lines(name)}
