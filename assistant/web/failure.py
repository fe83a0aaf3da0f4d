"""Why an address gave nothing: a word for code, a sentence for people."""

from typing import Literal

from assistant.errors import OutsideError
from assistant.messages import Text

Reason = Literal[
    "offline",
    "bad_address",
    "no_such_host",
    "unresolved",
    "private_address",
    "refused",
    "unreachable",
    "bad_certificate",
    "timed_out",
    "too_big",
    "too_many_redirects",
    "not_html",
    "robots",
    "damaged",
    "status",
]


class Failure(OutsideError):
    """A fetch that ended without a body to read."""

    def __init__(self, reason: Reason, text: Text, **params: object) -> None:
        super().__init__(text, **params)
        self.reason: Reason = reason
