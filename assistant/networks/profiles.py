"""A network is a file: `ID.toml` holds its facts with their sources. Nothing else lists the networks."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import UserError
from assistant.messages import N_

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Profile:
    """The facts of one network."""

    id: str
    name: str
    form: str | None
    max_length: int | None
    count_unit: str
    facts: Mapping[str, Any]


@cache
def names() -> tuple[str, ...]:
    """Return the ids of the networks."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def load(name: str) -> Profile:
    """Return the profile of a network by its id or one of its aliases."""
    if name not in names():
        raise UserError(N_("There is no network {name}; there are {names}."), name=repr(name), names=", ".join(names()))
    facts = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Profile(
        name, facts["name"], facts.get("form"), facts.get("max_length"), facts.get("count_unit", "unknown"), facts
    )
