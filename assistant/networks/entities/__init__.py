"""What a network makes of a text: its links, hashtags, mentions, cashtags. One module per set of rules.

A profile names its rules in `entities`; a network that publishes none reads like `plain`. Offsets are code points.
"""

from importlib import import_module
from typing import Protocol, cast

from assistant.networks.entities.entity import Entity
from assistant.networks.profiles import Profile

__all__ = ["Entity", "cashtags", "hashtags", "links", "mentions"]


class Rules(Protocol):
    """What a module of rules offers; each finds its entities in order, none overlapping another of its kind."""

    def links(self, text: str) -> tuple[Entity, ...]: ...
    def hashtags(self, text: str) -> tuple[Entity, ...]: ...
    def mentions(self, text: str) -> tuple[Entity, ...]: ...
    def cashtags(self, text: str) -> tuple[Entity, ...]: ...


def _rules(profile: Profile | None) -> Rules:
    name = profile.facts.get("entities", "plain") if profile else "plain"
    return cast(Rules, import_module(f"{__name__}.{name}"))


def links(text: str, profile: Profile | None = None) -> tuple[Entity, ...]:
    """Return what becomes a link on the network."""
    return _rules(profile).links(text)


def hashtags(text: str, profile: Profile | None = None) -> tuple[Entity, ...]:
    """Return the hashtags; `value` is the tag without its sign."""
    return _rules(profile).hashtags(text)


def mentions(text: str, profile: Profile | None = None) -> tuple[Entity, ...]:
    """Return the handles; `value` is the handle without its sign."""
    return _rules(profile).mentions(text)


def cashtags(text: str, profile: Profile | None = None) -> tuple[Entity, ...]:
    """Return the stock symbols; `value` is the symbol without its sign on X, with it on Bluesky."""
    return _rules(profile).cashtags(text)
