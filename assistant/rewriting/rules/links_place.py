"""Links where the network wants them: last on some, behind a button or in the bio on others."""

from assistant.messages import N_, Message
from assistant.networks.entities import links, plain
from assistant.rewriting.rules.bonds import awaits_more
from assistant.rewriting.rules.data import quoted, section
from assistant.rewriting.rules.pieces import Piece, cut, joined, without
from assistant.rewriting.rules.tags import is_tags
from assistant.rewriting.rules.task import Aim, Step

MOVED = N_("Moved to the end, where a link belongs on {network}: “{sentence}”.")
NOT_OPEN = N_("Links do not open in a text on {network}: {link} stays as it is written.")
NOT_OPEN_BIO = N_("Links do not open in a text on {network}: {link} stays as it is written; put it in your bio too.")
NOT_OPEN_BUTTON = N_("Links do not open in a text on {network}: {link} stays; put it behind the post’s button too.")
PLACES = {"bio": NOT_OPEN_BIO, "button": NOT_OPEN_BUTTON}
_ASKS = "?؟"
_CLOSING = " .!…:;,»)\u00a0\u202f"


def place(text: str, aim: Aim) -> Step:
    """Return the text with its link last where the network wants it so, and a word where links do not open.

    Only a sentence that ends with its link and closes its paragraph moves: nothing after it leans on it. It goes before
    a farewell and the hashtags.
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
    moving = [i for i, piece in enumerate(pieces) if _may_move(pieces, i)]
    closing = _farewell(pieces, moving)
    body = [i for i, piece in enumerate(pieces) if i < closing and i not in moving and not is_tags(piece.text)]
    moving = [i for i in moving if body and i < body[-1]]
    if not moving:
        return Step(text)
    *stay, last = without(pieces[: body[-1] + 1], moving.__contains__)
    moved = [Piece(pieces[i].text, "\n\n") for i in moving]
    after = [piece for i, piece in enumerate(pieces) if i > body[-1] and i not in moving]
    ordered = [*stay, Piece(last.text, "\n\n"), *moved, *after]
    changes = (Message(MOVED, {"network": profile.shown, "sentence": quoted(pieces[i].text)}) for i in moving)
    return Step(joined(ordered), tuple(changes))


def _farewell(pieces: tuple[Piece, ...], moving: list[int]) -> int:
    """Return where the farewell begins: short lines that ask nothing, after the last link and more text before it."""
    end = next((i for i in range(len(pieces), 0, -1) if not is_tags(pieces[i - 1].text)), 0)
    if not moving or moving[-1] + 1 >= end:
        return end
    lines = "".join(piece.text + piece.gap for piece in pieces[moving[-1] + 1 : end]).split("\n")
    before = sum(len(piece.text.split()) for piece in pieces[: moving[-1]])
    short = all(len(line.split()) <= section("farewell")["line_words"] for line in lines)
    asks = any(sign in line for line in lines for sign in _ASKS)
    longer = before > sum(len(line.split()) for line in lines)
    return moving[-1] + 1 if short and longer and not asks else end


def _may_move(pieces: tuple[Piece, ...], index: int) -> bool:
    if index and awaits_more(pieces[index - 1].text):
        return False
    piece = pieces[index]
    found = plain.links(piece.text)
    closes_paragraph = "\n" in piece.gap or index == len(pieces) - 1
    return bool(found) and closes_paragraph and not piece.text[found[-1].end :].strip(_CLOSING)
