"""Quotations: what stands between quotation marks was said in those words."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.quotation import plain
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.identifiers import changed, invented
from assistant.rewriting.guard.text import Read


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield quotations whose words are not the source's."""
    told = [f for f in source.facts if f.kind == "quotation"]
    said = [f for f in rewrite.facts if f.kind == "quotation"]
    words = f" {plain(source.text)} "
    kept = {f.value for f in said}
    missing = [f for f in told if f.value not in kept and not any(g.value in f.value for g in said)]
    for fact in said:
        if f" {fact.value} " in words or (not missing and _asks(fact, source, rewrite)):
            continue
        near = max(missing, key=lambda f: _shared(f, fact), default=None)
        if source.language != rewrite.language and missing:
            missing.pop(0)  # a translated quotation: its words cannot be held against the source's
        elif near is not None and _shared(near, fact):
            missing.remove(near)
            yield changed(near, fact)
        else:
            yield invented(fact)


def _shared(a: Fact, b: Fact) -> int:
    return len(set(a.value.split()) & set(b.value.split()))


def _asks(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a quotation is a reader's question, in words of the source: it lends nobody a claim."""
    asked = fact.text.rstrip("»”\"'’ \u00a0\u202f").endswith("?")
    return asked and bool(keys := rewrite.keys(fact.start, fact.end)) and keys <= source.all_keys
