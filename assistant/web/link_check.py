"""Whether links are alive: three verdicts, because a wall is not a hole.

Each address is asked for as a browser would (GET: servers answer HEAD wrongly too often to call anything dead by it).
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from assistant.messages import N_, Message
from assistant.web.addresses import key, normalise
from assistant.web.data import figures
from assistant.web.failure import Failure
from assistant.web.fetch import HTML, Fetched, Fetcher, FetchLimits
from assistant.web.glimpse import Glimpse, glimpse
from assistant.web.public_addresses import resolve
from assistant.web.soft_404 import alike, fell_to_home, says_missing, sibling
from assistant.web.walls import wall

Verdict = Literal["alive", "dead", "unverifiable"]
DEAD_STATUSES = frozenset({404, 410})
DEAD_REASONS = frozenset({"no_such_host", "bad_address"})
PERMANENT = frozenset({301, 308})


@dataclass(frozen=True)
class LinkAnswer:
    """What came of a link. `reason` is None for one that is simply alive; `moved_to` is where it has moved for good."""

    url: str
    verdict: Verdict
    status: int | None = None
    reason: Message | None = None
    moved_to: str | None = None


Ask = Callable[[str], LinkAnswer]


def link_limits(allow_private: bool = False, offline: bool = False) -> FetchLimits:
    """Return what asking for one link may cost: less than reading a page."""
    figure = figures("links")
    return FetchLimits(
        max_seconds=figure["max_seconds"],
        connect_seconds=figure["connect_seconds"],
        allow_private=allow_private,
        offline=offline,
    )


def ask_all(urls: Iterable[str], ask: Ask, go_on: Callable[[int], bool] = lambda _: True) -> Mapping[str, LinkAnswer]:
    """Return the answer of each address, asked several at once, in the order given.

    `go_on` is told how many have answered; when it returns False, those not yet asked stay out of the result.
    """
    found: dict[str, LinkAnswer] = {}
    wanted = list(dict.fromkeys(urls))
    with ThreadPoolExecutor(figures("links")["at_once"]) as threads:
        waiting: dict[Future[LinkAnswer], str] = {threads.submit(ask, url): url for url in wanted}
        for done in as_completed(waiting):
            found[waiting[done]] = done.result()
            if not go_on(len(found)):
                threads.shutdown(cancel_futures=True)
                break
        found |= {url: future.result() for future, url in waiting.items() if future.done() and not future.cancelled()}
    return {url: found[url] for url in wanted if url in found}


class LinkChecker:
    """Asks for links on one visit: hosts keep their pace; a folder of a site is tried once for what is not there."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._lock = threading.Lock()
        self._siblings: dict[str, Fetched] = {}
        self._finds_names: bool | None = None

    def ask(self, url: str) -> LinkAnswer:
        """Return the verdict on one address."""
        fetched = self._look(url)
        seen = _seen(fetched)
        closed = wall(fetched, seen)
        if closed:
            return LinkAnswer(url, "unverifiable", fetched.status, closed)
        if fetched.reason == "no_such_host" and not (_never_is(fetched.final_url) or self._names_are_found()):
            return LinkAnswer(url, "unverifiable", None, Message(NO_LOOK_UP))
        if fetched.error is not None:
            return LinkAnswer(url, _failed(fetched), fetched.status, fetched.error)
        if not fetched.status or not 200 <= fetched.status < 300:
            return LinkAnswer(url, "unverifiable", fetched.status, Message(NO_PAGE, {"status": str(fetched.status)}))
        return self._doubtful(fetched, seen) or _alive(fetched)

    def _doubtful(self, fetched: Fetched, seen: Glimpse | None) -> LinkAnswer | None:
        """Return the verdict on a page that seems not to be the one meant, None when it seems to be."""
        says = says_missing(seen) if seen else None
        if says == "plainly":
            return LinkAnswer(fetched.url, "dead", fetched.status, Message(SAYS_MISSING))
        if says == "perhaps" and seen:
            return self._compared(fetched, (SAYS_MISSING, PERHAPS_MISSING), lambda page, _: alike(page, seen))
        if fell_to_home(fetched):
            same = key(fetched.final_url)
            return self._compared(fetched, (TO_HOME, PERHAPS_HOME), lambda _, other: key(other.final_url) == same)
        return None

    def _compared(
        self, fetched: Fetched, reasons: tuple[str, str], same: Callable[[Glimpse, Fetched], bool]
    ) -> LinkAnswer | None:
        """Ask for an address where surely nothing is: a page that is the same as this one tells that this is none."""
        other = self._sibling(fetched.url)
        if other.status in DEAD_STATUSES and other.reason == "status":
            return None
        page = _seen(other)
        if other.error is not None or page is None or wall(other, page):
            return LinkAnswer(fetched.url, "unverifiable", fetched.status, Message(reasons[1]))
        return LinkAnswer(fetched.url, "dead", fetched.status, Message(reasons[0])) if same(page, other) else None

    def _sibling(self, url: str) -> Fetched:
        address = sibling(normalise(url) or url)
        folder = address.rpartition("/")[0] if not address.endswith("/") else address.rstrip("/").rpartition("/")[0]
        with self._lock:
            known = self._siblings.get(folder)
        if known is None:
            known = self._look(address)
            with self._lock:
                self._siblings[folder] = known
        return known

    def _names_are_found(self) -> bool:
        """Whether names can be looked up from here at all: else every link would seem dead."""
        with self._lock:
            if self._finds_names is None:
                self._finds_names = any(map(_is_found, figures("links")["known_names"]))
            return self._finds_names

    def _look(self, url: str) -> Fetched:
        return self._fetcher.look(url, figures("links")["max_bytes"])


NO_LOOK_UP = N_("This computer cannot look up the names of sites now: check its connection.")
NO_PAGE = N_("The site answers with no page (status {status}).")
SAYS_MISSING = N_("The site shows a page that says that there is none.")
PERHAPS_MISSING = N_("The page seems to say that it is not there: open the link yourself.")
TO_HOME = N_("The site has no such page: it leads to its home page.")
PERHAPS_HOME = N_("The link leads to a home page: open it to see whether that is what you mean.")


def _never_is(url: str) -> bool:
    """Whether a name is of those that are kept free for ever."""
    return (urlsplit(url).hostname or "").rpartition(".")[2] in figures("links")["never_names"]


def _is_found(name: str) -> bool:
    try:
        return bool(resolve(name, 443, allow_private=True))
    except Failure:
        return False


def _seen(fetched: Fetched) -> Glimpse | None:
    kind = fetched.headers.get("content-type", "")
    if not fetched.body or kind.partition(";")[0].strip().lower() not in HTML:
        return None
    return glimpse(fetched.body, kind)


def _failed(fetched: Fetched) -> Verdict:
    if fetched.status in DEAD_STATUSES and fetched.reason == "status":
        return "dead"
    if fetched.reason == "too_many_redirects":  # a circle that gives cookies asks for a browser
        return "unverifiable" if "set-cookie" in fetched.headers else "dead"
    return "dead" if fetched.reason in DEAD_REASONS else "unverifiable"


def _alive(fetched: Fetched) -> LinkAnswer:
    for_good = bool(fetched.redirects) and all(status in PERMANENT for status, _ in fetched.redirects)
    return LinkAnswer(fetched.url, "alive", fetched.status, None, fetched.final_url if for_good else None)
