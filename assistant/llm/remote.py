"""A client whose requests somebody else sends: it has neither a connection nor a key."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.llm.answers import Answer, Options, Turns
from assistant.llm.client import Client, OnText


@dataclass
class RemoteClient(Client):
    """A client that hands each request over to `send`, which gives the answer or raises what went wrong."""

    send: Callable[[Turns, Options], Answer] = field(kw_only=True)

    def __post_init__(self) -> None:
        """Open no connection."""

    def complete(
        self,
        messages: Turns,
        options: Options | None = None,
        on_text: OnText | None = None,
        cancel: threading.Event | None = None,
    ) -> Answer:
        """Return the answer that `send` gives, whole: nothing is streamed from afar."""
        return self.send(messages, options or Options())
