"""A brand: how it speaks, and what it decided about the checks. Read from a TOML file, or from what the store keeps."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple

from assistant.errors import UserError, reason_of
from assistant.messages import N_, Message

ADDRESSES = ("tu", "vous")
EVERYWHERE = "all"  # the account on every network that names none of its own
ARROWS = ("→", "->", "=>")
A_TEXT = N_("a text")
TEXTS = N_("a list of texts")
TABLE = N_("a table of texts")
TABLES = N_("a table per check")
SILENCES = N_("tables with the keys check and sentence")
ADDRESS = N_("tu or vous")


@dataclass(frozen=True)
class Silence:
    """What a check is not to say: of one sentence (or marked excerpt), or, without one, of the text as a whole."""

    check: str
    sentence: str = ""


class Banned(NamedTuple):
    """A word or phrase the brand does not use, and what it says instead (None: it has not said)."""

    phrase: str
    instead: str | None


@dataclass(frozen=True)
class Brand:
    """One brand; every field is optional.

    A forbidden word may name what to say instead, after an arrow: `pas cher → abordable` (or `->`).
    """

    name: str = ""
    address: str | None = None  # "tu" or "vous"
    keyphrases: tuple[str, ...] = ()
    related_terms: tuple[str, ...] = ()  # what a text on the keyphrase should name too
    forbidden_words: tuple[str, ...] = ()
    required_words: tuple[str, ...] = ()
    protected_words: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    signature: str = ""
    samples: tuple[str, ...] = ()  # posts as the brand writes them: its habits are measured from these
    accounts: Mapping[str, str] = field(default_factory=dict)  # network, or "all" → its account, as previews show it
    picture: str = ""  # what stands beside its name: an image as a data: address
    links: Mapping[str, str] = field(default_factory=dict)  # what for ("réserver") → the address
    campaign: Mapping[str, str] = field(default_factory=dict)  # utm_source, utm_medium, utm_campaign…
    checks_off: tuple[str, ...] = ()
    limits: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict
    )  # check id → limits that replace the shipped ones
    silences: tuple[Silence, ...] = ()
    excluded_passages: tuple[str, ...] = ()  # no check of the prose reads them

    def account(self, network: str) -> str | None:
        """Return the brand's account on a network, without a leading @; None where none is named."""
        named = self.accounts.get(network) or self.accounts.get(EVERYWHERE)
        return named.strip().removeprefix("@") or None if named else None

    @property
    def banned(self) -> tuple[Banned, ...]:
        """Return the forbidden words, each with what to say instead."""
        return tuple(banned for entry in self.forbidden_words if (banned := _banned(entry)).phrase)


def _banned(entry: str) -> Banned:
    for arrow in ARROWS:
        phrase, found, instead = entry.partition(arrow)
        if found:
            return Banned(phrase.strip(), instead.strip() or None)
    return Banned(entry.strip(), None)


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
    return from_values(values, str(path))


def from_values(values: Mapping[str, Any], path: str = "brand") -> Brand:
    """Return a brand from plain values, what a TOML or JSON file holds; a wrong one is told with its key."""
    given: dict[str, Any] = {}
    for key, value in values.items():
        wanted = _unfit(key, value)
        if wanted:
            raise UserError(
                N_("The brand file {path} is wrong: {key} must be {kind}."), path=path, key=key, kind=Message(wanted)
            )
        given[key] = tuple(value) if isinstance(value, list | tuple) else value
    given["silences"] = tuple(Silence(**silence) for silence in given.get("silences", ()))
    return Brand(**given)


def as_values(brand: Brand) -> dict[str, Any]:
    """Return what a TOML or JSON file holds of a brand: what is not empty."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(brand).items() if v}


def _unfit(key: str, value: object) -> str | None:
    """Return what the value of a key must be, None when it is that."""
    if key == "address":
        return None if value is None or value in ADDRESSES else ADDRESS
    if key in ("name", "signature", "picture"):
        return None if isinstance(value, str) else A_TEXT
    if key in ("campaign", "accounts", "links"):
        return None if isinstance(value, Mapping) and all(isinstance(v, str) for v in value.values()) else TABLE
    if key == "limits":
        return None if isinstance(value, Mapping) and all(isinstance(v, Mapping) for v in value.values()) else TABLES
    if not isinstance(value, list | tuple):
        return SILENCES if key == "silences" else TEXTS
    if key == "silences":
        return None if all(map(_is_silence, value)) else SILENCES
    return None if all(isinstance(item, str) for item in value) else TEXTS


def _is_silence(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and "check" in value
        and set(value) <= {"check", "sentence"}
        and all(isinstance(v, str) for v in value.values())
    )
