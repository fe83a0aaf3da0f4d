"""Phrases of a word list, found in a text with their places."""

import re
from functools import cache

from assistant.document import Span
from assistant.languages import Pack


def phrases(text: str, pack: Pack, name: str) -> tuple[Span, ...]:
    """Return where the phrases of `NAME.txt` stand in `text`; case and the kind of apostrophe do not count."""
    pattern = _pattern(pack, name)
    return tuple(Span(*match.span()) for match in pattern.finditer(text.replace("’", "'"))) if pattern else ()


@cache
def _pattern(pack: Pack, name: str) -> re.Pattern[str] | None:
    lines = pack.lines(name)
    if not lines:
        return None
    spaced = "|".join(_bounded(line) for line in lines)
    return re.compile(rf"(?<![\w@#-])(?=[\w@(\[-])(?:{spaced})(?!\w)|(?<!\w)(?=#)(?:{spaced})(?!\w)", re.IGNORECASE)


def _bounded(line: str) -> str:
    """Return a phrase as a pattern: any run of spaces where it has one, and no repetition without an end."""
    for endless, ended in ((r"\S+", r"\S{1,40}"), (r"\w+", r"\w{1,40}"), (")*", "){0,4}"), (")+", "){1,4}")):
        line = line.replace(endless, ended)
    return line.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")
