"""The word lists a search for passives reads, ready to use."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.checks.phrasebook import Phrasebook
from assistant.languages import Pack
from assistant.languages.possessive import re

_MARKS = frozenset(",;:.!?…—–()")
_ASIDE = 5  # words between two commas after the auxiliary


@dataclass(frozen=True, eq=False)
class Lists:
    """Word lists of one language, from the files `passive_*.txt` and `participles.txt` of its folder."""

    auxiliaries: frozenset[str]
    participles: frozenset[str]
    never: frozenset[str]
    stative: frozenset[str]
    intransitive: frozenset[str]
    dual: frozenset[str]
    modals: frozenset[str]
    have: frozenset[str]
    objects: frozenset[str]
    no_agents: frozenset[str]
    resultative: frozenset[str]
    of_things: frozenset[str]
    after_short: frozenset[str]
    adverbs: frozenset[tuple[str, ...]]
    exceptions: Phrasebook
    verb_words: frozenset[str]  # what the auxiliaries are made of, and their negations
    adverb_heads: frozenset[str]  # what the adverbs begin with, and the first word of that

    def blank(self, text: str) -> str:
        """Return the text with the set phrases that are no passives blotted out."""
        return self.exceptions.replace(text, " # ")

    def may_hold(self, text: str, may_follow: Callable[[str], bool]) -> bool:
        """Whether a folded text holds a word of an auxiliary, and after it one that `may_follow` it in a passive."""
        words = _PART.findall(text)
        if self.verb_words.isdisjoint(words):
            return False
        if "-" in text or "?" in text:  # a question, or parts of words: only the whole search can tell
            return True
        if "," in text and any(f"{verb}," in text for verb in self.verb_words.intersection(words)):
            return True
        follows = (word for verb, word in pairwise(words) if verb in self.verb_words)
        return any(len(word) == 1 or word in self.adverb_heads or may_follow(word) for word in follows)

    def after_adverbs(self, tokens: list[str], index: int, ending: str) -> int:
        """Return the index of the first token from `index` on that is no adverb (known, or ending in `ending`).

        A few words between two commas are passed over as an adverb is (was, as every year, offered).
        """
        while index < len(tokens):
            if tokens[index] == "," and "," in tokens[index + 1 : index + 2 + _ASIDE]:
                index = tokens.index(",", index + 1) + 1
                continue
            for width in (4, 3, 2, 1) if tokens[index] in self.adverb_heads else ():
                if tuple(tokens[index : index + width]) in self.adverbs:
                    index += width
                    break
            else:
                if not (tokens[index].endswith(ending) and len(tokens[index]) > len(ending) + 2):
                    return index
                index += 1
        return index


@cache
def lists_of(pack: Pack) -> Lists:
    """Return the lists of a language."""
    auxiliaries, adverbs = pack.words("passive_auxiliaries"), pack.lines("passive_adverbs")
    parts = {part for form in auxiliaries for part in _PART.findall(form)}
    return Lists(
        auxiliaries=auxiliaries,
        participles=pack.words("participles"),
        never=pack.words("passive_never"),
        stative=pack.words("passive_stative"),
        intransitive=pack.words("passive_intransitives"),
        dual=pack.words("passive_dual"),
        modals=pack.words("passive_modals"),
        have=pack.words("avoir_forms"),
        objects=pack.words("passive_objects"),
        no_agents=pack.words("passive_agents"),
        resultative=pack.words("passive_resultative"),
        of_things=pack.words("passive_of_things"),
        after_short=pack.words("passive_after"),
        adverbs=frozenset(tuple(tokens_of(line)) for line in adverbs),
        exceptions=Phrasebook(pack.lines("passive_exceptions"), r"(?<![\w-])", r"(?![\w-])", whole=True),
        verb_words=frozenset({*parts, *(f"{part}n" for part in parts)}),
        adverb_heads=frozenset(head for line in adverbs for head in (*_PART.findall(line)[:1], *tokens_of(line)[:1])),
    )


_PART = re.compile(r"\w+")
_TOKEN = re.compile(r"[^\W\d_]++'(?!s\b|t\b|re\b|m\b)|n't|'(?:s|re|m|ve|d|ll)\b|[\w-]+(?=n't)|[\w-]++|[^\w\s]")
_PLAIN = re.compile(r"[\w-]++|[^\w\s]")


def tokens_of(text: str) -> list[str]:
    """Return the words of a folded text, elided ones and n't apart, and its marks."""
    found: list[str] = (_TOKEN if "'" in text else _PLAIN).findall(text)
    return found


def clause(tokens: list[str]) -> list[str]:
    """Return the tokens up to the first mark: what stands after it belongs to something else."""
    return tokens[: next((place for place, token in enumerate(tokens) if token in _MARKS), len(tokens))]
