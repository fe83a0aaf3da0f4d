"""Time zones: two in the afternoon in New York is not two in the afternoon in Los Angeles."""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.rewriting.facts.words import Pattern, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield times told in another zone than the source's."""
    told, said = _zoned(source), _zoned(rewrite)
    for zone, span in said.items():
        if told and zone not in told:
            lost = next((place for other, place in told.items() if other not in said), None)
            if lost:
                yield Alteration(source.show(*lost), rewrite.show(*span), "time", lost, span)


def _zoned(side: Read) -> dict[str, Span]:
    """Return the places of times with a zone, by the first letter of the zone and its form without daylight saving."""
    found: dict[str, Span] = {}
    for fact in side.hard:
        last = fact.parts[-1] if fact.parts else fact
        match = _pattern(side.language).match(side.text, fact.end) if last.kind == "time" else None
        if match:
            found.setdefault(_name(match["zone"]), (fact.start, match.end()))
    return found


def _name(zone: str) -> str:
    """Return a name for a zone: "ET", "EST", "EDT" and "Eastern Time" are one."""
    short = regex.sub(r"^([ECMP])(?:[SD]?T|astern\b.*|entral\b.*|ountain\b.*|acific\b.*)$", r"\1T", zone)
    return regex.sub(r"^CET$|^CEST$", "CE(S)T", short) if len(short) > 2 else short


@cache
def _pattern(language: str) -> Pattern:
    marks = either(words(language)["zones"]["marks"])
    return regex.compile(rf"[^\S\n]?[^\S\n(]{{0,2}}\(?(?P<zone>{marks})(?!\w)")
