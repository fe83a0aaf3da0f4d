"""What the sample posts of a brand have in common: measured, never guessed."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assistant.brand import Brand
from assistant.checks.style.address import marks
from assistant.checks.style.emoji import emoji
from assistant.document import read
from assistant.languages import identify
from assistant.languages import load as load_pack
from assistant.networks.entities import hashtags, plain

Range = tuple[int, int]  # least and most


@cache
def figures() -> Mapping[str, Any]:
    """Return the figures of `habits.toml`."""
    return tomllib.loads((Path(__file__).parent / "habits.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Habits:
    """What sample posts have in common; None where they show no habit.

    `words.toml` of the prompts names the kinds of openings and closings.
    """

    posts: int
    address: str | None
    words: Range
    emoji: Range
    hashtags: Range
    exclamations: Range
    opening: str | None
    closing: str | None


def habits(brand: Brand) -> Habits | None:
    """Return the habits of a brand; None with too few sample posts to call anything a habit."""
    return _habits(tuple(sample for sample in brand.samples if sample.strip()))


@lru_cache(maxsize=64)
def _habits(samples: tuple[str, ...]) -> Habits | None:
    if len(samples) < figures()["least_samples"]:
        return None
    addresses = [found for sample in samples if (found := address_of(sample, None)) != "none"]
    return Habits(
        len(samples),
        _most(addresses, len(addresses)),
        _range([len(sample.split()) for sample in samples]),
        _range([len(emoji(sample)) for sample in samples]),
        _range([len(hashtags(sample)) for sample in samples]),
        _range([sample.count("!") for sample in samples]),
        _most([_opening(sample) for sample in samples], len(samples)),
        _most([_closing(sample) for sample in samples], len(samples)),
    )


def address_of(text: str, language: str | None) -> str:
    """Return tu, vous, mixed or none: whom a text speaks to."""
    found = marks(text, load_pack(language or identify(text) or "fr"))
    return found.address if found else "none"


def spoken(brand: Brand) -> str | None:
    """Return tu or vous: what the brand has chosen, or else what its posts say."""
    shown = habits(brand)
    return brand.address or (shown.address if shown and shown.address in ("tu", "vous") else None)


def _opening(text: str) -> str | None:
    """Return how a post opens: emoji, hashtag, question, exclamation; None for a plain sentence."""
    stripped = text.strip()
    if any(span.start == 0 for span in emoji(stripped)):
        return "emoji"
    if any(tag.start == 0 for tag in hashtags(stripped)):
        return "hashtag"
    sentences = read(stripped, language=identify(stripped) or "fr").sentences
    last = sentences[0].text.rstrip(" \u00a0\u202f")[-1:] if sentences else ""
    return {"?": "question", "!": "exclamation"}.get(last)


def _closing(text: str) -> str | None:
    """Return how a post closes: hashtags, link, question, emoji, exclamation; None for a plain sentence."""
    stripped = text.strip()
    if any(tag.end == len(stripped) for tag in hashtags(stripped)):
        return "hashtags"
    if any(link.end >= len(stripped.rstrip(".")) for link in plain.links(stripped)):
        return "link"
    if any(span.end == len(stripped) for span in emoji(stripped)):
        return "emoji"
    return {"?": "question", "!": "exclamation"}.get(stripped[-1:])


def _range(counts: Sequence[int]) -> Range:
    return min(counts), max(counts)


def _most(found: Sequence[str | None], of: int) -> str | None:
    """Return what at least the share of `share` shows, None without."""
    kind, count = Counter(found).most_common(1)[0] if found else (None, 0)
    return kind if of and count / of >= figures()["share"] else None
