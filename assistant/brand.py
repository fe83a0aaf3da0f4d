"""A brand: how it speaks, and what it decided about the checks. Read from a TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from assistant.errors import UserError, reason_of
from assistant.messages import N_


@dataclass(frozen=True)
class Brand:
    """One brand; every field is optional."""

    name: str = ""
    address: str | None = None  # "tu" or "vous"
    keyphrases: tuple[str, ...] = ()
    forbidden_words: tuple[str, ...] = ()
    required_words: tuple[str, ...] = ()
    protected_words: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    signature: str = ""
    campaign: Mapping[str, str] = field(default_factory=dict)  # utm_source, utm_medium, utm_campaign…
    checks_off: tuple[str, ...] = ()
    limits: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict
    )  # check id → limits that replace the shipped ones


def load(path: Path) -> Brand:
    """Return the brand described by a TOML file; a wrong file is told with its name and the key."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(
            N_("The brand file {path} cannot be read: {reason}."), path=str(path), reason=reason_of(error)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(
            N_("The brand file {path} is not valid TOML: {reason}."), path=str(path), reason=str(error)
        ) from error
    known = {f.name: f for f in fields(Brand)}
    for key in values:
        if key not in known:
            raise UserError(
                N_("The brand file {path} has an unknown key {key}; known keys: {known}."),
                path=str(path),
                key=repr(key),
                known=", ".join(known),
            )
    return from_values(values)


def from_values(values: Mapping[str, Any]) -> Brand:
    """Return a brand from plain values: what a TOML or JSON file holds."""
    frozen: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
    return Brand(**frozen)
