"""What each network allows, and how it counts."""

from assistant.networks.counting import clusters, fits, length, limit, overflow
from assistant.networks.folding import fold
from assistant.networks.profiles import Profile, load, names

__all__ = ["Profile", "clusters", "fits", "fold", "length", "limit", "load", "names", "overflow"]
