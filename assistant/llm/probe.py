"""Whether an endpoint answers: for the commands that say what works here."""

import time
from dataclasses import dataclass

from assistant.llm.answers import Endpoint, Options
from assistant.llm.client import Client
from assistant.llm.errors import ModelError
from assistant.llm.usage import Usage
from assistant.messages import Message

QUESTION = ({"role": "user", "content": "Answer with the one word: ready"},)
ROOM = 16  # tokens: enough for one word


@dataclass(frozen=True)
class Probe:
    """What came of asking an endpoint for one word. `message` says what is wrong, None when nothing is."""

    address: str
    model: str
    answers: bool
    seconds: float
    message: Message | None
    usage: Usage

    def as_json(self, ui: str) -> dict[str, object]:
        """Return plain values; the sentence in the language `ui`."""
        return {
            "address": self.address,
            "model": self.model,
            "answers": self.answers,
            "seconds": round(self.seconds, 3),
            "message": self.message.render(ui) if self.message else None,
            "usage": self.usage.as_json(),
        }


def probe(endpoint: Endpoint, client: Client | None = None) -> Probe:
    """Return whether the endpoint answers, as which model and how fast; costs one small request."""
    asks, began = client or Client(endpoint), time.monotonic()
    try:
        answer = asks.complete(QUESTION, Options(max_tokens=ROOM))
    except ModelError as error:
        seconds = time.monotonic() - began
        return Probe(endpoint.address, endpoint.model, False, seconds, error.message, error.usage)
    return Probe(endpoint.address, answer.model, True, time.monotonic() - began, None, answer.usage)
