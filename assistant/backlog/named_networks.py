"""The networks a cell names, as people write them: "Instagram + Facebook", "X (Twitter)", "page LinkedIn"."""

import re

from assistant.backlog.mapping import headers
from assistant.errors import UserError
from assistant.networks import load

_MARKS = re.compile(r"[,;|/+&\n]")


def canonical(name: str) -> str:
    """Return the id of a network, with its variant, from any name people give it; raise `UserError` for another."""
    try:
        profile = load(name)
    except UserError:
        profile = load("".join(sign if sign.isalnum() or sign in ":_" else "_" for sign in name.strip()).strip("_"))
    return profile.key


def named(cell: str) -> tuple[str, ...]:
    """Return the networks of a cell, each once; raise `UserError`, with the name as `name`, for one not known here."""
    whole = _known(cell)
    if whole:
        return (whole,)
    joins = "|".join(headers()["networks"]["joins"])
    parts = [part.strip() for piece in _MARKS.split(cell) for part in re.split(rf"\s+(?:{joins})\s+", piece)]
    return tuple(dict.fromkeys(_one(part) for part in parts if part))


def _one(name: str) -> str:
    """Return the network of a name: as it is, in one word, or the only one among its words (story Instagram)."""
    found = _known(name) or _known("".join(name.split()))
    if found:
        return found
    among = {known for word in re.findall(r"\w+", name) if (known := _known(word))}
    return among.pop() if len(among) == 1 else canonical(name)


def _known(name: str) -> str | None:
    try:
        return canonical(name)
    except UserError:
        return None
