"""A long text becomes posts that each fit: `split`.

Joining the posts (`"".join`) gives the text back to the letter: the blanks at a cut stay at the end of the post before
it, and count in its length. Cuts fall, in this order of preference, where a sentence ends (rather not between a
question and its answer, nor before hashtags alone or, where it costs no post more, a sentence that leans on the one
before), where a line ends, after a comma or the like, between words. Only when a post would hold none of these does a
cut fall elsewhere, and then where it hurts least: between a number and its unit, after a sign inside a long word,
inside a word, and last inside a link that is alone longer than a post, or inside a grapheme heavier than one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from assistant.networks import Profile, clusters, fits
from assistant.networks.entities import hashtags, links, plain
from assistant.rewriting.leaning import leans
from assistant.rewriting.sentence_starts import sentence_starts

_BLANKS = regex.compile(r"[\s\u2060\ufeff]+")
_NO_BREAK = regex.compile(r"[\u00a0\u202f\u2007\u2060\ufeff]+")
_CLAUSE_END = regex.compile(r"[,;:،؛—–]\s+")
# A question in the paragraph of its answer, a colon before what it announces.
_EXPECTS_MORE = regex.compile(r"(?:[?؟][^\S\n]*+\n?+[^\S\n]*+(?=\S)|[:：]\s++)")
_INNER_SIGN = regex.compile(r"(?<=[\p{P}\p{S}])(?=\w)")
_OPENING = 60  # characters that show whether a sentence leans on the one before it
LEAST = 4  # a last post shorter than a fourth of what it shares with the one before it is given some of that
WINDOW = 2  # limits' worth of text looked at first for where a post ends
LONGEST_LINK = 4096  # characters; a run without a blank that is longer is looked at in pieces
# What must stay with the word before it: closing signs, percent, currencies, and with the word after it.
_LEANS_BACK = regex.compile(r"[\p{Pe}\p{Pf}\p{Sc}!?;:%‰°…]")
_LEANS_ON = regex.compile(r"[\p{Ps}\p{Pi}\p{Sc}¿¡]")


def split(text: str, profile: Profile, language: str) -> tuple[str, ...]:
    """Return the posts: one when the text fits or no limit is known. `"".join` of them is the text."""
    if fits(text, profile):
        return (text,)
    careful = _Breaks(text, profile, language)
    brief = _Breaks(text, profile, language, parts_leaning=True)
    posts = _posts(careful)
    if careful.thoughts == brief.thoughts:
        return posts
    fewer = _posts(brief)
    return fewer if len(fewer) < len(posts) else posts


def _posts(breaks: "_Breaks") -> tuple[str, ...]:
    text, posts, start = breaks.text, [], 0
    while start < len(text):
        end = _end_of_post(breaks, start)
        posts.append(text[start:end])
        start = end
    return _balanced(breaks, posts)


@dataclass(frozen=True)
class _Breaks:
    """The places where a text may be cut, sorted, by how well a cut reads there; each list ends with the text.

    `parts_leaning` lets a post begin with a sentence that leans on the one before.
    """

    text: str
    profile: Profile
    language: str
    parts_leaning: bool = False

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
    def lines(self) -> tuple[int, ...]:
        """Return the ends of lines."""
        return self._places(run.end() for run in _BLANKS.finditer(self.text) if "\n" in run.group())

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Return the places between two sentences."""
        return self._among_words(start for start in sentence_starts(self.text, self.language) if start)

    @cached_property
    def thoughts(self) -> tuple[int, ...]:
        """Return the sentence ends after which no answer, no list, no hashtags alone and no “It…” follow."""
        unfinished = {sign.end() for sign in _EXPECTS_MORE.finditer(self.text)}
        whole = [end for end in self.sentences if end < self._closing_tags and end not in unfinished]
        return self._places(end for end in whole if self.parts_leaning or not self._leans(end))

    @cached_property
    def inner_signs(self) -> tuple[int, ...]:
        """Return the places after a sign inside a word, outside links."""
        return self._outside_links(sign.end() for sign in _INNER_SIGN.finditer(self.text))

    @cached_property
    def letters(self) -> tuple[int, ...]:
        """Return the ends of graphemes outside links."""
        return self._outside_links(self.signs)

    def _leans(self, start: int) -> bool:
        return leans(self.text[start : start + _OPENING], self.language)

    def ranks(self) -> Iterable[Sequence[int]]:
        """Yield the lists, best cuts first."""
        yield self.sentences
        yield self.lines
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
    def _closing_tags(self) -> int:
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
    return not (before.isdigit() or _LEANS_BACK.match(after) or _LEANS_ON.match(before))


def _balanced(breaks: _Breaks, posts: Sequence[str]) -> tuple[str, ...]:
    """Return the posts, the end of the last but one moved to the last where that holds next to nothing."""
    *whole, before, last = posts if len(posts) > 1 else ["", *posts]
    start, end = len(breaks.text) - len(before) - len(last), len(breaks.text)
    if LEAST * len(last) >= end - start:
        return tuple(posts)
    latest = end - (end - start) // LEAST
    places = [p for p in breaks.thoughts if start < p <= latest and fits(breaks.text[p:], breaks.profile)]
    if not places:
        return tuple(posts)
    return (*whole, breaks.text[start : places[-1]], breaks.text[places[-1] :])


def _end_of_post(breaks: _Breaks, start: int) -> int:
    """Return where the post that begins at `start` ends: the furthest place of the best list that has one in reach."""
    horizon = _horizon(breaks, start)
    for places in breaks.ranks():
        end = _furthest(breaks, (start, horizon), places)
        if end is not None:
            return _end_of_thought(breaks, start, end)
    return start + 1  # a limit below one character: nothing fits


def _end_of_thought(breaks: _Breaks, start: int, end: int) -> int:
    """Return where a thought ends at or before `end`; `end` itself where that would leave the post half empty."""
    places = breaks.thoughts
    index = bisect_right(places, end) - 1
    return places[index] if index >= 0 and 2 * (places[index] - start) >= end - start else end


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
