"""Two hundred real pages are read and checked: nothing raises, and every place is where the text says."""

from pathlib import Path

import pytest

from assistant.checks import Goal, check
from assistant.document import Document, Span, read
from tests.document.debian_pages import RealPage, Unreachable, pages

CHUNKS = 8
WANTED = 200


@pytest.fixture(scope="module")
def real_pages() -> tuple[RealPage, ...]:
    try:
        return pages()
    except Unreachable as reason:
        pytest.skip(str(reason))


def test_there_are_two_hundred(real_pages: tuple[RealPage, ...]) -> None:
    assert len(real_pages) == WANTED
    assert {page.language for page in real_pages} == {"fr", "en"}


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_real_pages_raise_nothing_and_keep_their_places(real_pages: tuple[RealPage, ...], chunk: int) -> None:
    for page in real_pages[chunk::CHUNKS]:
        document = read(page.path.read_text(encoding="utf-8", errors="replace"), "html", page.language)
        assert document.words, page.path
        places_hold(document, page.path)
        findings_hold(document, page.path)


def places_hold(document: Document, path: Path) -> None:
    """Assert that each part of a document stands inside its text, as the text has it."""
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start : paragraph.end] == paragraph.text, path
        for sentence in paragraph.sentences:
            assert document.text[sentence.start : sentence.end] == sentence.text, path
            for word in sentence.words:
                assert document.text[word.start : word.end] == word.text, path
    for link in document.links:
        assert document.text[link.start : link.end] == link.anchor, path
    for image in document.images:
        assert 0 <= image.start <= len(document.text), path


def findings_hold(document: Document, path: Path) -> None:
    """Assert that each finding stands inside the source, and that its excerpt is what stands there."""
    for finding in check(document, Goal(form="article")).findings:
        assert finding.message.render("fr"), path
        if finding.start is None or finding.end is None:
            assert finding.excerpt is None, (path, finding)
            continue
        assert 0 <= finding.start <= finding.end <= len(document.source), (path, finding)
        shown = document.text.find(finding.excerpt or "")
        assert shown >= 0, (path, finding)
        if finding.excerpt and finding.excerpt.isalnum():  # no markup or reference inside: the source has it as it is
            assert document.source[finding.start : finding.end] == finding.excerpt, (path, finding)


def test_a_place_in_the_text_leads_to_its_place_in_the_source(real_pages: tuple[RealPage, ...]) -> None:
    for page in real_pages[::20]:
        document = read(page.path.read_text(encoding="utf-8", errors="replace"), "html", page.language)
        for word in document.words:
            start, end = document.to_source(Span(word.start, word.end))
            assert document.source[start] == word.text[0] or document.source[start] == "&", (page.path, word)
            assert start < end <= len(document.source)
