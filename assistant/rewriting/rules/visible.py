"""The text to post: what a reader sees, each link as its address."""

from urllib.parse import urlsplit

from assistant.document import Document
from assistant.networks import Profile

_SCHEMES = {"mailto": "mailto:", "tel": "tel:"}


def visible(document: Document, profile: Profile | None = None) -> str:
    """Return the text of a document with the address of each link after its anchor; Markdown stays where it is read."""
    if document.format == "text" or (document.format == "markdown" and profile and profile.facts.get("markdown")):
        return document.source
    text = document.text
    for link in sorted(document.links, key=lambda found: found.end, reverse=True):
        address = _address(link.url)
        if address and address not in text[max(link.start - len(address), 0) : link.end + len(address)]:
            text = f"{text[: link.end]} {address}{text[link.end :]}"
    return text


def _address(url: str) -> str | None:
    """Return what to write for a link; None for one that leads nowhere outside its page."""
    scheme = urlsplit(url).scheme
    if scheme in ("http", "https"):
        return url
    prefix = _SCHEMES.get(scheme)
    return url[len(prefix) :].partition("?")[0] if prefix else None
