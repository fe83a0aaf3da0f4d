"""The hashtags of a column of their own: part of the post, so rewritten, checked and counted with it."""

import re

_MARKED = re.compile(r"#[^\s#,;|]+")
_BETWEEN = re.compile(r"[,;|\n]")


def with_hashtags(text: str, cell: str) -> str:
    """Return a text followed by those hashtags of the cell that it does not hold; "thé, noël" are hashtags too."""
    there = {hashtag.casefold() for hashtag in _MARKED.findall(text)}
    missing = [hashtag for hashtag in dict.fromkeys(_hashtags(cell)) if hashtag.casefold() not in there]
    return f"{text.rstrip()}\n\n{' '.join(missing)}" if missing else text


def _hashtags(cell: str) -> list[str]:
    if "#" in cell:
        return _MARKED.findall(cell)
    said = _BETWEEN.split(cell) if _BETWEEN.search(cell) else cell.split()
    joined = ["".join(filter(_fits, _together(one.split()))) for one in said]
    return [f"#{one}" for one in joined if any(map(str.isalpha, one))]


def _together(words: list[str]) -> str:
    """Return the words of a hashtag as one, each with a capital where there are several (#ThéDeNoël)."""
    return words[0] if len(words) == 1 else "".join(word[:1].upper() + word[1:] for word in words)


def _fits(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
