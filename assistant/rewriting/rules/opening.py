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
DIRECT = "direct"  # how a profile says that its readers see the first words alone


def open_with_news(text: str, aim: Aim) -> Step:
    """Return the text without what its first sentence, or the start of any other, says before the news.

    A reply and a text with nothing but a greeting stay as they are.
    """
    if aim.profile is None or aim.profile.facts.get("opening") != DIRECT or aim.goal.form == "reply":
        return Step(text)
    pieces = cut(text, aim.language)
    kept, changes = _without_greeting(pieces, aim.language)
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


def _without_greeting(pieces: tuple[Piece, ...], language: str) -> tuple[list[Piece], list[Message]]:
    pattern = _pattern(language, "post_greetings", r"(?P<whole>\W*$)|(?P<on>\s*[,!]\s+)(?=\w)")
    found = pattern.match(_straight(pieces[0].text)) if pattern and pieces else None
    if found is None:
        return list(pieces), []
    rest = pieces[0].text[found.end() :]
    changes = [Message(GREETING, {"sentence": quoted(found.group().rstrip(" ,"))})]
    if rest:
        return [Piece(_capital(rest), pieces[0].gap), *pieces[1:]], changes
    return (list(pieces[1:]), changes) if pieces[1:] else (list(pieces), [])


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
    return text[:1].upper() + text[1:]


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
