"""Limits that the words around a value set on it: "up to", "from", "until"."""

from functools import cache

from assistant.rewriting.facts.words import AHEAD, Table, either, named, table, words

REACH = 40  # characters looked at before a value for its limit


@cache
def _bound_tables(language: str) -> tuple[Table, Table]:
    link = either(words(language)["bounds_link"]["forms"])
    number = rf"(?:\d+|{either(words(language)['numbers']['words'])})"
    before = table(
        named(language, "bounds"), before=r"(?<![\w])", after=rf"[^\S\n]*[:-]?[^\S\n]*(?:{link}[^\S\n]*){{0,2}}$"
    )
    return before, table(
        named(language, "bounds_after"),
        before=r"(?:[^\S\n]+[^\W\d][\w-]*){0,2}[^\S\n]*\(?[^\S\n]*",
        after=rf"(?!\w)(?![^\S\n]+[£$€¥]?{number}(?!\w))",
    )


def bounds_around(text: str, start: int, end: int, language: str) -> frozenset[str]:
    """Return the limits the words on both sides set."""
    left, right = _bound_tables(language)
    found = set()
    before = left.pattern.search(text[max(start - REACH, 0) : start])
    if before:
        found.add(left.key(before))
        again = left.pattern.search(text[max(start - REACH, 0) : max(start - REACH, 0) + before.start()])
        if again:
            found.add(left.key(again))
    after = right.pattern.match(text, end, end + AHEAD)
    if after:
        found.add(right.key(after))
    return frozenset(found)


def bound_before(text: str, low: int, place: int, language: str) -> int | None:
    """Return where the limit right before a place begins; None where there is none."""
    left, _ = _bound_tables(language)
    match = left.pattern.search(text[low:place])
    return low + match.start() if match else None
