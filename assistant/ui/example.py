"""The example of the drafting screen in each language: its text, what it is for, what it is rewritten for."""

import tomllib
from functools import cache
from typing import Any

from assistant.ui.screen import FOLDER


def of(language: str) -> dict[str, Any]:
    """Return the example in a language of the screens: `text`, `network`, `networks`, `keyphrases`."""
    return _examples()[language]


def networks(text: str) -> tuple[str, ...]:
    """Return the networks that an example is rewritten for; none for any other text."""
    return next((tuple(one["networks"]) for one in _examples().values() if one["text"] == text.strip()), ())


@cache
def _examples() -> dict[str, dict[str, Any]]:
    read = tomllib.loads((FOLDER / "examples" / "post.toml").read_text(encoding="utf-8"))
    return {language: {**one, "text": one["text"].strip()} for language, one in read.items()}
