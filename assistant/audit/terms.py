"""The terms that matter on a page, and where each stands."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.audit.figures import figures
from assistant.audit.types import PageAudit
from assistant.checks.keyphrase import matching, places, proposals
from assistant.document import Document, Meta, read
from assistant.findings import PhraseFigures
from assistant.web.addresses import slug


def terms(page: PageAudit) -> tuple[PhraseFigures, ...]:
    """Return the terms that matter on a page, best first; the phrase it aims at stands first where one was given."""
    if page.error is not None or not page.language or not page.material.text:
        return ()
    document = _document(page)
    found = proposals.propose(document, figures("terms")["per_page"])
    given = (page.keyphrase,) if page.keyphrase and page.keyphrase_given else ()
    return tuple(_figures(document, phrase) for phrase in dict.fromkeys((*given, *found)))


def terms_of_few(pages: Sequence[PageAudit]) -> dict[str, tuple[PhraseFigures, ...]]:
    """Return the terms of each page by its name, for an audit small enough that somebody reads them all."""
    if len(pages) > figures("terms")["pages"]:
        return {}
    found = ((page.url, terms(page)) for page in pages)
    return {url: known for url, known in found if known}


def _document(page: PageAudit) -> Document:
    meta = Meta(page.title, page.description, slug(page.material.address) or None)
    document = read(page.material.text, "text", page.language or "")
    h1 = frozenset(page.h1)
    paragraphs = tuple(
        replace(paragraph, kind="heading", level=1) if paragraph.text.strip() in h1 else paragraph
        for paragraph in document.paragraphs
    )
    return replace(document, paragraphs=paragraphs, meta=meta)


def _figures(document: Document, phrase: str) -> PhraseFigures:
    count = len(matching.find(document, phrase))
    words = sum(len(sentence.words) for paragraph in document.prose for sentence in paragraph.sentences)
    density = 100 * count / words if words else None
    return PhraseFigures(phrase, count, density, places.places(document, phrase).as_json())
