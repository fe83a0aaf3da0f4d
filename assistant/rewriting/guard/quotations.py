"""Quotations: what stands between quotation marks was said in those words."""

import re
from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.numeral import numerals
from assistant.rewriting.facts.quotation import plain
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.identifiers import changed, invented
from assistant.rewriting.guard.text import Read

_SHORT = re.compile(
    r"(?<!\w)(is|are|was|were|do|does|did|has|have|had|would|could|should)n t(?!\w)"
)  # "isn't", without its sign


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield quotations whose words are not the source's."""
    told = [f for f in source.facts if f.kind == "quotation"]
    said = [f for f in rewrite.facts if f.kind == "quotation"]
    if not said:
        return
    words = f" {_spelt(plain(source.text), source.language)} "
    values = {id(f): _spelt(f.value, source.language) for f in (*told, *said)}
    kept = {values[id(f)] for f in said}
    missing = [f for f in told if values[id(f)] not in kept and not any(values[id(g)] in values[id(f)] for g in said)]
    for fact in said:
        if f" {values[id(fact)]} " in words or (not missing and _asks(fact, source, rewrite)):
            continue
        near = max(missing, key=lambda f: _shared(f, fact), default=None)
        if source.language != rewrite.language and missing:
            missing.pop(0)  # a translated quotation: its words cannot be held against the source's
        elif near is not None and _shared(near, fact):
            missing.remove(near)
            yield changed(near, fact)
        else:
            yield invented(fact)


def _spelt(text: str, language: str) -> str:
    """Return the words of a quotation, numbers in figures and denials in full: "isn't" is "is not"."""
    if not text:
        return text
    denied = _SHORT.sub(r"\1 not", text)
    whole = [n for n in numerals(denied, language) if n.value.denominator == 1 and n.form == "cardinal" and not n.weak]
    for number in sorted(whole, key=lambda n: -n.start):
        denied = denied[: number.start] + str(number.value) + denied[number.end :]
    return denied


def _shared(a: Fact, b: Fact) -> int:
    return len(set(a.value.split()) & set(b.value.split()))


def _asks(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a quotation is a reader's question, in words of the source: it lends nobody a claim."""
    asked = fact.text.rstrip("»”\"'’ \u00a0\u202f").endswith("?")
    return asked and bool(keys := rewrite.keys(fact.start, fact.end)) and keys <= source.all_keys
