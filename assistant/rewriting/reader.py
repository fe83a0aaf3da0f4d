"""Reads what a model really sends: the text, out of its wrapping."""

import re
from collections.abc import Iterable
from functools import cache

from assistant.languages import codes
from assistant.languages import load as load_pack
from assistant.remembered import remembered
from assistant.rewriting.wrapping import bare

_THOUGHT = re.compile(r"^\s*<(think|thinking|thought|reasoning|reflection)>.*?(?:</\1>|\Z)\s*", re.DOTALL)
# Some servers keep the opening tag to themselves.
_THOUGHT_END = re.compile(r"\A(?:(?!<(?:think|reasoning)>).)*</(?:think|reasoning)>\s*", re.DOTALL)
_MARK_LINE = re.compile(r"(?m)^[ \t]*</?(?:\w+-[0-9a-f]{8,}|draft)>?[ \t]*$\n?")
# Words in brackets that are no link’s: “[insert link]”, “[Your name]”, “{{date}}”.
_BLANK = re.compile(r"(?<!\[)\[(?![\[\]])[^\W\d_][^\[\]\n]{2,60}\](?![(\]])|\{\{[^{}\n]{1,60}\}\}")
_BEGINNING = 40  # characters that tell whether the draft itself opens so
_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'))


def read(said: str, draft: str) -> str:
    """Return the text of an answer, without thoughts told aloud, words about it, fences, marks or quotes around it."""
    text = _MARK_LINE.sub("", _THOUGHT_END.sub("", _THOUGHT.sub("", said)).strip()).strip()
    text = bare(text, draft)
    for opening, closing in _QUOTES:
        whole = text.startswith(opening) and text.endswith(closing) and len(text) > 1
        inside = text[1:-1]
        if whole and opening not in inside and closing not in inside and not draft.strip().startswith(opening):
            text = inside.strip()
    return text


def leaks(text: str, instructions: Iterable[str], allowed: str, run: int) -> bool:
    """Whether a mark of the draft's stands in the text, or `run` words in a row of one of the instructions.

    What `allowed` holds (the draft, and what the user wants said) is no leak.
    """
    if re.search(r"</?\w+-[0-9a-f]{8,}", text):
        return True
    said = _runs(text, run)
    repeated = {words for turn in instructions for words in said & _runs(turn, run)}
    return bool(repeated) and not repeated <= _runs(allowed, run)


def declines(text: str, draft: str) -> bool:
    """Return whether an answer is no text: the model says that it will not write, or asks for more."""
    said = text.replace("’", "'")
    return _refusals().match(said) is not None and said[:_BEGINNING] not in draft.replace("’", "'")


def blanks(text: str, allowed: str) -> tuple[str, ...]:
    """Return what a model left to be filled in, as “[insert link]”; what `allowed` holds is none."""
    return tuple(dict.fromkeys(found for found in _BLANK.findall(text) if found not in allowed))


@cache
def _refusals() -> "re.Pattern[str]":
    lines = "|".join(line for code in codes() for line in load_pack(code).lines("model_refusals"))
    return re.compile(rf"\W*(?:{lines})", re.IGNORECASE)


@remembered(1 << 5)
def _runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    """Return the words that stand in a row; the standing orders are the same for all the texts of a network."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[i:] for i in range(length)), strict=False))
