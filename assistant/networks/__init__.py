"""What each network allows, and how it counts."""

from assistant.networks.profiles import Profile, load, names

__all__ = ["Profile", "load", "names"]
