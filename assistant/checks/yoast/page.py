"""Yoast's bullets on the page around the text: its length, links, images, title and description."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from assistant.checks.check import Subject
from assistant.checks.page.pixels import width
from assistant.checks.yoast.bullet import Assessment, Judged, Thresholds, stepped
from assistant.document import Document, Link
from assistant.messages import N_

WEB = ("http", "https", "")


def text_length(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the words of the text."""
    words = subject.document.word_count
    return Judged(int(stepped(words, limits)), words)


def outbound_links(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the links that lead to other sites."""
    return _followed([link for link in _web(subject.document) if not _is_internal(link, subject.document)], limits)


def internal_links(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the links that stay on the site: without a host, or with that of the canonical address."""
    return _followed([link for link in _web(subject.document) if _is_internal(link, subject.document)], limits)


def _web(document: Document) -> list[Link]:
    return [link for link in document.links if _parts(link.url)[0] in WEB and not link.url.startswith("#")]


def _is_internal(link: Link, document: Document) -> bool:
    host = _parts(link.url)[1]
    return not host or host == _parts(document.meta.canonical or "")[1]


def _parts(url: str) -> tuple[str, str]:
    """Return the scheme and the host of an address, both empty where it cannot be read."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc.lower().removeprefix("www.")


def _followed(links: Sequence[Link], limits: Thresholds) -> Judged:
    closed = sum("nofollow" in link.rel for link in links)
    mark = "none" if not links else "follow" if not closed else "nofollow" if closed == len(links) else "mixed"
    return Judged(int(limits[mark]), len(links))


def title_width(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the title's width in pixels."""
    title = subject.document.meta.title
    pixels = width(title) if title else None
    return Judged(int(limits["none"])) if pixels is None else Judged(int(stepped(pixels, limits)), pixels)


def meta_description_length(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the characters of the description."""
    description = subject.document.meta.description
    size = len(description) if description else None
    return Judged(int(limits["none"])) if size is None else Judged(int(stepped(size, limits)), size)


def single_title(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge whether the body holds more than one H1."""
    count = sum(heading.level == 1 for heading in subject.document.headings)
    return Judged(int(limits["several" if count > 1 else "single"]), count)


def images(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge whether there are images."""
    count = len(subject.document.images)
    return Judged(int(limits["some" if count else "none"]), count)


ASSESSMENTS: Mapping[str, Assessment] = {
    "text_length": Assessment(N_("Text length"), text_length),
    "outbound_links": Assessment(N_("Outbound links"), outbound_links),
    "internal_links": Assessment(N_("Internal links"), internal_links),
    "title_width": Assessment(N_("SEO title width"), title_width),
    "meta_description_length": Assessment(N_("Meta description length"), meta_description_length),
    "single_title": Assessment(N_("Single title"), single_title),
    "images": Assessment(N_("Images"), images),
}
