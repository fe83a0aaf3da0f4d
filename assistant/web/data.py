"""The figures and word lists beside this file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def figures(section: str) -> dict[str, Any]:
    """Return a section of `limits.toml`."""
    with (FOLDER / "limits.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)[section]
    return found


@cache
def markup() -> dict[str, Any]:
    """Return `markup.toml`: which elements are text, which stand around it."""
    with (FOLDER / "markup.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def entries(name: str) -> frozenset[str]:
    """Return the entries of `NAME.txt`, comments left out."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
