"""What the grammar of a text is told in."""

from dataclasses import dataclass
from typing import NamedTuple

from assistant.languages.lemmas import lemma


class Token(NamedTuple):
    """A word or a sign of a sentence, and its part in it.

    `start` and `end` count code points from the beginning of the paragraph's text. `pos` and `morph` are Universal
    Dependencies' (VERB, `Tense=Past|VerbForm=Part`); `head` is the place, in the sentence, of the token this one
    depends on (its own for the root) and `dep` is the relation, in the scheme of the language's pipeline.
    """

    text: str
    start: int
    end: int
    pos: str
    morph: str
    head: int
    dep: str
    language: str

    @property
    def lemma(self) -> str:
        """Return the dictionary form, in lower case."""
        return lemma(self.text, self.language)


class Name(NamedTuple):
    """A name in a paragraph and what it names (`PER`, `ORG`, `LOC`…, as the pipeline of the language has it)."""

    text: str
    start: int
    end: int
    kind: str


Sentences = tuple[tuple[Token, ...], ...]


@dataclass(frozen=True)
class Analysis:
    """The grammar of a paragraph: its tokens, sentence by sentence (the paragraph's own sentences, in order).

    A sentence that is too long to be one (a table without marks, letters without end) has no tokens.
    """

    sentences: Sentences
