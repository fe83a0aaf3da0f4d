"""One page: read, judged, measured. A pure function of its bytes, so it runs in any process."""

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.audit.aims import content
from assistant.audit.claimed import aimed_at
from assistant.audit.figures import figures
from assistant.audit.shingles import numbers, signature, text_numbers
from assistant.audit.types import LinkCounts, Material, OutLink, PageAudit, packed
from assistant.brand import Brand
from assistant.checks import Goal, check
from assistant.checks.keyphrase import matching, places
from assistant.checks.page.pixels import width
from assistant.document import Document, exclude, read
from assistant.document.surface import words
from assistant.findings import FAMILIES
from assistant.messages import N_, Message
from assistant.web.addresses import key
from assistant.web.binary import is_binary
from assistant.web.encoding import decode
from assistant.web.fetch import Fetched
from assistant.web.html import read_page
from assistant.web.page import PageSource

SWITCH = b"porteplume"  # no page without it leaves anything out


def audit_page(
    fetched: Fetched,
    keyphrase: str | None = None,
    brand: Brand | None = None,
    families: Collection[str] = FAMILIES,
) -> PageAudit:
    """Return all that can be said of one page; a page that could not be fetched gives its reason.

    Without a keyphrase the brand's first one that the page holds is taken, else the best proposal from its text. The
    checks of `families` run.
    """
    bare = PageAudit(
        fetched.url,
        fetched.final_url,
        fetched.status,
        fetched.error,
        keyphrase=keyphrase,
        keyphrase_given=keyphrase is not None,
        redirects=tuple(url for _, url in fetched.redirects),
        redirect_statuses=tuple(status for status, _ in fetched.redirects),
    )
    if fetched.error is not None:
        return bare
    if not fetched.body.strip():
        return replace(bare, error=Message(N_("The page is empty.")))
    if is_binary(fetched.body):
        return replace(bare, error=Message(N_("This is no web page: the file holds no text.")))
    source = read_page(fetched.body, fetched.final_url, fetched.headers)
    brand = brand or Brand()
    document = exclude(source.document, (*_left_out(fetched), *brand.excluded_passages))
    phrase = keyphrase or _phrase(document, brand)
    goal = Goal(form="article", keyphrases=(phrase,) if phrase else (), brand=brand)
    report = check(document, goal, families=families)
    page = replace(
        bare,
        language=report.language,
        metrics=report.metrics,
        scores=report.scores,
        findings=report.findings,
        keyphrase=phrase,
        keyphrase_count=_whole(report.metrics.get("keyphrase_count")),
        words=_whole(report.metrics.get("words")),
    )
    return _with_source(_with_keyphrase(page, document), source)


def _left_out(fetched: Fetched) -> tuple[str, ...]:
    """Return the passages that the page itself leaves out, between two comments; the main text has lost these."""
    if SWITCH not in fetched.body.lower():
        return ()
    document = read(decode(fetched.body, (fetched.headers or {}).get("content-type", ""))[0], "html")
    return tuple(document.text[span.start : span.end] for span in document.excluded)


def _phrase(document: Document, brand: Brand) -> str | None:
    for phrase in brand.keyphrases:
        if matching.find(document, phrase):
            return phrase
    return aimed_at(document)


def _with_keyphrase(page: PageAudit, document: Document) -> PageAudit:
    found, offsets = text_numbers(document)
    material = Material(page.final_url, packed(document.text), found.tobytes(), offsets.tobytes(), signature(found))
    if page.keyphrase is None:
        return replace(page, material=material)
    stands = places.places(document, page.keyphrase).as_json()
    if page.keyphrase_given or ((stands["title"] or stands["h1"]) and not _is_numbered(page)):  # else it is no aim
        language = page.language or ""
        material = replace(material, phrase=_numbers(page.keyphrase, language), aim=content(page.keyphrase, language))
    return replace(page, material=material, placements=stands)


def _is_numbered(page: PageAudit) -> bool:
    return re.search(figures("aims")["numbered_page"], page.final_url) is not None


def _numbers(phrase: str, language: str) -> tuple[int, ...]:
    return tuple(numbers([word.text for word in words(phrase, 0, language)], language))


def _with_source(page: PageAudit, source: PageSource) -> PageAudit:
    web = (link for link in source.links if link.url)
    out = tuple([OutLink(link.url, link.anchor, link.internal, link.nofollow, link.main) for link in web])
    internal = sum([link.internal for link in out])
    links = LinkCounts(internal, len(out) - internal, sum([link.nofollow for link in out]))
    elsewhere = source.canonical is not None and key(source.canonical) != key(source.url)
    return replace(
        page,
        title=source.title,
        title_px=None if source.title is None else round(width(source.title)),
        description=source.description,
        h1=tuple(heading.text for heading in source.headings if heading.level == 1),
        canonical=source.canonical,
        indexable=not source.noindex and not elsewhere,
        links=links,
        images=len(source.images),
        images_without_alt=sum(image.alt is None for image in source.images),
        hreflang=source.hreflang,
        material=replace(page.material, links=out),
    )


def _whole(figure: float | None) -> int | None:
    return None if figure is None else int(figure)
