"""What has been heard of one answer: the objects of the protocol, read as servers really send them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.llm.answers import Endpoint
from assistant.llm.explain import told, unreadable
from assistant.llm.request import data

_HALF = re.compile("[\ud800-\udfff]")  # half of a character beyond U+FFFF, which some servers send by itself
FILTERED = "content_filter"


@dataclass
class Heard:
    """What has been heard of one answer so far."""

    endpoint: Endpoint
    heard: str = ""
    finish: str | None = None
    model: str = ""
    counted: tuple[int, int] | None = None
    anything: bool = False

    @property
    def text(self) -> str:
        """Return the text so far; halves of characters joined, a lone one replaced."""
        if not _HALF.search(self.heard):
            return self.heard
        return self.heard.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def hear(self, said: Any, part: str) -> bool:
        """Take in one object of the protocol; return whether text was added. Raise a `ModelError` on anything else."""
        if isinstance(said, dict) and said.get("error") and not said.get("choices"):
            raise told(said["error"], self.endpoint)
        if not isinstance(said, dict) or not isinstance(said.get("choices"), list):
            raise unreadable()
        self.anything = True
        self.model = str(said.get("model") or self.model)
        self.counted = _counted(said.get("usage")) or self.counted
        if not said["choices"]:
            return False
        choice = said["choices"][0]
        message = choice.get(part) if isinstance(choice, dict) else None
        if not isinstance(message, dict):
            raise unreadable()
        self.finish = _finish(choice.get("finish_reason")) or self.finish
        piece = _written(message.get("content"))
        if message.get("refusal") and not piece:
            self.finish = FILTERED
        self.heard += piece
        return bool(piece)


def _written(content: object) -> str:
    """Return the text of a message: one string, or the parts of it that are text and no thought."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    texts = [part.get("text") for part in parts if isinstance(part, dict) and part.get("type") == "text"]
    return "".join(text for text in texts if isinstance(text, str))


def _counted(usage: object) -> tuple[int, int] | None:
    """Return the tokens given and written, None where the server does not count them in numbers."""
    if not isinstance(usage, dict):
        return None
    try:
        given, written = (usage.get(name) for name in ("prompt_tokens", "completion_tokens"))
        return int(given if given is not None else 0), int(written if written is not None else 0)
    except (TypeError, ValueError):
        return None


def _finish(reason: object) -> str | None:
    """Return why an answer ended, in the protocol's words, whatever the server calls it."""
    if not isinstance(reason, str) or not reason:
        return None
    return _finishes().get(reason.lower(), "stop")


@cache
def _finishes() -> Mapping[str, str]:
    return {name: ours for ours, names in data()["finish"].items() for name in names}
