"""Pages that are not there although the server says they are: "page not found" under status 200, or the home page."""

import hashlib
import re
from functools import cache
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from assistant.languages import codes, load
from assistant.languages.bare import bare
from assistant.web.data import figures
from assistant.web.fetch import Fetched
from assistant.web.glimpse import Glimpse

_HOME = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:index\.\w{3,5})?", re.I)
_ENDING = re.compile(r"\.\w{2,5}$")


@cache
def _phrases() -> frozenset[str]:
    return frozenset(bare(line) for code in codes() for line in load(code).lines("missing_page"))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(?:" + "|".join(sorted(map(re.escape, _phrases()), key=len, reverse=True)) + r")(?!\S)")


def says_missing(seen: Glimpse) -> Literal["plainly", "perhaps"] | None:
    """Return whether a page says that it is not there: by its title or heading alone, or somewhere on a short page."""
    if seen.heading in _phrases() or not _phrases().isdisjoint(seen.title_parts):
        return "plainly"
    short = len(seen.words) <= figures("links")["error_page_words"]
    places = (seen.title, seen.heading, seen.text if short else "")
    return "perhaps" if any(_pattern().search(place) for place in places) else None


def fell_to_home(fetched: Fetched) -> bool:
    """Whether an address deep in a site led to a home page."""
    if not fetched.redirects:
        return False
    asked, reached = urlsplit(fetched.redirects[0][1]), urlsplit(fetched.final_url)
    return not _is_home(asked.path, asked.query) and _is_home(reached.path, reached.query)


def sibling(url: str) -> str:
    """Return an address beside this one where surely nothing is."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    made = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:20]
    ending = _ENDING.search(name)
    slash = "/" if parts.path.endswith("/") else ""
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{made}{ending.group() if ending else slash}", "", ""))


def alike(one: Glimpse, other: Glimpse) -> bool:
    """Whether two pages say the same thing: most of their words are the same."""
    first, second = set(one.words), set(other.words)
    if not first and not second:
        return one.title_parts == other.title_parts
    return len(first & second) >= float(figures("links")["alike"]) * len(first | second)


def _is_home(path: str, query: str) -> bool:
    return not query and _HOME.fullmatch(path) is not None
