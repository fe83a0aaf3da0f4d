"""Whether two texts differ in their typography alone: kinds of spaces, of apostrophes, of quotation marks."""

import regex

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " "))
_SIGNS = str.maketrans({"’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": "..."})
# The thousands of a number, apart; beside another figure ("9 h 10499") they might be told with it.
_THOUSANDS = regex.compile(r"(?<![\w.,/:#@°+-])(?<!\d\W{0,3}\p{L}{0,3}\W{0,2})\d{1,3}(?: \d{3})++(?![\w/:-]|\W{1,3}\d)")
_MARKS = regex.compile(r" (?=[;:!?»%€…](?!\d))|(?<=«) | (?= )")


def alike(one: str, other: str) -> bool:
    """Whether the words, figures and lines of two texts are the same, and their marks but for how they are written."""
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    """Return a text with its marks written in one way."""
    spaced = text.translate(_SPACES)
    joined = _THOUSANDS.sub(lambda found: found.group().replace(" ", ""), spaced)
    return _MARKS.sub("", joined).translate(_SIGNS)
