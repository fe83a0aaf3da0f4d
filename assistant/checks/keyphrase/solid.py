"""Keyphrases written without spaces: as one word (guesthouse), or as a hashtag."""

import re
from collections.abc import Sequence

from assistant.checks.keyphrase.atoms import Atom, key
from assistant.checks.keyphrase.phrase import Phrase, function_words
from assistant.languages import inflection

LONGEST_SOLID = 64  # letters; a longer run is no word
_CAMEL = re.compile(r"[^\W\d_](?:(?<=[A-ZÀ-Þ])[A-ZÀ-Þ]+(?![a-zß-ÿ])|[^\W\dA-ZÀ-Þ_]*)|\d+")


def in_one_word(form: str, phrase: Phrase) -> tuple[int, ...]:
    """Return the units that `form` writes as one word (guesthouse, ebike), none when it does not."""
    if len(form) > LONGEST_SOLID or not inflection.fold(form).startswith(phrase.solid_heads):
        return ()
    for first, unit in enumerate(phrase.units):
        texts = [part.text for part in unit.parts]
        last = first
        while True:
            if len(texts) > 1 and _spells(form, texts, phrase.language):
                return tuple(range(first, last + 1))
            last += 1
            if last >= len(phrase.units) or not phrase.units[last].tied:
                break
            texts += [part.text for part in phrase.units[last].parts]
    return ()


def _spells(form: str, texts: Sequence[str], language: str) -> bool:
    """Whether `form` is the words `texts` without spaces, the last one (or all) inflected."""
    rest = inflection.fold(form)
    head = inflection.fold(texts[0])
    common = max(len(head) - 2, 1)
    if rest[:common] != head[:common] or len(rest) < len(head):
        return False
    return _spells_rest(rest, texts, language)


def _spells_rest(rest: str, texts: Sequence[str], language: str) -> bool:
    wanted = frozenset(map(inflection.fold, inflection.own_bases(texts[0], language)))
    if len(texts) == 1:
        found = inflection.bases(rest, language).nominal if rest else frozenset()
        return not wanted.isdisjoint(map(inflection.fold, found))
    head = inflection.fold(texts[0])
    for end in range(len(rest) - 1, max(len(head) - 3, 0), -1):
        if (
            end <= len(head) + 3
            and not wanted.isdisjoint(map(inflection.fold, inflection.bases(rest[:end], language).nominal))
            and _spells_rest(rest[end:], texts[1:], language)
        ):
            return True
    return False


def in_a_hashtag(atom: Atom, phrase: Phrase) -> tuple[int, ...]:
    """Return the units a hashtag is made of, none when it holds another word."""
    if len(atom.form) > LONGEST_SOLID:
        return ()
    for with_function_words in (True, False):
        words = [(w, unit) for w, unit in phrase.words if with_function_words or unit is not None]
        if words and _spells(atom.form, [w for w, _ in words], phrase.language):
            return tuple(sorted({unit for _, unit in words if unit is not None}))
    pieces, form_of = _CAMEL.findall(atom.form), key(phrase.language)
    units: set[int] = set()
    for piece in pieces:
        here = {
            n
            for n, u in enumerate(phrase.units)
            if len(u.parts) == 1 and u.parts[0].matches(form_of(piece.lower()), True)
        }
        if not here and piece.lower() not in function_words(phrase.language):
            return ()
        units |= here
    return tuple(sorted(units))
