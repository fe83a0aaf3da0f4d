"""One place where the typography is not right."""

from typing import NamedTuple


class Issue(NamedTuple):
    """What is wrong (`kind`), where it is shown (`start`, `end`), and the smallest change that mends it."""

    kind: str
    start: int
    end: int
    mend_start: int
    mend_end: int
    mended: str
