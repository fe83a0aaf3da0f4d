"""What a site's robots.txt allows (RFC 9309)."""

from dataclasses import dataclass, field

from protego import Protego

from assistant.settings import USER_AGENT
from assistant.web.data import figures

NAME = USER_AGENT.partition("/")[0]


@dataclass(frozen=True)
class Rules:
    """The rules of one host for us; without a robots.txt everything is allowed."""

    _parsed: Protego = field(default_factory=lambda: Protego.parse(""))
    closed: bool = False

    def allow(self, url: str) -> bool:
        """Whether the address may be fetched."""
        return not self.closed and bool(self._parsed.can_fetch(url, NAME))

    @property
    def delay(self) -> float | None:
        """Return the seconds the site asks for between two pages, None where it asks for nothing."""
        asked = self._parsed.crawl_delay(NAME)
        rate = self._parsed.request_rate(NAME)
        slowest = max(asked or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)
        return slowest or None

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Return the addresses of the sitemaps named there."""
        return tuple(self._parsed.sitemaps)


def read(status: int | None, body: bytes) -> Rules:
    """Return the rules of an answer: 4xx allows everything, 5xx and no answer nothing (RFC 9309, 2.3.1)."""
    if status is None or status >= 500:
        return Rules(closed=True)
    if status != 200:
        return Rules()
    return Rules(Protego.parse(body[: figures("robots")["max_bytes"]].decode("utf-8-sig", "replace")))
