"""The figures beside this file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def figures(section: str) -> dict[str, Any]:
    """Return a section of `figures.toml`."""
    with (Path(__file__).parent / "figures.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)[section]
    return found
