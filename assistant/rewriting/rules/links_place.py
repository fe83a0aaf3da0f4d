"""Links where the network wants them: last on some, behind a button or in the bio on others."""

import re

from assistant.messages import N_, Message
from assistant.networks.entities import links, plain
from assistant.rewriting.bonds import asks, awaits_more, entries, is_heading
from assistant.rewriting.leaning import leans
from assistant.rewriting.pieces import Piece, cut, joined, without
from assistant.rewriting.rules.data import quoted, section
from assistant.rewriting.rules.tags import is_tags
from assistant.rewriting.rules.task import Aim, Step

MOVED = N_("Moved to the end, where a link belongs on {network}: “{sentence}”.")
NOT_OPEN = N_("Links do not open in a text on {network}: {link} stays as it is written.")
NOT_OPEN_BIO = N_("Links do not open in a text on {network}: {link} stays as it is written; put it in your bio too.")
NOT_OPEN_BUTTON = N_("Links do not open in a text on {network}: {link} stays; put it behind the post’s button too.")
PLACES = {"bio": NOT_OPEN_BIO, "button": NOT_OPEN_BUTTON}
_ASKS = "?؟"
_NOTE = re.compile(r"([*†‡¹²³⁴⁵]+|\[\d\]|\(\d\))\s?\S")
_CLOSING = " .!…:;,»)\u00a0\u202f"


def place(text: str, aim: Aim) -> Step:
    """Return the text with its link last where the network wants it so, and a word where links do not open.

    Only the sentence of the text's one link moves, where it ends with it and nothing leans on its place: not out of a
    list, nor away from its question. It goes before a farewell, footnotes and the hashtags.
    """
    profile = aim.profile
    if profile is None:
        return Step(text)
    if profile.facts.get("links_clickable") is False:
        found = links(text, profile)
        told = PLACES.get(profile.facts.get("link_place", ""), NOT_OPEN)
        return Step(text, tuple(Message(told, {"network": profile.shown, "link": e.text}) for e in found[:1]))
    if profile.facts.get("links_at") != "last":
        return Step(text)
    pieces = cut(text, aim.language)
    body = [i for i in range(_end(pieces, _moving(pieces, aim.language))) if not is_tags(pieces[i].text)]
    moving = _moving(pieces[: body[-1] + 1], aim.language) if body else None
    if moving is None or moving == body[-1]:
        return Step(text)
    *stay, last = without(pieces[: body[-1] + 1], {moving}.__contains__)
    ordered = [*stay, Piece(last.text, "\n\n"), Piece(pieces[moving].text, "\n\n"), *pieces[body[-1] + 1 :]]
    return Step(joined(ordered), (Message(MOVED, {"network": profile.shown, "sentence": quoted(pieces[moving].text)}),))


def _moving(pieces: tuple[Piece, ...], language: str) -> int | None:
    """Return which sentence may move: the one with the text's only link, where nothing around it leans on its place.

    One inside a paragraph passes only the question that closes the text: what it calls for stands before it.
    """
    linked = [i for i, piece in enumerate(pieces) if plain.links(piece.text)]
    if len(linked) != 1 or not _may_move(pieces, linked[0], language):
        return None
    index = linked[0]
    alone = index == 0 or "\n" in pieces[index - 1].gap
    passed = [piece for piece in pieces[index + 1 :] if not is_tags(piece.text)]
    closes = bool(passed) and asks(passed[0].text) and not any("\n" in piece.gap for piece in passed[:-1])
    return index if alone or closes else None


def _end(pieces: tuple[Piece, ...], moving: int | None) -> int:
    """Return where the body ends: before the farewell, the footnotes and the closing hashtags."""
    tags = next((i for i in range(len(pieces), 0, -1) if not is_tags(pieces[i - 1].text)), 0)
    notes = _footnotes(pieces, tags)
    return notes if moving is None or moving + 1 >= notes else _farewell(pieces, moving, notes)


def _footnotes(pieces: tuple[Piece, ...], end: int) -> int:
    """Return where the closing lines begin that open with a sign by which the text above sends to them."""
    lines = [i for i in range(end) if i == 0 or "\n" in pieces[i - 1].gap]
    for start in reversed(lines):
        sign = _NOTE.match(pieces[start].text)
        if sign is None or not any(sign[1] in piece.text[1:] for piece in pieces[:start]):
            return end
        end = start
    return end


def _farewell(pieces: tuple[Piece, ...], moving: int, end: int) -> int:
    """Return where the farewell begins: short lines that ask nothing, after the link and more text before it."""
    lines = "".join(piece.text + piece.gap for piece in pieces[moving + 1 : end]).split("\n")
    before = sum(len(piece.text.split()) for piece in pieces[:moving])
    short = all(len(line.split()) <= section("farewell")["line_words"] for line in lines)
    asked = any(sign in line for line in lines for sign in _ASKS)
    longer = before > sum(len(line.split()) for line in lines)
    return moving + 1 if short and longer and not asked else end


def _may_move(pieces: tuple[Piece, ...], index: int, language: str) -> bool:
    """Whether a sentence ends with its link and its paragraph, outside of a list, and nothing before it awaits it."""
    piece = pieces[index]
    if entries(pieces)[index] is not None or leans(piece.text, language):
        return False
    if index and (awaits_more(before := pieces[index - 1].text) or asks(before) or is_heading(pieces, index - 1)):
        return False
    closes_paragraph = "\n" in piece.gap or index == len(pieces) - 1
    return closes_paragraph and not piece.text[plain.links(piece.text)[-1].end :].strip(_CLOSING)
