"""What a page says of itself to those who share it: the title, the description and the picture of its card."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from assistant.errors import OutsideError
from assistant.web.addresses import absolute, normalise
from assistant.web.data import figures
from assistant.web.fetch import Fetcher, FetchLimits
from assistant.web.html import read_page
from assistant.web.page import PageSource

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


@dataclass(frozen=True)
class LinkCard:
    """A page as those see it who meet a link to it; what it does not say is empty."""

    url: str
    title: str = ""
    description: str = ""
    image: str = ""  # the address of its picture
    picture: bytes = b""  # the picture itself, made small, as a JPEG file

    @property
    def domain(self) -> str:
        """Return the host, as cards show it."""
        return domain(self.url)


def domain(url: str) -> str:
    """Return the host of an address without its www; empty where it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def card_of(page: PageSource) -> LinkCard:
    """Return the card of a page that was read, without its picture: Open Graph first, then Twitter's, then the head."""
    said = page.properties
    title = said.get("og:title") or said.get("twitter:title") or page.title or ""
    told = said.get("og:description") or said.get("twitter:description") or page.description or ""
    named = said.get("og:image:secure_url") or said.get("og:image") or said.get("og:image:url")
    image = named or said.get("twitter:image") or said.get("twitter:image:src") or ""
    return LinkCard(page.url, _line(title), _line(told), (absolute(image, page.url) or "") if image else "")


def read_card(url: str, fetcher: Fetcher) -> LinkCard:
    """Return the card of an address: its page is asked for, then the picture the page names.

    A picture that cannot be had or read is left out; raise `OutsideError` where there is no page.
    """
    fetched = fetcher.fetch(url)
    if fetched.error is not None:
        raise OutsideError(fetched.error.text, **fetched.error.params)
    card = card_of(read_page(fetched.body, fetched.final_url, fetched.headers))
    if not normalise(card.image):
        return card
    answer = fetcher.fetch(card.image, PICTURES)
    return card if answer.error is not None else replace(card, picture=_small(answer.body))


def card_limits(offline: bool) -> FetchLimits:
    """Return what reading a card may cost: somebody waits for it."""
    own = figures("link_card")
    return FetchLimits(offline=offline, **{name: own[name] for name in ("max_seconds", "connect_seconds", "retries")})


def _small(content: bytes) -> bytes:
    from assistant.document.raster import reduced  # slow to load: only who asks for a picture pays

    return reduced(content, figures("link_card")["picture_width"]) or b""


def _line(text: str) -> str:
    return " ".join(text.split())[: figures("link_card")["max_characters"]]
