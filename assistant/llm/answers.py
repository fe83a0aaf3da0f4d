"""What is said to a model and what it answers: plain values."""

import hashlib
import ipaddress
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from assistant.llm.usage import Usage

Turns = Sequence[Mapping[str, str]]  # {"role": "system" | "user" | "assistant", "content": "…"}
OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True)
class Endpoint:
    """An OpenAI-compatible server and the model to ask there; without an address, OpenAI's own."""

    base_url: str | None
    api_key: str | None = field(repr=False)  # never shown
    model: str

    @property
    def address(self) -> str:
        """Return the address requests go to."""
        return self.base_url or OPENAI

    @property
    def is_local(self) -> bool:
        """Whether the server is this machine: nothing leaves it, and nobody sends a bill."""
        host = urlsplit(self.address).hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


@dataclass(frozen=True)
class Options:
    """How the model is to answer; None leaves it to the server. `variant` sets apart requests for another go."""

    temperature: float | None = None
    max_tokens: int | None = None
    schema: Mapping[str, Any] | None = None  # a JSON schema the answer must follow, where the endpoint can
    variant: int = 0


@dataclass(frozen=True)
class Answer:
    """What the model said. `finish_reason`: stop, length (cut at the token limit), content_filter, or cancelled."""

    text: str
    finish_reason: str
    model: str
    usage: Usage
    cached: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return plain values, for a store."""
        return {**vars(self), "usage": dict(vars(self.usage))}


def answer_from(values: Mapping[str, Any]) -> Answer:
    """Return the answer that `as_json` wrote."""
    return Answer(**{**values, "usage": Usage(**values["usage"])})


class Answers(Protocol):
    """A memory of answers, so that the same request is never paid for twice."""

    def get(self, key: str) -> Answer | None:
        """Return the answer kept under `key`, None without one."""

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer under `key`."""


def request_key(endpoint: Endpoint, turns: Turns, options: Options) -> str:
    """Return the name of a request: equal for equal requests to the same model; the key is no part of it."""
    content = [endpoint.address, endpoint.model, [dict(turn) for turn in turns], vars(options)]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
