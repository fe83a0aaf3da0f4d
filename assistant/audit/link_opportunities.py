"""Sentences that name what another page is about, without a link to it."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.audit.figures import figures
from assistant.audit.types import LinkOpportunity, PageAudit
from assistant.document.surface import words
from assistant.web.addresses import key

Aims = dict[tuple[int, ...], list[int]]


def link_opportunities(pages: Sequence[PageAudit]) -> tuple[LinkOpportunity, ...]:
    """Return the links that could be made, at most a few per page; targets with few links towards them first."""
    aims = _aims(pages)
    lengths = sorted({len(phrase) for phrase in aims}, reverse=True)
    beginnings = {phrase[0] for phrase in aims}
    linked = _incoming(pages)
    found: list[tuple[int, LinkOpportunity]] = []
    for number, page in enumerate(pages):
        hits = _hits(_Text(page), aims, lengths, beginnings)
        found += _of_page(pages, number, hits, linked)
    found.sort(key=lambda entry: (entry[0], entry[1].target, entry[1].source))
    return tuple(opportunity for _, opportunity in found)


class _Text:
    """A page's text as numbers, with its sentences."""

    def __init__(self, page: PageAudit) -> None:
        self.page = page
        self.numbers = array("I", page.material.lemmas)
        offsets = array("I", page.material.sentences)
        self.first_words, self.starts = offsets[::2], offsets[1::2]

    def sentence(self, index: int, length: int) -> tuple[str, str] | None:
        """Return the anchor made of `length` words from word `index` on, and its sentence; None across sentences."""
        place = bisect_right(self.first_words, index) - 1
        text, start = self.page.material.text, self.starts[place]
        end = self.starts[place + 1] if place + 1 < len(self.starts) else len(text)
        sentence = text[start:end].split("\n\n")[0].strip()
        inside = words(sentence)
        first = index - self.first_words[place]
        if first + length > len(inside):
            return None
        return sentence[inside[first].start : inside[first + length - 1].end], sentence


class _Hit(NamedTuple):
    targets: list[int]  # the pages that aim at the phrase
    anchor: str
    sentence: str


def _aims(pages: Sequence[PageAudit]) -> Aims:
    """Return which pages aim at each phrase; a proposal of one word says too little to be a link's anchor."""
    aims: Aims = {}
    limits = figures("link_opportunities")
    for number, page in enumerate(pages):
        phrase = page.material.phrase
        least = 1 if page.keyphrase_given else limits["min_words_proposed"]
        if page.indexable and least <= len(phrase) <= limits["max_words"]:
            aims.setdefault(phrase, []).append(number)
    return aims


def _incoming(pages: Sequence[PageAudit]) -> dict[str, int]:
    linked: dict[str, int] = {}
    for page in pages:
        for address in {key(link.url) for link in page.material.links if link.internal}:
            linked[address] = linked.get(address, 0) + 1
    return linked


def _hits(text: _Text, aims: Aims, lengths: Sequence[int], beginnings: set[int]) -> Iterator[_Hit]:
    """Yield each phrase where it first stands, the longest that fits at each word."""
    numbers = text.numbers
    seen: set[tuple[int, ...]] = set()
    for index, number in enumerate(numbers):
        if number not in beginnings:
            continue
        for length in lengths:
            phrase = tuple(numbers[index : index + length])
            if phrase not in aims:
                continue
            if phrase not in seen:
                seen.add(phrase)
                place = text.sentence(index, length)
                if place:
                    yield _Hit(aims[phrase], *place)
            break


def _of_page(
    pages: Sequence[PageAudit], number: int, hits: Iterator[_Hit], linked: dict[str, int]
) -> Iterator[tuple[int, LinkOpportunity]]:
    page = pages[number]
    already = {key(link.url) for link in page.material.links if link.main}  # a menu's link is no answer in the text
    limit = figures("link_opportunities")["max_per_page"]
    for hit in hits:
        addresses = {key(pages[target].material.address): target for target in hit.targets}
        if number in hit.targets or not already.isdisjoint(addresses) or not limit:
            continue
        best = max(addresses, key=lambda address: linked.get(address, 0))
        target = pages[addresses[best]]
        if target.language != page.language:
            continue
        limit -= 1
        yield linked.get(best, 0), LinkOpportunity(page.url, target.url, hit.anchor, hit.sentence)
