"""Two texts compared word by word: what was taken out, what was put in."""

import re
from difflib import SequenceMatcher

from assistant.ui.marks import direction
from assistant.ui.markup import Markup, join, tag

TOKEN = re.compile(r"\S+\s*|\s+")  # a word takes the blanks after it: blanks alone would match everywhere


def removed(source: str, rewrite: str, language: str | None) -> Markup:
    """Return the source with the words that the rewrite does not hold struck through."""
    return _text([(text, "del" if changed else None) for text, changed in _sides(source, rewrite)[0]], language)


def added(source: str, rewrite: str, language: str | None) -> Markup:
    """Return the rewrite with the words that the source does not hold underlined."""
    return _text([(text, "ins" if changed else None) for text, changed in _sides(source, rewrite)[1]], language)


def _sides(source: str, rewrite: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    before, after = TOKEN.findall(source), TOKEN.findall(rewrite)
    matcher = SequenceMatcher(None, [t.strip() for t in before], [t.strip() for t in after], autojunk=False)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        left.append(("".join(before[a:b]), kind != "equal"))
        right.append(("".join(after[c:d]), kind != "equal"))
    return left, right


def _text(pieces: list[tuple[str, str | None]], language: str | None) -> Markup:
    drawn = (tag(name, text) if name and text.strip() else join(text) for text, name in pieces)
    return tag("div", *drawn, class_="pp-text", dir=direction(language), lang=language)
