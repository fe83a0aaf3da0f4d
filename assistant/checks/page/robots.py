"""What a page asks of search engines, from its robots directives."""

import re

_PIECES = re.compile(r"[,;]")
# Directives with a value of their own: what stands before the colon is no robot's name.
_VALUED = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})


def directives(robots: str | None) -> frozenset[str]:
    """Return the directives, in lower case and without the robot they are for; `none` is noindex and nofollow."""
    found = set()
    for piece in _PIECES.split((robots or "").lower()):
        name, colon, rest = piece.strip().partition(":")
        found.add(rest.strip() if colon and name.strip() not in _VALUED else name.strip())
    if "none" in found:
        found |= {"noindex", "nofollow"}
    if "all" in found:
        found |= {"index", "follow"}
    return frozenset(found - {""})
