"""Addresses of one site told by their paths: what they share says nothing, and hides what they differ by."""

from collections.abc import Iterable


def shared_site(urls: Iterable[str]) -> int:
    """Return how many characters of the addresses name the site they are all of; none where they are of several."""
    sites = {"//".join(url.split("/", 3)[:3:2]) if "://" in url else "" for url in urls}
    return len(sites.pop()) if len(sites) == 1 else 0


def path_of(url: str, shared: int) -> str:
    """Return an address without the part that all share; "/" for the home page."""
    return url[shared:] or "/"
