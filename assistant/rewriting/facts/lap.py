"""How long a race took, in minutes and seconds that no clock shows: "30:12"."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from assistant.rewriting.facts.fact import Fact

CLOCK = 24  # hours: "23:40" is a moment
MINUTE = 60  # seconds
_LAP = regex.compile(r"(?<![\w:.,])(?P<minutes>[2-9]\d):(?P<seconds>[0-5]\d)(?![\w:]|[.,]\d)")


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the times of races, which every language writes alike."""
    for match in _LAP.finditer(text):
        if int(match["minutes"]) > CLOCK:
            number = Fraction(int(match["minutes"]) * MINUTE + int(match["seconds"]))
            yield Fact("quantity", match.group(), *match.span(), f"{number} duration", number, "duration", shown=number)
