"""Days of the week stay with what they are told of: "order by Thursday", collected on Saturday."""

from collections import Counter
from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.weekdays import days


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a day told again, or in a list, where the source tells one that the rewrite tells nowhere."""
    held = frozenset().union(*(found for found, _ in days(rewrite)))
    known = frozenset().union(*(found for found, _ in days(source)))
    lost = [f for f in _weekdays(source) if not held & frozenset(f.value)]
    told, said = (Counter(day for f in _weekdays(side) for day in f.value) for side in (source, rewrite))
    for fact in _weekdays(rewrite) if lost else ():
        again = frozenset(fact.value) <= known and all(said[day] > told[day] for day in fact.value)
        home = max(lost, key=lambda f: _shared(source, f, rewrite, fact))
        own = [_shared(source, f, rewrite, fact) for f in _weekdays(source) if set(f.value) & set(fact.value)]
        if again and _shared(source, home, rewrite, fact) > max(own, default=0):
            places = (home.start, home.end), (fact.start, fact.end)
            yield Alteration(home.text, fact.text, "weekday", *places)
            lost.remove(home)
            if not lost:
                return


def _weekdays(side: Read) -> list[Fact]:
    """Return the days told by themselves, in lists too; ranges and the days of dates left out."""
    return [f for f in side.hard if f.kind == "weekday" and f.value.isdigit()]


def _shared(source: Read, told: Fact, rewrite: Read, said: Fact) -> int:
    """Return how many words stand beside both days, in their clauses."""
    mine = source.keys(*source.clause(told.start, told.end)) - source.keys(told.start, told.end)
    return len(mine & rewrite.keys(*rewrite.clause(said.start, said.end)) - rewrite.keys(said.start, said.end))
