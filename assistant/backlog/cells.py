"""What a cell of a workbook can hold: what XML 1.0 §2.2 allows, which is not every sign of Unicode."""

import re

ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def in_cell(text: str) -> str:
    """Return a text without the signs no workbook can hold."""
    return ILLEGAL.sub("", text)
