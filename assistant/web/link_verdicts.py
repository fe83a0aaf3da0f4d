"""The links of a text, each with its verdict: alive, dead, or unverifiable with the reason."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assistant.document import Document, Span
from assistant.messages import N_, Message
from assistant.web.data import figures
from assistant.web.fetch import Fetcher, FetchLimits
from assistant.web.link_check import LinkAnswer, LinkChecker, Verdict, ask_all

NO_SITE = N_("The address names no site: it depends on the page where it will stand.")
NOT_ASKED = N_("This link was not asked for.")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True)
class LinkVerdict:
    """A link of a text and what came of it; `start` and `end` are offsets in the text as given."""

    url: str
    verdict: Verdict
    status: int | None
    reason: Message | None
    moved_to: str | None
    start: int
    end: int

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the verdict as the `check` command writes it, its sentence in the language `ui`."""
        return {
            "url": self.url,
            "verdict": self.verdict,
            "status": self.status,
            "reason": self.reason.render(ui) if self.reason else None,
            "moved_to": self.moved_to,
            "start": self.start,
            "end": self.end,
        }


def link_verdicts(
    document: Document, limits: FetchLimits, go_on: Callable[[int], bool] = lambda _: True
) -> tuple[LinkVerdict, ...]:
    """Return the verdict on each link of a text that leads to a page, each address asked once; see `ask_all`."""
    with Fetcher(limits) as fetcher:
        answers = ask_all(addresses(document), LinkChecker(fetcher).ask, go_on)
    return tuple(_judged(document, answers))


def addresses(document: Document) -> tuple[str, ...]:
    """Return the web addresses of a text that will be asked for, each once, in order."""
    found = dict.fromkeys(_address(link.url) for link in document.links if _is_web(link.url))
    return tuple(found)[: figures("links")["max_links"]]


def _judged(document: Document, answers: Mapping[str, LinkAnswer]) -> Iterator[LinkVerdict]:
    for link in document.links:
        url = link.url.strip()
        if not _is_web(url) and (url.startswith("#") or _SCHEME.match(url)):
            continue
        answer = answers.get(_address(url)) or LinkAnswer(
            url, "unverifiable", None, Message(NOT_ASKED if _is_web(url) else NO_SITE)
        )
        start, end = document.to_source(Span(link.start, link.end))
        yield LinkVerdict(url, answer.verdict, answer.status, answer.reason, answer.moved_to, start, end)


def _is_web(url: str) -> bool:
    return url.strip().lower().startswith(("http://", "https://"))


def _address(url: str) -> str:
    return url.strip().partition("#")[0]
