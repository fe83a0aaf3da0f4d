"""The phrase a page claims: what its title and H1 call it, without the name of the site and the words before it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from assistant.audit.aims import content
from assistant.audit.figures import figures
from assistant.audit.shingles import numbers
from assistant.checks.keyphrase import matching
from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.checks.keyphrase.phrase import function_words
from assistant.checks.keyphrase.places import holds, slug_holds
from assistant.checks.keyphrase.proposals import propose
from assistant.document import Document, Paragraph
from assistant.document.surface import words
from assistant.languages import load
from assistant.languages.inflection import fold, is_word

_SEGMENTS = re.compile(r"\s*[|·•»]\s*|\s+[–—-]\s+")  # what parts a title from the name of its site
_PARTS = re.compile(r"\s*[:?!…(;](?=\s|$|\w)\s*|[,.]\s+")  # what parts a title from its subtitle
_HOME = re.compile(r"/?(?:index\.\w+)?")


class _Announced(NamedTuple):
    """What a page says of itself where it names its subject: its title without the site's name, H1 and address."""

    title: str | None
    h1: str | None
    slug: str | None
    site: tuple[str, ...]  # what was left out of the title

    def places(self, phrase: str, language: str) -> int:
        """Return in how many of the three a phrase stands."""
        units = compile_phrase(phrase, language)
        return sum(map(bool, (holds(self.title, units), holds(self.h1, units), slug_holds(self.slug, units))))


def aimed_at(document: Document) -> str | None:
    """Return the phrase a page aims at: what it calls itself in two places, else the best proposal from its text.

    A proposal that the page announces in two places comes before others; the site's name is no aim of a page within.
    """
    language = document.language
    home = _HOME.fullmatch(urlsplit(document.meta.address or "/-").path) is not None
    announced = _announced(document, home)
    claimed = _claimed(announced, language)
    if claimed is not None:
        return claimed if home else _written(claimed, document)
    proposals = propose(_leading(document))
    own = (phrase for phrase in proposals if home or not _is_site(phrase, announced, language))
    first = tuple(islice(own, figures("aims")["announced_among"]))  # the others are not looked at
    least = figures("aims")["min_places_proposed"]
    return next((phrase for phrase in first if announced.places(phrase, language) >= least), next(iter(first), None))


def _leading(document: Document) -> Document:
    """Return the document with its headings and first paragraphs alone, where a page says what it is about."""
    most = figures("keyphrase")["leading_words"]
    kept: list[Paragraph] = []
    read = 0
    for paragraph in document.paragraphs:
        if read < most or paragraph.kind == "heading":
            kept.append(paragraph)
            read += sum([len(sentence.words) for sentence in paragraph.sentences])
    return replace(document, paragraphs=tuple(kept))


def _announced(document: Document, home: bool) -> _Announced:
    h1 = next((h.text for h in document.headings if h.level == 1 and not h.excluded and h.text.strip()), None)
    slug = document.meta.slug
    segments = [segment for segment in _SEGMENTS.split(document.meta.title or "") if segment]
    site = () if home else tuple(_site_names(document, segments, h1))
    title = " | ".join(segment for segment in segments if segment not in site)
    return _Announced(title or None, h1, slug, site)


def _site_names(document: Document, segments: Sequence[str], h1: str | None) -> Iterator[str]:
    """Yield the parts of a title that name the site: as it says, as its address does, or last and said nowhere else."""
    host = urlsplit(document.meta.address or "").hostname or ""
    known = {_letters(label) for label in host.split(".")} | {
        _letters(document.meta.properties.get("og:site_name", ""))
    }
    named = [segment for segment in segments if _letters(segment) in known]
    if named or len(segments) < 2:
        yield from named
        return
    rest = " ".join(filter(None, (h1, document.meta.slug)))
    if not holds(rest, compile_phrase(segments[-1], document.language)):
        yield segments[-1]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _is_site(phrase: str, announced: _Announced, language: str) -> bool:
    """Whether a phrase is the name of the site, or a part of it, that the page itself does not announce."""
    units = compile_phrase(phrase, language)
    named = any(holds(name, units) for name in announced.site)
    return named and not holds(announced.h1, units) and not holds(announced.title, units)


def _claimed(announced: _Announced, language: str) -> str | None:
    """Return the longest of what title and H1 call the page that stands in two places; None without one."""
    least = figures("aims")["min_places_proposed"]
    best, size = None, 0
    for text in filter(None, (announced.title, announced.h1)):
        for part in (part for segment in _SEGMENTS.split(text) for part in _PARTS.split(segment)):
            phrase = _phrase(part, language)
            long = len(content(phrase, language)) if phrase else 0
            if phrase and size < long <= _most(language) and announced.places(phrase, language) >= least:
                best, size = phrase, long
    return best


def _most(language: str) -> int:
    return int((load(language).section("proposals") or {})["max_words"])


def _phrase(text: str, language: str) -> str | None:
    """Return what is named: without "our", "the", "how to" before it; None for a clause, a number, or for nothing."""
    rules = load(language).section("proposals") or {}
    leads = {*rules["determiners"], *rules["leads"], *load(language).words("leading_verbs")}
    found = words(text, 0, language)
    bare = [word.text.lower().rstrip("'’") for word in found]
    first = next((place for place, word in enumerate(bare) if word not in leads), None)
    small = function_words(language)
    if not any(map(str.isalpha, text)):  # "4. Outils": the number of a chapter
        return None
    if first is None or bare[first] in small or bare[-1] in small or not set(rules["verb_marks"]).isdisjoint(bare):
        return None
    repeated = len(set(bare[first:]) - small) < len([word for word in bare[first:] if word not in small])
    return None if repeated else text[found[first].start : found[-1].end]


def _written(phrase: str, document: Document) -> str:
    """Return a phrase as the sentences write it, else without the capital that only its place in a title gave it."""
    language = document.language
    found = words(phrase, 0, language)
    telling = [word.text for word in found if word.text.lower() not in function_words(language)]
    titled = len(telling) > 2 and all(text[:1].isupper() for text in telling)  # as English headlines are written
    whole = None if titled else _form_inside(phrase, document)
    if whole is not None:
        return whole
    doubtful = {text for text, _, _ in found if text[:1].isupper() and text[1:].islower()}
    inside = _words_inside(document, doubtful)
    for number, (text, start, end) in enumerate(found):
        lower = text.lower()
        if text in doubtful and (
            inside[lower] > inside[text] or (not inside[text] and (number == 0 or titled) and is_word(lower, language))
        ):
            phrase = phrase[:start] + lower + phrase[end:]
    return phrase


def _form_inside(phrase: str, document: Document) -> str | None:
    """Return the form of a phrase that sentences use most, not counting where they begin; None where none holds it."""
    same = _numbers(phrase, document.language)
    forms = Counter(
        document.text[start:end] for start, end in matching.find(document, phrase) if _is_inside(start, document)
    )
    alike = [form for form in forms if _numbers(form, document.language) == same]
    return min(alike, key=lambda form: (-forms[form], sum(map(str.isupper, form)), len(form)), default=None)


def _is_inside(place: int, document: Document) -> bool:
    """Whether a sentence holds a place, and does not begin there."""
    number = bisect_left(document.sentence_starts, place) - 1
    return number >= 0 and place < document.sentences[number].end


def _words_inside(document: Document, wanted: Collection[str]) -> Counter[str]:
    """Return how often sentences write words with a capital and in small letters, not counting where they begin."""
    known = {*wanted, *map(str.lower, wanted)}
    return Counter(text for sentence in document.sentences for text, _, _ in sentence.words[1:] if text in known)


def _numbers(phrase: str, language: str) -> Sequence[int]:
    return numbers([text for text, _, _ in words(phrase, 0, language)], language)
