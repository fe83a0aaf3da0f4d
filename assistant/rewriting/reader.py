"""Reads what a model really sends: the text, out of its wrapping."""

import re

_THOUGHT = re.compile(r"^\s*<think>.*?(?:</think>|\Z)\s*", re.DOTALL)
_FENCE = re.compile(r"^```[\w-]*\n(.*?)\n?```$", re.DOTALL)
_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'))


def read(said: str, draft: str) -> str:
    """Return the text of an answer, without thoughts told aloud, code fences, the draft's marks or quotes around it."""
    text = _THOUGHT.sub("", said).strip()
    text = re.sub(r"(?m)^[ \t]*</?draft-[0-9a-f]*>?[ \t]*$\n?", "", text).strip()
    fenced = _FENCE.match(text)
    if fenced and not draft.lstrip().startswith("```"):
        text = fenced[1].strip()
    for opening, closing in _QUOTES:
        whole = text.startswith(opening) and text.endswith(closing) and len(text) > 1
        inside = text[1:-1]
        if whole and opening not in inside and closing not in inside and not draft.strip().startswith(opening):
            text = inside.strip()
    return text


def leaks(text: str, instructions: str, draft: str, characters: int) -> bool:
    """Whether a mark of the draft's stands in the text, or a long line of the instructions that is not the draft's."""
    if re.search(r"</?draft-[0-9a-f]{6,}", text):
        return True
    lines = (line.strip(" -") for line in instructions.splitlines())
    return any(len(line) >= characters and line in text and line not in draft for line in lines)
