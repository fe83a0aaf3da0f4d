"""Where a fact of the verdict stands in the source and in the rewrite; what a verdict was kept as is enough."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import regex

from assistant.document import Span
from assistant.rewriting.facts import Fact, find_facts

FATES = ("altered", "invented", "unsure", "dropped", "kept")
_BLANK = regex.compile(r"\s+")


class Texts(NamedTuple):
    """Two texts that were compared, with their languages."""

    source: str
    rewrite: str
    languages: tuple[str, str]


class Placed(NamedTuple):
    """A fact and its fate: how each text says it (empty where it does not), and where (None where it is not found)."""

    fate: str
    source: str
    rewrite: str
    source_span: Span | None = None
    rewrite_span: Span | None = None


def placed(facts: Mapping[str, Sequence[Any]], texts: Texts) -> tuple[Placed, ...]:
    """Return the facts of a verdict (`facts` of the contract) with their places, what is wrong first.

    A text that says the same words twice gives them places in turn.
    """
    return tuple(_placed(facts, texts))


def _placed(facts: Mapping[str, Sequence[Any]], texts: Texts) -> Iterator[Placed]:
    taken: dict[tuple[int, str], int] = {}
    for fate in FATES:
        for fact in facts.get(fate, ()):
            source, rewrite = _sides(fate, fact)
            spans = [_found(side, text, texts, taken) for side, text in enumerate((source, rewrite))]
            if fate == "kept" and spans[0] and not spans[1]:
                spans[1] = _same(source, spans[0], texts)
            yield Placed(fate, source, rewrite, spans[0], spans[1])


def _sides(fate: str, fact: Any) -> tuple[str, str]:
    """Return how the source and the rewrite say a fact."""
    if isinstance(fact, Mapping):
        said = str(fact.get("text", ""))
        return str(fact.get("source", said)), str(fact.get("rewrite", said))
    said = str(fact)
    return ("" if fate == "invented" else said, "" if fate == "dropped" else said)


def _found(side: int, said: str, texts: Texts, taken: dict[tuple[int, str], int]) -> Span | None:
    """Return the next place of these words in a text, whatever its blanks; the first again after the last."""
    text = texts[side]
    places = _places(said, text)
    if not places:
        return None
    number = taken.get((side, said), 0)
    taken[side, said] = number + 1
    return places[number % len(places)]


@lru_cache(maxsize=1024)
def _places(said: str, text: str) -> tuple[Span, ...]:
    words = _BLANK.split(said.strip())
    if not any(words):
        return ()
    pattern = r"\s+".join(regex.escape(word) for word in words)
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return tuple(Span(*match.span()) for match in regex.finditer(f"{before}{pattern}{after}", text))


def _same(said: str, span: Span, texts: Texts) -> Span | None:
    """Return where the rewrite states the fact that the source states here, in other signs."""
    own = [f for f in _facts(texts.source, texts.languages[0]) if (f.start, f.end) == span or f.text == said]
    values = {(fact.kind, fact.value) for fact in own}
    other = _facts(texts.rewrite, texts.languages[1])
    return next((Span(fact.start, fact.end) for fact in other if (fact.kind, fact.value) in values), None)


@lru_cache(maxsize=64)
def _facts(text: str, language: str) -> tuple[Fact, ...]:
    return find_facts(text, language)
