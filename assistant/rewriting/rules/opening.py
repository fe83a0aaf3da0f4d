"""The news first: greetings and announcements that come before it are left out where the network wants it so."""

import re
from functools import cache

from assistant.languages import load as load_pack
from assistant.messages import N_, Message
from assistant.rewriting.pieces import Piece, cut, joined
from assistant.rewriting.rules.data import quoted
from assistant.rewriting.rules.task import Aim, Step

GREETING = N_("Greeting left out, so that the news comes first: “{sentence}”.")
ANNOUNCED = N_("What came before the news left out: “{words}”.")
CALLED = N_("The call says what to do at once: “{words}” left out.")
_MORE = 2  # sentences: what is left out leaves another
DIRECT = "direct"  # how a profile says that its readers see the first words alone


def open_with_news(text: str, aim: Aim) -> Step:
    """Return the text without what its first sentence, or the start of any other, says before the news.

    A reply and a text with nothing but a greeting stay as they are.
    """
    if aim.profile is None or aim.profile.facts.get("opening") != DIRECT or aim.goal.form == "reply":
        return Step(text)
    pieces = cut(text, aim.language)
    unlabelled, labels = _without_label(pieces, aim.language)
    kept, greetings = _without_greeting(unlabelled, aim.language)
    changes = [*labels, *greetings]
    said: list[Piece] = []
    for piece in kept:
        told, start = _told(piece.text, aim.language)
        said.append(Piece(told, piece.gap))
        changes += [Message(ANNOUNCED, {"words": start})] if start else []
    return Step(joined(said), tuple(changes)) if changes else Step(text)


def call_plainly(text: str, aim: Aim) -> Step:
    """Return the text whose calls say what to do, not to click first; a click is cut only beside its link."""
    said: list[Piece] = []
    changes: list[Message] = []
    for piece in cut(text, aim.language):
        lists = ("post_clicks", "post_detours") if "://" in piece.text else ("post_detours",)
        for name in lists:
            told, start = _cut(piece.text, aim.language, name)
            piece = Piece(told, piece.gap)
            changes += [Message(CALLED, {"words": start})] if start else []
        told, end = _without_click(piece.text, aim.language)
        changes += [Message(CALLED, {"words": end})] if end else []
        said.append(Piece(told, piece.gap))
    return Step(joined(said), tuple(changes)) if changes else Step(text)


def _without_click(sentence: str, language: str) -> tuple[str, str]:
    """Return a sentence without the words that tell to click on the link after its colon, and those words."""
    lines = load_pack(language).lines("post_click_ends")
    found = _clicks(lines).search(_straight(sentence)) if lines and "://" in sentence else None
    if found is None:
        return sentence, ""
    return sentence[: found.start()] + sentence[found.end() :], sentence[found.start() : found.end()].strip(" ,")


def _without_label(pieces: tuple[Piece, ...], language: str) -> tuple[tuple[Piece, ...], list[Message]]:
    """Return the sentences without a first line that only says “Press release”."""
    pattern = _pattern(language, "post_labels", r"\W*$")
    if pattern is None or len(pieces) < _MORE or pattern.match(_straight(pieces[0].text)) is None:
        return pieces, []
    return pieces[1:], [Message(ANNOUNCED, {"words": pieces[0].text})]


def _without_greeting(pieces: tuple[Piece, ...], language: str) -> tuple[list[Piece], list[Message]]:
    """Return the sentences without the greeting they begin with, or that stands on a line below their title."""
    pattern = _pattern(language, "post_greetings", r"(?P<whole>\W*$)|(?P<on>\s*[,!،]\s+)(?=\w)")
    if pattern is None:
        return list(pieces), []
    for index, piece in enumerate(pieces[:_MORE]):
        found = pattern.match(_straight(piece.text))
        if found is not None and (index == 0 or found["whole"] is not None):
            return _greeted(pieces, index, found.end())
        if "\n" not in piece.gap:
            break
    return list(pieces), []


def _greeted(pieces: tuple[Piece, ...], index: int, end: int) -> tuple[list[Piece], list[Message]]:
    """Return the sentences without the greeting that the one at `index` holds up to `end`."""
    before, piece, after = pieces[:index], pieces[index], pieces[index + 1 :]
    changes = [Message(GREETING, {"sentence": quoted(piece.text[:end].rstrip(" ,،"))})]
    if rest := piece.text[end:]:
        return [*before, Piece(_capital(rest), piece.gap), *after], changes
    if not after:
        return list(pieces), []
    return [*before, Piece(_capital(after[0].text), after[0].gap), *after[1:]], changes


def _told(sentence: str, language: str) -> tuple[str, str]:
    """Return a sentence from its news on, and what stood before it."""
    return _cut(sentence, language, "post_announcements")


def _cut(sentence: str, language: str, name: str) -> tuple[str, str]:
    pattern = _pattern(language, name, r"\s*(?<=[\s'])(?=\w)")
    found = pattern.match(_straight(sentence)) if pattern else None
    if found is None:
        return sentence, ""
    return _capital(sentence[found.end() :]), sentence[: found.end()].rstrip()


def _capital(text: str) -> str:
    """Return a text with a capital first, but for a name that keeps its own, as iPhone."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


@cache
def _clicks(lines: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of the words between a call and the colon before its link."""
    return re.compile(rf"(?<=\w),? (?:{'|'.join(lines)})(?= ?: ?https?://)", re.IGNORECASE)


@cache
def _pattern(language: str, name: str, after: str) -> re.Pattern[str] | None:
    """Return the pattern of a list's lines at the start of a sentence; None for a language without the list."""
    lines = load_pack(language).lines(name)
    return re.compile(rf"(?:{'|'.join(lines)})(?:{after})", re.IGNORECASE) if lines else None
