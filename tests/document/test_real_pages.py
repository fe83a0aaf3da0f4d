"""Two hundred real pages are read and checked: nothing raises, and every place is where the text says.

Good technical prose gets few findings of style: `debian_ceilings.toml` holds how many, and they may only be lowered.
"""

import hashlib
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from assistant.checks import Goal, check
from assistant.document import Document, Span, read
from tests.document.debian_pages import RealPage, Unreachable, pages

CHUNKS = 8
WANTED = 200
CEILINGS = tomllib.loads(Path(__file__).with_name("debian_ceilings.toml").read_text(encoding="utf-8"))
COUNTED = ("style.", "readability.doubled_word")


@pytest.fixture(scope="module")
def real_pages() -> tuple[RealPage, ...]:
    try:
        return pages()
    except Unreachable as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def counted() -> dict[Path, Counter[str]]:
    """Return how many findings of style each page got, as far as the pages have been checked."""
    return {}


def test_there_are_two_hundred(real_pages: tuple[RealPage, ...]) -> None:
    assert len(real_pages) == WANTED
    assert {page.language for page in real_pages} == {"fr", "en"}


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_real_pages_raise_nothing_and_keep_their_places(
    real_pages: tuple[RealPage, ...], chunk: int, counted: dict[Path, Counter[str]]
) -> None:
    for page in real_pages[chunk::CHUNKS]:
        document = read_page(page)
        assert document.words, page.path
        places_hold(document, page.path)
        counted[page.path] = findings_hold(document, page.path)


def test_style_findings_stay_under_their_ceilings(
    real_pages: tuple[RealPage, ...], counted: dict[Path, Counter[str]]
) -> None:
    if digest(real_pages) != CEILINGS["pages"]:
        pytest.skip("these are not the pages the ceilings were measured on: another version of the packages")
    total: Counter[str] = Counter()
    for page in real_pages:  # those that this process has not checked yet are checked now
        total += counted.get(page.path) or findings_hold(read_page(page), page.path)
    ceilings = CEILINGS["findings"]
    assert {check_id: n for check_id, n in total.items() if n > ceilings.get(check_id, 0)} == {}


def read_page(page: RealPage) -> Document:
    return read(page.path.read_text(encoding="utf-8", errors="replace"), "html", page.language)


def digest(real_pages: tuple[RealPage, ...]) -> str:
    """Return what tells these pages from those of another version of the packages."""
    found = hashlib.sha256()
    for page in real_pages:
        found.update(page.path.read_bytes())
    return found.hexdigest()


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


def findings_hold(document: Document, path: Path) -> Counter[str]:
    """Assert that each finding stands inside the source, its excerpt there; return how many are of style, by check."""
    count: Counter[str] = Counter()
    for finding in check(document, Goal(form="article")).findings:
        assert finding.message.render("fr"), path
        count[finding.check] += finding.check.startswith(COUNTED)
        if finding.start is None or finding.end is None:
            assert finding.excerpt is None, (path, finding)
            continue
        assert 0 <= finding.start <= finding.end <= len(document.source), (path, finding)
        shown = document.text.find(finding.excerpt or "")
        assert shown >= 0, (path, finding)
        if finding.excerpt and finding.excerpt.isalnum():  # no markup or reference inside: the source has it as it is
            assert document.source[finding.start : finding.end] == finding.excerpt, (path, finding)
    return +count


def test_a_place_in_the_text_leads_to_its_place_in_the_source(real_pages: tuple[RealPage, ...]) -> None:
    for page in real_pages[::20]:
        document = read_page(page)
        for word in document.words:
            start, end = document.to_source(Span(word.start, word.end))
            assert document.source[start] == word.text[0] or document.source[start] == "&", (page.path, word)
            assert start < end <= len(document.source)
