"""How much of each network's limit a text fills, by the network's own count: a ring for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.document import Document
from assistant.findings import Level, Report
from assistant.networks import Profile, length, limit, load
from assistant.networks.posted import posted
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen, draw


@dataclass(frozen=True)
class Ring:
    """How much of a limit is used, in per cent, and what is told of it: the first line in bold, the last one small."""

    share: int
    level: Level
    lines: tuple[str, ...]


def ring_of_draft(report: Report, screen: Screen) -> Ring | None:
    """Return the length by the count of the network that the text is for; None without a network or its limit."""
    _ = screen.translate
    used, most = report.metrics.get("network_length"), report.metrics.get("network_limit")
    if used is None or not most:
        return None
    verdict = (
        _("{over} too many for this network", over=used - most)
        if used > most
        else _("{left} left for this network", left=most - used)
    )
    return _filled(used, most, (verdict, _("{used} of {limit}, counted as the network counts", used=used, limit=most)))


def rings_of_others(document: Document, networks: Sequence[str], screen: Screen) -> list[Ring]:
    """Return a ring for each network that has a limit: the share of it, what is left, what is too much."""
    return [ring for network in networks if (ring := _ring(document, load(network), screen))]


def draw_ring(ring: Ring | None) -> None:
    """Draw a ring that stands by itself."""
    if ring:
        draw(_drawn(ring))


def draw_rings(rings: Sequence[Ring]) -> None:
    """Draw rings side by side."""
    if rings:
        draw(tag("div", *map(_drawn, rings), class_="pp-lengths"))


def _ring(document: Document, profile: Profile, screen: Screen) -> Ring | None:
    _ = screen.translate
    most = limit(profile)
    if not most:
        return None
    used = length(posted(document, profile).text.rstrip(), profile)
    left = _("{over} too many", over=used - most) if used > most else _("{left} left", left=most - used)
    return _filled(used, most, (profile.label(screen.language), left, _("{used} of {limit}", used=used, limit=most)))


def _filled(used: float, most: float, lines: tuple[str, ...]) -> Ring:
    return Ring(round(100 * used / most), "problem" if used > most else "good", lines)


def _drawn(ring: Ring) -> Markup:
    style = f"--pp-share: {min(ring.share, 100)}"
    circle = tag("div", tag("b", f"{ring.share}%"), class_="pp-ring", style=style, aria_hidden="true")
    first, *middle, last = ring.lines
    told = tag("p", tag("b", first), tag("br"), *_broken(middle), tag("small", last))
    return tag("div", circle, told, class_=f"pp-length pp-{ring.level}")


def _broken(lines: Iterable[str]) -> list[Markup]:
    return [join(line, tag("br")) for line in lines]
