"""The numbers the rules go by, from `rules.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def section(name: str) -> Mapping[str, Any]:
    """Return one section of the data."""
    found: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))[name]
    return found


def quoted(text: str) -> str:
    """Return a sentence short enough to be named in a message."""
    most = section("quoted")["max_length"]
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most].rsplit(' ', 1)[0]}…"
