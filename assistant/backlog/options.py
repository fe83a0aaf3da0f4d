"""What is asked for a backlog: what makes a job this one, and what may change from run to run."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from assistant.backlog.named_networks import named
from assistant.brand import Brand, from_values
from assistant.checks import Goal
from assistant.errors import UserError
from assistant.messages import N_, Message
from assistant.store import Row

RULES = "rules"  # the engine that needs no model
CONCURRENCY = 8  # requests at once unless said otherwise: what providers' smallest plans bear
NO_NETWORK = N_("The row names no network; choose networks for all rows, or fill its column.")
UNKNOWN_NETWORK = N_("The row names a network that is not known here: {name}.")


@dataclass(frozen=True)
class JobOptions:
    """What makes a job: the same file with the same options is the same job.

    Without `networks`, each row goes where its own column says. `mapping` gives the column of each field.
    """

    networks: tuple[str, ...] = ()
    engine: str = RULES
    model: str | None = None
    language: str | None = None
    target_language: str | None = None
    keyphrases: tuple[str, ...] = ()
    attempts: int | None = None
    brand: Mapping[str, Any] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the options as the store keeps them."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    def goal(self, row: Row, network: str) -> Goal:
        """Return what a row's text is for; its own keyphrase comes first."""
        own = tuple(part.strip() for part in str(row.fields.get("keyphrase", "")).split(",") if part.strip())
        return Goal(network, None, (*own, *(k for k in self.keyphrases if k not in own)), self.voice())

    def voice(self) -> Brand:
        """Return the brand of all the texts."""
        return from_values(self.brand)


@dataclass(frozen=True)
class Limits:
    """What may change from run to run: the most to spend, in US dollars, and how many requests go out at once.

    With `batch`, the requests go out by the provider's batch interface: cheaper, within a day. `cluster` is the address
    of a Dask scheduler whose workers do the work.
    """

    budget: float | None = None
    concurrency: int = CONCURRENCY
    batch: bool = False
    cluster: str | None = None


def options_from(values: Mapping[str, Any]) -> JobOptions:
    """Return the options that `as_json` wrote; what a later version added is left out."""
    known = {f.name for f in fields(JobOptions)}
    frozen: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in values.items() if n in known}
    return JobOptions(**frozen)


def targets(row: Row, options: JobOptions) -> tuple[tuple[str, ...], Message | None]:
    """Return the networks a row goes to and, where it cannot go to any, why."""
    if options.networks:
        return options.networks, None
    cell = str(row.fields.get("network", "")).strip()
    try:
        found = named(cell) if cell else ()
    except UserError:
        return (), Message(UNKNOWN_NETWORK, {"name": cell})
    return found, None if found else Message(NO_NETWORK)
