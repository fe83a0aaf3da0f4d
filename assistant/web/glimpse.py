"""The beginning of a page, as much as it takes to tell an error page or a wall from a page."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from assistant.languages.bare import bare
from assistant.web.encoding import decode
from assistant.web.markup import bounded

_PARTS = re.compile(r"\s[|·•–—»>-]+\s|[|·•»]|\s*[–—]\s*")
_NOT_SHOWN = ["script", "style", "template", "svg"]


@dataclass(frozen=True)
class Glimpse:
    """The title, the first main heading and the words of a page; texts in bare words: no case, accents or signs."""

    source: str
    title_parts: tuple[str, ...]
    heading: str
    text: str

    @property
    def title(self) -> str:
        """Return the whole title in bare words."""
        return " ".join(self.title_parts)

    @property
    def words(self) -> list[str]:
        """Return the words of the text."""
        return self.text.split()


def glimpse(body: bytes, content_type: str) -> Glimpse:
    """Return what the beginning of a page shows, whatever state it is in."""
    source, _ = decode(body, content_type)
    tree = LexborHTMLParser(bounded(source))
    title, heading = tree.css_first("title"), tree.css_first("h1")
    parts = tuple(filter(None, map(bare, _PARTS.split(title.text()))) if title else ())
    tree.strip_tags(_NOT_SHOWN)
    shown = tree.body.text(separator=" ") if tree.body else ""
    return Glimpse(source, parts, bare(heading.text(separator=" ")) if heading else "", bare(shown))
