"""The link that a network shows as a card under a post."""

from assistant.networks.entities import Entity, links
from assistant.networks.profiles import Profile


def card_link(text: str, profile: Profile) -> Entity | None:
    """Return the link of a post that becomes its card; None without one, and where the network shows none."""
    if not profile.facts.get("link_card"):
        return None
    found = links(text, profile)
    return found[-1 if profile.facts.get("link_card_of") == "last" else 0] if found else None
