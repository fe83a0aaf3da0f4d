"""A call that goes round about, as in « N’hésitez pas à réserver », says what to do: « Réservez »."""

import re
from functools import cache

from assistant.languages import Pack
from assistant.languages import load as load_pack
from assistant.messages import N_, Message
from assistant.rewriting.pieces import Piece, cut, joined
from assistant.rewriting.rules.task import Aim, Step

DIRECT = N_("The call says what to do at once: “{before}” became “{after}”.")
# What follows may lean on the infinitive too: another one, after a conjunction or a comma.
_ANOTHER = re.compile(r"(?:,|\b(?:et|ou|puis|ni)\b)\s+(?:\w+\s+){0,2}\w+(?:er|ir|re)\b", re.IGNORECASE)


def call_directly(text: str, aim: Aim) -> Step:
    """Return the text with each roundabout call as an imperative, where its infinitive stands alone."""
    pack = load_pack(aim.language)
    pattern = _pattern(pack)
    said: list[Piece] = []
    changes: list[Message] = []
    for piece in cut(text, aim.language):
        found = pattern.match(piece.text.replace("’", "'")) if pattern else None
        if found is None or _ANOTHER.search(piece.text, found.end()):
            said.append(piece)
            continue
        order = _imperative(found, pack)
        said.append(Piece(order + piece.text[found.end() :], piece.gap))
        changes.append(Message(DIRECT, {"before": piece.text[: found.end()], "after": order}))
    return Step(joined(said), tuple(changes)) if changes else Step(text)


def _imperative(found: "re.Match[str]", pack: Pack) -> str:
    after = dict(line.split(" ") for line in pack.lines("post_clitics"))
    clitic = (found["clitic"] or "").strip().lower()
    verb = f"{found['verb'][:-1]}z"
    return verb[:1].upper() + verb[1:] + (f"-{after[clitic]}" if clitic else "")


@cache
def _pattern(pack: Pack) -> "re.Pattern[str] | None":
    """Return the pattern of a detour, a pronoun and an infinitive; None for a language without the list."""
    detours = "|".join(pack.lines("post_hesitations"))
    written = [line.split(" ")[0] for line in pack.lines("post_clitics")]
    clitics = "|".join(word if word.endswith("'") else f"{word} " for word in written)
    if not detours:
        return None
    return re.compile(rf"(?:{detours}) (?P<clitic>(?:{clitics})?)(?P<verb>\w+er)\b", re.IGNORECASE)
