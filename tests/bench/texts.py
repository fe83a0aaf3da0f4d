"""Articles made of real prose: the Developer's Reference of Debian, French and English, cut into paragraphs.

The packages are downloaded into the cache folder when first asked for (apt-get download, dpkg -x). Each article is
HTML: a title, paragraphs with their links, a subheading now and then, a keyphrase that the text speaks of.
"""

import html
import os
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from assistant.document import Document, Meta, read
from assistant.languages import identify

CACHE = Path(os.environ.get("BENCH_CACHE") or platformdirs.user_cache_path("porteplume-bench"))
PACKAGES = {"fr": "developers-reference-fr", "en": "developers-reference"}
KEYPHRASES = {
    "fr": ("développeur Debian", "paquet source", "suivi des bogues", "nouvelle version", "archive Debian"),
    "en": ("Debian developer", "source package", "bug tracking", "new version", "Debian archive"),
}
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_HEADING = re.compile(r"<h[2-4]>(.*?)</h[2-4]>", re.DOTALL)
_TAG = re.compile(r"<(?!/?a\b)[^>]*>")
_ANY_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"^[\d.\s]+")
_SHORTEST = 12  # words of a paragraph that is taken
_SECTION = 180  # words between two subheadings


@dataclass(frozen=True)
class Article:
    """An article as a client would type it in: HTML, with what stands beside it."""

    language: str
    keyphrase: str
    title: str
    description: str
    slug: str
    blocks: tuple[str, ...]

    @property
    def html(self) -> str:
        """Return the article as HTML."""
        return "\n".join(self.blocks)

    @property
    def plain(self) -> str:
        """Return the article as plain text, not by our reader, which must not have seen it yet."""
        return html.unescape(_ANY_TAG.sub("", "\n\n".join(self.blocks)))

    def read(self) -> Document:
        """Return the article read, its title, description and slug beside it."""
        return read(self.html, "html", None, Meta(self.title, self.description, self.slug))

    def as_json(self) -> Mapping[str, Any]:
        """Return the article as the peers are given it."""
        return {
            "language": self.language, "keyphrase": self.keyphrase, "title": self.title,
            "description": self.description, "slug": self.slug, "html": self.html,
        }  # fmt: skip

    def edited(self, number: int) -> "Article":
        """Return the article after a sentence was added inside one paragraph, another one for each number."""
        prose = [i for i, block in enumerate(self.blocks) if block.startswith("<p>")]
        at = prose[number * 7 % len(prose)]
        added = {
            "fr": f"Voici la remarque numéro {number}, écrite après coup. ",
            "en": f"Here is late remark {number}. ",
        }
        block = self.blocks[at].replace("<p>", f"<p>{added[self.language]}", 1)
        return Article(
            self.language, self.keyphrase, self.title, self.description, self.slug,
            (*self.blocks[:at], block, *self.blocks[at + 1 :]),
        )  # fmt: skip


def unpacked(package: str) -> Path:
    """Return the folder of a Debian package's files, downloaded the first time."""
    folder = CACHE / "debian" / package
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", package], cwd=folder.parent, check=True, capture_output=True)
        archive = next(folder.parent.glob(f"{package}_*.deb"))
        subprocess.run(["dpkg", "-x", archive, folder], check=True)
    return folder


@cache
def _pool(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paragraphs (with their links) and the headings of the reference, each once, in order."""
    pages = sorted(unpacked(PACKAGES[language]).rglob("*.html"))
    pages = [page for page in pages if page.stem not in ("developers-reference", "index", "search")]
    paragraphs: dict[str, None] = {}
    headings: dict[str, None] = {}
    for page in pages:
        source = page.read_text(encoding="utf-8")
        for match in _PARAGRAPH.finditer(source):
            body = re.sub(r"\s+", " ", _linked(_TAG.sub("", match[1])))
            words = _ANY_TAG.sub("", body)
            if len(words.split()) >= _SHORTEST and identify(html.unescape(words)) == language:
                paragraphs[f"<p>{body}</p>"] = None
        for match in _HEADING.finditer(source):
            headings[f"<h2>{_NUMBER.sub('', _ANY_TAG.sub('', match[1]).replace('¶', '')).strip()}</h2>"] = None
    return tuple(paragraphs), tuple(headings)


def _linked(body: str) -> str:
    """Return the links of a paragraph with whole addresses and nothing but them."""
    body = re.sub(r'<a\b[^>]*href="(https?://[^"]*)"[^>]*>', r'<a href="\1">', body)
    return re.sub(r'<a\b(?! href="https?:)[^>]*href="([^"]*)"[^>]*>', r'<a href="https://www.debian.org/doc/\1">', body)


def articles(language: str, words: int, count: int, seed: int) -> Iterator[Article]:
    """Yield `count` articles of about so many words; no paragraph stands in two of them."""
    return drawn(language, [words] * count, seed)


def drawn(language: str, sizes: Iterable[int], seed: int) -> Iterator[Article]:
    """Yield an article of about so many words for each size; no paragraph stands in two of them."""
    paragraphs, headings = (list(part) for part in _pool(language))
    random.Random(seed).shuffle(paragraphs)
    for number, words in enumerate(sizes):
        keyphrase = KEYPHRASES[language][number % len(KEYPHRASES[language])]
        blocks: list[str] = []
        length = since = 0
        while length < words:
            if not paragraphs:
                raise ValueError(f"the {language} pool is too small for so many articles")
            block = paragraphs.pop()
            if since > _SECTION:
                blocks.append(headings[(number * 31 + len(blocks)) % len(headings)])
                since = 0
            blocks.append(block)
            size = len(_ANY_TAG.sub("", block).split())
            length, since = length + size, since + size
        title = f"{keyphrase.capitalize()} : ce qu’il faut savoir" if language == "fr" else f"{keyphrase}: what to know"
        description = _ANY_TAG.sub("", blocks[0])[:150]
        yield Article(language, keyphrase, title, description, f"debian-{number}", tuple(blocks))
