"""How much of each network's limit a text fills, by the network's own count: a ring for each."""

from collections.abc import Sequence

from assistant.networks import Profile, length, limit, load
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw


def rings(text: str, networks: Sequence[str], screen: Screen) -> None:
    """Draw a ring for each network that has a limit: the share of it, what is left, what is too much."""
    drawn = [ring for network in networks if (ring := _ring(text, load(network), screen))]
    if drawn:
        draw(tag("div", *drawn, class_="pp-lengths"))


def _ring(text: str, profile: Profile, screen: Screen) -> Markup | None:
    _ = screen.translate
    most = limit(profile)
    if not most:
        return None
    used = length(text, profile)
    share = round(100 * used / most)
    left = _("{over} too many", over=used - most) if used > most else _("{left} left", left=most - used)
    circle = tag(
        "div", tag("b", f"{share}%"), class_="pp-ring", style=f"--pp-share: {min(share, 100)}", aria_hidden="true"
    )
    counted = _("{used} of {limit}", used=used, limit=most)
    told = tag("p", tag("b", profile.label(screen.language)), tag("br"), left, tag("br"), tag("small", counted))
    return tag("div", circle, told, class_=f"pp-length pp-{'problem' if used > most else 'good'}")
