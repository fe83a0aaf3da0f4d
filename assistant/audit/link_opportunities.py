"""Sentences that name what another page is about, without a link to it."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import compress, count, islice
from typing import NamedTuple

from assistant.audit.aims import Aim, aim, claims, is_certain
from assistant.audit.figures import figures
from assistant.audit.site_links import SiteLinks
from assistant.audit.types import LinkOpportunity, PageAudit
from assistant.document.surface import words
from assistant.web.addresses import key


class _Aim(NamedTuple):
    """The pages that aim at one phrase; a link would lead to the one that claims it most, then the best known."""

    pages: frozenset[int]
    telling: Aim | None
    addresses: frozenset[str]
    best: int
    incoming: int


Phrases = dict[tuple[int, ...], _Aim]


def link_opportunities(pages: Sequence[PageAudit], links: SiteLinks) -> tuple[LinkOpportunity, ...]:
    """Return the links that could be made, at most a few per page; targets with few links towards them first."""
    aims = _aims(pages, links.incoming)
    lengths = _lengths(aims)
    most = figures("link_opportunities")["max_per_page"]
    keys: dict[str, str] = {}  # of the addresses linked to, which come back on every page
    found: list[tuple[int, LinkOpportunity]] = []
    for number, page in enumerate(pages):
        if not page.indexable:
            continue  # what search engines leave out passes nothing on
        text = _Text(page)
        hits = _usable(_hits(text, aims, lengths), number, page, _linked(page, keys))
        found += islice(_links(pages, text, hits), most)
    found.sort(key=lambda entry: (entry[0], entry[1].target, entry[1].source))
    return tuple(opportunity for _, opportunity in found)


class _Text:
    """A page's text as numbers, with its sentences."""

    def __init__(self, page: PageAudit) -> None:
        self.page = page
        self.numbers = array("I", page.material.lemmas)
        offsets = array("I", page.material.sentences)
        self.first_words, self.starts = offsets[::2], offsets[1::2]

    @cached_property
    def text(self) -> str:
        """Return the text, unpacked once."""
        return self.page.material.text

    def sentence(self, index: int, length: int) -> tuple[str, str] | None:
        """Return the anchor made of `length` words from word `index` on, and its sentence; None across sentences."""
        place = bisect_right(self.first_words, index) - 1
        text, start = self.text, self.starts[place]
        end = self.starts[place + 1] if place + 1 < len(self.starts) else len(text)
        sentence = text[start:end].split("\n\n")[0].strip()
        inside = words(sentence, 0, self.page.language or "")
        first = index - self.first_words[place]
        if first + length > len(inside):
            return None
        return sentence[inside[first].start : inside[first + length - 1].end], sentence


class _Hit(NamedTuple):
    aim: _Aim
    first: int  # the number of its first word
    length: int


def _aims(pages: Sequence[PageAudit], incoming: Sequence[int]) -> Phrases:
    """Return which pages aim at each phrase; a proposal of one word says too little to be a link's anchor.

    A home page is left out unless its phrase was given: its own is the site's name, and each menu leads there.
    """
    limits = figures("link_opportunities")
    groups: dict[tuple[int, ...], list[int]] = {}
    for number, page in enumerate(pages):
        phrase = page.material.phrase
        if not page.indexable or not is_certain(page) or not 0 < len(phrase) <= limits["max_words"]:
            continue
        home = "/" not in key(page.material.address)
        if page.keyphrase_given or (not home and _telling_words(page) >= limits["min_words_proposed"]):
            groups.setdefault(phrase, []).append(number)
    return {phrase: _aim(pages, group, incoming) for phrase, group in groups.items()}


def _aim(pages: Sequence[PageAudit], group: Sequence[int], incoming: Sequence[int]) -> _Aim:
    best = max(group, key=lambda number: (claims(pages[number]), incoming[number]))
    addresses = frozenset(key(pages[number].material.address) for number in group)
    return _Aim(frozenset(group), aim(pages[best]), addresses, best, incoming[best])


def _telling_words(page: PageAudit) -> int:
    aimed = aim(page)
    return len(aimed[1]) if aimed else 0


def _lengths(aims: Phrases) -> Mapping[int, Sequence[int]]:
    """Return how many words the phrases that begin with each word have, the most first."""
    found: dict[int, set[int]] = {}
    for phrase in aims:
        found.setdefault(phrase[0], set()).add(len(phrase))
    return {first: sorted(those, reverse=True) for first, those in found.items()}


def _hits(text: _Text, aims: Phrases, lengths: Mapping[int, Sequence[int]]) -> Iterator[_Hit]:
    """Yield each phrase where it first stands, the longest that fits at each word."""
    numbers = text.numbers
    seen: set[tuple[int, ...]] = set()
    for index in compress(count(), map(lengths.__contains__, numbers)):
        for length in lengths[numbers[index]]:
            phrase = tuple(numbers[index : index + length])
            if phrase not in aims:
                continue
            if phrase not in seen:
                seen.add(phrase)
                yield _Hit(aims[phrase], index, length)
            break


def _linked(page: PageAudit, keys: dict[str, str]) -> set[str]:
    """Return where the page's text leads already; a menu's link is no answer in the text."""
    urls = {url for url, _, _, _, main in page.material.links if main}
    keys.update({url: key(url) for url in urls.difference(keys)})
    return {keys[url] for url in urls}


def _usable(hits: Iterator[_Hit], number: int, page: PageAudit, linked: Set[str]) -> Iterator[_Hit]:
    """Yield the hits of a page that name what another page is about, to which its text does not lead yet."""
    own = aim(page)
    for hit in hits:
        if (
            number not in hit.aim.pages
            and not (own and own == hit.aim.telling)
            and linked.isdisjoint(hit.aim.addresses)
        ):
            yield hit


def _links(pages: Sequence[PageAudit], text: _Text, hits: Iterator[_Hit]) -> Iterator[tuple[int, LinkOpportunity]]:
    """Yield the link that each hit could be, with how many lead there already."""
    for hit in hits:
        target = pages[hit.aim.best]
        place = text.sentence(hit.first, hit.length) if target.language == text.page.language else None
        if place is not None:
            yield hit.aim.incoming, LinkOpportunity(text.page.url, target.url, *place)
