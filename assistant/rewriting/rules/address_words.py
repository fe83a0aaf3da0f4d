"""The words of a text whose address is turned: where they stand, and what is put in their place."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.languages import Pack
from assistant.messages import N_

DOUBT = N_("The brand says {wanted}; left as it is, for “{word}” cannot be changed without a doubt.")
SEVERAL = N_("The brand says {wanted}; left as it is, for “{word}” may speak to several persons.")
GENDER = N_("The brand says {wanted}; left as it is, for the gender of “{word}” is not known.")
_WORD = re.compile(r"-?[^\W\d_]+'|-?[^\W\d_]+")
_BREAK = re.compile(r"[^\s'’,«»“”\"\d%€)-]|\n")


class Unsure(Exception):
    """A word that cannot be changed without a doubt, and the sentence that says so."""

    def __init__(self, word: str, reason: str = DOUBT) -> None:
        super().__init__(word)
        self.word, self.reason = word.strip("-"), reason


class Words:
    """The words of one text; `new` holds what is put in the place of one, by its number."""

    def __init__(self, text: str, pack: Pack, starts: frozenset[int]) -> None:
        self.text, self.pack = text, pack
        self.found = [*_WORD.finditer(text.replace("’", "'"))]
        self.told = [word.group().lower().removeprefix("-") for word in self.found]
        self.marked = frozenset(index for index, word in enumerate(self.found) if _is_at(word, starts))
        self.new: dict[int, str] = {}
        self.elided: set[int] = set()

    def at(self, index: int) -> str:
        """Return a word in lower case without its hyphen; empty outside the text."""
        return self.told[index] if 0 <= index < len(self.told) else ""

    def gap(self, index: int) -> str:
        """Return what stands before a word, after the one before it."""
        end = self.found[index - 1].end() if index else 0
        return self.text[end : self.found[index].start() if index < len(self.found) else len(self.text)]

    def beside(self, index: int, other: int) -> str:
        """Return the word `other` where nothing but spaces stands between it and `index`; else nothing."""
        low, high = sorted((index, other))
        if low < 0 or high >= len(self.found):
            return ""
        bare = all(not self.gap(later).strip() and "\n" not in self.gap(later) for later in range(low + 1, high + 1))
        return self.at(other) if bare else ""

    def is_tied(self, index: int) -> bool:
        """Return whether a word hangs by a hyphen on the one before it."""
        return index < len(self.found) and self.found[index].group().startswith("-") and not self.gap(index)

    def breaks(self, index: int) -> bool:
        """Return whether a sentence, or a part that stands alone, begins at this word."""
        return index == 0 or _BREAK.search(self.gap(index)) is not None

    def opening(self, index: int) -> int:
        """Return the number of the first word of the sentence."""
        while not self.breaks(index):
            index -= 1
        return index

    def sentence(self, index: int) -> Iterator[int]:
        """Yield the numbers of the words of the sentence after this one."""
        for later in range(index + 1, len(self.found)):
            if self.breaks(later):
                return
            yield later

    def is_asked(self, index: int) -> bool:
        """Return whether the sentence of this word ends in a question mark."""
        last = max(self.sentence(index), default=index)
        return self.gap(last + 1).lstrip(' \u00a0\u202f)»”"').startswith("?")

    def written(self) -> str:
        """Return the text with each new word in its place, capitals and hyphens kept."""
        text = self.text
        for index in sorted(self.new, reverse=True):
            word, new = self.found[index], self.new[index]
            end = self.found[index + 1].start() if index in self.elided else word.end()
            text = text[: word.start()] + _like(word.group(), new) + text[end:]
        return text


def _is_at(word: "re.Match[str]", starts: frozenset[int]) -> bool:
    return word.start() in starts or (word.start() + 1 in starts and word.group().startswith("-"))


def _like(old: str, new: str) -> str:
    """Return the new word with the hyphen and the capitals of the old one."""
    sign, bare = ("-", old[1:]) if old.startswith("-") else ("", old)
    if len(bare) > 1 and bare.isupper():
        return sign + new.upper()
    return sign + (new[:1].upper() + new[1:] if bare[:1].isupper() else new)


@cache
def pairs(pack: Pack, name: str) -> Mapping[str, str]:
    """Return the pairs of a list, in order."""
    return {line.split(" ")[0]: line.split(" ")[1] for line in pack.lines(name)}


@cache
def pattern(pack: Pack, name: str) -> "re.Pattern[str]":
    """Return what matches any of the patterns of a list, whole words, case apart."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(pack.lines(name)) or '(?!)'})(?!\w)", re.IGNORECASE)
