"""Labels of letters and figures (U11, T2, A6, CM2): one figure more or less names something else."""

from collections.abc import Iterator

import regex

from assistant.document import Span
from assistant.rewriting.facts.words import compiled, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read

_LABEL = regex.compile(r"(?<![\w#@./&=?_-])(?P<letters>\p{Lu}{1,4})-?(?P<figures>\d{1,4})(?![\w/]|[.,]\d)")


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield the labels of the rewrite that the source lacks, each with the one it came from, if any."""
    told, said = _labels(source), _labels(rewrite)
    lost = {name: span for name, span in told.items() if name not in said}
    for name, span in said.items():
        if name in told:
            continue
        near = next((other for other in lost if other.rstrip("0123456789") == name.rstrip("0123456789")), None)
        figures = name.lstrip("".join(filter(str.isalpha, name)))
        if near is None and period(name, source):
            continue
        if near is None and regex.search(rf"(?<!\d){figures}(?!\d)", source.text):
            continue  # "version 8" said as "V8"
        before = lost.pop(near) if near is not None else None
        shown = source.text[before.start : before.end] if before else ""
        yield Alteration(shown, rewrite.text[span.start : span.end], "number", before, span)


def period(label: str, side: Read) -> bool:
    """Return whether a label is short for a part of the year the text tells by its rank: "Q3", "the third quarter"."""
    forms = words(side.language)["names"].get("periods", {}).get(label[:1])
    ranks = (f for f in side.facts if f.unit == "ordinal" and f"{f.number}" == label[1:])
    after = compiled(rf"[^\S\n]+(?:{forms})(?!\w)")
    return bool(forms) and any(after.match(side.text, f.end) for f in ranks)


def _labels(side: Read) -> dict[str, Span]:
    return {m["letters"] + m["figures"].lstrip("0"): Span(*m.span()) for m in _LABEL.finditer(side.text)}
