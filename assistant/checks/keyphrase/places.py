"""Where a keyphrase stands on a page: title, description, H1, introduction, address, subheadings, images."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.checks.keyphrase.matching import units_in
from assistant.checks.keyphrase.phrase import Phrase
from assistant.document import Document, Paragraph
from assistant.languages import load
from assistant.languages.inflection import fold

_SLUG_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Places:
    """Whether the keyphrase stands in each place; None where the page has no such place. Shares are 0 to 1."""

    title: bool | None
    description: bool | None
    h1: bool | None
    introduction: bool | None
    slug: bool | None
    subheadings: float | None
    alt: float | None

    def as_json(self) -> dict[str, bool | float | None]:
        """Return the places as the `audit` contract writes them."""
        return dict(vars(self))


def places(document: Document, keyphrase: str) -> Places:
    """Return where `keyphrase` stands; a place holds it when it holds all its content words, in any form."""
    phrase = compile_phrase(keyphrase, document.language)
    meta = document.meta
    headings = [heading for heading in document.headings if not heading.excluded]
    h1 = [heading.text for heading in headings if heading.level == 1]
    opening = introduction(document)
    subheadings = [heading.text for heading in headings if heading.level > 1]
    described = [image.alt for image in document.images if image.alt]
    rules = load(document.language).section("places") or {}
    return Places(
        title=holds(meta.title, phrase),
        description=holds(meta.description, phrase),
        h1=any(holds(text, phrase) for text in h1) if h1 else None,
        introduction=holds(opening.text, phrase) if opening else None,
        slug=slug_holds(meta.slug, phrase),
        subheadings=_share(subheadings, phrase, float(rules["subheading_words"])),
        alt=_share(described, phrase, 1.0),
    )


def introduction(document: Document) -> Paragraph | None:
    """Return the first paragraph of the text that is no heading, None without one."""
    return next((p for p in document.prose if p.kind != "heading" and p.sentences), None)


def holds(text: str | None, phrase: Phrase) -> bool | None:
    """Whether `text` holds all the content words of the phrase; None without a text."""
    return None if not text else share_held(text, phrase) == 1.0


def share_held(text: str, phrase: Phrase) -> float:
    """Return which share (0 to 1) of the content words of the phrase stand in `text`."""
    return len(units_in(text, phrase)) / max(len(phrase.units), 1)


def slug_holds(slug: str | None, phrase: Phrase) -> bool | None:
    """Whether the last part of an address holds enough of the phrase; None without one.

    Short phrases must stand whole, of longer ones more than half the content words. Elided articles are no words:
    `algorithme-instagram` holds "l'algorithme d'Instagram".
    """
    path = _path(slug).rstrip("/").rpartition("/")[2] if slug else ""
    words = _SLUG_WORDS.findall(path.removesuffix(".html"))
    if not words:
        return None
    rules = load(phrase.language).section("places") or {}
    # Addresses have no accents, as words in capitals may have none: so they are read in capitals.
    share = share_held(" ".join(words).upper(), phrase)
    return share == 1.0 if len(phrase.units) <= int(rules["slug_whole"]) else share > float(rules["slug_words"])


def _path(slug: str) -> str:
    try:
        return unquote(urlsplit(slug).path)
    except ValueError:  # brackets after "//", which only an IPv6 address may have
        return slug


def slug_of(phrase: Phrase) -> str:
    """Return an address for the keyphrase: its content words, without accents, with hyphens."""
    return "-".join(fold(part.text) for unit in phrase.units for part in unit.parts)


def _share(texts: Sequence[str], phrase: Phrase, wanted: float) -> float | None:
    if not texts:
        return None
    return sum(share_held(text, phrase) >= wanted for text in texts) / len(texts)
