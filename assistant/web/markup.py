"""Markup made harmless before it is parsed: a hostile or broken page must not cost minutes or gigabytes."""

import re

from assistant.web.data import figures, markup

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>?")


def bounded(text: str) -> str:
    """Return the markup with nesting past `max_depth` and endless tags taken out; nearly always unchanged."""
    limits = figures("html")
    if "\0" in text:
        text = text.replace("\0", "")
    longest = limits["max_tag_characters"]
    if _has_gap(text, longest):
        text = re.sub(rf"(<[^<>]{{{longest}}})[^<>]*", r"\1", text)
    opened, closed = text.count("<"), text.count("</")
    if opened > limits["count_above"] or opened - 2 * closed > limits["unclosed_above"]:
        return _flattened(text, limits["max_depth"])
    return text


def _has_gap(text: str, longest: int) -> bool:
    """Whether more characters than this stand between two signs that open a tag; looks at few of them."""
    at = -1
    while len(text) - at - 1 > longest:
        at = text.rfind("<", at + 1, at + longest + 2)
        if at < 0:
            return True
    return False


def _flattened(text: str, max_depth: int) -> str:
    kept: list[str] = []
    shallow = frozenset(markup()["shallow"]["tags"])
    depth = dropped = position = 0
    for tag in _TAG.finditer(text):
        if tag.group(2).lower() in shallow or tag.group().endswith("/>"):
            continue
        drop = False
        if not tag.group(1):
            drop = depth >= max_depth
            dropped, depth = (dropped + 1, depth) if drop else (dropped, depth + 1)
        elif dropped:
            drop, dropped = True, dropped - 1
        else:
            depth = max(0, depth - 1)
        if drop:
            kept.append(text[position : tag.start()])
            position = tag.end()
    kept.append(text[position:])
    return "".join(kept)
