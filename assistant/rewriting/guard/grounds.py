"""The values of the source a reckoned one rests on: they are told with it, and are neither lost nor replaced."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import is_year, leaves

COUNTED = frozenset({"price", "number", "quantity"})


def grounds(fact: Fact, source: Read) -> Iterator[Fact]:
    """Yield the shares and the year of the source that tell a value the rewrite reckoned."""
    number = fact.number or 0
    for told in (f for f in source.hard if f.number):
        share = told.unit == "ratio" and (told.number or 0) < 1
        rest = fact.unit == "ratio" and (told.number or 0) + number == 1
        part = fact.unit != "ratio" and any((told.number or 0) * (f.number or 0) == number for f in _counted(source))
        if (share and (rest or part)) or (is_year(told) and is_year(fact) and told.number == number + 1):
            yield told


def _counted(side: Read) -> list[Fact]:
    return [f for f in leaves(side.hard) if f.kind in COUNTED and f.number and f.unit != "ratio"]
