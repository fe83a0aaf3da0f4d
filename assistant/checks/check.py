"""The frame of a check: a declared value and a pure function."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from assistant.checks.goal import Goal
from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.checks.keyphrase.matching import find as find_keyphrase
from assistant.checks.keyphrase.phrase import Phrase
from assistant.checks.keyphrase.places import Places, places
from assistant.checks.readability.ease import Sound, reading_ease, sounds
from assistant.checks.readability.rare_words import rare_words
from assistant.document import Document, Paragraph, Span, Word
from assistant.document.grammar import Analysis, analyse
from assistant.findings import Level
from assistant.languages import Pack
from assistant.messages import Text
from assistant.networks import Profile
from assistant.networks.posted import Posted, posted

Limits = Mapping[str, Any]


@dataclass(frozen=True)
class Subject:
    """What a check is given: the document, what it is for, the language's data and the network's (None without one)."""

    document: Document
    goal: Goal
    pack: Pack
    profile: Profile | None
    form: str
    with_grammar: bool = True  # False: what needs a trained pipeline stays silent, so the answer is instant

    def analyses(self, paragraphs: Sequence[Paragraph]) -> tuple[Analysis | None, ...]:
        """Return the grammar of each paragraph, None where it cannot be told; ask for all the doubtful ones at once."""
        return analyse(paragraphs, self.document.language) if self.with_grammar else (None,) * len(paragraphs)

    @cached_property
    def matches(self) -> dict[str, tuple[Span, ...]]:
        """Return where each keyphrase of the goal stands, looked for once for all the checks."""
        return {keyphrase: find_keyphrase(self.document, keyphrase) for keyphrase in self.goal.keyphrases}

    @cached_property
    def related_matches(self) -> dict[str, tuple[Span, ...]]:
        """Return where each related term of the goal stands."""
        return {term: find_keyphrase(self.document, term) for term in self.goal.terms}

    @cached_property
    def places(self) -> Places | None:
        """Return where the main keyphrase stands on the page, None without one."""
        return places(self.document, self.goal.keyphrase) if self.goal.keyphrase else None

    @cached_property
    def posted(self) -> Posted:
        """Return what is posted of the text on its network: what the network counts."""
        return posted(self.document, self.profile)

    @cached_property
    def rare_words(self) -> tuple[Word, ...]:
        """Return the long words that the public seldom meets; none where the language has no rule for them."""
        rules = self.pack.section("readability.complex_words")
        return rare_words(self.document, self.goal.keyphrases, rules) if rules else ()

    @cached_property
    def heard(self) -> tuple[Sound, ...] | None:
        """Return what is heard of each paragraph of the prose, None where the language's syllables are not counted."""
        return sounds(self.document, self.pack)

    @cached_property
    def reading_ease(self) -> float | None:
        """Return the reading ease of the text, 0 (hard) to 100 (easy); None where it cannot be told."""
        return reading_ease(self.document, self.pack, self.heard)

    @cached_property
    def phrase(self) -> Phrase | None:
        """Return the main keyphrase ready for the search, None without one."""
        return compile_phrase(self.goal.keyphrase, self.pack.code) if self.goal.keyphrase else None


@dataclass(frozen=True)
class Outcome:
    """One thing a check can say: how grave it is, the sentence, and what to do about it."""

    level: Level
    says: Text
    fix: Text | None = None


class Hit(NamedTuple):
    """One place where a check speaks. `span` is None for the whole text; `params` fill the outcome's sentences.

    `mend` is what is safe to write there by itself: a span of the visible text, and what it becomes.
    """

    span: Span | None = None
    value: object = None
    limit: object = None
    params: Mapping[str, object] = MappingProxyType({})
    outcome: str = "fault"
    source: str | None = None
    mend: tuple[Span, str] | None = None


Find = Callable[[Subject, Limits], Iterator[Hit]]


@dataclass(frozen=True, init=False)
class Check:
    """A check: what finds, and what it can say, by the name of the outcome (`fault` unless a hit names another)."""

    find: Find
    outcomes: Mapping[str, Outcome]

    def __init__(self, find: Find, **outcomes: Outcome) -> None:
        object.__setattr__(self, "find", find)
        object.__setattr__(self, "outcomes", outcomes)
