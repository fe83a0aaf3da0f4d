"""The verbs for vous without their subject made verbs for tu: orders, and verbs that share a subject."""

from collections.abc import Iterator

from assistant.languages.lemmas import lemma
from assistant.rewriting.rules.address_several import check_agreement
from assistant.rewriting.rules.address_words import Unsure, Words
from assistant.rewriting.rules.verb_for_tu import Forms, forms, is_irregular

_JOINS = frozenset({"et", "ou", "puis", "mais"})
_KEEP_S = frozenset({"y", "en"})


def turn(words: Words, stated: dict[int, bool]) -> None:
    """Put the form for tu of each verb that is not `stated` or ordered yet; raise `Unsure` where one is in doubt."""
    for index in _remaining(words):
        found = forms(words.told[index], words.pack)
        stated[index] = _is_stated(words, index, found, stated)
        if stated[index]:
            words.new[index] = found.stated
            continue
        if found.order is None:
            raise Unsure(words.told[index])
        keeps = words.is_tied(index + 1) and words.at(index + 1) in _KEEP_S and found.order[-1:] in ("e", "a")
        words.new[index] = found.order + ("s" if keeps else "")
        check_agreement(words, index)


def _remaining(words: Words) -> Iterator[int]:
    """Yield the verbs for vous that no pronoun has turned: marks, and « faites », « dites » where they are verbs."""
    for index, told in enumerate(words.told):
        if index in words.new:
            continue
        if index in words.marked:
            if words.found[index].group()[:1].isupper() and _may_be_name(words, index):
                raise Unsure(words.found[index].group())
            yield index
        elif told == "allez" and words.beside(index, index + 1):
            raise Unsure(told)  # « Allez en prendre »: the marks know it where a place or an infinitive follows
        elif told.endswith("tes") and is_irregular(told, words.pack):
            if words.is_tied(index + 1):
                yield index
            elif not _is_participle(words, index):
                raise Unsure(told)


def _is_participle(words: Words, index: int) -> bool:
    """Whether « faites » is said of things: « des crêpes faites ici », « elles sont faites »."""
    before = words.beside(index, index - 1)
    return before.endswith(("s", "x", "nt", "té")) and before not in words.pack.words("address_adverbs") | _JOINS


def _may_be_name(words: Words, index: int) -> bool:
    """Whether a word in -ez with a capital may be a name: inside a sentence, or where no dictionary knows the verb."""
    inside = bool(words.beside(index, index - 1)) and not words.text.isupper()
    return inside or lemma(words.told[index], words.pack.code) == words.told[index]


def _is_stated(words: Words, index: int, found: Forms, stated: dict[int, bool]) -> bool:
    """Whether a verb goes on with a subject said before (« vous cliquez et réservez »); an order otherwise."""
    start = words.opening(index)
    earlier = sorted(verb for verb in stated if start <= verb < index)
    if not earlier or found.stated == found.order or words.is_tied(index + 1):
        return False
    first = index
    while words.beside(first, first - 1) in words.pack.words("address_clitics"):
        first -= 1
    joined = words.beside(first, first - 1) in _JOINS
    comma = "," in words.gap(first)
    apart = any("," in words.gap(later) for later in range(earlier[-1] + 1, first + 1))
    if (joined or comma) and not stated[earlier[-1]]:
        return False
    if joined and not apart and all(stated[verb] for verb in earlier):
        return True
    if comma and words.told[start] in words.pack.words("address_conditions") and found.order is not None:
        return False
    raise Unsure(words.told[index])
