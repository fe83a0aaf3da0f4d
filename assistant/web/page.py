"""A web page as read: what it says of itself, its links and images, and its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.document import Document

_NOT_FOLLOWED = frozenset({"nofollow", "ugc", "sponsored"})


class PageLink(NamedTuple):
    """A link of a page: its address made absolute and normalised."""

    url: str
    anchor: str
    rel: tuple[str, ...]
    internal: bool
    main: bool  # in the main text, not in a menu or a footer

    @property
    def nofollow(self) -> bool:
        """Whether search engines are asked not to follow it."""
        return bool(self.rel) and not _NOT_FOLLOWED.isdisjoint(self.rel)


class PageImage(NamedTuple):
    """An image; `alt` is None without the attribute, "" when it is empty on purpose."""

    src: str
    alt: str | None


class Heading(NamedTuple):
    """A heading of the page, in the main text or not."""

    level: int
    text: str


@dataclass(frozen=True)
class PageSource:
    """A page read once. What it does not say is None or empty."""

    url: str
    document: Document  # the main text; offsets are in that text
    encoding: str
    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    robots: str = ""
    canonical: str | None = None
    hreflang: tuple[tuple[str, str], ...] = ()
    language: str | None = None  # what <html lang> says
    properties: Mapping[str, str] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    links: tuple[PageLink, ...] = ()
    images: tuple[PageImage, ...] = ()
    json_ld: int = 0  # blocks of JSON-LD
    json_ld_errors: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """Return the first title, None without one."""
        return self.titles[0] if self.titles else None

    @property
    def description(self) -> str | None:
        """Return the first meta description, None without one."""
        return self.descriptions[0] if self.descriptions else None

    @property
    def noindex(self) -> bool:
        """Whether the page asks to be left out of search results."""
        return bool({"noindex", "none"} & {word.strip() for word in self.robots.lower().replace(":", ",").split(",")})
