"""Vous made tu: each word that says vous by its place in the sentence, and the verbs that go with it."""

import re

from assistant.languages.lemmas import lemma
from assistant.rewriting.rules import address_possessives, address_several, address_verbs
from assistant.rewriting.rules.address_several import check_agreement
from assistant.rewriting.rules.address_words import SEVERAL, Unsure, Words, pattern
from assistant.rewriting.rules.sounds import elides, is_finite, is_infinitive
from assistant.rewriting.rules.verb_for_tu import forms, is_irregular

_POSSESSIVES = frozenset({"votre", "vos", "vôtre", "vôtres"})
_NOT = frozenset({"ne", "n'"})
_THAT = frozenset({"que", "qu'"})
_LINKS = frozenset({"et", "ou", "ni"})
_GOING = frozenset({"venez", "allez", "revenez", "passez", "courez", "retournez"})


def turn(words: Words, mixed: bool) -> None:
    """Put tu in the place of each mark of vous; raise `Unsure` where one is in doubt.

    Where the text is `mixed`, its vous may be tu and somebody else.
    """
    address_several.doubt(words, mixed)
    turning = _Turning(words)
    for index in sorted(words.marked):
        if words.told[index] in _POSSESSIVES:
            address_possessives.turn(words, index)
        elif words.told[index] == "vous":
            turning.pronoun(index)
    address_verbs.turn(words, turning.stated)


class _Turning:
    """The pronouns of one text with their verbs; `stated` tells of each verb whether it is stated, not ordered."""

    def __init__(self, words: Words) -> None:
        self.words, self.pack = words, words.pack
        self.stated: dict[int, bool] = {}
        self.subjects: set[int] = set()

    def pronoun(self, index: int) -> None:
        """Turn one vous: a subject, an object, or one that stands alone."""
        words = self.words
        if words.is_tied(index):
            self._after_verb(index)
            return
        verb = index + 1
        while words.beside(index, verb) in self.pack.words("address_clitics") | {"vous"} and not words.is_tied(verb):
            verb += 1
        adjacent = words.beside(index, verb) if not words.is_tied(verb) else ""
        before = words.beside(index, index - 1)
        of_vous = bool(adjacent) and self._is_form(verb)
        ordered = before in _NOT or index - 1 in self.subjects
        if of_vous and not ordered and before not in self.pack.words("address_prepositions"):
            asked = words.is_tied(verb + 1) and words.at(verb + 1) == "vous"
            self._clitic(index) if asked else self._subject(index, verb)
        elif (of_vous and ordered) or self._takes_clitic(index, verb, before):
            self._clitic(index)
            check_agreement(words, verb)
        else:
            self._alone(index, before)

    def _takes_clitic(self, index: int, verb: int, before: str) -> bool:
        """Whether vous is the object of the verb after it."""
        told = self.words.beside(index, verb)
        if is_infinitive(told, self.pack):
            if self._is_form(index - 1) and index - 1 not in self.stated and before and before not in _GOING:
                raise Unsure(before)  # « Pouvez vous venir », without its hyphen
            return True
        if before in self.pack.words("address_subjects"):
            return bool(told) and told not in self.pack.words("address_prepositions")
        if before in self.pack.words("address_prepositions") or not is_finite(told, self.pack):
            return False
        if before and self._is_form(index - 1):
            raise Unsure(before)  # « Avez vous pensé », without its hyphen
        return True

    def _clitic(self, index: int) -> None:
        after = self.words.at(index + 1)
        if not elides(after, self.pack):
            self.words.new[index] = "te"
            return
        self.words.new[index] = "t’" if "'" not in self.words.text else "t'"
        self.words.elided.add(index)

    def _alone(self, index: int, before: str) -> None:
        """Turn a vous that stands after a preposition, at an end, or before « qui »."""
        words, after = self.words, self.words.beside(index, index + 1)
        if words.is_tied(index + 1):
            if words.at(index + 1) != "même":
                raise Unsure(words.told[index], SEVERAL)
            after = ""
        prepositions = self.pack.words("address_prepositions")
        if after in _LINKS and words.beside(index, index + 2) not in prepositions:
            raise Unsure(words.told[index], SEVERAL)
        if after == "qui":
            verb = index + 2
            while words.beside(index, verb) in self.pack.words("address_clitics"):
                verb += 1
            if self._is_form(verb):
                self._state(verb)
        elif after and before not in prepositions and not (after == "aussi" and not words.beside(index, index + 2)):
            raise Unsure(words.told[index])
        words.new[index] = "toi"

    def _subject(self, index: int, verb: int) -> None:
        words = self.words
        if words.beside(index, index - 1) in _LINKS and words.opening(index) < index - 1:
            earlier = [later for later in self.stated if words.opening(index) <= later < index]
            earlier += [i for i in words.marked if words.opening(index) <= i < index and words.at(i).endswith("ez")]
            if not earlier or any("," in words.gap(later) for later in range(max(earlier) + 1, index)):
                raise Unsure(words.told[index], SEVERAL)
        words.new[index] = "tu"
        self.subjects.add(index)
        self._state(verb, index)

    def _state(self, verb: int, subject: int | None = None) -> None:
        """Put the form that has a subject; after « que » a wish, where the words before it tell that it is one."""
        words = self.words
        told = words.told[verb]
        found = forms(told, self.pack)
        words.new[verb], self.stated[verb] = found.stated, True
        if subject is not None and found.wish is not None and words.beside(subject, subject - 1) in _THAT:
            start = words.found[words.opening(subject)].start()
            before = words.text[start : words.found[subject].start()].replace("’", "'").rstrip()
            wishes = _ends_with(before, pattern(self.pack, "address_wished"))
            if not wishes and _ends_with(before, pattern(self.pack, "address_told")):
                found = found._replace(wish=found.stated)
            if not found.wish or not (wishes or found.wish == found.stated):
                raise Unsure(told)
            words.new[verb] = found.wish
        self._agreement(verb, verb)

    def _agreement(self, verb: int, last: int) -> None:
        told = lemma(self.words.told[verb], self.pack.code)
        if told == "avoir" and self.words.at(last + 1) != "été":
            return
        last += told == "avoir"
        after = self.words.gap(last + 1)
        goes_on = after.startswith(",") and self.words.at(verb - 2) not in _THAT
        if told in ("être", "avoir") and (goes_on or any(sign.isdigit() for sign in after)):
            raise Unsure(self.words.told[verb], SEVERAL)  # « vous êtes 3 000 », « vous êtes, comme nous, invités »
        check_agreement(self.words, last)

    def _after_verb(self, index: int) -> None:
        """Turn a vous that hangs on its verb: « Pouvez-vous », « Abonnez-vous »."""
        words, verb = self.words, index - 1
        if not self._is_form(verb) or words.is_tied(index + 1):
            raise Unsure(words.told[verb])
        found = forms(words.told[verb], self.pack)
        inverted = found.order is None or self._is_inverted(verb)
        words.new[index] = "tu" if inverted else "toi"
        words.new[verb] = found.stated if inverted or found.order is None else found.order
        self.stated[verb] = inverted
        self._agreement(verb, index)

    def _is_inverted(self, verb: int) -> bool:
        """Whether the vous after a verb is its subject, as in a question, and not its object."""
        words = self.words
        before = words.beside(verb, verb - 1)
        if before in self.pack.words("address_clitics") | self.pack.words("address_inverting") | {"vous"}:
            return True
        asking = self.pack.words("address_asking")
        asks = any(words.told[index] in asking - _THAT for index in range(words.opening(verb), verb))
        if before in asking or (asks and words.is_asked(verb)):
            return True
        if not words.is_asked(verb) and "," in words.gap(verb):
            return False  # « Quand vous arrivez, présentez-vous »
        reflexive = lemma(words.told[verb], self.pack.code) in self.pack.words("address_reflexive")
        if asks or (words.is_asked(verb) and reflexive):
            raise Unsure(words.told[verb])
        return words.is_asked(verb)

    def _is_form(self, index: int) -> bool:
        words = self.words
        told = words.at(index)
        marked = index in words.marked and told not in _POSSESSIVES and told != "vous"
        return marked or is_irregular(told, self.pack)


def _ends_with(before: str, said: "re.Pattern[str]") -> bool:
    return any(match.end() == len(before) for match in said.finditer(before))
