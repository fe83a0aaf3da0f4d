"""Sentences, by rules and the language's lists; each full stop is judged once, so the time is linear in the text.

A line break always ends a sentence. So do . ! ? … and their runs, unless what stands around them says otherwise.
Emoji, emoticons, hashtags, handles and links after the final mark stay with the sentence; without a final mark, an
emoji or a link ends one before a capital.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.document.abbreviations import Rules, rules
from assistant.document.full_stops import LONGEST, ends_at_full_stop, has_capital
from assistant.document.marks import EMOJI, EMOTICON, HANDLE, HASHTAG, Address
from assistant.document.upcoming import Upcoming, upcoming
from assistant.languages.possessive import re

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CLOSING = r"(?:[ \u00A0\u202F]?[»]|[\"”“’'‘)\]}›*_]++)"
_FINAL_MARK = re.compile("[.!?…؟۔。！？]")
_FINAL = re.compile(
    rf"[.!?…؟۔。！？][.!?…؟۔。！？]*+(?:[ \u00A0\u202F][!?]++)*+(?:{_CLOSING}[.!?…؟]*+)*+"
)  # "… !" is one run
_ICONS = re.compile(rf"(?:{EMOJI.pattern})(?:[ \u00A0]*+(?:{EMOJI.pattern}))*+|{EMOTICON.pattern}")
_EVENT = re.compile(rf"(?P<final>{_FINAL.pattern})|(?P<icon>{_ICONS.pattern})")
_PICTURE = r"\u20E3\uFE0F\u231A-\u23FA\u25FB-\u27BF\u2934\u2935\u2B05-\u2B55\U0001F000-\U0001FAFF"
# Without a match there is neither emoji nor emoticon; it begins with one class of signs, so it is quick.
_HINT = re.compile(rf"[{_PICTURE}:;=<^xX](?:(?<=[{_PICTURE}])|(?<![^\s.!?…].)[)(\[\]DPpOod/\\|3*$'’^_-])")
_TAG = re.compile(rf"{HASHTAG.pattern}|{HANDLE.pattern}")
_BLANK = re.compile(r"[^\S\n]*+")
_LIST_MARK = re.compile(
    r"\s*(?:[-–—•*·▪◦‣►>]+\s*)?"
    r"(?:\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,4})(?!\.\.)[.)/\]]+[ \u00A0\u202F\t]+|[-–—•*·▪◦‣►>]+\s*)?"  # 3... is none
)
_CONTENT = re.compile(r"[^\W\d_]|\d(?!\uFE0F?\u20E3)")
_LONGEST_NAME = 40
_AROUND = "«“\"'(’"
_STRONG = frozenset("!?؟！？")
_QUOTES = frozenset("»\"”“’'‘›")


class _Line(NamedTuple):
    """One line of a text, with the links that stand in it."""

    text: str
    start: int
    end: int
    links: Sequence[Address]
    known: Rules
    bullet: str | None  # the emoji that opens each item of the line


def _line(text: str, span: tuple[int, int], links: Sequence[Address], known: Rules) -> _Line:
    icon = EMOJI.match(text, *span)
    bullet = icon.group() if icon and icon.group() in known.bullets else None
    return _Line(text, *span, links, known, bullet)


def cuts(text: str, language: str, links: Sequence[Address]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of `text`, white space around it left out."""
    known, starts = rules(language), [link.start for link in links]
    has_ends = links or _FINAL_MARK.search(text) or _HINT.search(text)  # headings, cells and labels have none
    for begin, last in _lines(text):
        within = links[bisect_left(starts, begin) : bisect_left(starts, last)] if links else links
        for end in (*_ends(_line(text, (begin, last), within, known)), last) if has_ends else (last,):
            body = text[begin:end].lstrip()
            if body:
                yield end - len(body), end - len(body) + len(body.rstrip())
            begin = end


def _lines(text: str) -> list[tuple[int, int]]:
    """Return where the lines of a text begin and end; most texts are one."""
    if text.splitlines() == [text]:  # many times quicker than the pattern
        return [(0, len(text))]
    return [line.span() for line in _LINE.finditer(text)]


def _ends(line: _Line) -> Iterator[int]:
    """Yield where sentences end inside the line, the end of the line left out."""
    mark = _LIST_MARK.match(line.text, line.start, line.end)
    begin, content, settled = line.start, -1, mark.end() if mark else line.start
    for start, end, kind in _events(line):
        if start < settled:
            continue
        if content < begin:  # the first letter or figure of the sentence; looked for once per sentence
            found = _CONTENT.search(line.text, max(begin, settled), line.end)
            content = found.start() if found else line.end
        if start <= content:
            continue
        if kind == "final" and end == line.end:
            return  # where the line ends its last sentence does
        if kind == "final" and _plainly_ends(line, begin, start, end):
            yield end
            begin = settled = end
            continue
        after, tags = _attached(line, end)
        if kind == "final":
            cut = _after_final(line, (begin, start, end), after, tags)
        else:
            cut = start if line.text[start:end] == line.bullet else _after_icon(line, after)
        if cut is not None and begin < cut < line.end:
            yield cut
            begin = cut
        settled = max(settled, cut or after)


def _plainly_ends(line: _Line, begin: int, start: int, end: int) -> bool:
    """Whether the run is one full stop between a word that no abbreviation ends with and, spaced, a capital.

    Then it ends the sentence: most do, and nothing else need be asked.
    """
    text = line.text
    if text[start:end] != "." or end + 1 >= line.end or text[end] != " " or line.links:
        return False
    if not (text[end + 1].isupper() and text[end + 1].isalpha()) or text[end + 1] == "X":  # "XD" may be an emoticon
        return False
    word = text[max(text.rfind(" ", begin, start) + 1, begin, start - LONGEST) : start]
    return len(word) > 1 and word.isalpha() and word.islower() and not line.known.may_abbreviate(word)


def _events(line: _Line) -> Iterable[tuple[int, int, str]]:
    """Return the final marks, the emoji and the links of the line in order; what stands inside a link is left out."""
    if _HINT.search(line.text, line.start, line.end):
        found = [(*m.span(), m.lastgroup or "final") for m in _EVENT.finditer(line.text, line.start, line.end)]
    else:
        found = [(*m.span(), "final") for m in _FINAL.finditer(line.text, line.start, line.end)]
    return _among_links(found, line.links) if line.links else found


def _among_links(found: list[tuple[int, int, str]], links: Sequence[Address]) -> Iterator[tuple[int, int, str]]:
    at = 0
    for event in found:
        while at < len(links) and links[at].end <= event[0]:
            yield links[at].start, links[at].end, "link"
            at += 1
        if at == len(links) or links[at].start > event[0]:
            yield event
    for link in links[at:]:
        yield link.start, link.end, "link"


def _attached(line: _Line, end: int) -> tuple[int, int]:
    """Return the end of the emoji, tags and links that follow `end`, and where the tags and links among them begin."""
    text, at, tags = line.text, end, -1
    if text[at : at + 1] == " " and text[at + 1 : at + 2].isalpha() and text[at + 1] not in "xX" and not line.links:
        return at, tags
    while True:
        blank = _BLANK.match(line.text, at, line.end)
        begin = blank.end() if blank else at
        icon = _ICONS.match(line.text, begin, line.end)
        if icon and icon.group() != line.bullet:
            at, tags = icon.end(), -1
            continue
        link = _link_at(line, begin)
        tag = _TAG.match(line.text, begin, line.end)
        if link is None and tag is None:
            return at, tags
        if tags < 0:
            tags = at
        at = link.end if link else tag.end() if tag else at


def _link_at(line: _Line, start: int) -> Address | None:
    at = bisect_left(line.links, start, key=lambda link: link.start)
    return line.links[at] if at < len(line.links) and line.links[at].start == start else None


def _after_icon(line: _Line, after: int) -> int | None:
    """Return the end of a sentence closed by an emoji or a link: there must be a capital after it."""
    following = upcoming(line.text, after, line.end)
    opens = following.kind == "upper" and not _goes_on(line, after, following)
    return after if opens and following.spaced else None


def _goes_on(line: _Line, after: int, following: Upcoming) -> bool:
    """Whether the next word begins with "and", in a script without capitals; after an emoji it may be another word."""
    glued = line.known.glued_conjunctions
    return bool(glued) and following.word.startswith(glued) and line.text[after - 1].isascii()


def _after_final(line: _Line, span: tuple[int, int, int], after: int, tags: int) -> int | None:
    """Return the end of the sentence that a run of final marks closes, None where it closes none.

    `span` is the start of the sentence and the place of the run; what is attached ends at `after`.
    """
    begin, start, end = span
    following = upcoming(line.text, after, line.end)
    if following.kind == "end":
        return None
    # a handle, a tag or a link before a lower-case word opens the next sentence: it is its subject
    cut = tags if tags >= 0 and following.kind in ("lower", "digit") else after
    if not following.spaced and after == end:
        glued = any(c in "!?…" for c in line.text[start:end]) and following.kind == "upper"
        return cut if glued and line.text[start - 1].isalpha() else None
    if following.kind == "punctuation":
        return None
    return cut if _closes(line, (begin, start, end), following) else None


def _closes(line: _Line, span: tuple[int, int, int], following: Upcoming) -> bool:
    begin, start, end = span
    run = line.text[start:end]
    if run[-1] not in ".!?…؟۔。！？":
        return _closes_bracket(line, span, following)
    final = run.rstrip(".!?…؟۔。！？")
    tail = run[len(final) :]
    if any(c in _STRONG for c in tail):
        if following.aside:
            return False
        if following.kind == "lower" and following.word.endswith(line.known.inversions):
            return not has_capital(line.text, begin, start)  # a question and who asked it: Qui est là ? dit-il
        return not _is_name(line, span, following)
    if "…" in tail or len(tail) > 1:
        goes_on = following.kind == "lower" or following.word.startswith(line.known.glued_conjunctions)
        return not goes_on and not following.aside
    return bool(final) or ends_at_full_stop(line.text, begin, start, following, line.known)


def _is_name(line: _Line, span: tuple[int, int, int], following: Upcoming) -> bool:
    """Whether the mark is part of a name: listed (Yahoo! is), or a capital the sentence goes on after."""
    begin, start, end = span
    before = line.text[max(start - _LONGEST_NAME, begin) : end].split()
    name = before[-1].lstrip(_AROUND)
    if (name, following.word) in line.known.titles:
        return True
    if " ".join(("", *before[:-1], name)).endswith(line.known.names):
        return following.kind != "upper" or not line.known.opens(following.word)
    if end - start > 1 or len(before) == 1 or following.kind != "lower":
        return False
    if following.word in line.known.functional and following.word not in line.known.followers:
        return False  # "We love Bananas! so come by" is written without capitals
    return name[:1].isupper() and not name.isupper() and line.text[begin:start].lstrip()[:1].isupper()


def _closes_bracket(line: _Line, span: tuple[int, int, int], following: Upcoming) -> bool:
    """Whether a final mark followed by a closing bracket or quotation mark ends the sentence."""
    begin, start, end = span
    run = line.text[start:end]
    if following.kind == "lower" or following.aside:
        return False
    if any(c in _QUOTES for c in run) and _says(line, following):
        return False
    if start > begin and line.text[start - 1] in "[(" and run[0] in ".…?!":
        return False
    if run.startswith(".") and len(run.rstrip("\"”“’'‘)]}›*_» \u00a0\u202f")) == 1:
        return ends_at_full_stop(line.text, begin, start, following, line.known)
    return True


def _says(line: _Line, following: Upcoming) -> bool:
    """Whether a name and a verb of saying follow ("Ready?" Paul asks): the quotation belongs to their sentence."""
    said = line.known.verbs_of_saying
    if following.word in said and not following.word[0].isupper():
        return True  # a script without capitals: the verb comes first
    if not said or (line.known.opens(following.word) and following.word not in line.known.letters):
        return False
    words = line.text[following.start : min(following.start + 60, line.end)].split()[:4]
    for index, word in enumerate(words[1:], 1):
        if word.strip(".,:;!?").lower() in said:
            return all(w[:1].isupper() for w in words[:index])
    return False
