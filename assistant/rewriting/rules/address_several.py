"""Whether the vous of a text are several persons: then tu is not theirs."""

from assistant.languages.lemmas import lemma
from assistant.rewriting.rules.address_words import DOUBT, SEVERAL, Unsure, Words, pattern
from assistant.rewriting.rules.sounds import is_infinitive


def doubt(words: Words, mixed: bool) -> None:
    """Raise `Unsure` where the text says that its vous are several, or says tu as well."""
    straight = words.text.replace("’", "'")
    for name, reason in (("address_several", SEVERAL), ("address_unclear", DOUBT)):
        found = pattern(words.pack, name).search(straight)
        if found:
            raise Unsure(found.group(), reason)
    first = min(words.marked)
    if mixed:
        raise Unsure(words.told[first], SEVERAL)
    for index in sorted(words.marked):
        _called(words, index)
        _described(words, index)


def check_agreement(words: Words, index: int) -> None:
    """Raise `Unsure` where the word after a verb, adverbs apart, agrees with several persons: restez connectés."""
    pack, later = words.pack, index + 1
    unvaried = pack.words("address_unvaried")
    if lemma(words.told[index], pack.code) in pack.words("address_being"):
        unvaried -= pack.words("address_plural")
    while words.is_tied(later) or words.beside(later - 1, later) in pack.words("address_adverbs"):
        later += 1
    if words.beside(later, later + 1) == "peu":
        later += 2  # « un peu perdus »
    told = words.beside(later - 1, later)
    if not told or told.endswith("'") or words.found[later].group()[:1].isupper():
        return
    if told in ("tous", "toutes") and words.beside(later, later + 1) in pack.words("address_plural"):
        return  # « tous les jours »
    rest = words.text[words.found[later].end() :]
    written = told + rest[: len(rest) - len(rest.lstrip("·.()-esx"))].rstrip(".)")
    if written.endswith(("s", "x")) and told not in unvaried and not told.endswith("eux"):
        raise Unsure(told, SEVERAL)


def _described(words: Words, index: int) -> None:
    """Raise `Unsure` where a participle later in the sentence may agree with several: « Venez au bal déguisés »."""
    if not words.told[index].endswith("ez"):
        return
    for later in words.sentence(index):
        told, before = words.told[later], words.beside(later, later - 1)
        if not told.endswith(("és", "ées")) or not is_infinitive(f"{told[: told.rindex('é')]}er", words.pack):
            continue
        if not before.endswith(("s", "x", "nt", "z")) and before not in words.pack.words("function_words"):
            raise Unsure(told, SEVERAL)


def _called(words: Words, index: int) -> None:
    """Raise `Unsure` where a plural set apart by a comma stands before: « Parents, inscrivez… », « Les amis, … »."""
    start = words.opening(index)
    if start == index or "," not in words.gap(index):
        return
    head = words.told[start]
    apart = next(later for later in range(start + 1, index + 1) if "," in words.gap(later))
    calls = head in words.pack.words("address_calls") and apart == index and index - start <= 3
    known = head in words.pack.words("address_unvaried") | words.pack.words("address_adverbs")
    if calls or (apart == index and head.endswith(("s", "x")) and not known and index - start <= 4):
        raise Unsure(head, SEVERAL)
