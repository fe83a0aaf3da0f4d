"""Parts of speech for a pipeline that tells tags only: what its own rules make of a tag, a word and a relation."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import srsly

KEYS = ("TAG", "LOWER", "DEP")
UNKNOWN = ("X", "")


class Parts:
    """A pipeline's rules on one token. Running them takes a fifth of its time: what they say is remembered."""

    def __init__(self, folder: Path) -> None:
        rules = srsly.msgpack_loads((folder / "attribute_ruler" / "patterns").read_bytes())
        self._rules = [
            (pattern[0], rule["attrs"])
            for rule in rules
            for pattern in rule["patterns"]
            if len(pattern) == 1 and all(_is_known(*condition) for condition in pattern[0].items())
        ]
        self.of = lru_cache(maxsize=16_384)(self._of)

    def _of(self, tag: str, lowered: str, relation: str) -> tuple[str, str]:
        """Return the part of speech and the morphology; a later rule wins over an earlier one."""
        pos, morph = UNKNOWN
        token = dict(zip(KEYS, (tag, lowered, relation), strict=True))
        for pattern, attributes in self._rules:
            if all(_holds(token[key], wanted) for key, wanted in pattern.items()):
                pos, morph = attributes.get("POS", pos), attributes.get("MORPH", morph).strip("_")
        return pos, morph


def _is_known(key: str, wanted: Any) -> bool:
    return key in KEYS and (isinstance(wanted, str) or set(wanted) <= {"IN", "NOT_IN"})


def _holds(value: str, wanted: str | Mapping[str, list[str]]) -> bool:
    if isinstance(wanted, str):
        return value == wanted
    return value in wanted.get("IN", (value,)) and value not in wanted.get("NOT_IN", ())
