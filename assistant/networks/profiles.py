"""A network is a file: `ID.toml` holds its facts with their sources. Nothing else lists the networks.

`NETWORK:VARIANT` names a network as one account or server has it: `x:premium` is a variant its file declares,
`mastodon:1000` is a server whose posts may hold 1,000 characters.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import DataError, UserError
from assistant.messages import N_, Message

FOLDER = Path(__file__).parent
UNKNOWN_UNIT = "unknown"


@dataclass(frozen=True)
class Told(Message):
    """A sentence or a name that a data file gives in each language of the screens, in `params`."""

    def render(self, ui: str) -> str:
        """Return it in the language `ui`, in English where the file lacks that one."""
        return str(self.params.get(ui) or self.params["en"])


@dataclass(frozen=True)
class Profile:
    """The facts of one network. `max_length` is in `count_unit`; None means no limit is known."""

    id: str
    name: str
    form: str | None
    max_length: int | None
    count_unit: str
    facts: Mapping[str, Any]
    variant: str | None = None
    unconfirmed: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the name that `load` finds it by: the id, with the variant after a colon."""
        return f"{self.id}:{self.variant}" if self.variant else self.id

    @property
    def is_legacy(self) -> bool:
        """Return whether the network is closed or nearly so, and another's profile stands in for it."""
        return "suggested_profile" in self.facts

    @property
    def has_threads(self) -> bool:
        """Return whether a long text may go out as a thread of posts."""
        return bool(self.facts.get("threads"))

    def label(self, ui: str) -> str:
        """Return the name to show in the language `ui`."""
        return self.labels.get(ui, self.name)

    @property
    def shown(self) -> Message:
        """Return the name, to put into a sentence of any language."""
        return Told(self.name, self.labels)

    @property
    def fate(self) -> Message | None:
        """Return what became of a legacy network, to put into a sentence; None for the living ones."""
        note = self.facts.get("status_note")
        return Told(str(note["en"]), note) if note else None

    def status_note(self, ui: str) -> str | None:
        """Return what became of a legacy network, in the language `ui`; None for the living ones."""
        return self.fate.render(ui) if self.fate else None

    def confirms(self, fact: str) -> bool:
        """Return whether the fact is the platform's own word; what is not may warn, never block."""
        return fact in self.facts and fact not in self.unconfirmed

    def source(self, fact: str) -> str | None:
        """Return where the fact was read, None when nothing is named for it."""
        return next((str(s["where"]) for s in self.facts.get("sources", ()) if fact in s["gives"]), None)

    def range(self, fact: str) -> tuple[int, int] | None:
        """Return a fact that is a range (least, most), None where there is none."""
        found = self.facts.get(fact)
        return (int(found[0]), int(found[1])) if found else None

    def as_json(self, ui: str = "en") -> dict[str, object]:
        """Return what the `networks` command shows: limits with units, sources, dates, what is confirmed."""
        hidden = {"name", "form", "aliases", "status_note", "sources", "unconfirmed", "inherits", "variants", "read"}
        return {
            "id": self.id,
            "name": self.label(ui),
            "variant": self.variant,
            "variants": sorted(self.facts.get("variants", {})),
            "aliases": list(self.facts.get("aliases", ())),
            "form": self.form,
            "max_length": self.max_length,
            "count_unit": self.count_unit,
            "confirmed": self.max_length is not None and self.confirms("max_length"),
            "unconfirmed": list(self.unconfirmed),
            "status": self.facts.get("status", "active"),
            "status_note": self.status_note(ui),
            "facts": {name: _plain(value) for name, value in self.facts.items() if name not in hidden},
            "sources": [dict(source) for source in self.facts.get("sources", ())],
            "read": self.facts.get("read"),
        }


@cache
def names() -> tuple[str, ...]:
    """Return the ids of the networks."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def load(name: str) -> Profile:
    """Return the profile of a network by its id or one of its aliases, as an account or server has it after a colon."""
    asked, _, variant = name.strip().lower().replace("-", "_").replace(" ", "_").partition(":")
    network = asked if asked in names() else _aliases().get(asked)
    if network is None:
        raise UserError(N_("There is no network {name}; there are {names}."), name=repr(name), names=", ".join(names()))
    facts = dict(_facts(network))
    if variant:
        facts |= _variant(network, facts, variant)
    return _profile(network, facts, variant or None)


def _profile(network: str, facts: Mapping[str, Any], variant: str | None) -> Profile:
    shown = facts["name"]
    labels = shown if isinstance(shown, dict) else {"en": shown, "fr": shown}
    return Profile(
        network,
        labels["en"],
        facts.get("form"),
        facts.get("max_length"),
        facts.get("count_unit", UNKNOWN_UNIT),
        facts,
        variant,
        tuple(facts.get("unconfirmed", ())),
        labels,
    )


def _variant(network: str, facts: Mapping[str, Any], variant: str) -> Mapping[str, Any]:
    """Return the facts that replace the usual ones: declared in the file, or this server's number of characters."""
    declared: Mapping[str, Mapping[str, Any]] = facts.get("variants", {})
    if variant in declared:
        return declared[variant]
    if variant.isascii() and variant.isdigit() and int(variant) > 0:
        doubts = [fact for fact in facts.get("unconfirmed", ()) if fact != "max_length"]
        return {"max_length": int(variant), "safe_length": None, "unconfirmed": doubts}
    raise UserError(
        N_("{network} has no variant {variant}; write one of these after the colon: {variants}."),
        network=network,
        variant=repr(variant),
        variants=", ".join([*sorted(declared), "1000"]),
    )


@cache
def _facts(network: str) -> Mapping[str, Any]:
    """Return the facts of a file, over those of the network it inherits from."""
    path = FOLDER / f"{network}.toml"
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(N_("{path} cannot be read: {reason}."), path=path.name, reason=str(error)) from error
    if "inherits" not in own:
        return own
    base = {k: v for k, v in _facts(own["inherits"]).items() if k != "aliases"}
    return {**base, **own, "sources": [*own.get("sources", ()), *base["sources"]]}


@cache
def _aliases() -> Mapping[str, str]:
    return {alias: network for network in names() for alias in _facts(network).get("aliases", ())}


def _plain(value: Any) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
