"""What requests to a model consumed."""

from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True)
class Usage:
    """Requests sent, tokens in and out, and their cost in US dollars; None where no price is known.

    `estimated` says that some tokens were counted here, because the server did not say (a cut or cancelled answer).
    """

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0
    estimated: bool = False

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.requests + other.requests,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            None if self.cost is None or other.cost is None else self.cost + other.cost,
            self.estimated or other.estimated,
        )

    def as_json(self) -> dict[str, int | float | None]:
        """Return the usage as the contracts write it."""
        return {
            "requests": self.requests,
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "cost": None if self.cost is None else round(self.cost, 6),
        }


def total(usages: list[Usage] | tuple[Usage, ...]) -> Usage:
    """Return the sum of several usages."""
    return reduce(Usage.__add__, usages, Usage())
