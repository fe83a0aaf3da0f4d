"""Who a French text speaks to: tu, vous, both, or nobody."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.document import Span
from assistant.languages import Pack

Address = Literal["tu", "vous", "mixed", "none"]

# Quoted words, links, handles and hashtags address nobody; « rendez-vous » is a noun, « s'est tu » a verb.
_SET_ASIDE = re.compile(
    r"«[^»\n]{0,200}»|“[^”\n]{0,200}”|\"[^\"\n]{0,200}\"|https?://\S+|www\.\S+|[#@][\w.·-]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+"
    r"|\brendez-vous\b|\bgarde-à-vous\b|\bm'as-tu-vu\b|\btu\b(?<=\best tu)"
    r"|\b(?:un|le|du|au|ce|ton|son|quel|bon|sur) ton\b"
    r"|\bles tiens\b|\bà tu et à toi\b|-t-(?=(?:il|elle|on)\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"-?[^\W\d_]+'|-?[^\W\d_]+(?:-(?:même|mêmes|là|ci)\b)?|[^\s\w]|\d+")
_OPENS = frozenset({".", "!", "?", "…", ",", ";", ":", "(", "—", "–", "-", "•", "|", "/", '"', "»", "*", "👉"})
_JOINS = frozenset(
    {"et", "puis", "alors", "ou", "mais", "donc", "sinon", "vite", "allez", "ensuite", "enfin", "surtout"}
)
_NEGATIONS = frozenset({"pas", "plus", "jamais", "rien", "surtout", "guère"})


@dataclass(frozen=True)
class Marks:
    """The words that address somebody, by kind, with their places."""

    tu: tuple[Span, ...]
    vous: tuple[Span, ...]

    @property
    def address(self) -> Address:
        """Return what the marks add up to."""
        if self.tu and self.vous:
            return "mixed"
        return "tu" if self.tu else "vous" if self.vous else "none"


@dataclass(frozen=True)
class _Lists:
    tu: frozenset[str]
    vous: frozenset[str]
    not_vous: frozenset[str]
    imperatives: frozenset[str]
    sure: frozenset[str]
    openers: frozenset[str]


def marks(text: str, pack: Pack) -> Marks | None:
    """Return the words of a text that say tu or vous; None for a language without the lists."""
    lists = _lists(pack)
    if not lists.tu:
        return None
    folded = _SET_ASIDE.sub(lambda m: "," * len(m.group()), text.replace("’", "'"))
    found = [(m.group().lower(), Span(*m.span())) for m in _TOKEN.finditer(folded)]
    words = [word for word, _ in found]
    kinds = [_kind(words, index, _breaks(folded, found[index][1].start), lists) for index in range(len(words))]
    spans = [(kind, span) for kind, (_, span) in zip(kinds, found, strict=True)]
    return Marks(tuple(s for k, s in spans if k == "tu"), tuple(s for k, s in spans if k == "vous"))


def _breaks(text: str, start: int) -> bool:
    """Whether a line, or the text, begins here."""
    return not text[:start].strip() if start < 4 else text[start - 1] == "\n" or text[:start].rstrip(" ").endswith("\n")


def _kind(words: list[str], index: int, begins: bool, lists: _Lists) -> str | None:
    word = words[index]
    bare = word.removeprefix("-")
    before = words[index - 1] if index else ""
    if bare in lists.tu:
        return "tu"
    if bare in lists.vous:
        return "vous"
    if bare.endswith("ez") and bare not in lists.not_vous and len(bare) > 3:
        return "vous"
    opens = begins or not before or before in lists.tu or before in _JOINS or not before[0].isalnum()
    if bare in ("faites", "dites"):
        return "vous" if opens or before in ("ne", "n'", "vous", "le", "la", "les") else None
    return "tu" if _is_imperative(words, index, opens, lists) else None


def _is_imperative(words: list[str], index: int, opens: bool, lists: _Lists) -> bool:
    word, after = words[index], words[index + 1] if index + 1 < len(words) else ""
    if word in ("ne", "n'") and opens:
        clitics = 1 + (after in {"te", "t'", "le", "la", "l'", "les", "y", "en", "me", "m'", "nous"})
        rest = words[index + clitics : index + clitics + 2]
        return (
            len(rest) == 2
            and rest[1] in _NEGATIONS
            and not rest[0].endswith(("ez", "ons", "er", "ir", "re", "oir", "tes"))
        )
    if not opens:
        return False
    if word in lists.sure:
        return word != "va" or after.startswith("-") or after in lists.openers
    if word not in lists.imperatives:
        return False
    joined = words[index + 2] if after in ("et", "puis") and index + 2 < len(words) else ""
    return after in lists.openers or after.startswith("-") or joined in lists.imperatives | lists.sure


@cache
def _lists(pack: Pack) -> _Lists:
    names = ("tu", "vous", "not_vous", "imperatives", "imperatives_sure", "openers")
    return _Lists(*(pack.words(f"address_{name}") for name in names))
