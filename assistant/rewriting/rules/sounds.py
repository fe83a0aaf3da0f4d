"""What a French word is to the word before it: whether it elides, whether it is an infinitive or a finite verb."""

from functools import lru_cache

from assistant.languages import Pack
from assistant.languages.lemmas import lemma
from assistant.rewriting.rules.address_words import Unsure

_VOWELS = frozenset("aàâäeéèêëiîïoôöuùûüœæ")
_VERBS = ("er", "ir", "re")


def elides(word: str, pack: Pack) -> bool:
    """Return whether « te » before this word is « t’ », and « ta » is « ton »; raise `Unsure` for an unknown h."""
    if word == "y":
        return True
    if word.startswith("h"):
        if word.startswith(pack.lines("h_mute")):
            return True
        if word.startswith(pack.lines("h_aspirated")):
            return False
        raise Unsure(word)
    return word[:1] in _VOWELS and not word.startswith(pack.lines("no_elision"))


@lru_cache(maxsize=4096)
def is_infinitive(word: str, pack: Pack) -> bool:
    """Return whether a word is an infinitive: the dictionary knows other forms of it."""
    if not word.endswith(_VERBS) and not word.endswith("oir"):
        return False
    likely = (f"{word[:-1]}z", f"{word}z", f"{word}ez", f"{word[:-2]}ez", f"{word[:-3]}ez")
    return word in pack.words("short_infinitives") or any(lemma(form, pack.code) == word for form in likely)


@lru_cache(maxsize=4096)
def is_finite(word: str, pack: Pack) -> bool:
    """Return whether a word is a verb's form other than its infinitive, or presents like one (voici)."""
    verb = lemma(word, pack.code)
    if word in ("voici", "voilà") or (verb != word and is_infinitive(verb, pack)):
        return True
    if word.endswith("ant"):
        return is_infinitive(lemma(f"{word[:-3]}ez", pack.code), pack)
    stem = word.removesuffix("nt")
    return stem.endswith("e") and lemma(f"{stem}z", pack.code) == f"{stem}r"
