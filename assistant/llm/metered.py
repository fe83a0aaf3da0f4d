"""A client that sends no request whose worst case would pass a budget."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.llm.answers import Answer, Endpoint
from assistant.llm.client import Ask, Client
from assistant.llm.errors import ModelError
from assistant.llm.limits import figures
from assistant.llm.prices import cost
from assistant.llm.purse import Purse
from assistant.llm.request import body

UNKNOWN = ("timed_out", "cut_short", "unreadable")  # failures after which nobody knows what will be on the bill


@dataclass
class Metered(Client):
    """A client with a purse; raises `BudgetSpent` where the next request might cost more than what is left."""

    purse: Purse = field(kw_only=True)
    _inside: threading.local = field(default_factory=threading.local, init=False, repr=False)

    def _once(self, ask: Ask) -> Answer:
        if getattr(self._inside, "paying", False):  # the same request again, without a parameter the server refused
            return super()._once(ask)
        worst = worst_cost(self.endpoint, body(self.endpoint, ask.messages, ask.options))
        with self.purse.hold(worst):
            self._inside.paying = True
            try:
                answer = super()._once(ask)
            except ModelError as error:
                self.purse.pay(worst if error.kind in UNKNOWN else error.usage.cost or 0.0)
                raise
            finally:
                self._inside.paying = False
            self.purse.pay(answer.usage.cost or 0.0)
        return answer


def worst_cost(endpoint: Endpoint, request: Mapping[str, Any]) -> float:
    """Return the most a request can cost: a token a byte of what is said, and all the room of the answer."""
    turn = figures()["tokens"]["turn"]
    given = sum(turn + sum(len(text.encode()) for text in said.values()) for said in request["messages"])
    written = request.get("max_completion_tokens") or request.get("max_tokens") or 0
    return cost(endpoint, given, written) or 0.0
