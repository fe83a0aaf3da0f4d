"""A long text becomes posts that each fit: `split`.

Joining the posts (`"".join`) gives the text back to the letter: the blanks at a cut stay at the end of the post before
it, and count in its length. Cuts fall where sentences or lines begin, at the places that cost the reader least in all
(`thread_costs`). A sentence longer than a post is cut, in this order of preference, after a comma or the like, between
words; only when a post would hold none of these does a cut fall where it hurts least: between a number and its unit,
after a sign inside a long word, inside a word, and last inside a link that is alone longer than a post, or inside a
grapheme heavier than one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import regex

from assistant.networks import Profile, clusters, fits
from assistant.networks.entities import hashtags, links, plain
from assistant.rewriting.pieces import figures
from assistant.rewriting.thread_costs import cheapest, cut_costs

_BLANKS = regex.compile(r"[\s\u2060\ufeff]+")
_NO_BREAK = regex.compile(r"[\u00a0\u202f\u2007\u2060\ufeff]+")
_CLAUSE_END = regex.compile(r"[,;:،؛—–]\s+")
_INNER_SIGN = regex.compile(r"(?<=[\p{P}\p{S}])(?=\w)")
THIN = 4  # a post of less than a fourth of the limit stands nearly empty
WINDOW = 2  # limits' worth of text looked at first for where a post ends
LONGEST_LINK = 4096  # characters; a run without a blank that is longer is looked at in pieces
# What must stay with the word before it: closing signs, percent, currencies, and with the word after it.
_LEANS_BACK = regex.compile(r"[\p{Pe}\p{Pf}\p{Sc}!?;:%‰°…]")
_LEANS_ON = regex.compile(r"[\p{Ps}\p{Pi}\p{Sc}¿¡]")


def split(text: str, profile: Profile, language: str) -> tuple[str, ...]:
    """Return the posts: one when the text fits or no limit is known. `"".join` of them is the text."""
    if fits(text, profile):
        return (text,)
    breaks = _Breaks(text, profile)
    places = _cut_places(breaks, language)
    furthest = _reached(breaks, [0, *places])
    posts = _cut_at(text, cheapest(places, furthest, (profile.max_length or len(text)) // THIN))
    if all(fits(post, profile) for post in posts):
        return posts
    return _cut_at(text, [*_ends(breaks, 0, len(text)), len(text)])


def _cut_at(text: str, ends: Sequence[int]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in pairwise([0, *ends]))


def _cut_places(breaks: "_Breaks", language: str) -> dict[int, int]:
    """Return where the text may be cut and what that costs: sentences and lines, and inside those that do not fit."""
    words, text = frozenset(breaks.words), breaks.text
    costs = {place: cost for place, cost in cut_costs(text, language, breaks.closing_tags).items() if place in words}
    torn = figures("thread")["torn"]
    inner = {end: torn for start, stop in pairwise([0, *costs, len(text)]) for end in _ends(breaks, start, stop)}
    return dict(sorted({**inner, **costs, len(text): 0}.items()))


def _ends(breaks: "_Breaks", start: int, stop: int) -> Iterator[int]:
    """Yield where a stretch of text must be cut for its parts to fit; nowhere where it fits."""
    brief = stop - start <= WINDOW * (breaks.profile.max_length or len(breaks.text))
    if brief and fits(breaks.text[start:stop], breaks.profile):
        return
    while (start := _end_of_post(breaks, start)) < stop:
        yield start


def _reached(breaks: "_Breaks", places: list[int]) -> dict[int, int]:
    """Return the furthest place to which the text fits from each but the last."""
    found, reached = {}, 0
    for index, start in enumerate(places[:-1]):
        reached = max(reached, index + 1)
        while reached + 1 < len(places) and fits(breaks.text[start : places[reached + 1]], breaks.profile):
            reached += 1
        found[start] = places[reached]
    return found


@dataclass(frozen=True)
class _Breaks:
    """The places inside sentences where a text may be cut, sorted, by how well a cut reads; each ends with the text."""

    text: str
    profile: Profile

    @cached_property
    def signs(self) -> tuple[int, ...]:
        """Return the ends of all graphemes."""
        ends = []
        offset = 0
        for sign in clusters(self.text):
            offset += len(sign)
            ends.append(offset)
        return tuple(ends)

    @cached_property
    def blanks(self) -> tuple[int, ...]:
        """Return the ends of all runs of blanks, no-break ones included."""
        return self._places(run.end() for run in _BLANKS.finditer(self.text))

    @cached_property
    def words(self) -> tuple[int, ...]:
        """Return the places between words, no number parted from its unit, no sign from the word it leans on."""
        return self._places(
            run.end() for run in _BLANKS.finditer(self.text) if _parts_well(self.text, run.start(), run.end())
        )

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Return the places between words that follow a comma or the like."""
        return self._among_words(sign.end() for sign in _CLAUSE_END.finditer(self.text))

    @cached_property
    def inner_signs(self) -> tuple[int, ...]:
        """Return the places after a sign inside a word, outside links."""
        return self._outside_links(sign.end() for sign in _INNER_SIGN.finditer(self.text))

    @cached_property
    def letters(self) -> tuple[int, ...]:
        """Return the ends of graphemes outside links."""
        return self._outside_links(self.signs)

    def ranks(self) -> Iterable[Sequence[int]]:
        """Yield the lists, best cuts first."""
        yield self.clauses
        yield self.words
        yield self.blanks
        yield self.inner_signs
        yield self.letters
        yield self.signs
        yield range(1, len(self.text) + 1)

    def _places(self, offsets: Iterable[int]) -> tuple[int, ...]:
        whole = self._boundaries
        return tuple(sorted({offset for offset in offsets if offset in whole} | {len(self.text)}))

    def _among_words(self, offsets: Iterable[int]) -> tuple[int, ...]:
        words = frozenset(self.words)
        return self._places(offset for offset in offsets if offset in words)

    def _outside_links(self, offsets: Iterable[int]) -> tuple[int, ...]:
        read = [*links(self.text, self.profile), *plain.links(self.text)]
        inside = {offset for link in read for offset in range(link.start + 1, link.end)}
        return self._places(offset for offset in offsets if offset not in inside)

    @cached_property
    def closing_tags(self) -> int:
        """Return where the hashtags begin that close the text; its end without."""
        start = len(self.text.rstrip())
        for tag in reversed(hashtags(self.text, self.profile)):
            if self.text[tag.end : start].strip():
                break
            start = tag.start
        return start

    @cached_property
    def _boundaries(self) -> frozenset[int]:
        return frozenset(self.signs)


def _parts_well(text: str, start: int, end: int) -> bool:
    """Return whether a cut at this run of blanks leaves numbers with their unit and signs with their word."""
    if start == 0 or end == len(text) or _NO_BREAK.fullmatch(text, start, end):
        return False
    if "\n" in text[start:end]:
        return True
    before, after = text[start - 1], text[end]
    return not (
        _LEANS_BACK.match(after)
        or _LEANS_ON.match(before)
        or (before.isdigit() and _is_number(text[max(start - LONGEST_LINK, 0) : start]))
    )


def _is_number(head: str) -> bool:
    """Return whether a text ends with a number, not with a link or a tag that ends with a digit."""
    word = head.rsplit(maxsplit=1)[-1]
    return "://" not in word and not word.startswith(("#", "@"))


def _end_of_post(breaks: _Breaks, start: int) -> int:
    """Return where the post that begins at `start` ends: the furthest place of the best list that has one in reach."""
    horizon = _horizon(breaks, start)
    for places in breaks.ranks():
        end = _furthest(breaks, (start, horizon), places)
        if end is not None:
            return end
    return start + 1  # a limit below one character: nothing fits


def _horizon(breaks: _Breaks, start: int) -> int:
    """Return a place up to which the text from `start` does not fit, or its end: nothing further need be tried.

    It stands after a blank where there is one near, so that no address counted as one link is cut.
    """
    text, profile = breaks.text, breaks.profile
    size = WINDOW * (profile.max_length or len(text))
    while start + size < len(text):
        index = bisect_right(breaks.blanks, start + size)
        end = min(breaks.blanks[index] if index < len(breaks.blanks) else len(text), start + size + LONGEST_LINK)
        if not fits(text[start:end], profile):
            return end
        size *= 2
    return len(text)


def _furthest(breaks: _Breaks, reach: tuple[int, int], places: Sequence[int]) -> int | None:
    """Return the furthest of `places` up to which the text fits; None when even the nearest is too far.

    `reach` is the start of the post and the place beyond which nothing fits.
    """
    start, horizon = reach
    first, beyond = bisect_right(places, start), bisect_right(places, horizon)
    reached, tried, step = first - 1, first, 1
    while tried < beyond and fits(breaks.text[start : places[tried]], breaks.profile):
        reached, tried, step = tried, tried + step, step * 2
    too_far = min(tried, beyond)
    while too_far - reached > 1:
        middle = (reached + too_far) // 2
        if fits(breaks.text[start : places[middle]], breaks.profile):
            reached = middle
        else:
            too_far = middle
    return places[reached] if reached >= first else None
