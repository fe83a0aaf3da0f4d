"""Votre made ton or ta, vos made tes, le vôtre made le tien: by the gender of what comes after."""

from functools import cache

from assistant.languages import Pack
from assistant.rewriting.rules.address_words import GENDER, Unsure, Words
from assistant.rewriting.rules.sounds import elides


def turn(words: Words, index: int) -> None:
    """Put the possessive of tu in the place of one of vous; raise `Unsure` where no gender is sure."""
    told = words.told[index]
    if told == "vos":
        words.new[index] = "tes"
    elif told == "votre":
        words.new[index] = _before_noun(words, index)
    else:
        words.new[index] = _alone(words, index)


def _alone(words: Words, index: int) -> str:
    before, told = words.beside(index, index - 1), words.told[index]
    if told == "vôtre" and before in ("le", "du", "au"):
        return "tien"
    if told == "vôtre" and before == "la":
        return "tienne"
    raise Unsure(told, GENDER)


def _before_noun(words: Words, index: int) -> str:
    after = words.beside(index, index + 1)
    if not after:
        raise Unsure(words.told[index], GENDER)
    if elides(after, words.pack):
        return "ton"
    for later in range(index + 1, index + 4):
        noun = words.beside(later - 1, later)
        masculine = _is_masculine(noun, words.pack)
        if masculine is not None:
            return "ton" if masculine else "ta"
        if noun not in words.pack.words("gender_either"):
            break
    raise Unsure(after, GENDER)


@cache
def _is_masculine(noun: str, pack: Pack) -> bool | None:
    """Whether a noun or an adjective is masculine: as listed, else by an ending that is sure; None if unknown."""
    if noun in pack.words("gender_either"):
        return None
    for masculine, name in ((True, "gender_masculine"), (False, "gender_feminine")):
        if noun in pack.words(name):
            return masculine
    if len(noun) < 5:
        return None
    if noun.endswith(pack.lines("gender_masculine_endings")):
        return True
    return False if noun.endswith(pack.lines("gender_feminine_endings")) else None
