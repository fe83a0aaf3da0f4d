"""What can go wrong between here and a model, each with a sentence that says what to do."""

from collections.abc import Mapping
from typing import Any, ClassVar

from assistant.errors import OutsideError, UserError
from assistant.llm.usage import Usage
from assistant.messages import Text


class ModelError(OutsideError):
    """The model could not be asked, or its answer could not be read; `usage` is what was spent on it all the same.

    `kind` names the row of `limits.toml` that says how often to try again. `final` means that any other request
    would fail in the same way: the address, the key or the model's name is wrong.
    """

    kind: ClassVar[str] = ""
    final: ClassVar[bool] = False

    def __init__(self, text: Text, **params: object) -> None:
        super().__init__(text, **params)
        self.usage = Usage()
        self.retry_after: float | None = None

    @property
    def asks_to_slow_down(self) -> bool:
        """Whether fewer requests at once would help."""
        return self.kind == "rate_limited"


class Unreachable(ModelError):
    """Nobody answers at the address."""

    kind = "unreachable"
    final = True


class TimedOut(ModelError):
    """The server went silent."""

    kind = "timed_out"


class RateLimited(ModelError):
    """The server asks to slow down."""

    kind = "rate_limited"


class QuotaSpent(ModelError):
    """The account has no credit left."""

    final = True


class ServerFailed(ModelError):
    """The server says that it failed."""

    kind = "server_failed"


class WrongKey(ModelError):
    """The key is refused."""

    final = True


class UnknownModel(ModelError):
    """The server does not know the model, or the address is not an endpoint's."""

    final = True


class RequestRefused(ModelError):
    """The server refuses the request as it is: too long, or with an option it does not take."""


class Unreadable(ModelError):
    """The answer is not the protocol's."""

    kind = "unreadable"


class CutShort(ModelError):
    """The answer stopped before its end."""

    kind = "cut_short"


class Offline(UserError):
    """The user shut the network off."""


class NoEndpoint(UserError):
    """No endpoint is configured."""


class Deferred(Exception):
    """A request that is to go into a batch; `key` is its name among the answers."""

    def __init__(self, key: str, request: Mapping[str, Any]) -> None:
        super().__init__(key)
        self.key, self.request = key, request
