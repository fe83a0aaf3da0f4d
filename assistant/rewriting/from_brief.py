"""A first text from nothing: a brief's facts, an outline's headings or an idea to fill in, by recipe or for a model.

No recipe says anything of its own: what it writes stands in what it is given, or in brackets for the writer to fill in.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
BULLET = "• "
_ENDS = (".", "!", "?", "…", "؟", ":", ";")
_APART = re.compile(r"(?:https?://\S+|[#@]\w\S*)(?:\s+(?:https?://\S+|[#@]\w\S*))*")  # an address, or hashtags alone
_INNER = re.compile(r"[-*•–]\s|\s+\S")  # how an outline writes what stands under a heading
_SIGN = re.compile(r"\s*(?:(?:[-*•–]|\d+[.)])(?=\s))?\s*")  # "-20 %" keeps its sign


@dataclass(frozen=True)
class Brief:
    """What a post is to say: its facts, in their order, whom it is for, what its readers are asked to do."""

    facts: tuple[str, ...]
    audience: str = ""
    action: str = ""

    def post(self, language: str) -> str:
        """Return a first post: the first fact, the others listed, whom it is for, the call to action, the address."""
        apart = [fact for fact in self.facts if _APART.fullmatch(fact)]
        told = [fact for fact in self.facts if fact not in apart]
        rest = [_ended(fact) for fact in told[1:2]] if len(told) == 2 else [BULLET + fact for fact in told[1:]]
        audience = _words(language)["audience"].format(audience=self.audience) if self.audience else ""
        close = "\n".join(part for part in (_ended(self.action), *apart) if part)
        parts = (_ended(told[0]) if told else "", "\n".join(rest), audience, close)
        return "\n\n".join(part for part in parts if part)

    def material(self, language: str) -> str:
        """Return the brief as a model reads it: its facts as a list, then whom it is for and what is asked."""
        words = _words(language)
        lines = [words["facts"], *(f"- {fact}" for fact in self.facts)]
        lines += [words["audience"].format(audience=self.audience)] if self.audience else []
        lines += [words["action"].format(action=self.action)] if self.action else []
        return "\n".join(lines)


def lines_of(text: str) -> tuple[str, ...]:
    """Return what is written one a line, without the signs of a list."""
    return tuple(line for raw in text.splitlines() if (line := _SIGN.sub("", raw, count=1).strip()))


def article(outline: str) -> str:
    """Return an outline as an article to fill in, in Markdown: its title, its headings, what stands under them."""
    written: list[str] = []
    for raw in outline.splitlines():
        if not raw.strip():
            continue
        if raw.startswith("#"):
            written.append(f"\n{raw.strip()}\n")
        elif not written:
            written.append(f"# {_SIGN.sub('', raw, count=1).strip()}\n")
        elif _INNER.match(raw):
            written.append(f"- {_SIGN.sub('', raw, count=1).strip()}")
        else:
            written.append(f"\n## {_SIGN.sub('', raw, count=1).strip()}\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(written)).strip()


def kinds() -> tuple[str, ...]:
    """Return what ideas there are of: a debate, a contest, an event, a poll."""
    return tuple(next(iter(_ideas().values())))


def ideas(kind: str, subject: str, language: str) -> tuple[str, ...]:
    """Return ideas of a kind about a subject; those in English where the language has none of its own."""
    known = _ideas()
    about = _ended(subject).rstrip(".!?…:; \u00a0\u202f")
    return tuple(idea.replace("{subject}", about) for idea in known.get(language, known["en"])[kind])


def _ended(text: str) -> str:
    """Return a text as a sentence, begun and ended as one; a name that begins small, an address at its end stay so."""
    text = text.strip()
    first = text.partition(" ")[0]
    text = text[:1].upper() + text[1:] if first.islower() and not first.startswith("http") else text
    last = text.split()[-1] if text else ""
    return text if not text or text.endswith(_ENDS) or _APART.fullmatch(last) else f"{text}."


def _words(language: str) -> Mapping[str, str]:
    told: Mapping[str, Mapping[str, str]] = _data("from_brief")
    return told.get(language, told["en"])


def _ideas() -> Mapping[str, Mapping[str, Sequence[str]]]:
    known: Mapping[str, Mapping[str, Sequence[str]]] = _data("ideas")
    return known


@cache
def _data(name: str) -> Any:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
