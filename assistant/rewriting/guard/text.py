"""A text read for comparison: its facts, its words, its sentences and the segments around a place."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import regex

from assistant.rewriting.facts import Fact, find_facts
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import Token, tokens
from assistant.rewriting.guard.translation import bridged

Span = tuple[int, int]
_LETTERS = regex.compile(r"\w+")
_JOINTS = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|_|(?<=\p{L})(?=\d)")  # "#MarcheDeNoel" is three words
_SENTENCE = regex.compile(r"[^.!?…\n]+(?:[.!?…](?=[^\s*_])[^.!?…\n]*)*[.!?…]*[*_]*(?:[^\S\n]*[\p{So}\ufe0f]+)?")
_EMOJI = regex.compile(r"[^\S\n]*[\p{So}\ufe0f]+[^\S\n]+(?=[«“\"]?[^\S\n]?\p{Lu})")
_CUT = regex.compile(
    r"[,;:()|•→/–—\n]|[.!?…](?=[*_]*(?:\s|$))|(?<=\s)&(?=\s)|\p{So}|(?<!\w)(?:et|and|puis|then|mais|but)(?!\w)|\s[-·]\s"
)
_ABBREVIATION = regex.compile(
    r"(?:\b(?:M|MM|Mme|Dr|Mr|Mrs|Ms|St|av|bd|env|min|max|approx|No|tél|Prof|Rev|vol|[ap]\.m|p\.\s?ex|e\.g|i\.e)|\b\p{Lu})\.$"
)
_RUN_ON = regex.compile(r"(?:(?<=\.\.)\.|…)[^\S\n]+\p{Ll}")  # "closes... but will be back" is one sentence


@dataclass(frozen=True)
class Read:
    """One side of a comparison; the keys of its words are in the language `bridge` where that is another one."""

    text: str
    language: str
    bridge: str | None = None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts of the text."""
        return find_facts(self.text, self.language)

    @cached_property
    def hard(self) -> tuple[Fact, ...]:
        """Return the exact facts."""
        return tuple(fact for fact in self.facts if fact.is_hard)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Return the content words in order."""
        return tokens(self.text, self.language)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the places of the sentences."""
        spans: list[Span] = []
        for match in _SENTENCE.finditer(self.text):
            start, end = match.span()
            if not match.group().strip():
                continue
            if (
                spans
                and "\n" not in self.text[spans[-1][1] : start + 1]
                and (
                    _ABBREVIATION.search(self.text[max(spans[-1][1] - 8, 0) : spans[-1][1]])
                    or _RUN_ON.match(self.text, spans[-1][1] - 1)
                )
            ):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return tuple(piece for span in spans for piece in self._at_emoji(*span))

    def _at_emoji(self, start: int, end: int) -> list[Span]:
        """Return the pieces of a sentence: an emoji before a capital ends one, where words stand before it."""
        pieces = []
        for match in _EMOJI.finditer(self.text, start, end):
            if any(c.isalpha() for c in self.text[start : match.start()]):
                pieces.append((start, match.end()))
                start = match.end()
        return [*pieces, (start, end)]

    @cached_property
    def cuts(self) -> tuple[int, ...]:
        """Return where clauses end, dots inside facts left out."""
        inside = [(f.start, f.end) for f in self.facts if f.kind not in ("quotation", "name")]
        return tuple(m for m in self._marks if not any(s < m < e - 1 for s, e in inside))

    @cached_property
    def _marks(self) -> dict[int, int]:
        """Return where each mark or word that ends a clause ends, by its start."""
        return {m.start(): m.end() for m in _CUT.finditer(self.text)}

    def sentence(self, place: int) -> Span:
        """Return the sentence at a place."""
        for start, end in self.sentences:
            if place < end:
                return start, end
        return self.sentences[-1] if self.sentences else (0, len(self.text))

    def clause(self, start: int, end: int) -> Span:
        """Return the clause that holds a place."""
        left = bisect_right(self.cuts, start - 1)
        right = bisect_right(self.cuts, end - 1)
        low = self._marks[self.cuts[left - 1]] if left else 0
        return low, self.cuts[right] if right < len(self.cuts) else len(self.text)

    @cached_property
    def _segment_cuts(self) -> tuple[int, ...]:
        return tuple(cut for cut in self.cuts if self.text[cut] not in ":(/")

    def segment(self, start: int, end: int) -> Span:
        """Return the words that go with a value: its clause, with the label before a colon."""
        cuts = self._segment_cuts
        left, right = bisect_right(cuts, start - 1), bisect_right(cuts, end - 1)
        return self._marks[cuts[left - 1]] if left else 0, cuts[right] if right < len(cuts) else len(self.text)

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the content words between two places."""
        low = bisect_right(self._starts, start - 1)
        high = bisect_right(self._starts, end - 1)
        return self.tokens[low:high]

    def keys(self, start: int, end: int) -> frozenset[str]:
        """Return the keys of the content words between two places, in the language of the comparison."""
        known = self._known_keys.get((start, end))
        if known is None:
            words = self.within(start, end)
            same = self.bridge is None or self.bridge == self.language
            known = frozenset([t.key for t in words] if same else [k for t in words for k in self.bridged(t)])
            self._known_keys[start, end] = known
        return known

    @cached_property
    def _known_keys(self) -> dict[Span, frozenset[str]]:
        """Return what `keys` found: the same places are asked for by many checks."""
        return {}

    def bridged(self, token: Token) -> tuple[str, ...]:
        """Return the keys a word goes by in the language of the comparison."""
        return bridged(token.key, self.language, self.bridge)

    @cached_property
    def all_keys(self) -> frozenset[str]:
        """Return the keys of all content words."""
        return self.keys(0, len(self.text))

    @cached_property
    def folded(self) -> str:
        """Return the text in lower case without accents, each apostrophe straight."""
        return fold(self.text.replace("’", "'"))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Return every written word, folded, those inside hashtags, handles and addresses too."""
        found = set()
        for word in _LETTERS.findall(self.text):
            found.add(fold(word))  # not the text: the sign of "Velora™" would become letters of it
            if not (word[1:].islower() and word.isalpha()):
                found.update(fold(piece) for piece in _JOINTS.split(word))
        return frozenset(found)

    def show(self, start: int, end: int) -> str:
        """Return a piece of the text, trimmed."""
        return self.text[start:end].strip(" \u00a0\u202f\n,;:•→–—-")
